#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "app/control/protocol.hpp"

namespace convene::app {

// What a command does with its arguments.
using ControlCommand =
    std::function<boost::asio::awaitable<ControlAnswer>(std::vector<std::string> arguments)>;
// Named as on the command line: "mail test".
using ControlCommands = std::map<std::string, ControlCommand, std::less<>>;

struct ControlLimits {
  std::size_t clients = 8;
  std::chrono::milliseconds request{10'000};  // the time for it to arrive
};

// Takes commands through a Unix socket in the data folder, from whoever the folder belongs to and
// nobody else: those that have to be done by the one process that writes there.
class ControlServer {
 public:
  // Listens from now on; answers once `io` runs. The socket that a crashed server left is replaced.
  // REQUIRES: the DataLock is held, so that no running server's is. Throws std::runtime_error with
  // one clear sentence.
  ControlServer(boost::asio::io_context& io, std::filesystem::path socket, ControlCommands commands,
                ControlLimits limits = {});
  ~ControlServer() { stop(); }

  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;

  // Takes the socket away and sends off whoever has not asked yet. Answers that are still to come
  // are given as long as `io` runs. REQUIRES: nobody runs `io` meanwhile.
  void stop();

 private:
  struct State;

  const std::filesystem::path path_;
  // Shared with the coroutines: the io_context may let go of them after this is gone.
  const std::shared_ptr<State> state_;
};

}  // namespace convene::app

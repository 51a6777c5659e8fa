#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/bench.hpp"
#include "bench/process.hpp"
#include "storage/connection.hpp"

namespace convene::bench {

// A data directory made anew at `directory`, filled as `fill` says.
void make_data(const std::filesystem::path& directory,
               const std::function<void(storage::Connection&)>& fill);

// The server that is measured. It is asked for one line of log a fault, not one a request, as nginx
// is.
class Convene {
 public:
  // Starts it, with `settings` beside those that all have, and waits for its first answer, which is
  // `first_page`.
  Convene(const Options& options, const std::filesystem::path& data,
          std::optional<int> core = std::nullopt, std::string_view first_page = "/livez",
          const std::vector<std::string>& settings = {});

  unsigned short port() const { return port_; }
  pid_t process_id() const { return process_.id(); }
  double milliseconds_to_first_answer() const { return milliseconds_to_first_answer_; }

 private:
  const unsigned short port_;
  Process process_;
  double milliseconds_to_first_answer_ = 0;
};

// Debian's nginx with one worker that sends files with sendfile.
class Nginx {
 public:
  // Serves `content` as /page, as it is and already compressed.
  Nginx(const Options& options, std::string_view content, int core);

  unsigned short port() const { return port_; }
  pid_t worker_id() const { return worker_id_; }

 private:
  const unsigned short port_;
  std::optional<Process> process_;
  pid_t worker_id_ = 0;
};

}  // namespace convene::bench

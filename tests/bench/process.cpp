#include "bench/process.hpp"

#include <csignal>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/machine.hpp"

namespace convene::bench {

Process::Process(const Start& start) {
  std::vector<char*> arguments;
  for (const auto& word : start.command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::optional<StayOnCore> on_core;
  if (start.core) on_core.emplace(*start.core);
  id_ = fork();
  if (id_ < 0) throw std::runtime_error("a process could not be started");
  if (id_ > 0) return;
  // Whatever happens to us, it does not stay behind.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int output = open(start.output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

bool Process::is_running() {
  if (id_ < 0) return false;
  if (waitpid(id_, nullptr, WNOHANG) == 0) return true;
  id_ = -1;
  return false;
}

void Process::stop() {
  if (id_ < 0) return;
  kill(id_, SIGTERM);
  waitpid(id_, nullptr, 0);
  id_ = -1;
}

unsigned short free_port() {
  const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool is_bound =
      bind(descriptor, any, size) == 0 && getsockname(descriptor, any, &size) == 0;
  close(descriptor);
  if (!is_bound) throw std::runtime_error("there is no free port");
  return ntohs(address.sin_port);
}

}  // namespace convene::bench

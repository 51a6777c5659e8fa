#include "app/control/socket_address.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/un.h>
#include <unistd.h>

namespace convene::app {
namespace {

constexpr std::size_t path_bytes_max = sizeof(sockaddr_un::sun_path) - 1;

}  // namespace

SocketAddress::SocketAddress(const std::filesystem::path& path) {
  if (path.native().size() <= path_bytes_max) {
    endpoint_ = {path.native()};
    return;
  }
  folder_ = open(path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0) {
    throw std::runtime_error(
        fmt::format("The folder of the control socket {} cannot be opened: {}.", path.string(),
                    strerror(errno)));
  }
  endpoint_ = {fmt::format("/proc/self/fd/{}/{}", folder_, path.filename().string())};
}

SocketAddress::~SocketAddress() {
  if (folder_ >= 0) close(folder_);
}

}  // namespace convene::app

#include "app/addresses.hpp"

#include <fmt/format.h>

namespace convene::app {

std::string local_url(std::string_view address, unsigned short port) {
  const bool is_v6 = address.find(':') != std::string_view::npos;
  return is_v6 ? fmt::format("http://[{}]:{}", address, port)
               : fmt::format("http://{}:{}", address, port);
}

std::string public_url(const Config& config, unsigned short port) {
  return config.public_url.empty() ? local_url(config.listen_address, port) : config.public_url;
}

}  // namespace convene::app

#pragma once

#include <string>
#include <string_view>

#include "app/config.hpp"

namespace convene::app {

// "http://127.0.0.1:8080", "http://[::1]:8080".
std::string local_url(std::string_view address, unsigned short port);

// What links in mails begin with, without a slash at its end. `port` is the one that is listened
// on.
std::string public_url(const Config& config, unsigned short port);

}  // namespace convene::app

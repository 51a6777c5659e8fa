#pragma once

#include <string>
#include <string_view>

namespace convene::web {

// The sign-in page that leads to `wanted` afterwards.
std::string sign_in_address(std::string_view wanted);

// Where somebody goes after signing in: `wanted` if it is a page of the office, else its first one.
// Nobody is sent elsewhere by a link that looks like ours.
std::string after_sign_in(std::string_view wanted);

}  // namespace convene::web

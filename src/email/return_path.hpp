#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace convene::email {

// An address that takes a code has so many characters before the @ at most: RFC 5321 allows 64 in
// all, and a mail's number, with the signs around it, gets eleven.
constexpr std::size_t return_path_local_length_max = 30;

// Whether codes can be put into the address: all mails could come back to it.
bool can_be_return_path(std::string_view address);

// Where a mail comes back to, so that it is known by the address alone: "bounces@example.org" and
// "17.AbC" are "bounces+17.AbC@example.org".
std::string return_path(std::string_view address, std::string_view message_id);

}  // namespace convene::email

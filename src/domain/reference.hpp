#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace convene::domain {

// The name of a booking that can be read out on the phone and copied by hand: "K7M-4QX". Not a
// secret.

// `random_below(n)` gives an unpredictable number in [0, n). Two references may come out alike: the
// caller looks whether one is taken.
std::string make_reference(const std::function<std::uint32_t(std::uint32_t)>& random_below);

// What somebody typed ("k7m 4qx", "K7M4QX", an S for a 5), as it is stored. Nothing where it cannot
// be a reference.
std::optional<std::string> parse_reference(std::string_view typed);

}  // namespace convene::domain

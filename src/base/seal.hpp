#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/keys.hpp"

namespace convene {

// Encrypts and authenticates text that travels through somebody else's browser; base64url.
std::string seal(const Key& key, std::string_view plain);

// Nothing if it was not sealed with this key, or was changed on the way.
std::optional<std::string> open_seal(const Key& key, std::string_view sealed);

}  // namespace convene

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace convene {

// Must be called once, before anything else of this file and of keys, seal and password. Throws
// std::runtime_error.
void initialise_cryptography();

// Unpredictable bytes.
std::string random_bytes(std::size_t count);

// An unpredictable token for links, cookies and submission ids: `byte_count` random bytes as
// base64url without padding (16 bytes give 22 characters).
std::string random_token(std::size_t byte_count = 16);

// Uniform in [0, bound).
std::uint32_t random_below(std::uint32_t bound);

}  // namespace convene

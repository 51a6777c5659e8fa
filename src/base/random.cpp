#include "base/random.hpp"

#include <stdexcept>

#include <sodium.h>

#include "base/text.hpp"

namespace convene {

void initialise_cryptography() {
  // ChaCha20, seeded by the system, with a key that each use erases: a booking draws nine times,
  // and asking the system itself each time cost as much as a row.
  randombytes_set_implementation(&randombytes_internal_implementation);
  if (sodium_init() < 0) throw std::runtime_error("The cryptographic library cannot start.");
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_token(std::size_t byte_count) { return base64url(random_bytes(byte_count)); }

std::uint32_t random_below(std::uint32_t bound) { return randombytes_uniform(bound); }

}  // namespace convene

#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace convene {

// A secret of one purpose. Never logged, never stored: derived from the server's key.
struct Key {
  std::array<unsigned char, 32> bytes{};
};

// What the server's keys are for. The numbers are part of every link that was sent: never reuse
// one.
enum class KeyPurpose : unsigned {
  manage_links = 1,
  form_tokens = 2,
  sealed_answers = 3,
  mail_ids = 4
};

// The server's one key, from which the key of each purpose is derived.
class ServerKey {
 public:
  // Reads the key file, or makes it, readable by its owner alone. Throws std::runtime_error with
  // one clear sentence where it cannot be read or written or is not a key.
  static ServerKey load_or_create(const std::filesystem::path& file);

  Key derive(KeyPurpose purpose) const;

 private:
  Key master_;
};

// A message authentication code, cut to 16 bytes and written as 22 characters of base64url.
constexpr std::size_t authentication_code_length = 22;
std::string authentication_code(const Key& key, std::string_view message);
// Takes constant time.
bool is_authentic(const Key& key, std::string_view message, std::string_view code);
// The same for a code that was lower-cased on its way, as mail addresses are. What is left of it,
// 110 bits at least, cannot be guessed either.
bool is_authentic_ignoring_case(const Key& key, std::string_view message, std::string_view code);

// SHA-256, raw: what is stored of a token that must not be readable in the database.
std::string digest(std::string_view text);

}  // namespace convene

#include "base/keys.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.hpp"
#include "base/text.hpp"

namespace convene {
namespace {

constexpr char derivation_context[crypto_kdf_CONTEXTBYTES + 1] = "convene1";
constexpr std::size_t code_bytes = 16;

static_assert(sizeof(Key::bytes) == crypto_kdf_KEYBYTES);
static_assert(sizeof(Key::bytes) == crypto_auth_hmacsha256_KEYBYTES);

std::runtime_error cannot(std::string_view action, const std::filesystem::path& file) {
  return std::runtime_error(fmt::format("Cannot {} the server's key file {}: {}.", action,
                                        file.string(), strerror(errno)));
}

// Written under another name, synced and renamed: a crash in between must not leave half a key,
// with which every link that follows would be worthless.
void create(const std::filesystem::path& file) {
  const auto unfinished = file.string() + ".new";
  const int descriptor =
      open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) throw cannot("create", file);
  const auto text = base64url(random_bytes(sizeof(Key::bytes))) + '\n';
  const bool written =
      write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(descriptor) == 0;
  close(descriptor);
  if (!written || rename(unfinished.c_str(), file.c_str()) != 0) throw cannot("write", file);
}

std::string read_text(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw cannot("read", file);
  char buffer[256];
  const auto size = read(descriptor, buffer, sizeof buffer);
  close(descriptor);
  if (size < 0) throw cannot("read", file);
  return {buffer, static_cast<std::size_t>(size)};
}

std::string full_code(const Key& key, std::string_view message) {
  std::string code(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(code.data()),
                         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                         key.bytes.data());
  return code;
}

bool are_equal(std::string_view expected, std::string_view code) {
  return code.size() == expected.size() &&
         sodium_memcmp(code.data(), expected.data(), expected.size()) == 0;
}

}  // namespace

ServerKey ServerKey::load_or_create(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) create(file);
  const auto bytes = from_base64url(tidy_line(read_text(file)));
  if (!bytes || bytes->size() != sizeof(Key::bytes)) {
    throw std::runtime_error(fmt::format(
        "{} is not a key file of Convene. Put the right one back from a backup: without "
        "it no link that was sent works.",
        file.string()));
  }
  ServerKey key;
  std::memcpy(key.master_.bytes.data(), bytes->data(), bytes->size());
  return key;
}

Key ServerKey::derive(KeyPurpose purpose) const {
  Key key;
  crypto_kdf_derive_from_key(key.bytes.data(), key.bytes.size(), static_cast<unsigned>(purpose),
                             derivation_context, master_.bytes.data());
  return key;
}

std::string authentication_code(const Key& key, std::string_view message) {
  return base64url(full_code(key, message).substr(0, code_bytes));
}

bool is_authentic(const Key& key, std::string_view message, std::string_view code) {
  return are_equal(authentication_code(key, message), code);
}

bool is_authentic_ignoring_case(const Key& key, std::string_view message, std::string_view code) {
  return are_equal(ascii_lower(authentication_code(key, message)), ascii_lower(code));
}

std::string digest(std::string_view text) {
  std::string result(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(result.data()),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return result;
}

}  // namespace convene

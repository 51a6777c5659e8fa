#include "base/seal.hpp"

#include <sodium.h>

#include "base/random.hpp"
#include "base/text.hpp"

namespace convene {

static_assert(sizeof(Key::bytes) == crypto_secretbox_KEYBYTES);

// The nonce is random and stands before the box; 24 bytes never collide by chance.
std::string seal(const Key& key, std::string_view plain) {
  const auto nonce = random_bytes(crypto_secretbox_NONCEBYTES);
  std::string box(plain.size() + crypto_secretbox_MACBYTES, '\0');
  crypto_secretbox_easy(reinterpret_cast<unsigned char*>(box.data()),
                        reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                        reinterpret_cast<const unsigned char*>(nonce.data()), key.bytes.data());
  return base64url(nonce + box);
}

std::optional<std::string> open_seal(const Key& key, std::string_view sealed) {
  const auto bytes = from_base64url(sealed);
  if (!bytes || bytes->size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) {
    return std::nullopt;
  }
  const auto* nonce = reinterpret_cast<const unsigned char*>(bytes->data());
  const std::size_t box_size = bytes->size() - crypto_secretbox_NONCEBYTES;
  std::string plain(box_size - crypto_secretbox_MACBYTES, '\0');
  const int failed = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
                                                nonce + crypto_secretbox_NONCEBYTES, box_size,
                                                nonce, key.bytes.data());
  if (failed != 0) return std::nullopt;
  return plain;
}

}  // namespace convene

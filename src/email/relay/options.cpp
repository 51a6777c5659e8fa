#include "email/relay/options.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace convene::email {
namespace {

constexpr std::size_t password_bytes_max = 1024;

}  // namespace

void check_options(const RelayOptions& options) {
  if (options.user.empty() != options.password_file.empty()) {
    throw std::invalid_argument(
        "The mail relay's user and password file belong together: set both (--mail-user, "
        "--mail-password-file), or neither.");
  }
  if (!options.user.empty() && options.address.security == RelayAddress::Security::none &&
      !is_loopback(options.address)) {
    throw std::invalid_argument(
        "The password of the mail relay would cross the network in the open: use smtp+starttls:// "
        "or smtps://.");
  }
}

void check_files(const RelayOptions& options) {
  if (!options.user.empty()) read_password(options.password_file);
  if (options.ca_file.empty()) return;
  std::ifstream stream(options.ca_file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (text.find("CERTIFICATE-----") == std::string::npos) {
    throw std::runtime_error("The file of certificates for the mail relay, " +
                             options.ca_file.string() + ", cannot be read or holds none (PEM).");
  }
}

std::string read_password(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  std::string password(password_bytes_max + 1, '\0');
  // A folder opens, and fails here.
  const bool is_read =
      stream.is_open() &&
      (stream.read(password.data(), static_cast<std::streamsize>(password.size())) || stream.eof());
  if (!is_read) {
    throw std::runtime_error("The password of the relay cannot be read from its file: " +
                             std::generic_category().message(errno));
  }
  password.resize(static_cast<std::size_t>(stream.gcount()));
  if (password.size() > password_bytes_max) {
    throw std::runtime_error("The password file of the relay is longer than a password");
  }
  if (password.ends_with('\n')) password.pop_back();
  if (password.ends_with('\r')) password.pop_back();
  if (password.empty()) throw std::runtime_error("The password file of the relay is empty");
  // It would end where libcurl's text ends.
  if (password.find('\0') != std::string::npos) {
    throw std::runtime_error("The password file of the relay holds a zero byte");
  }
  return password;
}

}  // namespace convene::email

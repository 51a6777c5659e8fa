#include "email/relay/connection.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <utility>

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <sys/socket.h>
#include <unistd.h>

namespace convene::email {
namespace {

using Security = RelayAddress::Security;

RelayConnection& connection(void* self) { return *static_cast<RelayConnection*>(self); }

}  // namespace

RelayConnection::RelayConnection(const RelayOptions& options,
                                 const std::atomic<bool>& is_interrupted)
    : options_(options), is_interrupted_(is_interrupted), curl_(loaded_curl()), handle_(curl_) {
  set_address();
  set_encryption();
  set_limits();
  set_callbacks();
}

RelayConnection::~RelayConnection() {
  // libcurl says QUIT and waits for the answer, a minute if need be. Nobody waits for one that
  // cannot be read any more.
  for (const auto socket : sockets_) ::shutdown(socket, SHUT_RD);
}

void RelayConnection::set_address() {
  const auto& address = options_.address;
  // libcurl takes the path for the name that it says in EHLO.
  const auto url =
      (address.security == Security::tls ? "smtps://" : "smtp://") + host_and_port(address) + "/" +
      std::string(boost::urls::encode(options_.host_name, boost::urls::unreserved_chars));
  handle_.set(CURLOPT_URL, url);
  handle_.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  handle_.set(CURLOPT_PROXY, "");  // whatever the environment says of proxies
}

void RelayConnection::set_encryption() {
  handle_.set(CURLOPT_USE_SSL, options_.address.security == Security::none
                                   ? static_cast<long>(CURLUSESSL_NONE)
                                   : static_cast<long>(CURLUSESSL_ALL));
  handle_.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  handle_.set(CURLOPT_SSL_VERIFYPEER, 1L);
  handle_.set(CURLOPT_SSL_VERIFYHOST, 2L);
  if (options_.ca_file.empty()) return;
  handle_.set(CURLOPT_CAINFO, options_.ca_file.string());
  handle_.set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));  // the file alone
}

void RelayConnection::set_limits() {
  const auto& timeouts = options_.timeouts;
  handle_.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeouts.connect.count()));
  handle_.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(timeouts.reply.count()));
  handle_.set(CURLOPT_TIMEOUT_MS, static_cast<long>(timeouts.mail.count()));
  handle_.set(CURLOPT_NOSIGNAL, 1L);
  // A name server that does not answer holds nobody up at the end.
  handle_.set(CURLOPT_QUICK_EXIT, 1L);
  handle_.set(CURLOPT_MAXCONNECTS, 1L);
}

void RelayConnection::set_callbacks() {
  handle_.set(CURLOPT_ERRORBUFFER, words_.data());
  handle_.set(CURLOPT_VERBOSE, 1L);
  handle_.set(CURLOPT_DEBUGFUNCTION, &RelayConnection::follow);
  handle_.set(CURLOPT_DEBUGDATA, this);
  handle_.set(CURLOPT_READFUNCTION, &RelayConnection::give_content);
  handle_.set(CURLOPT_READDATA, this);
  handle_.set(CURLOPT_WRITEFUNCTION, &RelayConnection::ignore);
  handle_.set(CURLOPT_NOPROGRESS, 0L);
  handle_.set(CURLOPT_XFERINFOFUNCTION, &RelayConnection::progress);
  handle_.set(CURLOPT_XFERINFODATA, this);
  handle_.set(CURLOPT_OPENSOCKETFUNCTION, &RelayConnection::open_socket);
  handle_.set(CURLOPT_OPENSOCKETDATA, this);
  handle_.set(CURLOPT_CLOSESOCKETFUNCTION, &RelayConnection::close_socket);
  handle_.set(CURLOPT_CLOSESOCKETDATA, this);
}

void RelayConnection::set_login() {
  if (options_.user.empty()) return;
  handle_.set(CURLOPT_USERNAME, options_.user);
  // libcurl keeps no connection that was logged in with another one.
  handle_.set(CURLOPT_PASSWORD, read_password(options_.password_file));
  // It would try Kerberos first where the user's name looks like a mail address.
  handle_.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
}

SendResult RelayConnection::deliver(const Envelope& envelope, std::string_view content) {
  set_login();
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_.slist_append(nullptr, envelope.to.c_str()), curl_.slist_free_all);
  handle_.set(CURLOPT_UPLOAD, 1L);
  handle_.set(CURLOPT_MAIL_FROM, envelope.from);
  handle_.set(CURLOPT_MAIL_RCPT, recipients.get());
  handle_.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(content.size()));
  content_left_ = content;
  auto ending = perform();
  if (is_used_up(ending)) {
    content_left_ = content;
    ending = perform();
  }
  handle_.set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  content_left_ = {};
  return fate_of(conversation_, ending);
}

SendResult RelayConnection::check() {
  handle_.set(CURLOPT_CUSTOMREQUEST, "NOOP");
  handle_.set(CURLOPT_NOBODY, 1L);
  handle_.set(CURLOPT_FRESH_CONNECT, 1L);
  handle_.set(CURLOPT_FORBID_REUSE, 1L);
  set_login();
  return fate_of(conversation_, perform());
}

Ending RelayConnection::perform() {
  conversation_ = {};
  words_.front() = '\0';
  Ending ending;
  ending.code = handle_.perform();
  ending.words = words_.data();
  ending.is_interrupted = ending.code == CURLE_ABORTED_BY_CALLBACK;
  const bool is_settled = ending.code == CURLE_OK;
  // libcurl keeps the connection where the answer to a mail's end did not come in time. It could
  // still come, and be taken for the answer to what the next mail says.
  handle_.set(CURLOPT_FRESH_CONNECT, is_settled ? 0L : 1L);
  for (const auto socket : sockets_) {
    if (!is_settled) ::shutdown(socket, SHUT_RDWR);
  }
  return ending;
}

// Whether the relay had closed the connection that was kept before it knew of this mail, or takes
// no other through it ("452 Too many messages sent"): then the mail has lost nothing, and goes
// through another one.
bool RelayConnection::is_used_up(const Ending& ending) const {
  if (handle_.opened_connections() > 0 || conversation_.stage() > Conversation::Stage::sender) {
    return false;
  }
  if (const auto& reply = conversation_.reply()) return reply->code / 100 == 4;
  return ending.code == CURLE_SEND_ERROR || ending.code == CURLE_RECV_ERROR ||
         ending.code == CURLE_GOT_NOTHING;
}

int RelayConnection::follow(CURL*, curl_infotype type, char* text, std::size_t size, void* self) {
  auto& conversation = connection(self).conversation_;
  if (type == CURLINFO_HEADER_OUT) conversation.we_said({text, size});
  if (type == CURLINFO_HEADER_IN) conversation.relay_said({text, size});
  return 0;
}

std::size_t RelayConnection::give_content(char* to, std::size_t size, std::size_t count,
                                          void* self) {
  auto& left = connection(self).content_left_;
  const auto length = std::min(size * count, left.size());
  std::memcpy(to, left.data(), length);
  left.remove_prefix(length);
  return length;
}

std::size_t RelayConnection::ignore(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

int RelayConnection::progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return connection(self).is_interrupted_ ? 1 : 0;
}

curl_socket_t RelayConnection::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  const auto socket =
      ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (socket >= 0) connection(self).sockets_.push_back(socket);
  return socket;
}

int RelayConnection::close_socket(void* self, curl_socket_t socket) {
  std::erase(connection(self).sockets_, socket);
  return ::close(socket);
}

}  // namespace convene::email

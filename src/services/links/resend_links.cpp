#include "services/links/resend_links.hpp"

#include <algorithm>

#include "domain/email_address.hpp"
#include "services/links/by_email.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/outbox_store.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

constexpr auto kind = domain::MailKind::booking_links;

// Whether one was written. It is kept with the newest booking; what it holds is found when it is
// sent.
bool write_links_mail(storage::Transaction& transaction, const std::string& email_key) {
  const auto links = links_to_come(transaction.connection(), email_key, transaction.now());
  storage::OutboxStore outbox(transaction.connection());
  const auto was_sent = [&](const AddressLink& link) {
    return outbox.was_written_since(kind, link.booking.id, link.to.person,
                                    transaction.now() - links_mail_interval);
  };
  if (links.empty() || std::ranges::any_of(links, was_sent)) return false;
  const auto& newest = links.front();
  outbox.add({kind, newest.booking.id, newest.event.id, newest.to}, transaction.now());
  transaction.mail_written();
  return true;
}

}  // namespace

boost::asio::awaitable<void> ResendLinks::send_to(std::string address) {
  const auto key = domain::email_key(address);
  // Most of what strangers try has booked nothing: that is no work for the writer's thread.
  const bool is_known = co_await readers_.run([&key](storage::Connection& connection) {
    return !storage::BookingStore(connection).of_address(key, 1).empty();
  });
  if (!is_known) co_return;
  co_await writer_.run(
      [&key](storage::Transaction& transaction) { return write_links_mail(transaction, key); });
}

}  // namespace convene::services

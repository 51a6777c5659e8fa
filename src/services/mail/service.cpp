#include "services/mail/service.hpp"

#include "domain/history.hpp"
#include "domain/people.hpp"
#include "services/places/booking_mail.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/offer_store.hpp"
#include "storage/outbox_store.hpp"
#include "storage/outbox_view.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::Transaction;

Problem unsendable(std::string why) {
  return {.kind = ProblemKind::invalid_input, .fields = {{"", std::move(why)}}};
}

// Those whom the mail is about, as they stand at its event.
std::vector<domain::Delegate> concerned(const domain::Booking& booking,
                                        const domain::ListedMail& mail) {
  auto delegates = domain::seen_at(booking.delegates, mail.event);
  if (mail.to.person) {
    std::erase_if(delegates, [&](const auto& each) { return each.person != *mail.to.person; });
  }
  return delegates;
}

bool is_answered(storage::Connection& connection, std::optional<domain::OfferId> offer) {
  return offer && storage::OfferStore(connection).by_id(*offer).value().outcome.has_value();
}

result<void> send_again(Transaction& transaction, domain::AccountId actor, domain::MailId id) {
  auto& connection = transaction.connection();
  const auto found = storage::OutboxView(connection).by_id(id);
  if (!found) return Problem{ProblemKind::not_found};
  const auto& mail = found->mail;
  if (domain::is_to_be_sent(mail.state)) {
    return unsendable("It is on its way: wait until it has arrived or failed");
  }
  const auto booking = storage::BookingStore(connection).by_id(found->booking).value();
  const auto people = concerned(booking, mail);
  if (!domain::is_still_true(mail.kind, people) || is_answered(connection, found->offer)) {
    return unsendable("What it says is no longer true. A later email says how things stand");
  }
  write_mail_again(transaction, booking, mail, found->offer);
  PlaceKeeper(transaction, domain::Actor::of(actor))
      .record({.action = domain::AuditAction::mail_sent_again,
               .event = mail.event,
               .booking = booking.id,
               .delegate = people.empty() ? std::nullopt : std::optional(people.front().id),
               .after = std::string(slug_of(mail.kind))});
  return {};
}

}  // namespace

boost::asio::awaitable<std::vector<domain::UndeliveredMail>> MailService::undelivered(UtcTime now,
                                                                                      int most) {
  co_return co_await readers_.run([now, most](storage::Connection& connection) {
    return storage::OutboxView(connection).undelivered(now, most);
  });
}

boost::asio::awaitable<int> MailService::left() {
  co_return co_await readers_.run(
      [](storage::Connection& connection) { return storage::OutboxStore(connection).left(); });
}

boost::asio::awaitable<result<void>> MailService::send_again(domain::AccountId actor,
                                                             domain::MailId mail) {
  co_return co_await writer_.run([actor, mail](Transaction& transaction) {
    return services::send_again(transaction, actor, mail);
  });
}

}  // namespace convene::services

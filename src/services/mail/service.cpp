#include "services/mail/service.hpp"

#include <algorithm>

#include "domain/details.hpp"
#include "domain/mail_state.hpp"
#include "services/places/keeper.hpp"
#include "services/places/lookup.hpp"
#include "services/places/mail_again.hpp"
#include "storage/booking_store.hpp"
#include "storage/connection.hpp"
#include "storage/delegate_store.hpp"
#include "storage/outbox_store.hpp"
#include "storage/outbox_view.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {
namespace {

using boost::asio::awaitable;
using domain::Problem;
using domain::ProblemKind;
using domain::result;
using storage::Connection;
using storage::Transaction;

Problem refusal(std::string field, std::string why) {
  return {.kind = ProblemKind::invalid_input, .fields = {{std::move(field), std::move(why)}}};
}

result<void> send_again(Transaction& transaction, domain::AccountId actor,
                        domain::DelegateId delegate, domain::MailId id) {
  const auto whose = find_delegate(transaction, delegate);
  if (!whose) return whose.error();
  const storage::OutboxView outbox(transaction.connection());
  const auto found = outbox.by_id(id);
  if (!found || found->booking != whose->booking) return Problem{ProblemKind::not_found};
  if (domain::is_to_be_sent(found->mail.state)) {
    return refusal("", "It is on its way: wait until it has arrived or failed");
  }
  // A second press finds it written again already.
  if (outbox.is_written_again(*found)) return {};
  PlaceKeeper keeper(transaction, domain::Actor::of(actor));
  return send_mail_again(keeper, *found);
}

domain::DetailsOf whose_details(const domain::Booking& booking, const domain::Delegate& delegate,
                                AddressOf whose) {
  if (whose == AddressOf::contact) return domain::details_of_contact(booking);
  const auto person =
      std::ranges::find(booking.delegates, delegate.person, &domain::Delegate::person);
  return domain::details_of(booking, &*person, true);
}

result<ReaderAddress> read_address(Connection& connection, domain::DelegateId id, AddressOf whose) {
  const auto listed = storage::DelegateStore(connection).by_id(id);
  if (!listed) return Problem{ProblemKind::not_found};
  const auto booking = storage::BookingStore(connection).by_id(listed->delegate.booking).value();
  const auto details = whose_details(booking, listed->delegate, whose);
  const auto now = domain::current(booking, details);
  const auto reader = details.is_contact || now.email.empty()
                          ? std::nullopt
                          : std::optional(details.person->person);
  ReaderAddress address{.delegate_name = listed->delegate.name,
                        .name = now.name,
                        .email = now.email,
                        .version = domain::address_version(booking, details),
                        .is_contact = details.is_contact,
                        .contact_email = booking.contact.email};
  if (!now.email.empty()) {
    for (auto& missed : storage::OutboxView(connection).missed(booking.id, reader, now.email)) {
      address.missed.push_back(std::move(missed.mail));
    }
  }
  return address;
}

result<CorrectedAddress> correct(Transaction& transaction, domain::AccountId actor,
                                 const AddressCorrection& correction) {
  const auto delegate = find_delegate(transaction, correction.delegate);
  if (!delegate) return delegate.error();
  const auto booking =
      storage::BookingStore(transaction.connection()).by_id(delegate->booking).value();
  const auto whose = whose_details(booking, *delegate, correction.whose);
  auto typed = domain::current(booking, whose);
  const auto email_now = typed.email;
  typed.email = correction.typed;
  const auto checked = domain::checked(typed, whose);
  // A second click finds the address as it wants it.
  const bool is_repeat = checked && checked->email == email_now && !email_now.empty();
  if (!is_repeat && correction.version != domain::address_version(booking, whose)) {
    return refusal("email", "Check this again: while you typed, the address was changed to " +
                                (email_now.empty() ? "none" : email_now));
  }
  PlaceKeeper keeper(transaction, domain::Actor::of(actor));
  return correct_address(keeper, booking, whose, correction.typed);
}

}  // namespace

awaitable<std::vector<domain::UndeliveredMail>> MailService::undelivered(UtcTime now, int most) {
  co_return co_await readers_.run([now, most](Connection& connection) {
    return storage::OutboxView(connection).undelivered(now, most);
  });
}

awaitable<std::set<domain::DelegateId>> MailService::unreached(UtcTime now) {
  co_return co_await readers_.run(
      [now](Connection& connection) { return storage::OutboxView(connection).unreached(now); });
}

awaitable<result<ReaderAddress>> MailService::address(domain::DelegateId delegate,
                                                      AddressOf whose) {
  co_return co_await readers_.run([delegate, whose](Connection& connection) {
    return read_address(connection, delegate, whose);
  });
}

awaitable<result<CorrectedAddress>> MailService::correct_address(domain::AccountId actor,
                                                                 AddressCorrection correction) {
  co_return co_await writer_.run([actor, &correction](Transaction& transaction) {
    return correct(transaction, actor, correction);
  });
}

awaitable<int> MailService::left() {
  co_return co_await readers_.run(
      [](Connection& connection) { return storage::OutboxStore(connection).left(); });
}

awaitable<result<void>> MailService::send_again(domain::AccountId actor,
                                                domain::DelegateId delegate, domain::MailId mail) {
  co_return co_await writer_.run([actor, delegate, mail](Transaction& transaction) {
    return services::send_again(transaction, actor, delegate, mail);
  });
}

}  // namespace convene::services

#include "email/bounces/recording.hpp"

#include <optional>

#include "services/places/offer_start.hpp"
#include "storage/outbox_store.hpp"
#include "storage/outbox_view.hpp"

namespace convene::email {
namespace {

// The first of those claimed that we wrote.
std::optional<storage::OutboxView::BookedMail> genuine_mail(storage::Connection& connection,
                                                            const Key& mail_ids,
                                                            const Bounce& bounce) {
  for (const auto& claimed : bounce.mails) {
    auto found = storage::OutboxView(connection).by_id(claimed.mail);
    if (found && is_genuine(mail_ids, claimed, found->mail.written_at)) return found;
  }
  return std::nullopt;
}

}  // namespace

bool record_bounce(storage::Transaction& transaction, const Key& mail_ids, const Bounce& bounce) {
  const bool is_hard = bounce.verdict == Bounce::Verdict::hard;
  if (!is_hard && bounce.verdict != Bounce::Verdict::soft) return false;
  auto& connection = transaction.connection();
  const auto found = genuine_mail(connection, mail_ids, bounce);
  if (!found) return false;
  storage::OutboxStore outbox(connection);
  if (!outbox.record_bounced(found->mail.id, bounce.words, is_hard)) return false;
  if (found->offer) services::offer_mail_bounced(transaction, *found->offer);
  return true;
}

}  // namespace convene::email

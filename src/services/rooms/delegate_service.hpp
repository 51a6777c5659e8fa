#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/delegate_change.hpp"
#include "domain/delegate_list.hpp"
#include "domain/listed_history.hpp"
#include "domain/listed_mail.hpp"
#include "domain/new_delegate.hpp"
#include "domain/problem.hpp"
#include "domain/substitute.hpp"
#include "domain/waiting_party.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// What organisers see of people at an event and do for them. Each call is one transaction; each
// change stands in the history with who made it, and gives what it frees to who waits, mails
// included.
class DelegateService {
 public:
  DelegateService(storage::Writer& writer, storage::Readers& readers,
                  const domain::Catalogue& catalogue)
      : writer_(writer), readers_(readers), catalogue_(catalogue) {}

  boost::asio::awaitable<std::vector<domain::ListedDelegate>> list(domain::DelegateFilter filter,
                                                                   domain::DelegateOrder order);

  // Somebody at an event, with what was done about them there, the newest first.
  struct Person {
    domain::ListedDelegate listed;
    std::optional<domain::WaitingParty> waiting_party;  // while they wait or are asked
    std::vector<domain::Delegate> elsewhere;  // what they have or wait for at other events
    std::vector<domain::ListedMail> mails;    // the newest first
    std::vector<domain::ListedHistory> history;
  };
  // Problems: not_found.
  boost::asio::awaitable<domain::result<Person>> person(domain::DelegateId delegate);

  // These act out of order, each with a reason: services/acts/by_hand.hpp says what may go wrong;
  // not_found.
  boost::asio::awaitable<domain::result<void>> offer_by_hand(domain::AccountId actor,
                                                             domain::DelegateId delegate,
                                                             std::string reason);
  boost::asio::awaitable<domain::result<void>> confirm_by_hand(domain::AccountId actor,
                                                               domain::DelegateId delegate,
                                                               std::string reason);
  boost::asio::awaitable<domain::result<void>> move_by_hand(domain::AccountId actor,
                                                            domain::DelegateId delegate,
                                                            std::string to_slug,
                                                            std::string reason);

  // Somebody else comes instead, also after booking has closed. Problems: not_found, invalid_input,
  // already_booked.
  boost::asio::awaitable<domain::result<void>> substitute(domain::AccountId actor,
                                                          domain::DelegateId delegate,
                                                          domain::Substitute typed);

  // Problems: not_found; invalid_input, also for somebody who has no place any more and waits for
  // none; event_full where they would need a seat and there is none.
  boost::asio::awaitable<domain::result<void>> change_delegate(domain::AccountId actor,
                                                               domain::DelegateId delegate,
                                                               domain::DelegateChange typed);

  // Whoever has no place any more stays as they are. Problems: not_found; invalid_input once the
  // event is over.
  boost::asio::awaitable<domain::result<void>> cancel(domain::AccountId actor,
                                                      domain::DelegateId delegate);

  using NewDelegate = domain::NewDelegate;
  // Works before booking opens and after it closes too. Who takes no seat is confirmed at once.
  // Problems: not_found, event_cancelled; invalid_input, its fields named as in DelegateRequest;
  // event_full where nothing was kept; submission_reused.
  boost::asio::awaitable<domain::result<domain::Booking>> add(domain::AccountId actor,
                                                              NewDelegate typed);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  const domain::Catalogue& catalogue_;
};

}  // namespace convene::services

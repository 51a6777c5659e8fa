#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "domain/delegate_list.hpp"
#include "domain/history.hpp"
#include "domain/listed_mail.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// The lists that staff take away. A list is handed out only once the history says who took it: what
// was chosen and how many lines it has, never whom it names.
class ExportService {
 public:
  ExportService(storage::Writer& writer, storage::Readers& readers)
      : writer_(writer), readers_(readers) {}

  // Ordered by name.
  boost::asio::awaitable<std::vector<domain::ListedDelegate>> attendance_list(
      domain::Actor actor, domain::EventId event, std::vector<domain::DelegateState> states);

  struct EmailChoice {
    std::vector<domain::EventId> events;        // empty: all
    std::vector<domain::DelegateState> states;  // empty: who has a place, waits or is asked
    std::string role;                           // slug; empty: all
    std::string sector;                         // slug; empty: all
  };
  // Each address once.
  boost::asio::awaitable<std::vector<domain::EmailLine>> email_list(domain::Actor actor,
                                                                    EmailChoice choice);

  // What did not arrive and still matters, the newest first; `most` at most.
  boost::asio::awaitable<std::vector<domain::UndeliveredMail>> undelivered_mails(
      domain::Actor actor, UtcTime now, int most);

  // What was written about a booking, the newest first: all of it, or what `person` and who booked
  // were told; `most` at most. Problems: not_found.
  boost::asio::awaitable<domain::result<std::vector<domain::ListedMail>>> booking_mails(
      domain::Actor actor, std::string reference, std::optional<domain::PersonId> person, int most);

 private:
  boost::asio::awaitable<void> record(domain::Actor actor, std::vector<domain::EventId> events,
                                      std::string what);

  storage::Writer& writer_;
  storage::Readers& readers_;
};

}  // namespace convene::services

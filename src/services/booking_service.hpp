#pragma once

#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/keys.hpp"
#include "domain/booking.hpp"
#include "domain/problem.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace convene::services {

class EventBoard;

// What delegates do: book, look, cancel. Each call is one transaction.
class BookingService {
 public:
  BookingService(storage::Writer& writer, storage::Readers& readers, const EventBoard& events,
                 const Key& manage_links);

  struct Booked {
    domain::Booking booking;
    std::string manage_token;
    bool is_repeat = false;  // this submission id had been used for the same request before
  };
  // Places go to whom they can, the others wait (or nothing is kept where they did not want to).
  // Problems: invalid_input, not_found, event_cancelled, booking_not_open, booking_closed,
  // event_full with alternatives, already_booked with the delegates concerned (their owners get a
  // mail that tells the same as their link), submission_reused.
  boost::asio::awaitable<domain::result<Booked>> book(domain::BookingRequest request);

  // What somebody holds in hand: the reference and the secret of a manage link. A delegate's own
  // link opens that delegate alone.
  struct ManageLink {
    std::string reference;
    std::string token;
  };

  // The booking with the delegates that the link opens. Problems: not_found, for a wrong token too.
  boost::asio::awaitable<domain::result<domain::Booking>> find(ManageLink link);

  // Gives up the places of `delegates` (all that the link opens, if there are none); who waits
  // moves up in the same transaction. Those that are no longer live stay as they are, and so
  // do all once the event is over: a link kept in a mail changes nothing then. Problems: not_found.
  boost::asio::awaitable<domain::result<domain::Booking>> cancel(
      ManageLink link, std::vector<domain::DelegateId> delegates);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
  const EventBoard& events_;
  const Key manage_links_;
};

}  // namespace convene::services

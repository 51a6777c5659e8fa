#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/keys.hpp"
#include "domain/booking.hpp"
#include "domain/catalogue.hpp"
#include "domain/checked_booking.hpp"
#include "domain/details.hpp"
#include "domain/problem.hpp"
#include "domain/story.hpp"
#include "domain/substitute.hpp"
#include "domain/told_needs.hpp"
#include "domain/waiting_list_entry.hpp"
#include "services/bookings/needs_service.hpp"
#include "services/links/opened_booking.hpp"
#include "services/places/waits.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

class EventCache;

// What delegates do: book, look, change, cancel. Each call is one transaction; what becomes free by
// it goes to who waits in the same one. People of a booking are named as Delegate::person has them,
// and must be opened by the link: otherwise not_found, as for a wrong link.
class BookingService {
 public:
  BookingService(storage::Writer& writer, storage::Readers& readers, const EventCache& events,
                 const domain::Catalogue& catalogue, const Key& manage_links);

  struct Booked {
    domain::Booking booking;
    std::string manage_token;
    bool is_repeat = false;  // this submission id had been used for the same request before
  };
  // Places go to whom they can, the others wait (or nothing is kept where they did not want to).
  // Problems: invalid_input, also for another event that has a place for them; not_found,
  // event_cancelled, booking_not_open, booking_closed, event_full with alternatives, already_booked
  // with the delegates concerned (their owners get a mail that tells the same as their link),
  // submission_reused.
  boost::asio::awaitable<domain::result<Booked>> book(domain::CheckedBooking asked);

  using ManageLink = services::ManageLink;

  // The booking with the delegates that the link opens.
  boost::asio::awaitable<domain::result<domain::Booking>> find(ManageLink link);

  // The story of each wait that the link opens, as domain::story_of() tells it.
  struct Story {
    domain::PersonId delegate;
    std::string event_slug;
    std::vector<domain::StoryLine> lines;
  };
  boost::asio::awaitable<domain::result<std::vector<Story>>> stories(ManageLink link);

  struct Seen {
    domain::Booking booking;
    std::vector<Wait> waits;                // the same people's
    std::vector<domain::AskedNeeds> needs;  // whether those told them whom the link asks
  };
  // The same, with what those are told who wait. `now`: an offer that has ended then is none.
  boost::asio::awaitable<domain::result<Seen>> look(ManageLink link, UtcTime now);

  struct Cancellation {
    std::vector<domain::PersonId> delegates = {};  // none: all that the link opens
    std::string event = {};                        // slug; empty: wherever they are
  };
  // Gives up places and waits. Those that are no longer live stay as they are, and so do all once
  // the event is over: a link kept in a mail changes nothing then.
  boost::asio::awaitable<domain::result<domain::Booking>> cancel(ManageLink link,
                                                                 Cancellation cancellation);

  struct OfferAnswer {
    domain::Answer answer = domain::Answer::accept;
    std::string event = {};                        // slug; empty: any
    std::vector<domain::PersonId> delegates = {};  // none: all that the link opens
  };
  // Problems: no_offer; invalid_input for only a part of those who wait together.
  boost::asio::awaitable<domain::result<domain::Booking>> answer_offer(ManageLink link,
                                                                       OfferAnswer answer);

  struct Move {
    std::string to;                                // slug
    std::vector<domain::PersonId> delegates = {};  // none: all that the link opens
    bool wait = false;  // if it is full, keeping what they have until there is a place
  };
  // Problems: event_full with alternatives, already_booked with those of the opened delegates whom
  // it concerns, invalid_input; why nobody may book there now.
  boost::asio::awaitable<domain::result<domain::Booking>> move(ManageLink link, Move move);

  struct Substitution {
    domain::PersonId delegate;
    domain::Substitute who;
  };
  // Works until booking closes, and by a link only for somebody of an organisation: it keeps its
  // place. Problems: ask_organiser, booking_closed, already_booked, invalid_input.
  boost::asio::awaitable<domain::result<domain::Booking>> substitute(ManageLink link,
                                                                     Substitution substitution);

  struct DetailsCorrection {
    std::optional<domain::PersonId> delegate;  // none: the contact, who does not come
    domain::Details details;                   // what was typed
  };
  struct Corrected {
    domain::Booking booking;
    std::string manage_token;  // another one where the address is another
  };
  // Works until what they have is over. Problems: invalid_input, already_booked, ask_organiser.
  boost::asio::awaitable<domain::result<Corrected>> correct_details(ManageLink link,
                                                                    DetailsCorrection correction);

 private:
  // Opens the link, does `act(PlaceKeeper&, const OpenedBooking&)`, and shows what came of it.
  template <class Act>
  boost::asio::awaitable<domain::result<domain::Booking>> change(ManageLink link, Act act);

  storage::Writer& writer_;
  storage::Readers& readers_;
  const EventCache& events_;
  const domain::Catalogue& catalogue_;
  const Key manage_links_;
};

}  // namespace convene::services

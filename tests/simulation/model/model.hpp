#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "simulation/compare/picture.hpp"
#include "simulation/generator/operation.hpp"
#include "simulation/model/room.hpp"

// The waiting list a second time, from its description and not from the program: plain vectors,
// everything counted anew at each step, nothing stored that can be found out.
namespace convene::simulation {

using Index = std::size_t;

struct Model {
  enum class OfferEnd { accepted, given_up, position_kept, expired, withdrawn };
  struct Event {
    int number = 0;  // the operation's that began it
    UtcTime starts_at;
    UtcTime ends_at;
    UtcTime booking_closes_at;
    int capacity = 0;
    bool is_paused = false;
    Rules rules = {};
    int open_places = 0;
    int next_queue_number = 1;
    bool booking_closed = false;
    bool saving_ended = false;
    std::vector<Index> places = {};
    std::vector<Index> entries = {};
  };
  struct Person {
    Index booking = 0;
    int number = 0;  // their number in the booking
    std::string email;
    std::string organisation;
    std::string sector;
    std::vector<std::string> booked_roles;
    std::optional<Index> host = {};  // whom a support companion comes with
    std::vector<Index> places = {};
  };
  // One person at one event; another one where they come back.
  struct Place {
    Index person = 0;
    Index event = 0;
    std::vector<std::string> roles = {};  // there
    int name = 0;                         // the number in it, once somebody else has come instead
    State state = State::waiting;
    std::optional<Index> entry = {};          // while waiting or offered
    std::optional<OfferEnd> last_heard = {};  // how the last offer ended, unless by others
  };
  struct Booking {
    Operation request;
    std::vector<Index> people = {};
  };
  // Who waits as one.
  struct WaitingParty {
    int expired_offers = 0;
    bool is_out_of_reach = false;
    std::vector<Index> entries = {};
    std::vector<Index> offers = {};
  };
  // A party in the list of one event.
  struct WaitingListEntry {
    Index waiting_party = 0;
    Index event = 0;
    Index booking = 0;
    int queue_number = 0;
    bool is_newcomer = false;  // who stands here is on the page of the event right now
    int skips = 0;
    int kept_position = 0;
    bool saves_places = false;
    std::optional<UtcTime> passed_over_until = {};
    bool has_ended = false;
    std::vector<Index> places = {};  // who waits here, in the order in which they came to the event
  };
  struct Offer {
    Index entry = 0;
    UtcTime made_at;
    std::optional<UtcTime> clock_from = {};
    UtcTime due_at;
    bool is_extended = false;
    bool is_flagged = false;
    bool is_prolonged = false;
    bool has_arrived = false;  // a mail of it, and did not come back
    bool was_told = false;     // by phone
    std::optional<OfferEnd> end = {};
  };

  UtcTime now;
  std::vector<Event> events = {};
  std::vector<Booking> bookings = {};
  std::vector<Person> people = {};
  std::vector<Place> places = {};
  std::vector<WaitingParty> waiting_parties = {};
  std::vector<WaitingListEntry> entries = {};
  std::vector<Offer> offers = {};
  std::set<Index> to_allocate = {};  // lists whose people may get something new
  std::set<Index> touched = {};      // events that the last operation changed

  explicit Model(UtcTime begins_at) : now(begins_at) {}

  // What is asked and what is answered. (One file each.)
  Outcome apply(const Operation& operation);
  Outcome book(const Operation& request);
  Outcome cancel(const Operation& request);
  Outcome answer(const Operation& request);
  Outcome move(const Operation& request);
  Outcome substitute(const Operation& request);
  Outcome change_person(const Operation& request);
  Outcome change_capacity(const Operation& request);
  Outcome change_rules(const Operation& request);
  Outcome set_paused(const Operation& request, bool is_paused);
  Outcome offer_by_hand(const Operation& request);
  Outcome confirm_by_hand(const Operation& request);
  Outcome move_by_hand(const Operation& request);
  Outcome hear_of_mail(const Operation& request);
  Outcome call(const Operation& request);
  Outcome correct_address(const Operation& request);

  // The clock.
  std::optional<UtcTime> next_due() const;
  void run_due();
  void begin_again_after_downtime();

  // The list.
  void allocate_all();
  void allocate(Index event);
  bool allocate_once(Index event);

  // What happens to a party.
  Index join(Index waiting_party, Index event, const std::vector<Index>& persons);
  Index line_up(Index waiting_party, Index event, const std::vector<Index>& where);
  Index new_waiting_party();
  void confirm(Index entry);
  void make_offer(Index entry);
  void move_to_end(Index entry);
  void hear(Index entry, OfferEnd end);
  void end_offer(Index offer, OfferEnd end);
  void leave(Index place, State state);
  void expire(Index offer);
  void start_clock(Index offer, bool is_flagged);
  void prolong(Index offer);
  UtcTime end_of(const Offer& offer) const;  // as it is asked for and given
  void can_be_asked_again(Index waiting_party);
  void booking_can_be_asked_again(Index booking);

  // What there is to see.
  std::optional<Index> event_of(int number) const;
  std::optional<Index> booking_of(int number) const;
  std::optional<Index> place_of(Index person, Index event) const;  // the last one
  Index shown_place(Index person) const;
  std::optional<Index> open_offer_of(Index waiting_party) const;
  std::optional<Index> live_with_address(const std::string& email, Index event) const;
  bool takes_seat(Index place) const;
  SeatRequest seat_request(Index place) const;
  Party seated(Index event) const;
  Party party(Index entry) const;
  std::vector<Index> in_order(Index event) const;  // entries that have not ended
  bool gives_by_itself(Index event) const;
  bool gets_straight_away(Index entry) const;
  bool may_save(Index entry) const;
  bool has_live_place(Index person) const;
  // The party in which these and nobody else wait.
  std::optional<Index> waiting_party_of(const std::vector<Index>& persons) const;
  std::optional<std::vector<Index>> named_people(const Operation& request) const;
  std::vector<Index> with_companions(std::vector<Index> persons) const;
  int taken(Index event) const;
  Picture picture(Index event) const;
};

}  // namespace convene::simulation

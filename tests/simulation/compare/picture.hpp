#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "simulation/model/room.hpp"

// What one event looks like: the same for the model and for the program, so that they can be
// compared, and the rules be checked on it.
namespace convene::simulation {

enum class State { confirmed, offered, waiting, cancelled, expired, declined };

constexpr bool is_live(State state) {
  return state == State::confirmed || state == State::offered || state == State::waiting;
}

std::string_view word_for(State state);

// A person, by the operation that booked them and their number in that booking.
struct Who {
  int booking = 0;
  int person = 0;

  friend auto operator<=>(const Who&, const Who&) = default;
};

std::string name_of(const Who& who);  // "#17.0"

struct Present {
  Who who;
  State state = State::waiting;
  bool takes_seat = true;
  SeatRequest seat_request = {};
  std::string email = {};

  friend bool operator==(const Present&, const Present&) = default;
};

struct OpenOffer {
  UtcTime made_at;
  std::optional<UtcTime> clock_from;
  UtcTime due_at;
  bool is_extended = false;
  bool is_flagged = false;
  bool is_prolonged = false;
  bool was_told = false;

  friend bool operator==(const OpenOffer&, const OpenOffer&) = default;
};

// Who waits as one, or holds an offer.
struct Waiter {
  std::vector<Who> who;  // counts companions too
  int seats = 0;
  State state = State::waiting;
  int skips = 0;
  int kept_position = 0;
  int expired_offers = 0;
  bool saves_places = false;
  std::optional<UtcTime> passed_over_until = {};
  bool is_out_of_reach = false;
  std::optional<OpenOffer> offer = {};
  bool has_offer_elsewhere = false;
  bool saves_elsewhere = false;
  bool straight_away = false;
  int notice_days = 0;

  friend bool operator==(const Waiter&, const Waiter&) = default;
};

struct Picture {
  int event = 0;  // the number of the operation that began it
  UtcTime starts_at;
  int capacity = 0;
  bool is_paused = false;
  Rules rules = {};
  int confirmed = 0;
  int offered = 0;
  int waiting = 0;
  int open_places = 0;
  std::vector<Present> people = {};  // all that are live, in the order of a room
  std::vector<Waiter> list = {};     // kept in its order

  friend bool operator==(const Picture&, const Picture&) = default;
};

// Those who take a seat as they came; behind them the others, whose order means nothing.
void put_in_room_order(std::vector<Present>& people);

// Both, side by side, where they differ.
std::string differences(const Picture& expected, const Picture& found);

}  // namespace convene::simulation

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

// One thing that somebody does, as a value that stands on its own: it names events and bookings by
// the operation that made them, so that others can be taken out of a history and the rest still
// says what it said.
namespace convene::simulation {

enum class Kind {
  begin_event,
  book,
  repeat_booking,
  book_by_office,
  cancel,
  answer,
  move,
  substitute,
  change_person,
  change_capacity,
  change_rules,
  pause,
  resume,
  offer_by_hand,
  confirm_by_hand,
  move_by_hand,
  mail_accepted,
  mail_refused,
  mail_bounced,
  call,             // the office calls who booked, about all that no mail told
  correct_address,  // of one person
  let_time_pass,    // the timer does everything when it is due
  be_late,          // time passes before the timer comes by
  restart,          // time passes while the server is down
};

enum class Answer { accept, decline, keep_position, need_longer };

// What came of it, in the words of the program's problems.
enum class Outcome {
  done,
  skipped,  // what it speaks of was taken out of the history
  invalid_input,
  not_found,
  event_full,
  booking_not_open,
  booking_closed,
  event_cancelled,
  already_booked,
  submission_reused,
  no_offer,
  ask_organiser,
  something_else,
};

struct NewPerson {
  std::string email;  // empty: the contact's serves
  std::string organisation;
  std::string sector = "education";
  std::vector<std::string> roles = {"delegate"};
  std::optional<int> companion_of;
};

struct KeptPlaces {
  std::string sector;
  std::string role;
  int places = 1;
  int days_before = 7;  // the start, until when they are kept
};

struct Operation {
  int number = 0;
  Kind kind = Kind::let_time_pass;
  int event = -1;            // the number of the operation that began it
  std::vector<int> others;   // events to wait for besides
  int to = -1;               // the event to move to
  int booking = -1;          // the number of the operation that made it
  std::vector<int> persons;  // numbers in the booking, from 0
  int own_link = -1;         // the person whose own link is used; -1: the booking's
  std::vector<NewPerson> people = {};
  bool together = false;
  bool wait = true;
  bool straight_away = false;
  int notice_days = 3;
  Answer answer = Answer::accept;
  bool was_reached = false;  // by a call
  int amount = 0;            // capacity; the number in a substitute's name
  std::chrono::seconds duration{0};
  std::chrono::seconds closes_before{0};  // the start
  std::vector<KeptPlaces> kept = {};
  std::optional<int> organisation_ceiling = {};
  std::vector<KeptPlaces> ceilings = {};  // sector and places
};

std::string describe(const Operation& operation);
std::string_view word_for(Kind kind);
std::string_view word_for(Outcome outcome);

}  // namespace convene::simulation

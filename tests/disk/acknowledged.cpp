#include "acknowledged.hpp"

#include <fmt/format.h>

#include "storage/snapshot.hpp"

namespace convene::tests {
namespace {

constexpr auto event_slug = "leeds";
constexpr int capacity = 3;

domain::BookingRequest request_of(std::size_t person) {
  const auto name = fmt::format("Sample Person {}", person);
  const auto email = fmt::format("person-{}@example.org", person);
  return {.submission_id = fmt::format("submission-of-person-{}", person),
          .event = event_slug,
          .contact = {name, email, ""},
          .delegates = {{.name = name, .email = email, .sector = "education"}},
          .wait_if_full = true};
}

// One acknowledged booking against a database as it was left at a moment.
class AcknowledgedCheck {
 public:
  AcknowledgedCheck(BookingDesk& desk, const AcknowledgedBooking& acknowledged, std::size_t cut)
      : desk_(desk), acknowledged_(acknowledged), cut_(cut) {}

  // Empty: it is kept.
  std::string complaint() {
    if (acknowledged_.told_at <= cut_) {
      if (const auto lost = loss(); !lost.empty()) return lost;
    }
    return doubling();
  }

 private:
  std::string loss() {
    const auto found = desk_.run(desk_.service().find(*acknowledged_.link));
    if (!found) return "an acknowledged booking is lost";
    const bool is_cancelled = domain::state_of(found->delegates) == domain::BookingState::cancelled;
    if (acknowledged_.cancel_told_at <= cut_ && !is_cancelled) {
      return "an acknowledged cancellation is lost";
    }
    if (acknowledged_.cancel_asked_at > cut_ && is_cancelled) {
      return "a place is gone that nobody gave up";
    }
    return "";
  }
  std::string doubling() {
    const auto first = desk_.run(desk_.book(acknowledged_.request));
    const auto second = desk_.run(desk_.book(acknowledged_.request));
    if (!first || !second) return "a repeated booking is refused";
    if (!second->is_repeat || first->booking.reference != second->booking.reference) {
      return "a repeated booking is there twice";
    }
    if (acknowledged_.told_at > cut_) return "";
    const bool is_the_same =
        first->is_repeat && first->booking.reference == acknowledged_.link->reference;
    return is_the_same ? "" : "an acknowledged booking is there twice";
  }

  BookingDesk& desk_;
  const AcknowledgedBooking& acknowledged_;
  const std::size_t cut_;
};

}  // namespace

void make_events(const std::filesystem::path& directory) {
  const auto connection = storage::open_database({directory});
  support::insert_event(*connection, support::sample_event(event_slug, capacity));
}

boost::asio::awaitable<void> Acknowledged::ask(BookingDesk& desk,
                                               AcknowledgedBooking& acknowledged) const {
  acknowledged.asked_at = std::min(acknowledged.asked_at, now_());
  const auto booked = co_await desk.book(acknowledged.request);
  acknowledged.told_at = now_();
  acknowledged.link = {booked.value().booking.reference, booked.value().manage_token};
}

boost::asio::awaitable<void> Acknowledged::ask_to_cancel(BookingDesk& desk,
                                                         AcknowledgedBooking& acknowledged) const {
  acknowledged.cancel_asked_at = now_();
  const auto booking = co_await desk.service().cancel(*acknowledged.link, {});
  acknowledged.cancel_told_at = now_();
  booking.value();  // throws if it was refused
}

void Acknowledged::book(BookingDesk& desk, int people) {
  for (int person = 0; person < people; ++person) {
    made_.push_back({.request = request_of(made_.size())});
    desk.begin(ask(desk, made_.back()));
  }
  desk.wait();
}

void Acknowledged::ask_again(BookingDesk& desk) {
  for (auto& acknowledged : made_) {
    if (acknowledged.told_at == never) desk.begin(ask(desk, acknowledged));
    if (acknowledged.cancel_asked_at != acknowledged.cancel_told_at &&
        acknowledged.cancel_told_at == never) {
      desk.begin(ask_to_cancel(desk, acknowledged));
    }
  }
  desk.wait();
}

void Acknowledged::cancel(BookingDesk& desk, std::size_t person) {
  desk.begin(ask_to_cancel(desk, made_[person]));
  desk.wait();
}

std::vector<std::string> Acknowledged::broken(const std::filesystem::path& directory,
                                              std::size_t cut) const {
  std::vector<std::string> complaints;
  const auto complain = [&](std::string_view who, std::string_view what) {
    complaints.push_back(fmt::format("power lost after operation {}: {}: {}", cut, who, what));
  };
  try {
    BookingDesk desk(directory);
    for (const auto& acknowledged : made_) {
      if (acknowledged.asked_at > cut) continue;
      const auto complaint = AcknowledgedCheck(desk, acknowledged, cut).complaint();
      if (!complaint.empty()) complain(acknowledged.request.submission_id, complaint);
    }
    const auto events = desk.cache().current();
    const auto& places = events->any(event_slug)->places;
    if (places.confirmed + places.offered > places.capacity) complain("the room", "over capacity");
  } catch (const std::exception& failure) {
    complain("the database", failure.what());
    return complaints;
  }
  storage::Connection connection(storage::DataDirectory{directory}.database(),
                                 storage::Connection::Mode::plain);
  if (const auto damage = find_damage(connection, storage::Thoroughness::full)) {
    complain("the database", *damage);
  }
  return complaints;
}

}  // namespace convene::tests

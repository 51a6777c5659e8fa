#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "booking_desk.hpp"

namespace convene::tests {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

// What one person asked for and was told. Moments are counted in operations of the disk.
struct AcknowledgedBooking {
  domain::BookingRequest request;
  std::size_t asked_at = never;
  std::size_t told_at = never;                                              // that it is booked
  std::optional<services::BookingService::ManageLink> link = std::nullopt;  // once told
  std::size_t cancel_asked_at = never;
  std::size_t cancel_told_at = never;
};

// The events that are booked for: a room of few places, so that people wait and move up.
void make_events(const std::filesystem::path& directory);

// People who book and cancel, and what they were told.
class Acknowledged {
 public:
  using Moment = std::function<std::size_t()>;

  // `now` says how many operations the disk has done.
  explicit Acknowledged(Moment now) : now_(std::move(now)) {}

  // So many new people book at once. Throws what the service threw at the last to fail.
  void book(BookingDesk& desk, int people = 1);
  // Asks again for those whose asking came to nothing.
  void ask_again(BookingDesk& desk);
  void cancel(BookingDesk& desk, std::size_t person);

  std::size_t size() const { return made_.size(); }
  bool is_cancelled(std::size_t person) const { return made_[person].cancel_asked_at != never; }

  // Opens the database in `directory`, which is what was left at the moment `cut`, and says what is
  // wrong with it: what was acknowledged by then and is lost, bookings that are there twice
  // when people ask again, damage. What was asked for and not answered may be there or not.
  std::vector<std::string> broken(const std::filesystem::path& directory,
                                  std::size_t cut = never - 1) const;

 private:
  boost::asio::awaitable<void> ask(BookingDesk& desk, AcknowledgedBooking& acknowledged) const;
  boost::asio::awaitable<void> ask_to_cancel(BookingDesk& desk,
                                             AcknowledgedBooking& acknowledged) const;

  Moment now_;
  std::deque<AcknowledgedBooking> made_;  // their addresses stay
};

}  // namespace convene::tests

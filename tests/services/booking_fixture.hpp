#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include "services/bookings/service.hpp"
#include "services/events/cache.hpp"
#include "services/links/manage_tokens.hpp"
#include "services/places/keeper.hpp"
#include "storage/catalogue_store.hpp"
#include "support/run_coroutine.hpp"
#include "support/test_database.hpp"

namespace convene::services {

// The booking service over a database with events of few places, and what its tests look at.
class BookingFixture {
 public:
  BookingFixture();
  ~BookingFixture();

  BookingFixture(const BookingFixture&) = delete;
  BookingFixture& operator=(const BookingFixture&) = delete;

  // leeds has 2 places, york 1 and hull, which begins after them, 50.
  static Key key();

  static domain::DelegateRequest person(const std::string& name, const std::string& email = {});

  // Asks for one person with an address of their own, who wants to be booked without being asked:
  // "ann" is ann@school.example.
  static domain::BookingRequest request(const std::string& name,
                                        const std::string& event = "leeds");

  domain::result<BookingService::Booked> book(const domain::BookingRequest& request);
  // Books for one, who must have been taken.
  BookingService::Booked booked(const std::string& name, const std::string& event = "leeds");

  static BookingService::ManageLink link(const BookingService::Booked& booked);
  domain::result<domain::Booking> find(const BookingService::ManageLink& link);
  domain::result<domain::Booking> cancel(const BookingService::Booked& booked,
                                         std::vector<domain::PersonId> delegates = {});

  // "ann confirmed", "ben waiting 1": everybody at an event in the order of their booking.
  std::vector<std::string> room(const std::string& event = "leeds");
  // "confirmed to ann@school.example", in the order in which they were written.
  std::vector<std::string> mails();
  // "delegate booked ann: > confirmed".
  std::vector<std::string> history();
  std::vector<std::string> rows(const std::string& sql);
  domain::Places places(const std::string& event = "leeds");

  // Runs `act(PlaceKeeper&, Transaction&)` as the command line would.
  template <class Act>
  auto keep_places(Act act) {
    return database_.writer().run_blocking([&act](storage::Transaction& transaction) {
      PlaceKeeper keeper(transaction, domain::Actor::command());
      return act(keeper, transaction);
    });
  }
  void execute(const std::string& sql);

  template <class Result>
  Result run(boost::asio::awaitable<Result> work) {
    return support::run_coroutine(context_, std::move(work));
  }

 protected:
  // Coroutines wait here for the writer, which stops first.
  boost::asio::io_context context_;
  support::TestDatabase database_;
  domain::Catalogue catalogue_;
  EventCache cache_;
  storage::Writer& writer_ = start();
  BookingService service_{writer_, database_.readers(), cache_, catalogue_, key()};

 private:
  storage::Writer& start();
};

}  // namespace convene::services

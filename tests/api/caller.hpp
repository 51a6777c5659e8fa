#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "api/routes.hpp"
#include "domain/event.hpp"
#include "http/router.hpp"
#include "services/bookings/service.hpp"
#include "services/events/cache.hpp"
#include "support/test_database.hpp"

namespace convene::tests {

struct Answer {
  int status = 0;
  std::string content_type;
  boost::json::object body;
  std::string text;       // an answer that is no JSON
  std::string challenge;  // WWW-Authenticate

  // The last segment of a problem's type.
  std::string problem() const;
  // What stands at a JSON pointer, "/delegates/0/state": a text as it is, all else as JSON.
  std::string at(std::string_view pointer) const;
  // "ann confirmed leeds, ben waiting york": everybody in a booking.
  std::string people() const;
  // "leeds waiting 2, york offered": the lists in which one of them stands.
  std::string lists(std::size_t delegate = 0) const;
};

// A booking as somebody can open it.
struct Held {
  std::string reference;
  std::string token;
  std::vector<std::int64_t> people;  // ids of those in it
};

// The API's handlers over a real database, asked without sockets. Every answer is held against the
// OpenAPI document, and so is every request that was not refused.
class ApiCaller {
 public:
  explicit ApiCaller(const std::vector<domain::Event>& events = {support::sample_event()});

  Answer get(std::string_view target, std::string_view bearer = {});
  Answer get_with_authorization(std::string_view target, std::string_view authorization);
  Answer post(std::string_view path, std::string_view body, std::string_view bearer = {},
              std::string_view content_type = "application/json");

  // Makes a booking, which must be taken.
  Held booked(std::string_view body, std::string_view event = "leeds");
  Answer find(const Held& booking);
  // One of the calls on a booking: "cancel", "offer", "move", "substitute".
  Answer change(const Held& booking, std::string_view call, std::string_view body = "{}");
  // The same booking by the link of one of its people.
  Held own_link(const Held& booking, std::size_t delegate = 0);
  // The mails of all offers are taken by a relay: the time to answer runs.
  void relay_takes_the_mails();

  // The token of a new account of this kind, which is called "The staff" and so on; the program is
  // "Printer".
  std::string access_token(domain::AccountKind kind);
  services::AccessTokenService& tokens() { return tokens_; }
  // The first column of a query.
  std::vector<std::string> rows(const std::string& sql);
  // Changes the database as no call does: the relay's part.
  void execute(const std::string& sql);

  support::FixedClock& clock() { return database_.clock(); }
  const http::Router& router() const { return router_; }

 private:
  Answer call(http::Request request);

  support::TestDatabase database_;
  services::EventCache events_;
  domain::Catalogue catalogue_;
  services::BookingService bookings_;
  services::ProgrammeService programmes_;
  services::AccessTokenService tokens_;
  services::ExportService exports_;
  api::ApiContext context_;
  http::Router router_;
};

// The body of a booking for one person, `changes` being further members, each with a comma in
// front.
std::string booking_body(std::string_view submission_id, std::string_view email,
                         std::string_view changes = {});

// The same for people of one council, who are called as their addresses begin: "ann" is
// ann@example.org. The first gives the booking its submission id.
std::string group_body(const std::vector<std::string>& names, std::string_view changes = {});

}  // namespace convene::tests

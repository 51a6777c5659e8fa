#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "api/routes.hpp"
#include "domain/event.hpp"
#include "http/router.hpp"
#include "services/booking_service.hpp"
#include "services/event_board.hpp"
#include "support/test_database.hpp"

namespace convene::tests {

struct Answer {
  int status = 0;
  std::string content_type;
  boost::json::object body;

  // The last segment of a problem's type.
  std::string problem() const;
};

// The API's handlers over a real database, asked without sockets. Every answer is held against the
// OpenAPI document.
class ApiCaller {
 public:
  explicit ApiCaller(const std::vector<domain::Event>& events = {support::sample_event()});

  Answer get(std::string_view target, std::string_view bearer = {});
  Answer post(std::string_view path, std::string_view body, std::string_view bearer = {},
              std::string_view content_type = "application/json");

  support::TestDatabase& database() { return database_; }
  const http::Router& router() const { return router_; }

 private:
  Answer call(http::Request request);

  support::TestDatabase database_;
  services::EventBoard events_;
  services::BookingService bookings_;
  services::ProgrammeService programmes_;
  http::Router router_;
};

// The body of a booking for one person, `changes` being further members, each with a comma in
// front.
std::string booking_body(std::string_view submission_id, std::string_view email,
                         std::string_view changes = {});

}  // namespace convene::tests

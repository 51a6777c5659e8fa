#include "bench/people.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace convene::bench {

Bookers::Bookers(Plan plan)
    : plan_(std::move(plan)), next_person_(plan_.first_person), requests_(plan_.connections) {}

std::string_view Bookers::next(std::size_t connection) {
  if (plan_.people > 0 && next_person_ == plan_.first_person + plan_.people) return {};
  const auto person = next_person_++;
  requests_[connection] = booking_request_text(plan_.event(person), person);
  return requests_[connection];
}

void Bookers::answered(std::size_t, const Reply& reply) {
  constexpr int created = 201;
  if (reply.status != created) {
    throw std::runtime_error(
        fmt::format("a booking was answered with {}: {}", reply.status, reply.body));
  }
  if (on_booked) on_booked(reply);
}

std::string booking_body(std::size_t person) {
  return fmt::format(
      R"({{"submission_id":"bench-{0:012}","contact":{{"name":"Delegate {0}",)"
      R"("email":"delegate.{0}@example.org","phone":"020 7946 0000"}},"delegates":[)"
      R"({{"name":"Delegate {0}","email":"delegate.{0}@example.org",)"
      R"("organisation":"Council {1}","job_title":"Coordinator","sector":"local_authority"}}],)"
      R"("wait_if_full":true}})",
      person, person % 500);
}

std::string booking_request_text(std::string_view event, std::size_t person) {
  const auto body = booking_body(person);
  return fmt::format(
      "POST /api/v1/events/{}/bookings HTTP/1.1\r\n"
      "Host: 127.0.0.1\r\n"
      "User-Agent: convene-bench\r\n"
      "Accept: application/json\r\n"
      "Content-Type: application/json\r\n"
      "Content-Length: {}\r\n\r\n{}",
      event, body.size(), body);
}

}  // namespace convene::bench

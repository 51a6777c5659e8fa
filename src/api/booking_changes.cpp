#include "api/booking_changes.hpp"

#include <boost/json.hpp>

#include "api/json_reader.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
using services::BookingService;

std::vector<domain::PersonId> read_people(ObjectReader& reader) {
  std::vector<domain::PersonId> people;
  for (const auto id : reader.some_integers("delegates")) people.push_back({id});
  return people;
}

domain::Answer read_answer(ObjectReader& reader) {
  const auto answer = domain::answer_from(reader.required_text("answer"));
  if (!answer) reader.refuse("answer", "Send accept, decline, keep_position or need_longer");
  return answer.value_or(domain::Answer::accept);
}

}  // namespace

domain::result<BookingService::Cancellation> cancellation(const json::value& body) {
  return read_object(body, [](ObjectReader& reader) -> BookingService::Cancellation {
    return {.delegates = read_people(reader), .event = reader.some_text("event")};
  });
}

domain::result<BookingService::OfferAnswer> offer_answer(const json::value& body) {
  return read_object(body, [](ObjectReader& reader) -> BookingService::OfferAnswer {
    return {.answer = read_answer(reader),
            .event = reader.some_text("event"),
            .delegates = read_people(reader)};
  });
}

domain::result<BookingService::Move> move_request(const json::value& body) {
  return read_object(body, [](ObjectReader& reader) -> BookingService::Move {
    return {.to = reader.required_text("to"),
            .delegates = read_people(reader),
            .wait = reader.boolean("wait", false)};
  });
}

domain::result<BookingService::Substitution> substitution(const json::value& body) {
  return read_object(body, [](ObjectReader& reader) -> BookingService::Substitution {
    return {.delegate = {reader.required_integer("delegate")},
            .who = {.name = reader.required_text("name"),
                    .email = reader.text("email"),
                    .job_title = reader.text("job_title")}};
  });
}

}  // namespace convene::api

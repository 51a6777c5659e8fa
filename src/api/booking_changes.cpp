#include "api/booking_changes.hpp"

#include <boost/json.hpp>

#include "api/json_reader.hpp"

namespace convene::api {
namespace {

namespace json = boost::json;
using domain::FieldError;
using domain::Problem;
using domain::ProblemKind;
using services::BookingService;

// The people that a call is about. A list that came out empty must not be taken for "all": that
// would act on people by a mistake.
std::vector<domain::DelegateId> read_people(const json::value& body, ObjectReader& reader,
                                            std::vector<FieldError>& errors) {
  std::vector<domain::DelegateId> people;
  for (const auto id : reader.integers("delegates")) people.push_back({id});
  if (body.is_object() && body.get_object().contains("delegates") && people.empty() &&
      errors.empty()) {
    reader.refuse("delegates", "Send the ids of the delegates, or leave this out to mean them all");
  }
  return people;
}

}  // namespace

domain::result<BookingService::Cancellation> cancellation(const json::value& body) {
  std::vector<FieldError> errors;
  ObjectReader reader(body, "", errors);
  BookingService::Cancellation cancellation{.delegates = read_people(body, reader, errors),
                                            .event = reader.text("event")};
  reader.finish();
  if (!errors.empty()) return Problem{ProblemKind::invalid_input, std::move(errors)};
  return cancellation;
}

domain::result<BookingService::OfferAnswer> offer_answer(const json::value& body) {
  std::vector<FieldError> errors;
  ObjectReader reader(body, "", errors);
  BookingService::OfferAnswer given{.event = reader.text("event"),
                                    .delegates = read_people(body, reader, errors)};
  const auto word = reader.required_text("answer");
  if (const auto answer = domain::answer_from(word)) {
    given.answer = *answer;
  } else if (errors.empty()) {
    reader.refuse("answer", "Send accept, decline, keep_position or need_longer");
  }
  reader.finish();
  if (!errors.empty()) return Problem{ProblemKind::invalid_input, std::move(errors)};
  return given;
}

domain::result<BookingService::Move> move(const json::value& body) {
  std::vector<FieldError> errors;
  ObjectReader reader(body, "", errors);
  BookingService::Move move{.to = reader.required_text("to"),
                            .delegates = read_people(body, reader, errors),
                            .wait = reader.boolean("wait", false)};
  reader.finish();
  if (!errors.empty()) return Problem{ProblemKind::invalid_input, std::move(errors)};
  return move;
}

domain::result<BookingService::Substitution> substitution(const json::value& body) {
  std::vector<FieldError> errors;
  ObjectReader reader(body, "", errors);
  BookingService::Substitution substitution;
  if (reader.required("delegate") != nullptr) {
    substitution.delegate = {reader.integer("delegate").value_or(0)};
  }
  substitution.who = {.name = reader.required_text("name"),
                      .email = reader.text("email"),
                      .job_title = reader.text("job_title")};
  reader.finish();
  if (!errors.empty()) return Problem{ProblemKind::invalid_input, std::move(errors)};
  return substitution;
}

}  // namespace convene::api

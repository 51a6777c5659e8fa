#include "caller.hpp"

#include <stdexcept>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "openapi_check.hpp"
#include "services/links/manage_tokens.hpp"
#include "services/places/offer_start.hpp"
#include "storage/account_store.hpp"
#include "storage/booking_store.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/outbox_store.hpp"

namespace convene::tests {
namespace {

// Fills the database and starts its threads; the catalogue is read before they run.
domain::Catalogue start(support::TestDatabase& database, services::EventCache& cache,
                        const std::vector<domain::Event>& events) {
  for (const auto& event : events) support::insert_event(database.connection(), event);
  cache.load(database.connection());
  auto catalogue = storage::CatalogueStore(database.connection()).catalogue();
  database.start_threads(
      [&cache](storage::Connection& connection, const storage::Changes& changes) {
        cache.refresh(connection, changes);
      });
  return catalogue;
}

}  // namespace

std::string Answer::problem() const {
  const std::string type(body.at("type").as_string());
  return type.substr(type.rfind('/') + 1);
}

std::string Answer::at(std::string_view pointer) const {
  const boost::json::value whole = body;
  boost::system::error_code missing;
  const auto* found = whole.find_pointer(pointer, missing);
  if (!found) return fmt::format("nothing at {}", pointer);
  return found->is_string() ? std::string(found->get_string()) : boost::json::serialize(*found);
}

std::string Answer::people() const {
  std::vector<std::string> all;
  for (const auto& delegate : body.at("delegates").as_array()) {
    const auto word = [&delegate](std::string_view name) {
      return std::string_view(delegate.at(name).as_string());
    };
    all.push_back(fmt::format("{} {} {}", word("name"), word("state"), word("event")));
  }
  return join(all, ", ");
}

std::string Answer::lists(std::size_t delegate) const {
  std::vector<std::string> all;
  const auto& person = body.at("delegates").as_array().at(delegate);
  for (const auto& list : person.at("waiting_for").as_array()) {
    const auto& position = list.at("position");
    all.push_back(fmt::format("{} {}{}", std::string_view(list.at("event").as_string()),
                              std::string_view(list.at("state").as_string()),
                              position.is_null() ? "" : " " + boost::json::serialize(position)));
  }
  return join(all, ", ");
}

ApiCaller::ApiCaller(const std::vector<domain::Event>& events)
    : catalogue_(start(database_, events_, events)),
      bookings_(database_.writer(), database_.readers(), events_, catalogue_, Key{}),
      programmes_(database_.readers()),
      tokens_(database_.writer(), database_.readers(), database_.clock()),
      exports_(database_.writer(), database_.readers()),
      context_{events_, bookings_, programmes_, tokens_, exports_, catalogue_, database_.clock()},
      router_(api::routes(context_)) {}

Answer ApiCaller::get(std::string_view target, std::string_view bearer) {
  return get_with_authorization(target, bearer.empty() ? "" : fmt::format("Bearer {}", bearer));
}

Answer ApiCaller::get_with_authorization(std::string_view target, std::string_view authorization) {
  http::Request request;
  const auto question_mark = target.find('?');
  request.path = target.substr(0, question_mark);
  if (question_mark != std::string_view::npos) {
    request.query = http::FormData::parse(target.substr(question_mark + 1)).value();
  }
  if (!authorization.empty()) request.headers.emplace_back("authorization", authorization);
  return call(std::move(request));
}

Answer ApiCaller::post(std::string_view path, std::string_view body, std::string_view bearer,
                       std::string_view content_type) {
  http::Request request;
  request.method = http::Method::post;
  request.path = path;
  request.body = body;
  request.headers.emplace_back("content-type", content_type);
  if (!bearer.empty())
    request.headers.emplace_back("authorization", fmt::format("Bearer {}", bearer));
  return call(std::move(request));
}

Held ApiCaller::booked(std::string_view body, std::string_view event) {
  const auto answer = post(fmt::format("/api/v1/events/{}/bookings", event), body);
  BOOST_REQUIRE(answer.status == 201);
  Held held{answer.at("/reference"), answer.at("/manage_token"), {}};
  for (const auto& delegate : answer.body.at("delegates").as_array()) {
    held.people.push_back(delegate.at("id").as_int64());
  }
  return held;
}

Answer ApiCaller::find(const Held& booking) {
  return get("/api/v1/bookings/" + booking.reference, booking.token);
}

Answer ApiCaller::change(const Held& booking, std::string_view call, std::string_view body) {
  return post(fmt::format("/api/v1/bookings/{}/{}", booking.reference, call), body, booking.token);
}

Held ApiCaller::own_link(const Held& booking, std::size_t delegate) {
  const auto stored = database_.readers().run_blocking([&booking](storage::Connection& connection) {
    return storage::BookingStore(connection).by_reference(booking.reference).value();
  });
  return {booking.reference,
          services::delegate_token(Key{}, stored.delegates.at(delegate)),
          {booking.people.at(delegate)}};
}

void ApiCaller::relay_takes_the_mails() {
  database_.writer().run_blocking([](storage::Transaction& transaction) {
    const storage::OutboxStore outbox(transaction.connection());
    for (const auto& mail : outbox.due(transaction.now(), 1000)) {
      if (mail.offer) services::offer_mail_accepted(transaction, *mail.offer);
    }
  });
}

std::string ApiCaller::access_token(domain::AccountKind kind) {
  const auto slug = std::string(domain::slug_of(kind));
  const auto owner = database_.writer().run_blocking([&](storage::Transaction& transaction) {
    return storage::AccountStore(transaction.connection())
        .insert({.email = slug + "@charity.example", .name = "The " + slug, .kind = kind},
                transaction.now());
  });
  boost::asio::io_context io;
  auto made = boost::asio::co_spawn(io, tokens_.make(owner, "Printer"), boost::asio::use_future);
  io.run();
  return made.get().value().secret;
}

std::vector<std::string> ApiCaller::rows(const std::string& sql) {
  return database_.readers().run_blocking([&sql](storage::Connection& connection) {
    std::vector<std::string> rows;
    auto row = connection.statement(sql);
    while (row.step()) rows.push_back(row.text(0));
    return rows;
  });
}

void ApiCaller::execute(const std::string& sql) {
  database_.writer().run_blocking([&sql](storage::Transaction& transaction) {
    transaction.connection().statement(sql).run();
    return 0;
  });
}

Answer ApiCaller::call(http::Request request) {
  auto match = router_.match(request.method, request.path);
  if (!match.route) throw std::logic_error("no route for " + request.path);
  request.parameters = std::move(match.parameters);
  boost::asio::io_context io;
  auto answered = boost::asio::co_spawn(io, match.route->handler(request), boost::asio::use_future);
  io.run();
  const auto response = answered.get();
  const auto& text = response.shared_body ? response.shared_body->plain : response.body;
  Answer answer{.status = static_cast<int>(response.status)};
  for (const auto& [name, value] : response.headers) {
    if (name == "Content-Type") answer.content_type = value.substr(0, value.find(';'));
    if (name == "WWW-Authenticate") answer.challenge = value;
  }
  boost::json::value content(text);
  if (answer.content_type.ends_with("json")) {
    content = boost::json::parse(text);
    answer.body = content.as_object();
  } else {
    answer.text = text;
  }
  const auto* method = request.method == http::Method::get ? "get" : "post";
  for (const auto& fault :
       faults_by_openapi(match.route->path, method, answer.status, answer.content_type, content)) {
    BOOST_ERROR(fault);
  }
  if (request.method == http::Method::post && answer.status < 300) {
    for (const auto& fault :
         faults_of_request(match.route->path, method, boost::json::parse(request.body))) {
      BOOST_ERROR("taken, but " << fault);
    }
  }
  return answer;
}

std::string booking_body(std::string_view submission_id, std::string_view email,
                         std::string_view changes) {
  return fmt::format(
      R"({{"submission_id": "{0}-0123456789abcdef", "contact": {{"name": "Sample Person", "email": "{1}"}},
          "delegates": [{{"name": "Sample Person", "email": "{1}", "sector": "education"}}]{2}}})",
      submission_id, email, changes);
}

std::string group_body(const std::vector<std::string>& names, std::string_view changes) {
  std::vector<std::string> people;
  for (const auto& name : names) {
    people.push_back(fmt::format(
        R"({{"name": "{0}", "email": "{0}@example.org", "organisation": "Sample Council",
             "sector": "education"}})",
        name));
  }
  return fmt::format(
      R"({{"submission_id": "{0}-0123456789abcdef",
          "contact": {{"name": "{0}", "email": "{0}@example.org"}}, "delegates": [{1}]{2}}})",
      names.front(), join(people, ", "), changes);
}

}  // namespace convene::tests

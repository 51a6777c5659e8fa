#include "client.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace convene::tests {
namespace {

namespace json = boost::json;

std::string text(const json::object& object, std::string_view name) {
  return json::value_to<std::string>(object.at(name));
}

Reply reply_of(const support::HttpResponse& answer) {
  Reply reply{.status = answer.status};
  const auto body = json::parse(answer.body).as_object();
  if (!reply.is_done()) {
    const auto type = text(body, "type");
    reply.problem = type.substr(type.rfind('/') + 1);
    return reply;
  }
  reply.link.reference = text(body, "reference");
  if (body.contains("manage_token")) reply.link.token = text(body, "manage_token");
  const auto& person = body.at("delegates").as_array().at(0).as_object();
  reply.state = text(person, "state");
  reply.event = text(person, "event");
  if (const auto& position = person.at("position"); position.is_int64()) {
    reply.position = static_cast<int>(position.get_int64());
  }
  return reply;
}

}  // namespace

Reply RaceClient::book(const std::string& event, const std::string& name,
                       const std::string& other) {
  const auto also = other.empty() ? other : '"' + other + '"';
  const auto body = fmt::format(
      R"({{"submission_id": "submission-of-{0}-at-{1}", "contact": {{"name": "{0}",
          "email": "{0}@{1}.example.org"}}, "delegates": [{{"name": "{0}",
          "email": "{0}@{1}.example.org", "sector": "education"}}], "also_wait_for": [{2}]}})",
      name, event, also);
  return reply_of(client_.post_json("/api/v1/events/" + event + "/bookings", body));
}

Reply RaceClient::cancel(const Link& link) { return ask(link, "cancel", "{}"); }

Reply RaceClient::accept(const Link& link) { return ask(link, "offer", R"({"answer": "accept"})"); }

Reply RaceClient::move(const Link& link, const std::string& to) {
  return ask(link, "move", fmt::format(R"({{"to": "{}"}})", to));
}

Reply RaceClient::ask(const Link& link, const std::string& action, const std::string& body) {
  return reply_of(client_.post_json("/api/v1/bookings/" + link.reference + '/' + action, body,
                                    {{"Authorization", "Bearer " + link.token}}));
}

}  // namespace convene::tests

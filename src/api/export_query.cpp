#include "api/export_query.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/text.hpp"
#include "domain/delegate_list.hpp"

namespace convene::api {
namespace {

using domain::FieldError;
using domain::Problem;
using domain::ProblemKind;

class QueryReader {
 public:
  explicit QueryReader(const http::FormData& query) : query_(query) {}

  void allow(std::initializer_list<std::string_view> names) {
    for (const auto& [name, value] : query_.fields()) {
      if (std::ranges::find(names, name) == names.end()) {
        refuse(name, "Leave this out: there is no such choice");
      }
    }
  }

  std::vector<domain::DelegateState> states() {
    std::vector<domain::DelegateState> states;
    for (const auto& slug : query_.all("state")) {
      if (const auto state = domain::delegate_state_from(slug)) {
        states.push_back(*state);
      } else {
        refuse("state", "Send confirmed, waiting, offered, cancelled, expired or declined");
      }
    }
    return states.empty() ? domain::live_states() : states;
  }

  std::vector<domain::EventId> events(const services::EventSnapshot& snapshot) {
    std::vector<domain::EventId> events;
    for (const auto& slug : query_.all("event")) {
      if (const auto* event = snapshot.any(slug)) {
        events.push_back(event->id);
      } else {
        refuse("event", "Send the slug of an event");
      }
    }
    return events;
  }

  std::optional<domain::PersonId> person() {
    if (!query_.has("delegate")) return std::nullopt;
    const auto id = whole_number<std::int64_t>(query_.get("delegate"));
    if (!id) refuse("delegate", "Send the id of a delegate");
    return domain::PersonId{id.value_or(0)};
  }

  // One of the catalogue's words, which `find` knows, or nothing.
  template <class Find>
  std::string word(std::string_view name, Find find) {
    const std::string slug{query_.get(name)};
    if (query_.has(name) && !find(slug)) refuse(name, "Send the slug of one that there is");
    return slug;
  }

  // What was read, unless something was refused.
  template <class Choice>
  domain::result<Choice> conclude(Choice choice) {
    if (!errors_.empty()) return Problem{ProblemKind::invalid_input, std::move(errors_)};
    return choice;
  }

 private:
  void refuse(std::string_view name, std::string message) {
    // The name is theirs and may be anything: cut, so that the answer stays small.
    constexpr std::size_t name_shown_max = 60;
    std::string field{name.substr(0, name_shown_max)};
    if (std::ranges::find(errors_, field, &FieldError::field) != errors_.end()) return;
    errors_.push_back({std::move(field), std::move(message)});
  }

  const http::FormData& query_;
  std::vector<FieldError> errors_;
};

}  // namespace

domain::result<std::vector<domain::DelegateState>> chosen_states(const http::FormData& query) {
  QueryReader reader(query);
  reader.allow({"state"});
  return reader.conclude(reader.states());
}

domain::result<std::optional<domain::PersonId>> chosen_person(const http::FormData& query) {
  QueryReader reader(query);
  reader.allow({"delegate"});
  return reader.conclude(reader.person());
}

domain::result<void> no_choice(const http::FormData& query) {
  QueryReader reader(query);
  reader.allow({});
  const auto nothing = reader.conclude(true);
  if (!nothing) return nothing.error();
  return {};
}

domain::result<services::ExportService::EmailChoice> chosen_addresses(
    const http::FormData& query, const services::EventSnapshot& events,
    const domain::Catalogue& catalogue) {
  QueryReader reader(query);
  reader.allow({"event", "state", "role", "sector"});
  return reader.conclude(services::ExportService::EmailChoice{
      .events = reader.events(events),
      .states = reader.states(),
      .role = reader.word("role", [&](const auto& slug) { return catalogue.role(slug); }),
      .sector = reader.word("sector", [&](const auto& slug) { return catalogue.sector(slug); })});
}

}  // namespace convene::api

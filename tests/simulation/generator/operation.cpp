#include "simulation/generator/operation.hpp"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace convene::simulation {
namespace {

constexpr std::array kind_words = {"begins an event",
                                   "books",
                                   "books again the same",
                                   "books by the office",
                                   "cancels",
                                   "answers",
                                   "moves",
                                   "sends somebody else",
                                   "changes a person",
                                   "sets capacity",
                                   "sets rules",
                                   "pauses",
                                   "resumes",
                                   "offers by hand",
                                   "confirms by hand",
                                   "moves by hand",
                                   "relay takes mail",
                                   "relay refuses",
                                   "mail comes back",
                                   "office calls",
                                   "corrects the address of",
                                   "time passes",
                                   "time passes, the timer is late",
                                   "server restarts"};

constexpr std::array answer_words = {"accept", "decline", "keep position", "need longer"};

constexpr std::array outcome_words = {
    "done",           "skipped",           "invalid-input",  "not-found",
    "event-full",     "booking-not-open",  "booking-closed", "event-cancelled",
    "already-booked", "submission-reused", "no-offer",       "ask-organiser",
    "something else"};

std::string describe(const NewPerson& person) {
  auto text = fmt::format("{} of '{}', {} as {}", person.email.empty() ? "-" : person.email,
                          person.organisation, person.sector, fmt::join(person.roles, "+"));
  if (person.companion_of) text += fmt::format(" with .{}", *person.companion_of);
  return text;
}

std::string describe(const KeptPlaces& kept) {
  return fmt::format("{} {}{} until {} days before", kept.places, kept.sector, kept.role,
                     kept.days_before);
}

}  // namespace

std::string_view word_for(Kind kind) { return kind_words.at(static_cast<std::size_t>(kind)); }

std::string_view word_for(Outcome outcome) {
  return outcome_words.at(static_cast<std::size_t>(outcome));
}

std::string describe(const Operation& operation) {
  auto text = fmt::format("#{} {}", operation.number, word_for(operation.kind));
  const auto add = [&text](std::string_view words) { text.append(" ").append(words); };
  if (operation.booking >= 0) add(fmt::format("booking #{}", operation.booking));
  if (!operation.persons.empty()) add(fmt::format(".{}", fmt::join(operation.persons, ",.")));
  if (operation.own_link >= 0) add(fmt::format("by the link of .{}", operation.own_link));
  if (operation.event >= 0) add(fmt::format("at event #{}", operation.event));
  if (operation.to >= 0) add(fmt::format("to event #{}", operation.to));
  if (!operation.others.empty())
    add(fmt::format("or events #{}", fmt::join(operation.others, ", #")));
  for (const auto& person : operation.people) add(fmt::format("[{}]", describe(person)));
  switch (operation.kind) {
    case Kind::begin_event:
      add(fmt::format("of {} places in {} s, closing {} s before", operation.amount,
                      operation.duration.count(), operation.closes_before.count()));
      break;
    case Kind::book:
      add(operation.together ? "together" : "any");
      if (operation.straight_away)
        add(fmt::format("straight away, {} days", operation.notice_days));
      [[fallthrough]];
    case Kind::book_by_office:
    case Kind::move:
      add(operation.wait ? "and waits" : "or not at all");
      break;
    case Kind::answer:
      add(answer_words.at(static_cast<std::size_t>(operation.answer)));
      break;
    case Kind::call:
      add(operation.was_reached ? "and reaches them" : "in vain");
      break;
    case Kind::change_capacity:
      add(fmt::format("to {}", operation.amount));
      break;
    case Kind::change_rules:
      for (const auto& kept : operation.kept) add(fmt::format("[keep {}]", describe(kept)));
      if (operation.organisation_ceiling) {
        add(fmt::format("[at most {} of an organisation]", *operation.organisation_ceiling));
      }
      for (const auto& ceiling : operation.ceilings) {
        add(fmt::format("[at most {} of {}]", ceiling.places, ceiling.sector));
      }
      break;
    case Kind::let_time_pass:
    case Kind::be_late:
    case Kind::restart:
      add(fmt::format("{} s", operation.duration.count()));
      break;
    default:
      break;
  }
  return text;
}

}  // namespace convene::simulation

#include "domain/call.hpp"

#include "base/text.hpp"
#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

using Kind = CallSubject::Kind;

constexpr auto kinds =
    slugs<Kind>({{Kind::offer, "offer"}, {Kind::out_of_reach, "party"}, {Kind::mail, "mail"}});

}  // namespace

std::string text_of(const CallSubject& subject) {
  return std::string(kinds.of(subject.kind)) + "-" + std::to_string(subject.id);
}

std::optional<CallSubject> call_subject_from(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == text.npos) return std::nullopt;
  const auto kind = kinds.from(text.substr(0, dash));
  const auto id = whole_number<std::int64_t>(text.substr(dash + 1));
  if (!kind || !id) return std::nullopt;
  return CallSubject{*kind, *id};
}

}  // namespace convene::domain

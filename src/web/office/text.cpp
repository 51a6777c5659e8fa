#include "web/office/text.hpp"

#include "base/text.hpp"

namespace convene::web {
namespace {

using domain::DelegateState;

std::string role_text(std::string_view slug, const domain::Catalogue& catalogue) {
  const auto* role = catalogue.role(slug);
  return role ? role->label : std::string{slug};
}

}  // namespace

std::string state_text(DelegateState state) {
  switch (state) {
    case DelegateState::confirmed:
      return "Confirmed";
    case DelegateState::waiting:
      return "Waiting";
    case DelegateState::offered:
      return "Offered a place";
    case DelegateState::cancelled:
      return "Cancelled";
    case DelegateState::expired:
      return "Offer expired";
    case DelegateState::declined:
      return "Declined";
  }
  return {};
}

std::vector<DelegateState> all_states() {
  return {DelegateState::confirmed, DelegateState::waiting, DelegateState::offered,
          DelegateState::cancelled, DelegateState::expired, DelegateState::declined};
}

std::string role_texts(const std::vector<std::string>& slugs, const domain::Catalogue& catalogue) {
  std::vector<std::string> labels;
  labels.reserve(slugs.size());
  for (const auto& slug : slugs) labels.push_back(role_text(slug, catalogue));
  return join(labels, ", ");
}

std::string sector_text(const std::string& slug, const std::string& text,
                        const domain::Catalogue& catalogue) {
  const auto* sector = catalogue.sector(slug);
  const auto label = sector ? sector->label : slug;
  return text.empty() ? label : label + ": " + text;
}

}  // namespace convene::web

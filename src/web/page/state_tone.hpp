#pragma once

#include <string_view>

#include "domain/delegate.hpp"

namespace convene::web {

// The tone of a state's tag, in the styles: "places", "few", "waiting", "closed". The words beside
// it say the same.
constexpr std::string_view state_tone(domain::DelegateState state) {
  switch (state) {
    case domain::DelegateState::confirmed:
      return "places";
    case domain::DelegateState::waiting:
      return "waiting";
    case domain::DelegateState::offered:
      return "few";
    case domain::DelegateState::cancelled:
    case domain::DelegateState::expired:
    case domain::DelegateState::declined:
      return "closed";
  }
  return {};
}

}  // namespace convene::web

#include "domain/delegate.hpp"

#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto delegate_states = slugs<DelegateState>({{DelegateState::confirmed, "confirmed"},
                                                       {DelegateState::waiting, "waiting"},
                                                       {DelegateState::offered, "offered"},
                                                       {DelegateState::cancelled, "cancelled"},
                                                       {DelegateState::expired, "expired"},
                                                       {DelegateState::declined, "declined"}});

}  // namespace

std::string_view slug_of(DelegateState state) { return delegate_states.of(state); }

std::optional<DelegateState> delegate_state_from(std::string_view slug) {
  return delegate_states.from(slug);
}

}  // namespace convene::domain

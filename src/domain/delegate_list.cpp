#include "domain/delegate_list.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/text.hpp"
#include "domain/email_address.hpp"
#include "domain/slugs.hpp"

namespace convene::domain {
namespace {

constexpr auto orders = slugs<DelegateOrder>({{DelegateOrder::line, "line"},
                                              {DelegateOrder::name, "name"},
                                              {DelegateOrder::organisation, "organisation"},
                                              {DelegateOrder::sector, "sector"}});

int rank(DelegateState state) {
  switch (state) {
    case DelegateState::confirmed:
      return 0;
    case DelegateState::offered:
      return 1;
    case DelegateState::waiting:
      return 2;
    case DelegateState::cancelled:
    case DelegateState::expired:
    case DelegateState::declined:
      return 3;
  }
  return 3;
}

// What a list is sorted by; equal ones follow by name, then id, so that no two pages differ.
std::tuple<int, int, std::string, std::string, DelegateId> sort_key(const Delegate& delegate,
                                                                    DelegateOrder order) {
  const auto name = ascii_lower(delegate.name);
  switch (order) {
    case DelegateOrder::line:
      return {rank(delegate.state), delegate.position.value_or(0), {}, name, delegate.id};
    case DelegateOrder::name:
      return {0, 0, {}, name, delegate.id};
    case DelegateOrder::organisation:
      return {0, 0, ascii_lower(delegate.organisation), name, delegate.id};
    case DelegateOrder::sector:
      return {0, 0, delegate.sector, name, delegate.id};
  }
  return {};
}

template <class Value>
void add_once(std::vector<Value>& values, const Value& value) {
  if (std::ranges::find(values, value) == values.end()) values.push_back(value);
}

}  // namespace

std::string_view slug_of(DelegateOrder order) { return orders.of(order); }

std::optional<DelegateOrder> delegate_order_from(std::string_view slug) {
  return orders.from(slug);
}

std::vector<DelegateState> live_states() {
  return {DelegateState::confirmed, DelegateState::waiting, DelegateState::offered};
}

void sort(std::vector<ListedDelegate>& delegates, DelegateOrder order) {
  std::ranges::sort(delegates, {}, [order](const ListedDelegate& listed) {
    return sort_key(listed.delegate, order);
  });
}

std::vector<EmailLine> email_list(const std::vector<ListedDelegate>& delegates) {
  std::vector<EmailLine> lines;
  std::unordered_map<std::string, std::size_t> line_of;
  for (const auto& listed : delegates) {
    const auto& address = listed.mail_address();
    const auto [found, is_new] = line_of.try_emplace(email_key(address), lines.size());
    if (is_new) lines.push_back({.email = address});
    auto& line = lines[found->second];
    add_once(line.names, listed.delegate.name);
    if (!listed.delegate.organisation.empty()) {
      add_once(line.organisations, listed.delegate.organisation);
    }
    add_once(line.sectors, listed.delegate.sector);
    add_once(line.events, listed.delegate.event);
  }
  return lines;
}

}  // namespace convene::domain

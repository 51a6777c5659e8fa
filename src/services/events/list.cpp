#include "services/events/list.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace convene::services {
namespace {

bool comes_before(const EventList::Pointer& one, const EventList::Pointer& other) {
  return std::tie(one->starts_at, one->slug) < std::tie(other->starts_at, other->slug);
}

}  // namespace

EventList::EventList(std::vector<Pointer> events) {
  std::ranges::sort(events, comes_before);
  for (std::size_t from = 0; from < events.size(); from += chunk_size) {
    const auto to = std::min(from + chunk_size, events.size());
    chunks_.push_back(std::make_shared<Chunk>(events.begin() + static_cast<std::ptrdiff_t>(from),
                                              events.begin() + static_cast<std::ptrdiff_t>(to)));
  }
  Order order;
  order.by_slug.resize(events.size());
  std::iota(order.by_slug.begin(), order.by_slug.end(), 0U);
  order.by_id = order.by_slug;
  std::ranges::sort(order.by_slug, {},
                    [&](auto index) -> const std::string& { return events[index]->slug; });
  std::ranges::sort(order.by_id, {}, [&](auto index) { return events[index]->id; });
  for (const auto& event : events) {
    order.longest = std::max(order.longest, event->ends_at - event->starts_at);
  }
  order_ = std::make_shared<const Order>(std::move(order));
}

std::optional<std::size_t> EventList::find(std::string_view slug) const {
  if (empty()) return std::nullopt;
  const auto slug_at = [this](auto index) -> std::string_view { return (*this)[index]->slug; };
  const auto found = std::ranges::lower_bound(order_->by_slug, slug, {}, slug_at);
  if (found == order_->by_slug.end() || slug_at(*found) != slug) return std::nullopt;
  return *found;
}

std::optional<std::size_t> EventList::find(domain::EventId id) const {
  if (empty()) return std::nullopt;
  const auto id_at = [this](auto index) { return (*this)[index]->id; };
  const auto found = std::ranges::lower_bound(order_->by_id, id, {}, id_at);
  if (found == order_->by_id.end() || id_at(*found) != id) return std::nullopt;
  return *found;
}

std::size_t EventList::first_not_past(UtcTime now) const {
  std::size_t past = 0;
  for (std::size_t left = size(); left > 0;) {
    const auto half = left / 2;
    if ((*this)[past + half]->starts_at + order_->longest > now) {
      left = half;
    } else {
      past += half + 1;
      left -= half + 1;
    }
  }
  return past;
}

bool EventList::replace(const Pointer& event) {
  const auto index = find(event->id);
  if (!index) return false;
  const auto& before = (*this)[*index];
  if (before->slug != event->slug || before->starts_at != event->starts_at ||
      event->ends_at - event->starts_at > order_->longest) {
    return false;
  }
  auto& chunk = chunks_[*index / chunk_size];
  if (chunk.use_count() > 1) chunk = std::make_shared<Chunk>(*chunk);
  (*chunk)[*index % chunk_size] = event;
  return true;
}

}  // namespace convene::services

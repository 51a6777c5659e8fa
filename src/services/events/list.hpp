#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/event.hpp"

namespace convene::services {

// Events by start, then slug, to be copied after every commit and read by everybody: a copy shares
// what has not changed. With 20,000 events, copying and sorting all of them after each group of
// bookings cost twice as much as the bookings.
class EventList {
 public:
  using Pointer = std::shared_ptr<const domain::Event>;

  EventList() = default;
  explicit EventList(std::vector<Pointer> events);

  std::size_t size() const { return order_ ? order_->by_id.size() : 0; }
  bool empty() const { return size() == 0; }
  const Pointer& operator[](std::size_t index) const {
    return (*chunks_[index / chunk_size])[index % chunk_size];
  }

  // Where an event stands; nothing if there is none.
  std::optional<std::size_t> find(std::string_view slug) const;
  std::optional<std::size_t> find(domain::EventId id) const;
  // No event before this one is still to come or under way.
  std::size_t first_not_past(UtcTime now) const;

  // Puts the event in the place of the one with its id. False, and nothing is changed, where that
  // would break the order: there is none, or its start or slug is another now.
  bool replace(const Pointer& event);

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = Pointer;
    using pointer = const Pointer*;
    using reference = const Pointer&;

    Iterator() = default;
    Iterator(const EventList& list, std::size_t index) : list_(&list), index_(index) {}

    const Pointer& operator*() const { return (*list_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    Iterator operator++(int) {
      auto before = *this;
      ++index_;
      return before;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const EventList* list_ = nullptr;
    std::size_t index_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  static constexpr std::size_t chunk_size = 64;
  using Chunk = std::vector<Pointer>;

  // Where each event stands; the same for all copies until an event comes, goes or moves.
  struct Order {
    std::vector<std::uint32_t> by_slug;
    std::vector<std::uint32_t> by_id;
    std::chrono::seconds longest{0};  // event
  };

  // Nobody changes a chunk that another list has.
  std::vector<std::shared_ptr<Chunk>> chunks_;
  std::shared_ptr<const Order> order_;
};

}  // namespace convene::services

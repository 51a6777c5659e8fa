#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/event.hpp"
#include "http/request.hpp"

namespace convene::web {

// Which of the events to come somebody wants to see: what the links of the first page say.
struct EventChoice {
  const domain::Region* region = nullptr;        // null: all
  std::optional<std::chrono::year_month> month;  // nothing: all
  std::size_t page = 1;

  // What is unknown chooses nothing.
  static EventChoice from(const http::FormData& query, const domain::Catalogue& catalogue);
  // "?region=london&month=2027-01&page=2", as far as it chooses something.
  std::string query() const;
  bool is_all() const { return !region && !month; }
};

// "2027-01"
std::string month_slug(std::chrono::year_month month);

// The events of one region in the month that was chosen.
struct RegionEvents {
  const domain::Region* region;
  const domain::Event* first = nullptr;  // null: there is none
  std::size_t count = 0;
};

struct ChosenEvents {
  // However many there are, a page shows no more.
  static constexpr std::size_t page_size = 100;
  static constexpr std::size_t months_max = 24;

  std::vector<const domain::Event*> shown;      // the page's, by start
  std::size_t count = 0;                        // all pages' together
  std::size_t page = 1;                         // the one that was asked for, or the last
  std::vector<std::chrono::year_month> months;  // months that have any, whatever was chosen
  std::vector<RegionEvents> regions;            // all, in the catalogue's order

  std::size_t page_count() const { return (count + page_size - 1) / page_size; }
};

// `upcoming` by start.
ChosenEvents choose(const std::vector<const domain::Event*>& upcoming, const EventChoice& choice,
                    const domain::Catalogue& catalogue);

}  // namespace convene::web

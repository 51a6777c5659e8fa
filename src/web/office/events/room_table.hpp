#pragma once

#include <string>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/delegate_list.hpp"
#include "http/request.hpp"
#include "web/office/mail/mark.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::web {

// What a room's page shows of its delegates, as its address says it. What cannot be understood
// there is as if it had not been said.
struct RoomChoice {
  std::string state;  // slug; "live": who has a place, waits or is asked; "all"
  std::string role;   // slug; empty: all
  std::string sector;
  domain::DelegateOrder order = domain::DelegateOrder::line;
  std::size_t page = 1;

  static constexpr std::size_t rows_per_page = 100;

  static RoomChoice from(const http::FormData& query);
  domain::DelegateFilter filter(domain::EventId event) const;
};

// The filter's form, the links that sort, the table, and the links to its other pages.
void fill_room_table(TemplateData& body, const std::string& slug, const RoomChoice& choice,
                     const std::vector<domain::ListedDelegate>& delegates,
                     const Unreached& unreached, const domain::Catalogue& catalogue);

}  // namespace convene::web

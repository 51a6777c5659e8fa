#include "web/office/events/room_table.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "web/office/addresses.hpp"
#include "web/office/delegate_fields.hpp"
#include "web/office/text.hpp"
#include "web/page/form_view.hpp"
#include "web/page/state_tone.hpp"

namespace convene::web {
namespace {

using domain::DelegateOrder;

constexpr const char* live = "live";
constexpr const char* all = "all";

const struct {
  DelegateOrder order;
  const char* label;
} orders[] = {
    {DelegateOrder::line, "Place"},
    {DelegateOrder::name, "Name"},
    {DelegateOrder::organisation, "Organisation"},
    {DelegateOrder::sector, "Sector"},
};

std::size_t page_number(std::string_view text) {
  return std::max<std::size_t>(whole_number<std::size_t>(text).value_or(1), 1);
}

// The same choice in another order, or on another page; page 0 leaves the page out.
std::string list_address(const std::string& slug, const RoomChoice& choice, DelegateOrder order,
                         std::size_t page) {
  return room_list_address(slug, {.state = choice.state,
                                  .role = choice.role,
                                  .sector = choice.sector,
                                  .order = slug_of(order),
                                  .page = page});
}

void fill_filter(TemplateData& body, const RoomChoice& choice, const domain::Catalogue& catalogue) {
  const std::vector<domain::FieldError> no_errors;
  FormView form(body, no_errors);
  std::vector<Choice> states{{live, "Have a place or are waiting"}};
  for (const auto state : all_states()) {
    states.push_back({std::string{slug_of(state)}, state_text(state)});
  }
  states.push_back({all, "Everybody"});
  form.select("STATE_FIELD", {.name = "state", .label = "Show", .choices = states}, choice.state);
  fill_role_and_sector_filter(form, catalogue, choice.role, choice.sector);
}

void fill_orders(TemplateData& body, const std::string& slug, const RoomChoice& choice) {
  for (const auto& [order, label] : orders) {
    TemplateData& item = body.add("SORT");
    item.add(order == choice.order ? "CURRENT" : "OTHER")
        .set("ADDRESS", list_address(slug, choice, order, 0))
        .set("LABEL", label);
  }
}

void fill_row(TemplateData& row, const domain::ListedDelegate& listed, const Unreached& unreached,
              const domain::Catalogue& catalogue) {
  const auto& delegate = listed.delegate;
  row.set("ADDRESS", delegate_address(delegate.id))
      .set("NAME", delegate.name)
      .set("ORGANISATION", delegate.organisation)
      .set("SECTOR_TEXT", sector_text(delegate.sector, delegate.sector_text, catalogue))
      .set("ROLES", role_texts(delegate.roles, catalogue))
      .set("STATE_TEXT", state_text(delegate.state))
      .set("TONE", std::string{slug_of(state_tone(delegate.state))})
      .set("POSITION", delegate.position ? std::to_string(*delegate.position) : "");
  fill_mark(row, unreached, delegate.id);
}

void fill_pages(TemplateData& body, const std::string& slug, const RoomChoice& choice,
                std::size_t pages) {
  if (pages < 2) return;
  TemplateData& navigation = body.add("PAGES");
  navigation.set("PAGE", static_cast<std::int64_t>(choice.page))
      .set("PAGE_COUNT", static_cast<std::int64_t>(pages));
  const auto add_link = [&](const char* section, std::size_t page) {
    navigation.add(section).set("ADDRESS", list_address(slug, choice, choice.order, page));
  };
  if (choice.page > 1) add_link("PREVIOUS", choice.page - 1);
  if (choice.page < pages) add_link("FOLLOWING", choice.page + 1);
}

}  // namespace

RoomChoice RoomChoice::from(const http::FormData& query) {
  const std::string state{query.get("state")};
  const bool is_known = state == all || domain::delegate_state_from(state).has_value();
  return {.state = is_known ? state : live,
          .role = std::string{query.get("role")},
          .sector = std::string{query.get("sector")},
          .order = domain::delegate_order_from(query.get("order")).value_or(DelegateOrder::line),
          .page = page_number(query.get("page"))};
}

domain::DelegateFilter RoomChoice::filter(domain::EventId event) const {
  domain::DelegateFilter filter{.event = event, .role = role, .sector = sector};
  if (state == live) filter.states = domain::live_states();
  if (const auto one = domain::delegate_state_from(state)) filter.states = {*one};
  return filter;
}

void fill_room_table(TemplateData& body, const std::string& slug, const RoomChoice& choice,
                     const std::vector<domain::ListedDelegate>& delegates,
                     const Unreached& unreached, const domain::Catalogue& catalogue) {
  fill_filter(body, choice, catalogue);
  fill_orders(body, slug, choice);
  body.set("COUNT", counted(static_cast<std::int64_t>(delegates.size()), "person", "people"));
  body.show_if(delegates.empty(), "NOBODY");
  if (delegates.empty()) return;

  const auto pages = (delegates.size() + RoomChoice::rows_per_page - 1) / RoomChoice::rows_per_page;
  auto shown = choice;
  shown.page = std::min(choice.page, pages);
  TemplateData& table = body.add("DELEGATES");
  const auto first = (shown.page - 1) * RoomChoice::rows_per_page;
  const auto end = std::min(delegates.size(), first + RoomChoice::rows_per_page);
  for (auto index = first; index < end; ++index) {
    fill_row(table.add("DELEGATE"), delegates[index], unreached, catalogue);
  }
  fill_pages(body, slug, shown, pages);
}

}  // namespace convene::web

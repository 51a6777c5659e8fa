#pragma once

#include "office_fixture.hpp"

namespace convene::web {

// An organiser in front of leeds, whose 2 places Anna and Ben have.
class OfficeRoomFixture : public OfficeFixture {
 public:
  OfficeRoomFixture() {
    for (const char* name : {"Anna Example", "Ben Example"}) book(name);
    cookies.clear();
    sign_in_as(domain::AccountKind::organiser);
  }

  std::string id_of(const std::string& name) {
    return one("SELECT id FROM delegate WHERE name = '" + name + "'");
  }
  std::string person(const std::string& name) { return "/office/delegates/" + id_of(name); }
  http::Response add(const std::string& name, const std::string& role = "delegate") {
    return send("/office/events/leeds/delegates/new", "/office/events/leeds/delegates",
                {{"name", name},
                 {"email", name.substr(0, name.find(' ')) + "@school.example"},
                 {"sector", "education"},
                 {"roles", role}});
  }
  // Joins the end of the list of leeds.
  void wait(const std::string& name, const Fields& besides = {}) {
    auto typed = Fields{{"name", name},
                        {"email", name.substr(0, name.find(' ')) + "@school.example"},
                        {"sector", "education"},
                        {"roles", "delegate"},
                        {"wait_if_full", "yes"}};
    for (const auto& [field, value] : besides) typed = with(typed, field, value);
    send("/office/events/leeds/delegates/new", "/office/events/leeds/delegates", typed);
  }
  http::Response save_capacity(const std::string& typed) {
    return send("/office/events/leeds/capacity", "/office/events/leeds/capacity",
                {{"capacity", typed}, {"step", "save"}});
  }
};

// How often a text stands in a page.
inline int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace convene::web

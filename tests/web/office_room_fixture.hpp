#pragma once

#include "office_fixture.hpp"

namespace convene::web {

// An organiser in front of leeds, whose 2 places Anna and Ben have.
class OfficeRoomFixture : public OfficeFixture {
 public:
  OfficeRoomFixture();

  std::string id_of(const std::string& name);
  std::string person(const std::string& name) { return "/office/delegates/" + id_of(name); }
  http::Response add(const std::string& name, const std::string& role = "delegate");
  // Joins the end of the list of leeds.
  void wait(const std::string& name, const Fields& besides = {});
  http::Response save_capacity(const std::string& typed);
};

// How often a text stands in a page.
inline int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace convene::web

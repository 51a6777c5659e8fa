#include "web/office_room_fixture.hpp"

namespace convene::web {

OfficeRoomFixture::OfficeRoomFixture() {
  for (const char* name : {"Anna Example", "Ben Example"}) book(name);
  cookies.clear();
  sign_in_as(domain::AccountKind::organiser);
}

std::string OfficeRoomFixture::id_of(const std::string& name) {
  return one("SELECT id FROM delegate WHERE name = '" + name + "'");
}

http::Response OfficeRoomFixture::add(const std::string& name, const std::string& role) {
  return send("/office/events/leeds/delegates/new", "/office/events/leeds/delegates",
              {{"name", name},
               {"email", name.substr(0, name.find(' ')) + "@school.example"},
               {"sector", "education"},
               {"roles", role}});
}

void OfficeRoomFixture::wait(const std::string& name, const Fields& besides) {
  auto typed = Fields{{"name", name},
                      {"email", name.substr(0, name.find(' ')) + "@school.example"},
                      {"sector", "education"},
                      {"roles", "delegate"},
                      {"wait_if_full", "yes"}};
  for (const auto& [field, value] : besides) typed = with(typed, field, value);
  send("/office/events/leeds/delegates/new", "/office/events/leeds/delegates", typed);
}

http::Response OfficeRoomFixture::save_capacity(const std::string& typed) {
  return send("/office/events/leeds/capacity", "/office/events/leeds/capacity",
              {{"capacity", typed}, {"step", "save"}});
}

}  // namespace convene::web

#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// What people told of their needs stands where it must and nowhere else.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

namespace {

// Stands in every text that somebody can write.
constexpr const char* secret = "Xylophone";

class Fixture : public OfficeRoomFixture {
 public:
  Fixture() {
    const auto booking = header(confirm(check(answers("Cat Example"), "york"), "york"), "Location");
    const auto needs = booking + "/delegates/" + id_of("Cat Example") + "/needs";
    Fields typed = {{"access", "step_free"}, {"consent", "yes"}};
    for (const char* field : {"access_text", "allergies", "diet_text"}) {
      typed.emplace_back(field, secret);
    }
    typed.emplace_back("form_token", hidden(get(needs), "form_token"));
    post(needs, typed);
    sign_in_as(AccountKind::administrator);
  }

  // Every value of a table, as text.
  std::string contents(const std::string& table) {
    return database.readers().run_blocking([&table](storage::Connection& connection) {
      SQLite::Statement rows(connection.raw(), "SELECT * FROM \"" + table + "\"");
      std::string text;
      while (rows.executeStep()) {
        for (int column = 0; column < rows.getColumnCount(); ++column) {
          text += rows.getColumn(column).getString() + '\n';
        }
      }
      return text;
    });
  }
  std::vector<std::string> tables() {
    return database.readers().run_blocking([](storage::Connection& connection) {
      SQLite::Statement rows(connection.raw(),
                             "SELECT name FROM sqlite_schema WHERE type = 'table'");
      std::vector<std::string> names;
      while (rows.executeStep()) names.push_back(rows.getColumn(0).getString());
      return names;
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(needs_secrecy, Fixture)

// Mails, exports, the history and the API are made from the other tables alone.
BOOST_AUTO_TEST_CASE(one_table_holds_needs_and_no_other) {
  send("/office/events/york/needs", "/office/events/york/needs", {});
  BOOST_TEST(tables().size() > 20U);
  for (const auto& table : tables()) {
    BOOST_TEST_CONTEXT(table) { BOOST_TEST(has(contents(table), secret) == (table == "needs")); }
  }
}

BOOST_AUTO_TEST_CASE(no_list_and_no_other_page_of_the_office_shows_needs) {
  const auto person = "/office/delegates/" + id_of("Cat Example");
  for (const auto& page :
       {get("/office/events/york"), get(person), get("/office/events/york/needs"),
        get("/office/history"), get("/office/history?event=york"), get("/office/email-list"),
        get(person + "/substitution"), get(person + "/move"),
        send("/office/events/york", "/office/events/york/attendance-list", {{"who", "all"}}),
        send("/office/email-list", "/office/email-list", {{"event", "york"}, {"format", "csv"}}),
        send("/office/email-list", "/office/email-list",
             {{"event", "york"}, {"format", "line"}})}) {
    BOOST_TEST(status(page) == 200);
    BOOST_TEST(!has(body(page), secret));
    BOOST_TEST(!has(body(page), "Step-free access"));
  }
  const auto looked = body(send("/office/events/york/needs", "/office/events/york/needs", {}));
  BOOST_TEST(has(looked, secret));
}

BOOST_AUTO_TEST_SUITE_END()

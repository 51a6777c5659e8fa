#include <regex>

#include <boost/test/unit_test.hpp>

#include "office_fixture.hpp"

// What organisers, staff and administrators see and do.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

namespace {

class Fixture : public OfficeFixture {
 public:
  Fixture() {
    // leeds has 2 places.
    for (const char* name : {"Anna Example", "Ben Example"}) book(name);
    cookies.clear();
    sign_in_as(AccountKind::organiser);
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
};

// How often a text stands in a page.
int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_pages, Fixture)

BOOST_AUTO_TEST_CASE(the_first_page_shows_how_full_each_room_is) {
  const auto page = body(get("/office/events"));
  const auto row = [&page](const std::string& slug) {
    const auto begin = page.find("href=\"/office/events/" + slug + "\"");
    return page.substr(begin, page.find("</tr>", begin) - begin);
  };
  // Confirmed, capacity, places left, waiting.
  const std::regex leeds(R"([^]*--numeric">2<[^]*>2<[^]*>0<[^]*>0<[^]*)");
  const std::regex york(R"([^]*--numeric">0<[^]*>50<[^]*>50<[^]*>0<[^]*)");
  BOOST_TEST(std::regex_match(row("leeds"), leeds));
  BOOST_TEST(std::regex_match(row("york"), york));
}

BOOST_AUTO_TEST_CASE(a_room_shows_its_delegates_and_chooses_among_them) {
  add("Sam Speaker", "speaker");
  const struct {
    const char* query;
    int anna;
    int sam;
  } cases[] = {
      {"", 1, 1},
      {"?state=confirmed", 1, 1},
      {"?state=waiting", 0, 0},
      {"?role=speaker", 0, 1},
      {"?sector=hospice", 0, 0},
      {"?sector=education&order=name", 1, 1},
      {"?state=nonsense&order=nonsense&page=nonsense", 1, 1},
      {"?page=99", 1, 1},
      {"?role=%22%3E%3Cscript%3E", 0, 0},
  };
  for (const auto& [query, anna, sam] : cases) {
    BOOST_TEST_CONTEXT("query: " << query) {
      const auto response = get(std::string{"/office/events/leeds"} + query);
      BOOST_TEST(status(response) == 200);
      BOOST_TEST(count(body(response), ">Anna Example</a>") == anna);
      BOOST_TEST(count(body(response), ">Sam Speaker</a>") == sam);
      BOOST_TEST(!has(body(response), "<script>"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_list_has_pages) {
  database.writer().run_blocking([](storage::Transaction& transaction) {
    transaction.connection().execute(
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 150)"
        " INSERT INTO delegate (booking_id, event_id, name, email, email_key, organisation,"
        "   job_title, sector, sector_text, takes_seat, state, booked_at, changed_at)"
        " SELECT 1, 1, 'Row ' || n, '', '', '', '', 'education', '', 0, 'confirmed', 0, 0"
        "   FROM number");
  });
  const auto first = body(get("/office/events/leeds"));
  const auto second = body(get("/office/events/leeds?page=2"));
  BOOST_TEST(count(first, "/office/delegates/") == 100);
  BOOST_TEST(has(first, "Page 1 of 2"));
  BOOST_TEST(has(first, "&amp;page=2"));
  BOOST_TEST(count(second, "/office/delegates/") == 52);
}

BOOST_AUTO_TEST_CASE(a_capacity_is_changed_and_the_next_page_says_so_once) {
  const auto response =
      send("/office/events/leeds/capacity", "/office/events/leeds/capacity", {{"capacity", "5"}});
  BOOST_TEST(header(response, "Location") == "/office/events/leeds");
  BOOST_TEST(has(body(follow(response)), "The capacity of Leeds is now 5"));
  BOOST_TEST(!has(body(follow(response)), "is now 5"));
  BOOST_TEST(has(body(follow(response)), "2 of 5"));
}

BOOST_AUTO_TEST_CASE(a_capacity_that_cannot_be_is_asked_for_again) {
  const auto response =
      send("/office/events/leeds/capacity", "/office/events/leeds/capacity", {{"capacity", "51"}});
  BOOST_TEST(status(response) == 422);
  BOOST_TEST(has(body(response), "<title>Error: "));
  BOOST_TEST(has(body(response), "Enter a whole number from 1 to 50"));
  BOOST_TEST(has(body(response), "value=\"51\""));
}

BOOST_AUTO_TEST_CASE(a_room_with_more_people_than_places_explains_itself) {
  send("/office/events/leeds/capacity", "/office/events/leeds/capacity", {{"capacity", "1"}});
  BOOST_TEST(has(body(get("/office/events/leeds")),
                 "1 more person has a place than the capacity allows. They keep their place."));
}

BOOST_AUTO_TEST_CASE(roles_and_sector_are_changed) {
  const auto address = person("Anna Example");
  const auto response = send(address, address,
                             {{"roles", "delegate"},
                              {"roles", "speaker"},
                              {"sector", "other"},
                              {"sector_text", "Faith group"}});
  BOOST_TEST(header(response, "Location") == address);
  const auto page = body(follow(response));
  BOOST_TEST(has(page, "Delegate, Speaker"));
  BOOST_TEST(has(page, "Other: Faith group"));
  BOOST_TEST(has(page, "Roles changed"));
}

BOOST_AUTO_TEST_CASE(who_would_need_a_seat_that_is_not_there_is_told) {
  add("Sam Speaker", "speaker");
  const auto address = person("Sam Speaker");
  const auto response = send(address, address, {{"roles", "delegate"}, {"sector", "education"}});
  BOOST_TEST(status(response) == 409);
  BOOST_TEST(has(body(response), "All places are taken. Raise the capacity"));
}

BOOST_AUTO_TEST_CASE(a_place_is_cancelled_by_a_page_and_a_button) {
  const auto address = person("Anna Example");
  const auto before = writes();
  BOOST_TEST(has(body(get(address + "/cancel")), "Cancel Anna Example’s place?"));
  BOOST_TEST(writes() == before);
  const auto response = send(address + "/cancel", address + "/cancellation", {});
  BOOST_TEST(header(response, "Location") == "/office/events/leeds");
  BOOST_TEST(has(body(follow(response)), "Anna Example’s place is cancelled"));
  BOOST_TEST(!has(body(get(address)), "Save changes"));
  BOOST_TEST(has(body(get(address + "/cancel")), "They have no place any more"));
}

BOOST_AUTO_TEST_CASE(a_full_room_is_a_page_and_not_an_error) {
  const auto full = add("Late Comer");
  BOOST_TEST(status(full) == 409);
  BOOST_TEST(has(body(full), "Add them to the waiting list"));
  BOOST_TEST(has(body(full), "All 2 places are taken and 0 people are waiting."));
  BOOST_TEST(id_of("Late Comer").empty());

  Fields again;
  for (const char* name :
       {"form_token", "submission_id", "name", "email", "sector", "roles", "wait_if_full"}) {
    again.emplace_back(name, hidden(full, name));
  }
  const auto response = post("/office/events/leeds/delegates", again);
  BOOST_TEST(has(body(follow(response)), "Late Comer is number 1 on the waiting list"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_about_somebody_is_not_lost) {
  const auto response = add("\"><b>Bold</b>");
  BOOST_TEST(status(response) == 422);
  BOOST_TEST(has(body(response), "value=\"&quot;&gt;&lt;b&gt;Bold&lt;/b&gt;\""));
  BOOST_TEST(has(body(response), "value=\"education\" selected"));
}

BOOST_AUTO_TEST_CASE(a_form_of_an_earlier_sign_in_is_kept_and_can_be_sent_again) {
  const auto form = get("/office/events/york/delegates/new");
  const Fields typed = {{"form_token", hidden(form, "form_token")},
                        {"submission_id", hidden(form, "submission_id")},
                        {"name", "Late \"Comer\""},
                        {"email", "late@school.example"},
                        {"sector", "education"},
                        {"roles", "delegate"}};
  sign_in_as(AccountKind::administrator);
  const auto before = writes();
  const auto kept = post("/office/events/york/delegates", typed);
  BOOST_TEST(status(kept) == 403);
  BOOST_TEST(writes() == before);
  BOOST_TEST(has(body(kept), "Send again"));
  BOOST_TEST(has(body(kept), "action=\"/office/events/york/delegates\""));
  BOOST_TEST(hidden(kept, "name") == "Late &quot;Comer&quot;");

  auto again = with(typed, "form_token", hidden(kept, "form_token"));
  for (const char* name : {"submission_id", "email", "sector", "roles"}) {
    BOOST_TEST_CONTEXT(name) { again = with(again, name, hidden(kept, name)); }
  }
  BOOST_TEST(has(body(follow(post("/office/events/york/delegates", again))),
                 "Late &quot;Comer&quot; has a place"));
}

BOOST_AUTO_TEST_CASE(lines_are_kept_to_be_sent_again_and_passwords_are_not) {
  sign_in_as(AccountKind::administrator);
  const auto kept = post("/office/settings", {{"form_token", "old"},
                                              {"data_controller", "Charity\n1 Sample Street"},
                                              {"password", "four words and more"}});
  BOOST_TEST(hidden(kept, "data_controller") == "Charity\n1 Sample Street");
  BOOST_TEST(!has(body(kept), "four words and more"));
  BOOST_TEST(count(body(kept), "name=\"form_token\" value=\"old\"") == 0);
}

BOOST_AUTO_TEST_CASE(what_another_site_filled_in_is_not_kept_to_be_sent) {
  const auto form = get("/office/events/york/delegates/new");
  sent_origin = "https://elsewhere.example";
  const auto refused = post("/office/events/york/delegates",
                            {{"form_token", hidden(form, "form_token")}, {"name", "Put There"}});
  BOOST_TEST(status(refused) == 403);
  BOOST_TEST(!has(body(refused), "Put There"));
  BOOST_TEST(!has(body(refused), "Send again"));
}

BOOST_AUTO_TEST_CASE(a_form_gone_back_to_and_changed_is_asked_for_again) {
  const auto form = get("/office/events/york/delegates/new");
  const Fields first = {{"form_token", hidden(form, "form_token")},
                        {"submission_id", hidden(form, "submission_id")},
                        {"name", "First Person"},
                        {"email", "first@school.example"},
                        {"sector", "education"},
                        {"roles", "delegate"}};
  BOOST_TEST(status(post("/office/events/york/delegates", first)) == 303);

  const auto second = with(with(first, "name", "Second Person"), "email", "second@school.example");
  const auto asked = post("/office/events/york/delegates", second);
  BOOST_TEST(status(asked) == 409);
  BOOST_TEST(has(body(asked), "You have added somebody with this form already"));
  BOOST_TEST(has(body(asked), "value=\"Second Person\""));
  BOOST_TEST(id_of("Second Person").empty());
  BOOST_TEST(hidden(asked, "submission_id") != hidden(form, "submission_id"));

  const auto again = with(second, "submission_id", hidden(asked, "submission_id"));
  BOOST_TEST(
      has(body(follow(post("/office/events/york/delegates", again))), "Second Person has a place"));
}

BOOST_AUTO_TEST_CASE(a_speaker_has_a_place_in_a_full_room) {
  BOOST_TEST(has(body(follow(add("Sam Speaker", "speaker"))), "Sam Speaker has a place"));
}

BOOST_AUTO_TEST_CASE(the_attendance_list_is_a_file_for_excel) {
  sign_in_as(AccountKind::staff);
  const auto response =
      send("/office/events/leeds", "/office/events/leeds/attendance-list", {{"who", "confirmed"}});
  BOOST_TEST(header(response, "Content-Type") == "text/csv; charset=utf-8");
  BOOST_TEST(header(response, "Content-Disposition") ==
             "attachment; filename=\"attendance-leeds.csv\"");
  BOOST_TEST(header(response, "Cache-Control") == "no-store");
  BOOST_TEST(body(response).starts_with("\xEF\xBB\xBFName,Email,Organisation,Job title,Sector,"));
  BOOST_TEST(has(body(response), "Anna Example,Anna@school.example,Hill School,SENCO,"));
  BOOST_TEST(count(body(response), "\r\n") == 3);
  BOOST_TEST(one("SELECT after FROM history WHERE act = 'exported'") ==
             "attendance list, 2 people, confirmed");
}

BOOST_AUTO_TEST_CASE(the_email_list_is_a_line_or_a_file) {
  const auto line =
      send("/office/email-list", "/office/email-list", {{"event", "leeds"}, {"format", "line"}});
  BOOST_TEST(has(body(line), "Anna@school.example; Ben@school.example</textarea>"));
  BOOST_TEST(has(body(line), "2 addresses"));
  const auto file =
      send("/office/email-list", "/office/email-list", {{"state", "cancelled"}, {"format", "csv"}});
  BOOST_TEST(body(file) ==
             "\xEF\xBB\xBF"
             "Email,Names,Organisations,Sectors,Events\r\n");
  BOOST_TEST(one("SELECT count(*) FROM history WHERE act = 'exported'") == "2");
}

BOOST_AUTO_TEST_CASE(an_email_list_of_unknown_words_is_refused_and_not_empty) {
  for (const char* field : {"event", "state", "role", "sector"}) {
    const auto response = send("/office/email-list", "/office/email-list", {{field, "nonsense"}});
    BOOST_TEST_CONTEXT(field) {
      BOOST_TEST(status(response) == 422);
      BOOST_TEST(has(body(response), "from the list"));
    }
  }
  BOOST_TEST(one("SELECT count(*) FROM history WHERE act = 'exported'") == "0");
}

BOOST_AUTO_TEST_CASE(the_history_says_who_did_what) {
  send("/office/events/leeds/capacity", "/office/events/leeds/capacity", {{"capacity", "5"}});
  const auto page = body(get("/office/history?event=leeds"));
  BOOST_TEST(has(page, "Capacity changed"));
  BOOST_TEST(has(page, "The organiser"));
  BOOST_TEST(has(page, "By their link"));
  BOOST_TEST(!has(body(get("/office/history?event=york")), "Capacity changed"));
  BOOST_TEST(!has(body(get("/office/history?event=leeds&before=1")), "Capacity changed"));
}

BOOST_AUTO_TEST_CASE(a_link_for_a_new_account_is_shown_once) {
  sign_in_as(AccountKind::administrator);
  const auto response =
      send("/office/accounts/new", "/office/accounts",
           {{"name", "Kim New"}, {"email", "kim@charity.example"}, {"kind", "staff"}});
  const auto page = body(follow(response));
  const std::string before = "https://events.example.org/office/set-up?key=";
  const auto begin = page.find(before);
  BOOST_REQUIRE(begin != page.npos);
  BOOST_TEST(!has(body(follow(response)), before));
  const auto key = page.substr(begin + before.size(), 22);
  cookies.clear();
  BOOST_TEST(has(body(get("/office/set-up?key=" + key)), "kim@charity.example"));
}

BOOST_AUTO_TEST_CASE(the_last_administrator_is_not_locked_out) {
  sign_in_as(AccountKind::administrator);
  const auto id = one("SELECT id FROM account WHERE kind = 'administrator'");
  const auto response = send("/office/accounts", "/office/accounts/" + id + "/deactivation", {});
  BOOST_TEST(status(response) == 409);
  BOOST_TEST(has(body(response), "Add another administrator first"));
}

BOOST_AUTO_TEST_CASE(who_is_deactivated_is_out_at_the_next_click) {
  const auto organiser = cookies;
  const auto id = one("SELECT id FROM account WHERE kind = 'organiser'");
  sign_in_as(AccountKind::administrator);
  send("/office/accounts", "/office/accounts/" + id + "/deactivation", {});
  BOOST_TEST(has(body(get("/office/accounts")), "Not active"));
  cookies = organiser;
  BOOST_TEST(status(get("/office/events")) == 303);
}

BOOST_AUTO_TEST_CASE(settings_are_on_every_page_at_once) {
  sign_in_as(AccountKind::administrator);
  const auto response = send("/office/settings", "/office/settings",
                             {{"organisation_name", "Rainbow Charity"},
                              {"contact_email", "events@rainbow.example"},
                              {"contact_phone", ""},
                              {"data_controller", "Rainbow Charity\r\n1 Sample Street"},
                              {"complaints_contact", "The chief executive"}});
  BOOST_TEST(header(response, "Location") == "/office/settings");
  BOOST_TEST(has(body(follow(response)), "Rainbow Charity\n1 Sample Street</textarea>"));
  BOOST_TEST(has(body(get("/")), "Rainbow Charity"));
  const auto refused = send("/office/settings", "/office/settings", {{"organisation_name", "X"}});
  BOOST_TEST(status(refused) == 422);
  BOOST_TEST(has(body(refused), "value=\"X\""));
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include "web/office_room_fixture.hpp"

// The office corrects an address, and sees on every list whom a mail did not reach.

using namespace convene;
using namespace convene::web;

namespace {

class AddressPagesFixture : public OfficeRoomFixture {
 public:
  void record(const std::string& state, const std::string& reply, const std::string& email) {
    database.writer().run_blocking([&](storage::Transaction& transaction) {
      transaction.connection()
          .statement(
              "UPDATE outbox SET state = ?, next_attempt_at = NULL, reply = ?"
              " WHERE to_email = ? COLLATE NOCASE")
          .bind(state, reply, email)
          .run();
      return 0;
    });
  }
  // The form as the page shows it, with another address typed.
  http::Response correct(const std::string& address, const std::string& typed) {
    return send(address, address, {{"email", typed}, {"version", hidden(get(address), "version")}});
  }
  std::string email_of_person(const std::string& name) {
    return one("SELECT email FROM delegate WHERE name = '" + name + "'");
  }
};

constexpr const char* mark = "Email not delivered";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_address_pages, AddressPagesFixture)

BOOST_AUTO_TEST_CASE(a_failed_mail_leads_to_the_right_address) {
  const auto address = person("Anna Example");
  record("bounced", "550 <no> such user", email_of_person("Anna Example"));
  auto page = body(get(address));
  BOOST_TEST(has(page, "An email did not arrive:"));
  BOOST_TEST(has(page, "550 &lt;no&gt; such user"));
  BOOST_TEST(has(page, "Who booked, about the whole booking"));
  BOOST_TEST(has(page, "href=\"" + address + "/contact-address\""));

  page = body(get(address + "/address"));
  BOOST_TEST(has(page, "What did not arrive there"));
  BOOST_TEST(has(page, "Confirmation"));
  BOOST_TEST(has(page, "value=\"" + email_of_person("Anna Example") + "\""));

  const auto response = correct(address + "/address", "anna.new@school.example");
  BOOST_TEST(header(response, "Location") == address);
  page = body(follow(response));
  BOOST_TEST(has(page, "Anna Example is written to at anna.new@school.example now"));
  BOOST_TEST(has(page, "1 email again"));
  BOOST_TEST(has(page, "The former address is not told: mails do not arrive there"));
  BOOST_TEST(has(page, "Details corrected"));
  BOOST_TEST(email_of_person("Anna Example") == "anna.new@school.example");
}

BOOST_AUTO_TEST_CASE(whoever_mistypes_loses_nothing) {
  const auto address = person("Anna Example") + "/address";
  const auto response = correct(address, "anna.new@school");
  BOOST_TEST(status(response) == 422);
  const auto page = body(response);
  BOOST_TEST(has(page, "value=\"anna.new@school\""));
  BOOST_TEST(has(page, "Enter an email address in the correct format"));
}

BOOST_AUTO_TEST_CASE(an_address_that_has_a_place_is_said_to) {
  const auto address = person("Anna Example") + "/address";
  const auto response = correct(address, email_of_person("Ben Example"));
  BOOST_TEST(status(response) == 422);
  BOOST_TEST(has(body(response), "Somebody with this email address has a place there"));
}

BOOST_AUTO_TEST_CASE(what_was_changed_meanwhile_is_said_and_not_overwritten) {
  const auto address = person("Anna Example") + "/address";
  const auto response =
      send(address, address, {{"email", "anna.new@school.example"}, {"version", "1 of yesterday"}});
  BOOST_TEST(status(response) == 422);
  const auto page = body(response);
  BOOST_TEST(has(page, "while you typed, the address was changed to"));
  BOOST_TEST(has(page, "value=\"anna.new@school.example\""));
  BOOST_TEST(email_of_person("Anna Example") != "anna.new@school.example");
}

BOOST_AUTO_TEST_CASE(the_address_of_somebody_who_is_not_there_is_not_found) {
  BOOST_TEST(status(get("/office/delegates/999/address")) == 404);
  BOOST_TEST(status(get("/office/delegates/999/contact-address")) == 404);
}

BOOST_AUTO_TEST_CASE(every_list_marks_whom_a_mail_did_not_reach) {
  wait("Cas Example");
  const auto id = id_of("Anna Example");
  database.writer().run_blocking([&](storage::Transaction& transaction) {
    transaction.connection()
        .statement(
            "INSERT INTO needs (person_id, access, access_text, diet, allergies, diet_text,"
            "                   consent_version, consented_at)"
            " VALUES (?, '', 'A chair', '', '', '', 1, 0)")
        .bind(std::int64_t{std::stoll(id)})
        .run();
    return 0;
  });
  const auto lists = [&] {
    const auto preview = body(send("/office/events/leeds/capacity", "/office/events/leeds/capacity",
                                   {{"capacity", "3"}, {"step", "preview"}}));
    return std::vector<std::pair<std::string, std::string>>{
        {"delegates", body(get("/office/events/leeds?state=confirmed"))},
        {"waiting list", body(get("/office/events/leeds?state=declined"))},
        {"needs", body(send("/office/events/leeds/needs", "/office/events/leeds/needs", {}))},
        {"preview", preview},
        {"history", body(get("/office/history"))}};
  };
  for (const auto& [name, page] : lists()) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(!has(page, mark)); }
  }
  record("failed", "", email_of_person("Anna Example"));
  record("failed", "", "Cas@school.example");
  for (const auto& [name, page] : lists()) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(has(page, mark)); }
  }
  BOOST_TEST(count(body(get("/office/events/leeds?state=confirmed")), mark) == 2);
}

BOOST_AUTO_TEST_CASE(what_did_not_arrive_leads_to_the_form_that_corrects_it) {
  record("failed", "550 no", email_of_person("Anna Example"));
  BOOST_TEST(
      has(body(get("/office/emails")), "href=\"" + person("Anna Example") + "/contact-address\""));
  sign_in_as(domain::AccountKind::staff);
  BOOST_TEST(!has(body(get("/office/emails")), "/contact-address"));
  BOOST_TEST(!has(body(get(person("Anna Example"))), "Correct the address"));
}

BOOST_AUTO_TEST_SUITE_END()

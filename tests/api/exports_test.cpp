#include <algorithm>
#include <cctype>

#include <boost/json.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "caller.hpp"

using namespace convene;
using domain::AccountKind;
using tests::ApiCaller;
using tests::group_body;

namespace {

constexpr const char* calls[] = {"/api/v1/events/leeds/delegates",
                                 "/api/v1/events/leeds/delegates.csv", "/api/v1/emails",
                                 "/api/v1/emails.csv", "/api/v1/undelivered-emails"};

// Leeds has two places: ann, who has left, and ben and cas have them, dee waits; eli comes to York.
struct Lists {
  ApiCaller api{{support::sample_event("leeds", 2), support::sample_event("york", 5)}};
  std::string token = api.access_token(AccountKind::staff);

  Lists() {
    const auto ann = api.booked(group_body({"ann"}));
    api.change(ann, "cancel");
    api.booked(group_body({"cas", "ben"}));
    api.booked(group_body({"dee"}));
    api.booked(tests::booking_body("eli", "eli@example.org"), "york");
  }

  // "ben confirmed, cas confirmed"
  std::string delegates(std::string_view query) {
    const auto answer = api.get(fmt::format("/api/v1/events/leeds/delegates{}", query), token);
    BOOST_TEST(answer.status == 200);
    std::string all;
    for (const auto& delegate : answer.body.at("delegates").as_array()) {
      all += fmt::format("{}{} {}", all.empty() ? "" : ", ",
                         std::string_view(delegate.at("name").as_string()),
                         std::string_view(delegate.at("state").as_string()));
    }
    return all;
  }
  // The names in the addresses.
  std::string emails(std::string_view query) {
    const auto answer = api.get(fmt::format("/api/v1/emails{}", query), token);
    BOOST_TEST(answer.status == 200);
    std::string all;
    for (const auto& line : answer.body.at("emails").as_array()) {
      const std::string_view email(line.at("email").as_string());
      all += fmt::format("{}{}", all.empty() ? "" : " ", email.substr(0, email.find('@')));
    }
    return all;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(exports)

BOOST_AUTO_TEST_CASE(without_an_access_token_nothing_is_told) {
  ApiCaller api;
  const auto booking = api.booked(group_body({"ann"}));
  for (const char* call : calls) {
    for (const auto& token :
         {std::string(), std::string("wrong"), std::string("convene_wrong"), booking.token}) {
      BOOST_TEST_CONTEXT(call << ", token: " << token) {
        const auto refused = api.get(call, token);
        BOOST_TEST(refused.status == 401);
        BOOST_TEST(refused.problem() == "token-refused");
        BOOST_TEST(refused.challenge == "Bearer");
      }
    }
  }
  BOOST_TEST(api.rows("SELECT action FROM history WHERE action = 'exported'").empty());
}

BOOST_AUTO_TEST_CASE(whoever_works_in_the_office_may_take_lists_by_a_token) {
  ApiCaller api;
  api.booked(group_body({"ann"}));
  for (const auto kind : {AccountKind::staff, AccountKind::organiser, AccountKind::administrator}) {
    const auto token = api.access_token(kind);
    for (const char* call : calls) {
      BOOST_TEST_CONTEXT(domain::slug_of(kind) << ": " << call) {
        BOOST_TEST(api.get(call, token).status == 200);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_access_token_opens_no_booking) {
  ApiCaller api;
  auto booking = api.booked(group_body({"ann"}));
  booking.token = api.access_token(AccountKind::administrator);
  BOOST_TEST(api.find(booking).problem() == "not-found");
  BOOST_TEST(api.change(booking, "cancel").problem() == "not-found");
}

BOOST_AUTO_TEST_CASE(the_delegates_of_an_event_are_chosen_by_their_state) {
  Lists lists;
  BOOST_TEST(lists.delegates("") == "ben confirmed, cas confirmed, dee waiting");
  BOOST_TEST(lists.delegates("?state=confirmed") == "ben confirmed, cas confirmed");
  BOOST_TEST(lists.delegates("?state=cancelled&state=waiting") == "ann cancelled, dee waiting");
  BOOST_TEST(lists.delegates("?state=expired") == "");
}

BOOST_AUTO_TEST_CASE(a_delegate_is_shown_with_what_the_office_knows) {
  Lists lists;
  const auto answer = lists.api.get("/api/v1/events/leeds/delegates?state=waiting", lists.token);
  BOOST_TEST(answer.at("/event") == "leeds");
  const auto& dee = answer.body.at("delegates").as_array().at(0).as_object();
  BOOST_TEST(answer.at("/delegates/0/email") == "dee@example.org");
  BOOST_TEST(answer.at("/delegates/0/organisation") == "Sample Council");
  BOOST_TEST(answer.at("/delegates/0/roles") == R"(["delegate"])");
  BOOST_TEST(answer.at("/delegates/0/position") == "1");
  BOOST_TEST(answer.at("/delegates/0/contact/name") == "dee");
  BOOST_TEST(answer.at("/delegates/0/booked_at") == "2027-01-11T12:00:00Z");
  BOOST_TEST(!dee.contains("manage_token"));
}

BOOST_AUTO_TEST_CASE(the_same_comes_as_csv) {
  Lists lists;
  const auto answer =
      lists.api.get("/api/v1/events/leeds/delegates.csv?state=waiting", lists.token);
  BOOST_TEST(answer.content_type == "text/csv");
  const auto reference = lists.api.rows("SELECT reference FROM booking ORDER BY id").at(2);
  const auto id = lists.api.rows("SELECT id FROM delegate WHERE name = 'dee'").at(0);
  BOOST_TEST(answer.text ==
             "\xEF\xBB\xBF"
             "id,name,email,organisation,job_title,sector,sector_text,roles,state,"
             "position,reference,contact_name,contact_email,contact_phone,booked_at\r\n" +
                 id + ",dee,dee@example.org,Sample Council,,education,,delegate,waiting,1," +
                 reference + ",dee,dee@example.org,,2027-01-11T12:00:00Z\r\n");

  const auto emails = lists.api.get("/api/v1/emails.csv?event=york", lists.token);
  BOOST_TEST(emails.text ==
             "\xEF\xBB\xBF"
             "email,names,organisations,sectors,events\r\n"
             "eli@example.org,Sample Person,,education,york\r\n");
}

BOOST_AUTO_TEST_CASE(addresses_are_chosen_by_event_state_role_and_sector) {
  Lists lists;
  BOOST_TEST(lists.emails("") == "ben cas dee eli");
  BOOST_TEST(lists.emails("?event=york") == "eli");
  BOOST_TEST(lists.emails("?event=york&event=leeds&state=confirmed") == "eli ben cas");
  BOOST_TEST(lists.emails("?state=waiting&state=cancelled") == "ann dee");
  BOOST_TEST(lists.emails("?role=speaker") == "");
  BOOST_TEST(lists.emails("?sector=education&role=delegate&state=waiting") == "dee");
  BOOST_TEST(lists.emails("?sector=hospice") == "");
}

BOOST_AUTO_TEST_CASE(a_choice_that_nobody_knows_is_refused_and_nothing_is_taken) {
  Lists lists;
  const struct {
    const char* path;
    const char* field;
  } cases[] = {{"/api/v1/events/leeds/delegates?state=happy", "state"},
               {"/api/v1/events/leeds/delegates?state=", "state"},
               {"/api/v1/events/leeds/delegates?event=york", "event"},
               {"/api/v1/events/leeds/delegates.csv?states=waiting", "states"},
               {"/api/v1/emails?event=nowhere", "event"},
               {"/api/v1/emails?event=leeds&event=nowhere", "event"},
               {"/api/v1/emails?role=juggler", "role"},
               {"/api/v1/emails?role=", "role"},
               {"/api/v1/emails.csv?sector=circus", "sector"}};
  for (const auto& [path, field] : cases) {
    BOOST_TEST_CONTEXT(path) {
      const auto refused = lists.api.get(path, lists.token);
      BOOST_TEST(refused.status == 422);
      BOOST_TEST(refused.at("/errors/0/field") == field);
    }
  }
  for (const char* path : {"/api/v1/events/nowhere/delegates", "/api/v1/events/x/delegates.csv"}) {
    BOOST_TEST(lists.api.get(path, lists.token).problem() == "not-found", path);
  }
  BOOST_TEST(lists.api.rows("SELECT action FROM history WHERE action = 'exported'").empty());
}

BOOST_AUTO_TEST_CASE(each_list_stands_in_the_history_under_the_name_of_the_token) {
  Lists lists;
  for (const char* call : calls) lists.api.get(call, lists.token);
  const auto history = lists.api.rows(
      "SELECT access_token.name || ' of ' || account.name || ': ' || after"
      "  FROM history JOIN access_token ON access_token.id = access_token_id"
      "  JOIN account ON account.id = history.account_id ORDER BY history.id");
  const char* const attendance =
      "Printer of The staff: attendance list, 3 people, confirmed or waiting or offered";
  const char* const emails =
      "Printer of The staff: email list, 4 addresses, confirmed or waiting or offered";
  const char* const undelivered = "Printer of The staff: undelivered emails, 0 emails";
  BOOST_TEST(
      history == (std::vector<std::string>{attendance, attendance, emails, emails, undelivered}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_did_not_arrive_is_told_with_the_relay_s_own_words) {
  Lists lists;
  BOOST_TEST(lists.api.get("/api/v1/undelivered-emails", lists.token).at("/emails") == "[]");
  lists.api.execute(
      "UPDATE outbox SET state = 'bounced', next_attempt_at = NULL, handed_over_at = 1800000000,"
      "                  reply = '550 5.1.1 no such user'"
      " WHERE to_email = 'dee@example.org'");
  const auto answer = lists.api.get("/api/v1/undelivered-emails", lists.token);
  BOOST_TEST(answer.body.at("emails").as_array().size() == 1U);
  BOOST_TEST(answer.at("/emails/0/kind") == "waiting");
  BOOST_TEST(answer.at("/emails/0/event") == "leeds");
  BOOST_TEST(answer.at("/emails/0/delegate") == "null");
  BOOST_TEST(answer.at("/emails/0/email") == "dee@example.org");
  BOOST_TEST(answer.at("/emails/0/state") == "bounced");
  BOOST_TEST(answer.at("/emails/0/handed_over_at") == "2027-01-15T08:00:00Z");
  BOOST_TEST(answer.at("/emails/0/next_attempt_at") == "null");
  BOOST_TEST(answer.at("/emails/0/reply") == "550 5.1.1 no such user");
  BOOST_TEST(answer.at("/emails/0/reference") ==
             lists.api.rows("SELECT reference FROM booking ORDER BY id").at(2));
  BOOST_TEST(lists.api.get("/api/v1/undelivered-emails?state=failed", lists.token).status == 422);
}

BOOST_AUTO_TEST_CASE(the_emails_of_a_booking_are_told_all_or_those_of_one_person) {
  Lists lists;
  const auto booking = lists.api.booked(group_body({"fay", "gus"}), "york");
  const auto address = fmt::format("/api/v1/bookings/{}/emails", booking.reference);
  const auto all = lists.api.get(address, lists.token);
  BOOST_TEST(all.body.at("emails").as_array().size() == 2U);
  BOOST_TEST(all.at("/emails/0/email") == "gus@example.org");
  BOOST_TEST(all.at("/emails/0/delegate") == std::to_string(booking.people.at(1)));
  BOOST_TEST(all.at("/emails/0/state") == "queued");
  BOOST_TEST(all.at("/emails/1/delegate") == "null");
  const auto of_one =
      lists.api.get(fmt::format("{}?delegate={}", address, booking.people.at(0)), lists.token);
  BOOST_TEST(of_one.body.at("emails").as_array().size() == 1U);
  BOOST_TEST(of_one.at("/emails/0/email") == "fay@example.org");

  auto typed = booking.reference;
  std::ranges::transform(typed, typed.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  BOOST_TEST(lists.api.get(fmt::format("/api/v1/bookings/{}/emails", typed), lists.token).body ==
             all.body);
  BOOST_TEST(lists.api.get(address + "?delegate=1", lists.token).status == 404);
  BOOST_TEST(lists.api.get(address + "?delegate=gus", lists.token).status == 422);
  BOOST_TEST(lists.api.get("/api/v1/bookings/AAA-AAA/emails", lists.token).status == 404);
  BOOST_TEST(lists.api.get(address, booking.token).status == 401);
}

BOOST_AUTO_TEST_CASE(whoever_takes_emails_away_stands_in_the_history) {
  Lists lists;
  const auto reference = lists.api.rows("SELECT reference FROM booking ORDER BY id").at(3);
  lists.api.get("/api/v1/undelivered-emails", lists.token);
  lists.api.get(fmt::format("/api/v1/bookings/{}/emails", reference), lists.token);
  lists.api.get("/api/v1/bookings/AAA-AAA/emails", lists.token);
  const auto taken =
      lists.api.rows("SELECT after FROM history WHERE action = 'exported' ORDER BY id");
  BOOST_REQUIRE(taken.size() == 2U);
  BOOST_TEST(taken.at(0) == "undelivered emails, 0 emails");
  BOOST_TEST(taken.at(1) == fmt::format("emails of booking {}, 1 email", reference));
}

BOOST_AUTO_TEST_SUITE_END()

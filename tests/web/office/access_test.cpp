#include <set>

#include <boost/test/unit_test.hpp>

#include "web/office_fixture.hpp"

// Who gets where in the office: asked of every address there is.

using namespace convene;
using namespace convene::web;
using domain::AccountKind;

namespace {

// Whom an address is for: nobody in particular, or everybody from this kind of account on.
struct Access {
  const char* method;
  const char* path;
  std::optional<AccountKind> least_kind;
};

constexpr auto staff = AccountKind::staff;
constexpr auto organiser = AccountKind::organiser;
constexpr auto administrator = AccountKind::administrator;

const Access table[] = {
    {"GET", "/office/sign-in", {}},
    {"POST", "/office/sign-in", {}},
    {"GET", "/office/set-up", {}},
    {"POST", "/office/set-up", {}},
    {"GET", "/office", staff},
    {"POST", "/office/sign-out", staff},
    {"GET", "/office/events", staff},
    {"GET", "/office/events/{slug}", staff},
    {"POST", "/office/events/{slug}/attendance-list", staff},
    {"GET", "/office/delegates/{id}", staff},
    {"GET", "/office/access-tokens", staff},
    {"POST", "/office/access-tokens", staff},
    {"POST", "/office/access-tokens/{id}/revocation", staff},
    {"GET", "/office/emails", staff},
    {"GET", "/office/email-list", staff},
    {"POST", "/office/email-list", staff},
    {"GET", "/office/events/{slug}/needs", organiser},
    {"POST", "/office/events/{slug}/needs", organiser},
    {"GET", "/office/events/{slug}/capacity", organiser},
    {"POST", "/office/events/{slug}/capacity", organiser},
    {"GET", "/office/events/{slug}/rules", organiser},
    {"POST", "/office/events/{slug}/rules", organiser},
    {"POST", "/office/events/{slug}/pause", organiser},
    {"POST", "/office/events/{slug}/resumption", organiser},
    {"GET", "/office/events/{slug}/delegates/new", organiser},
    {"POST", "/office/events/{slug}/delegates", organiser},
    {"POST", "/office/delegates/{id}", organiser},
    {"GET", "/office/delegates/{id}/cancel", organiser},
    {"POST", "/office/delegates/{id}/cancellation", organiser},
    {"GET", "/office/delegates/{id}/offer", organiser},
    {"POST", "/office/delegates/{id}/offer", organiser},
    {"GET", "/office/delegates/{id}/confirmation", organiser},
    {"POST", "/office/delegates/{id}/confirmation", organiser},
    {"GET", "/office/delegates/{id}/move", organiser},
    {"POST", "/office/delegates/{id}/move", organiser},
    {"GET", "/office/delegates/{id}/substitution", organiser},
    {"POST", "/office/delegates/{id}/substitution", organiser},
    {"GET", "/office/delegates/{id}/address", organiser},
    {"POST", "/office/delegates/{id}/address", organiser},
    {"GET", "/office/delegates/{id}/contact-address", organiser},
    {"POST", "/office/delegates/{id}/contact-address", organiser},
    {"POST", "/office/emails/test", organiser},
    {"POST", "/office/delegates/{id}/emails/{email}/dispatch", organiser},
    {"POST", "/office/delegates/{id}/calls", organiser},
    {"GET", "/office/history", organiser},
    {"GET", "/office/accounts", administrator},
    {"GET", "/office/accounts/new", administrator},
    {"POST", "/office/accounts", administrator},
    {"POST", "/office/accounts/{id}/link", administrator},
    {"POST", "/office/accounts/{id}/deactivation", administrator},
    {"POST", "/office/accounts/{id}/activation", administrator},
    {"GET", "/office/settings", administrator},
    {"POST", "/office/settings", administrator},
};

bool is_post(const Access& access) { return std::string_view{access.method} == "POST"; }

// An address of the kind, with a room and a person that are there.
std::string address(std::string path) {
  for (const auto& [marker, value] :
       {std::pair{"{slug}", "leeds"}, std::pair{"{id}", "1"}, std::pair{"{email}", "1"}}) {
    const auto at = path.find(marker);
    if (at != path.npos) path.replace(at, std::string_view{marker}.size(), value);
  }
  return path;
}

class Fixture : public OfficeFixture {
 public:
  Fixture() { book("Anna Example"); }

  http::Response ask_for(const Access& access, const Fields& fields) {
    return is_post(access) ? post(address(access.path), fields) : get(address(access.path));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_access, Fixture)

BOOST_AUTO_TEST_CASE(this_table_holds_every_address_of_the_office) {
  std::set<std::string> listed;
  for (const auto& access : table) listed.insert(access.method + std::string{" "} + access.path);
  std::set<std::string> answered;
  for (const auto& route : routes()) {
    answered.insert((route.method == http::Method::post ? "POST " : "GET ") + route.path);
  }
  BOOST_TEST(listed == answered, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_is_not_signed_in_is_sent_to_the_sign_in_page) {
  const auto before = writes();
  for (const auto& access : table) {
    if (!access.least_kind) continue;
    BOOST_TEST_CONTEXT(access.method << " " << access.path) {
      const auto response = ask_for(access, {});
      BOOST_TEST(status(response) == 303);
      BOOST_TEST(header(response, "Location").starts_with("/office/sign-in"));
      BOOST_TEST(header(response, "Cache-Control") == "no-store");
    }
  }
  BOOST_TEST(writes() == before);
}

BOOST_AUTO_TEST_CASE(each_kind_gets_where_it_may_and_no_further) {
  for (const auto kind : {staff, organiser, administrator}) {
    for (const auto& access : table) {
      if (!access.least_kind) continue;
      sign_in_as(kind);
      const auto before = writes();
      // Nothing is done for anybody without a form's token, and who may not act is not even asked
      // for it.
      const auto response = ask_for(access, {});
      BOOST_TEST_CONTEXT(slug_of(kind) << ": " << access.method << " " << access.path) {
        const bool is_told_no = has(body(response), "You cannot see this page");
        BOOST_TEST(is_told_no == (kind < *access.least_kind));
        if (is_told_no) BOOST_TEST(status(response) == 403);
        if (!is_told_no && !is_post(access)) BOOST_TEST(status(response) < 400);
        BOOST_TEST(writes() == before);
        BOOST_TEST(header(response, "Cache-Control") == "no-store");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_done_for_a_form_that_is_not_ours) {
  const struct {
    const char* what;
    std::string token;
    const char* origin;
  } cases[] = {
      {"no token", "", OfficeFixture::origin},
      {"a made-up token", "1768132800.AAAAAAAAAAAAAAAAAAAAAA", OfficeFixture::origin},
      {"a token for visitors", hidden(get("/office/sign-in"), "form_token"), OfficeFixture::origin},
      {"another site's page", "", "https://elsewhere.example"},
  };
  for (const auto& [what, token, from] : cases) {
    for (const auto& access : table) {
      if (!is_post(access) || !access.least_kind) continue;
      sign_in_as(administrator);
      sent_origin = from;
      const auto before = writes();
      BOOST_TEST_CONTEXT(what << ": " << access.path) {
        const auto response = ask_for(access, {{"form_token", token},
                                               {"capacity", "5"},
                                               {"step", "save"},
                                               {"organisation_ceiling", "1"},
                                               {"reason", "asked to"},
                                               {"to", "york"},
                                               {"name", "Sam Speaker"},
                                               {"email", "sam@school.example"},
                                               {"roles", "speaker"},
                                               {"sector", "hospice"}});
        BOOST_TEST(status(response) == 403);
        BOOST_TEST(has(body(response), "Nothing has been changed"));
        BOOST_TEST(writes() == before);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_token_is_of_one_sign_in_alone) {
  sign_in_as(organiser);
  const auto token = hidden(get("/office/events/leeds/capacity"), "form_token");
  sign_in_as(administrator);
  BOOST_TEST(status(post("/office/events/leeds/capacity",
                         {{"form_token", token}, {"capacity", "5"}, {"step", "save"}})) == 403);
  BOOST_TEST(events.current()->any("leeds")->places.capacity == 2);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_a_page_that_says_so) {
  sign_in_as(administrator);
  for (const char* path :
       {"/office/events/nowhere", "/office/events/nowhere/capacity", "/office/events/nowhere/rules",
        "/office/events/nowhere/needs", "/office/delegates/999", "/office/delegates/999/offer",
        "/office/delegates/999/confirmation", "/office/delegates/999/move",
        "/office/delegates/999/substitution", "/office/delegates/abc",
        "/office/delegates/99999999999999999999"}) {
    BOOST_TEST_CONTEXT(path) { BOOST_TEST(status(get(path)) == 404); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

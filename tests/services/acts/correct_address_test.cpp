#include <boost/test/unit_test.hpp>

#include "services/mail/service.hpp"
#include "services/waiting_fixture.hpp"

// The office puts an address right, and what did not arrive is written again.

using namespace convene;
using namespace convene::services;
using domain::ProblemKind;

namespace {

class AddressFixture : public WaitingFixture {
 public:
  ReaderAddress address(const std::string& name, AddressOf whose = AddressOf::person) {
    return run(mail_service_.address(delegate(name), whose)).value();
  }
  // Somebody does who has the form before them as things are.
  domain::result<CorrectedAddress> correct(const std::string& name, const std::string& typed,
                                           AddressOf whose = AddressOf::person) {
    return correct(name, typed, address(name, whose).version, whose);
  }
  domain::result<CorrectedAddress> correct(const std::string& name, const std::string& typed,
                                           const std::string& version,
                                           AddressOf whose = AddressOf::person) {
    return run(mail_service_.correct_address(organiser, {delegate(name), whose, typed, version}));
  }
  // The relay's part.
  void record(const char* state, const std::string& which = "true") {
    execute(fmt::format("UPDATE outbox SET state = '{}', next_attempt_at = NULL WHERE {}", state,
                        which));
  }
  // Those that were written after so many.
  std::vector<std::string> mails_after(std::size_t count) {
    auto all = mails();
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
    return all;
  }
  std::vector<std::string> unreached() {
    std::vector<std::string> names;
    for (const auto id : run(mail_service_.unreached(database_.clock().now()))) {
      names.push_back(rows(fmt::format("SELECT name FROM delegate WHERE id = {}", id.value)).at(0));
    }
    return names;
  }

 private:
  MailService mail_service_{writer_, database_.readers()};
};

using Lines = std::vector<std::string>;
constexpr auto per_element = boost::test_tools::per_element();

}  // namespace

BOOST_FIXTURE_TEST_SUITE(correct_address, AddressFixture)

BOOST_AUTO_TEST_CASE(what_bounced_is_written_again_to_the_right_address) {
  const auto ann = booked("ann");
  record("bounced");
  const auto corrected = correct("ann", " anne@school.example ").value();
  BOOST_TEST(corrected.email == "anne@school.example");
  BOOST_TEST(corrected.is_new);
  BOOST_TEST(corrected.mails_written_again == 1);
  BOOST_TEST(!corrected.is_former_one_told);
  BOOST_TEST(mails_after(1) == (Lines{"details_corrected to anne@school.example",
                                      "confirmed to anne@school.example"}),
             per_element);
  BOOST_TEST(find(link(ann)).has_error());
  BOOST_TEST(acts() == (Lines{"organiser details_corrected: email>email",
                              "organiser mail_sent_again: >confirmed"}),
             per_element);
  BOOST_TEST(personal().back() == "ann@school.example>anne@school.example");
}

BOOST_AUTO_TEST_CASE(an_address_that_mails_reach_is_told_that_its_links_have_ended) {
  booked("ann");
  record("handed_over");
  const auto corrected = correct("ann", "anne@school.example").value();
  BOOST_TEST(corrected.is_former_one_told);
  BOOST_TEST(corrected.mails_written_again == 0);
  BOOST_TEST(mails_after(1) == (Lines{"details_corrected to anne@school.example",
                                      "address_left to ann@school.example"}),
             per_element);
}

BOOST_AUTO_TEST_CASE(whoever_corrects_it_by_their_link_leaves_a_dead_address_in_peace_too) {
  const auto ann = booked("ann");
  record("failed");
  const auto person = ann.booking.delegates.at(0).person;
  run(service_.correct_details(
          link(ann), {.delegate = person, .details = {"ann", "anne@school.example", "", ""}}))
      .value();
  BOOST_TEST(mails_after(1) == (Lines{"details_corrected to anne@school.example"}), per_element);
}

BOOST_AUTO_TEST_CASE(a_mail_that_is_still_tried_goes_to_the_right_address_too) {
  booked("ann");
  execute("UPDATE outbox SET state = 'retrying', attempts = 3");
  BOOST_TEST(correct("ann", "anne@school.example").value().mails_written_again == 1);
  BOOST_TEST(mails().back() == "confirmed to anne@school.example");
}

BOOST_AUTO_TEST_CASE(what_was_tried_twice_is_written_once) {
  booked("ann");
  record("failed");
  execute(
      "INSERT INTO outbox (kind, booking_id, event_id, to_name, to_email, written_at, state)"
      " SELECT kind, booking_id, event_id, to_name, to_email, written_at, 'bounced' FROM outbox");
  BOOST_TEST(correct("ann", "anne@school.example").value().mails_written_again == 1);
}

BOOST_AUTO_TEST_CASE(what_is_not_true_any_more_is_not_written_again) {
  const auto all = fill();
  waits("zoe");
  record("failed");
  cancel(all.at(0)).value();
  record("failed");
  // The wait is over: the offer alone is still true.
  const auto before = mails().size();
  BOOST_TEST(correct("zoe", "zoë.new@school.example").has_error());
  BOOST_TEST(correct("zoe", "zoe.new@school.example").value().mails_written_again == 1);
  BOOST_TEST(mails_after(before) == (Lines{"details_corrected to zoe.new@school.example",
                                           "offer to zoe.new@school.example"}),
             per_element);
  BOOST_TEST(rows("SELECT offer_id FROM outbox ORDER BY id DESC LIMIT 1").at(0) == "1");
}

BOOST_AUTO_TEST_CASE(what_arrived_in_the_end_is_not_written_again) {
  booked("ann");
  record("failed");
  execute(
      "INSERT INTO outbox (kind, booking_id, event_id, to_name, to_email, written_at, state)"
      " SELECT kind, booking_id, event_id, to_name, to_email, written_at, 'handed_over'"
      "   FROM outbox");
  BOOST_TEST(correct("ann", "anne@school.example").value().mails_written_again == 0);
}

BOOST_AUTO_TEST_CASE(nobody_overwrites_what_they_have_not_seen) {
  booked("ann");
  const auto seen = address("ann").version;
  correct("ann", "anne@school.example").value();
  const auto refused = correct("ann", "annie@school.example", seen);
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST(refused.error().fields.at(0).field == "email");
  BOOST_TEST(refused.error().fields.at(0).message.ends_with("anne@school.example"));
  BOOST_TEST(address("ann").email == "anne@school.example");
}

BOOST_AUTO_TEST_CASE(a_second_click_changes_nothing_and_succeeds) {
  booked("ann");
  const auto seen = address("ann").version;
  correct("ann", "anne@school.example", seen).value();
  const auto count = mails().size();
  const auto repeated = correct("ann", "anne@school.example ", seen).value();
  BOOST_TEST(!repeated.is_new);
  BOOST_TEST(mails().size() == count);
}

BOOST_AUTO_TEST_CASE(somebody_else_under_the_same_address_is_not_who_was_seen) {
  const auto kept = book(group({"ann", "ben"}, false)).value();
  const auto seen = address("ben").version;
  run(delegates.substitute(organiser, delegate("ben"), {"cas", "ben@school.example", ""})).value();
  BOOST_TEST(correct("cas", "ben.new@school.example", seen).has_error());
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_as_everywhere) {
  booked("ann");
  for (const char* typed : {"", "  ", "ann", "ann@", "änn@school.example"}) {
    BOOST_TEST_CONTEXT(typed) { BOOST_TEST(fields_of(correct("ann", typed)) == "email"); }
  }
  BOOST_TEST(mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_address_that_has_a_live_place_gets_no_second_one) {
  booked("ann");
  booked("ben");
  BOOST_TEST((correct("ann", "ben@school.example").error().kind == ProblemKind::already_booked));
  BOOST_TEST(address("ann").email == "ann@school.example");
}

BOOST_AUTO_TEST_CASE(whose_event_is_over_keeps_the_address) {
  booked("ann");
  execute(
      "UPDATE event SET starts_at = 1, ends_at = 2, booking_opens_at = 0, booking_closes_at = 1");
  BOOST_TEST((correct("ann", "anne@school.example").error().kind == ProblemKind::ask_organiser));
}

BOOST_AUTO_TEST_CASE(a_colleague_s_own_address_leaves_the_contact_s_mails_alone) {
  book(group({"ann", "ben"}, false)).value();
  record("bounced");
  const auto count = mails().size();
  BOOST_TEST(correct("ben", "benny@school.example").value().mails_written_again == 1);
  BOOST_TEST(mails_after(count) == (Lines{"details_corrected to benny@school.example, own place",
                                          "confirmed to benny@school.example, own place"}),
             per_element);
  BOOST_TEST(address("ben", AddressOf::contact).email == "ann@school.example");
}

BOOST_AUTO_TEST_CASE(the_contact_s_address_is_that_of_their_own_place_too) {
  book(group({"ann", "ben"}, false)).value();
  record("bounced");
  const auto count = mails().size();
  const auto corrected = correct("ben", "anne@school.example", AddressOf::contact).value();
  BOOST_TEST(corrected.mails_written_again == 1);
  BOOST_TEST(mails_after(count) == (Lines{"details_corrected to anne@school.example",
                                          "confirmed to anne@school.example"}),
             per_element);
  BOOST_TEST(address("ann").email == "anne@school.example");
  BOOST_TEST(address("ann").is_contact);
  BOOST_TEST(address("ben").email == "ben@school.example");
}

BOOST_AUTO_TEST_CASE(a_contact_who_does_not_come_is_corrected_alone) {
  auto wish = asked("ann");
  wish.contact.name = "Sample Assistant";
  wish.contact.email = "assistant@school.example";
  book(wish).value();
  record("failed");
  const auto before = address("ann", AddressOf::contact);
  BOOST_TEST(before.name == "Sample Assistant");
  BOOST_TEST(before.missed.size() == 1U);
  const auto corrected = correct("ann", "office@school.example", AddressOf::contact).value();
  BOOST_TEST(corrected.mails_written_again == 1);
  BOOST_TEST(mails().back() == "confirmed to office@school.example");
  BOOST_TEST(address("ann").email == "ann@school.example");
}

BOOST_AUTO_TEST_CASE(somebody_without_an_address_gets_one) {
  auto wish = asked("ann");
  wish.delegates.push_back(person("ben"));
  book(wish).value();
  record("handed_over");
  BOOST_TEST(address("ben").email.empty());
  BOOST_TEST(address("ben").contact_email == "ann@school.example");
  const auto corrected = correct("ben", "ben@school.example").value();
  BOOST_TEST(!corrected.is_former_one_told);
  BOOST_TEST(mails_after(1) == (Lines{"details_corrected to ben@school.example, own place"}),
             per_element);
}

BOOST_AUTO_TEST_CASE(those_are_marked_whom_a_mail_did_not_reach) {
  auto wish = group({"ann", "ben"}, false);
  wish.delegates.push_back(person("cas"));
  execute("UPDATE event SET capacity = 5");
  book(wish).value();
  BOOST_TEST(unreached().empty());
  record("failed", "person_id IS NOT NULL");
  BOOST_TEST(unreached() == (Lines{"ben"}), per_element);
  record("handed_over");
  record("bounced", "person_id IS NULL");
  // Whoever has no address of their own reads the contact's.
  BOOST_TEST(unreached() == (Lines{"ann", "cas"}), per_element);
  // The new link settles it once it is handed over, what goes to the former address does not.
  correct("ann", "anne@school.example").value();
  BOOST_TEST(unreached() == (Lines{"ann", "cas"}), per_element);
  record("handed_over", "kind = 'details_corrected'");
  BOOST_TEST(unreached().empty());
}

BOOST_AUTO_TEST_CASE(what_goes_to_a_former_address_says_nothing_of_those_who_come) {
  booked("ann");
  record("handed_over");
  correct("ann", "anne@school.example").value();
  record("failed", "kind = 'address_left'");
  record("handed_over", "kind = 'details_corrected'");
  BOOST_TEST(unreached().empty());
  // Nor does its arrival settle what failed before it.
  record("failed", "kind <> 'address_left'");
  record("handed_over", "kind = 'address_left'");
  BOOST_TEST(unreached() == (Lines{"ann"}), per_element);
}

BOOST_AUTO_TEST_CASE(all_are_marked_where_none_of_them_reads_what_failed) {
  auto wish = asked("ann");
  wish.contact.name = "Sample Assistant";
  wish.contact.email = "assistant@school.example";
  book(wish).value();
  record("handed_over");
  record("bounced", "person_id IS NULL");
  BOOST_TEST(unreached() == (Lines{"ann"}), per_element);
}

BOOST_AUTO_TEST_SUITE_END()

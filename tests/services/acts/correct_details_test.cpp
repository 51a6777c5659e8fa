#include <boost/test/unit_test.hpp>

#include "services/booking_fixture.hpp"

using namespace convene;
using namespace convene::services;
using domain::Details;
using domain::ProblemKind;

namespace {

class CorrectionFixture : public BookingFixture {
 public:
  // ann booked for herself, for ben with an address of his own, and for cat without one.
  BookingService::Booked group() {
    auto typed = request("ann", "hull");
    typed.contact.phone = "01632 960 001";
    typed.delegates.push_back(person("ben", "ben@school.example"));
    typed.delegates.push_back(person("cat"));
    return book(typed).value();
  }
  domain::result<BookingService::Corrected> correct(const BookingService::ManageLink& link,
                                                    std::optional<domain::PersonId> who,
                                                    const Details& typed) {
    return run(service_.correct_details(link, {.delegate = who, .details = typed}));
  }
  std::vector<std::string> corrections() {
    return rows(
        "SELECT history.before || ': ' || personal.before || '>' || personal.after"
        "  FROM history JOIN history_personal AS personal ON history_id = history.id"
        " WHERE action = 'details_corrected' ORDER BY history.id");
  }
  BookingService::ManageLink own_link(const BookingService::Booked& booked, std::size_t index) {
    return {booked.booking.reference, delegate_token(key(), booked.booking.delegates.at(index))};
  }
};

using Lines = std::vector<std::string>;
constexpr auto per_element = boost::test_tools::per_element();

}  // namespace

BOOST_FIXTURE_TEST_SUITE(correct_details, CorrectionFixture)

BOOST_AUTO_TEST_CASE(a_name_is_put_right_and_nobody_is_written_to) {
  const auto kept = group();
  const auto ann = kept.booking.delegates[0].person;
  const auto mails_before = mails().size();
  const auto corrected =
      correct(link(kept), ann, {"Anne", "ann@school.example", "01632 960 001", "SENCO"}).value();
  BOOST_TEST(corrected.manage_token == kept.manage_token);
  BOOST_TEST(corrected.booking.delegates[0].name == "Anne");
  BOOST_TEST(corrected.booking.delegates[0].job_title == "SENCO");
  BOOST_TEST(corrected.booking.contact.name == "Anne");
  BOOST_TEST(mails().size() == mails_before);
  BOOST_TEST(corrections() == (Lines{"name: ann>Anne", "job_title: >SENCO"}), per_element);
}

BOOST_AUTO_TEST_CASE(a_new_address_gets_a_new_link_and_the_one_before_is_told) {
  const auto kept = group();
  const auto ann = kept.booking.delegates[0].person;
  const auto before = mails().size();
  const auto corrected =
      correct(link(kept), ann, {"ann", "ann@hospice.example", "01632 960 001", ""}).value();
  BOOST_TEST(corrected.booking.contact.email == "ann@hospice.example");
  BOOST_TEST(find(link(kept)).has_error());
  BOOST_TEST(find({kept.booking.reference, corrected.manage_token}).has_value());
  // ben's own link is another secret.
  BOOST_TEST(find(own_link(kept, 1)).has_value());
  auto all = mails();
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(before));
  BOOST_TEST(all == (Lines{"details_corrected to ann@hospice.example",
                           "address_left to ann@school.example"}),
             per_element);
}

BOOST_AUTO_TEST_CASE(the_contact_puts_a_colleagues_address_right) {
  const auto kept = group();
  const auto ben = kept.booking.delegates[1].person;
  const auto corrected = correct(link(kept), ben, {"ben", "ben@nhs.example", "", ""}).value();
  BOOST_TEST(corrected.manage_token == kept.manage_token);
  BOOST_TEST(find(own_link(kept, 1)).has_error());
  BOOST_TEST(
      (corrected.booking.contact == domain::Contact{"ann", "ann@school.example", "01632 960 001"}));
  BOOST_TEST(mails().at(2) == "details_corrected to ben@nhs.example, own place");
  BOOST_TEST(mails().at(3) == "address_left to ben@school.example, own place");
}

BOOST_AUTO_TEST_CASE(who_had_no_address_gets_a_link_and_the_contact_hears_nothing) {
  const auto kept = group();
  const auto before = mails().size();
  correct(link(kept), kept.booking.delegates[2].person, {"cat", "cat@nhs.example", "", ""}).value();
  const auto all = mails();
  BOOST_REQUIRE(all.size() == before + 1);
  BOOST_TEST(all.back() == "details_corrected to cat@nhs.example, own place");
}

BOOST_AUTO_TEST_CASE(a_delegates_own_link_corrects_that_delegate_alone) {
  const auto kept = group();
  const auto ben = kept.booking.delegates[1].person;
  // The contact's address does not make ben the contact.
  const auto own = own_link(kept, 1);
  BOOST_TEST(
      (correct(own, kept.booking.delegates[0].person, {"x", "x@school.example"}).error().kind ==
       ProblemKind::not_found));
  BOOST_TEST((correct(own, std::nullopt, {"x", "x@school.example"}).error().kind ==
              ProblemKind::not_found));
  const auto corrected = correct(own, ben, {"Ben", "ben@nhs.example", "0800 000 000", ""}).value();
  BOOST_TEST(find({kept.booking.reference, corrected.manage_token}).value().delegates.size() == 1);
  BOOST_TEST(find(link(kept)).value().contact.phone == "01632 960 001");
}

BOOST_AUTO_TEST_CASE(who_booked_and_does_not_come_corrects_themselves) {
  auto typed = request("ben", "hull");
  typed.contact = {"ann", "ann@school.example", ""};
  const auto kept = book(typed).value();
  const auto corrected =
      correct(link(kept), std::nullopt, {"Anne", "anne@school.example", "01632 960 001"}).value();
  BOOST_TEST((corrected.booking.contact ==
              domain::Contact{"Anne", "anne@school.example", "01632 960 001"}));
  BOOST_TEST(corrected.booking.delegates[0].name == "ben");
  BOOST_TEST(find({kept.booking.reference, corrected.manage_token}).has_value());
}

// ben is the only one on the booking, and yet his link is not ann's.
BOOST_AUTO_TEST_CASE(the_own_link_of_an_only_delegate_does_not_show_the_contact) {
  auto typed = request("ben", "hull");
  typed.contact = {"ann", "ann@school.example", "01632 960 001"};
  const auto kept = book(typed).value();
  BOOST_TEST((find(own_link(kept, 0)).value().contact == domain::Contact{"ann", "", ""}));
}

BOOST_AUTO_TEST_CASE(an_address_is_one_place_at_an_event) {
  booked("dan", "hull");
  const auto kept = group();
  const auto refused =
      correct(link(kept), kept.booking.delegates[1].person, {"ben", "DAN@school.example", "", ""});
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST((refused.error().kind == ProblemKind::already_booked));
  BOOST_TEST(refused.error().delegates == (std::vector<int>{1}), per_element);
  BOOST_TEST(find(own_link(kept, 1)).has_value());
}

BOOST_AUTO_TEST_CASE(a_repeat_changes_nothing) {
  const auto kept = group();
  const auto ben = kept.booking.delegates[1].person;
  const Details typed{"Ben", "ben@school.example", "", "Nurse"};
  correct(link(kept), ben, typed).value();
  const auto before = corrections();
  correct(link(kept), ben, typed).value();
  BOOST_TEST(corrections() == before, per_element);
}

BOOST_AUTO_TEST_CASE(after_the_event_its_record_stays) {
  const auto kept = group();
  database_.clock().set(cache_.current()->any("hull")->ends_at);
  const auto refused =
      correct(link(kept), kept.booking.delegates[1].person, {"x", "ben@school.example"});
  BOOST_TEST((refused.error().kind == ProblemKind::ask_organiser));
  BOOST_TEST(corrections().empty());
}

BOOST_AUTO_TEST_SUITE_END()

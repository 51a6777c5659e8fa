#include "domain/mail.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

namespace {

Delegate person(int id, const std::string& name, const std::string& email) {
  return {.id = DelegateId{id}, .person = PersonId{id}, .name = name, .email = email};
}

// Booked by Sam for Sam, for Kim with an address of her own, and for Lou, who shares Sam's.
Booking booking() {
  return {.contact = {"Sample Delegate", "sam@school.example", ""},
          .delegates = {person(1, "Sample Delegate", "Sam@School.example"),
                        person(2, "Second Delegate", "kim@school.example"),
                        person(3, "Third Delegate", "")}};
}

const Recipient sam{"Sample Delegate", "sam@school.example", std::nullopt};
const Recipient kim{"Second Delegate", "kim@school.example", PersonId{2}};

}  // namespace

BOOST_AUTO_TEST_SUITE(mail)

BOOST_AUTO_TEST_CASE(the_contact_and_who_has_an_own_address_are_told) {
  const struct {
    std::vector<PersonId> concerned;
    std::vector<Recipient> told;
  } cases[] = {
      {{PersonId{1}}, {sam}},
      {{PersonId{2}}, {sam, kim}},
      {{PersonId{3}}, {sam}},
      {{PersonId{1}, PersonId{2}, PersonId{3}}, {sam, kim}},
  };
  for (const auto& [concerned, told] : cases) {
    BOOST_TEST_CONTEXT(concerned.size() << " concerned, first " << concerned[0].value) {
      BOOST_TEST((recipients(booking(), concerned) == told));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_owner_of_an_address_is_told_of_the_place_it_has) {
  BOOST_TEST((owner_of_place(booking(), PersonId{1}) == sam));
  BOOST_TEST((owner_of_place(booking(), PersonId{2}) == kim));
  BOOST_TEST((owner_of_place(booking(), PersonId{3}) == sam));
}

BOOST_AUTO_TEST_CASE(a_delayed_mail_is_true_while_somebody_is_as_it_says) {
  using enum DelegateState;
  const struct {
    MailKind kind;
    std::vector<DelegateState> states;
    bool is_true;
  } cases[] = {
      {MailKind::confirmed, {confirmed}, true},
      {MailKind::confirmed, {cancelled, confirmed}, true},
      {MailKind::confirmed, {cancelled}, false},
      {MailKind::place_found, {confirmed}, true},
      {MailKind::place_found, {cancelled}, false},
      {MailKind::waiting, {waiting}, true},
      {MailKind::waiting, {confirmed, waiting}, true},
      {MailKind::waiting, {confirmed}, false},
      {MailKind::offer, {offered}, true},
      {MailKind::offer, {cancelled, offered}, true},
      {MailKind::offer, {confirmed}, false},
      {MailKind::offer, {waiting}, false},
      {MailKind::offer_expired, {waiting}, true},
      {MailKind::offer_expired, {offered}, false},
      {MailKind::offer_expired, {expired}, false},
      {MailKind::wait_ended, {expired}, true},
      {MailKind::wait_ended, {confirmed}, false},
      {MailKind::moved, {confirmed}, true},
      {MailKind::moved, {cancelled}, false},
      {MailKind::replaced, {confirmed}, true},
      {MailKind::replaced, {cancelled}, true},
      {MailKind::cancelled, {cancelled, confirmed}, true},
      {MailKind::your_booking, {waiting}, true},
      {MailKind::your_booking, {cancelled}, false},
  };
  for (const auto& [kind, states, is_true] : cases) {
    std::vector<Delegate> delegates(states.size());
    std::ranges::transform(states, delegates.begin(),
                           [](auto state) { return Delegate{.state = state}; });
    BOOST_TEST_CONTEXT(slug_of(kind) << ", first " << slug_of(states[0])) {
      BOOST_TEST(is_still_true(kind, delegates) == is_true);
    }
  }
}

BOOST_AUTO_TEST_CASE(kinds_go_to_their_words_and_back) {
  using enum MailKind;
  for (const auto kind : {confirmed, waiting, offer, offer_expired, wait_ended, place_found, moved,
                          replaced, cancelled, your_booking}) {
    BOOST_TEST((mail_kind_from(slug_of(kind)) == kind));
  }
  BOOST_TEST(!mail_kind_from("Offer"));
}

BOOST_AUTO_TEST_SUITE_END()

#include "domain/ticket.hpp"

#include <boost/test/unit_test.hpp>

using namespace convene::domain;

BOOST_AUTO_TEST_SUITE(ticket)

// What is printed today is scanned in months.
BOOST_AUTO_TEST_CASE(a_ticket_says_the_reference_and_the_person_and_nothing_else) {
  Booking booking;
  booking.reference = "K7M-4QX";
  const Delegate person{.id = DelegateId{23},
                        .person = PersonId{17},
                        .name = "Ann Example",
                        .email = "ann@school.example"};
  BOOST_TEST(ticket_code(booking, person) == "CONVENE K7M-4QX 17");
}

BOOST_AUTO_TEST_SUITE_END()

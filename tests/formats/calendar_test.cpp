#include "formats/calendar.hpp"

#include <memory>

#include <boost/test/unit_test.hpp>
#include <libical/ical.h>

#include "support/fixed_clock.hpp"

using namespace convene;
using formats::CalendarBooking;

namespace {

constexpr UtcTime now = support::FixedClock::start;
constexpr const char* site = "https://events.example.org";

// A summer's day: 10am in London is 9 o'clock UTC.
domain::Event sample() {
  domain::Event event;
  event.slug = "leeds";
  event.title = "SEND network event";
  event.summary = "A day for everybody; bring lunch, or buy it.\nThere is a \\ in this line.";
  event.starts_at = std::chrono::sys_days{std::chrono::year{2027} / 6 / 17} + std::chrono::hours{9};
  event.ends_at = event.starts_at + std::chrono::minutes{330};
  event.state = domain::EventState::published;
  event.venue = {.name = "Civic Hall",
                 .address = "1 Sample Street\nLeeds",
                 .postcode = "LS1 1AA",
                 .travel = "Ten minutes on foot.",
                 .access = "Step-free from the street."};
  event.revision = 3;
  return event;
}

// A calendar file as a calendar reads it.
class Read {
 public:
  explicit Read(const std::string& text)
      : file_(icalcomponent_new_from_string(text.c_str()), icalcomponent_free) {
    BOOST_REQUIRE(file_);
    BOOST_TEST(icalcomponent_count_errors(file_.get()) == 0);
    BOOST_REQUIRE(icalcomponent_count_components(file_.get(), ICAL_VEVENT_COMPONENT) == 1);
    entry_ = icalcomponent_get_first_component(file_.get(), ICAL_VEVENT_COMPONENT);
    // RFC 5545: what an entry must have, and may have once.
    BOOST_TEST(icalrestriction_check(file_.get()) == 1);
  }

  std::string value(icalproperty_kind kind) const {
    auto* const property = icalcomponent_get_first_property(entry_, kind);
    if (!property) return "none";
    const auto* const value = icalproperty_get_value(property);
    return icalvalue_isa(value) == ICAL_TEXT_VALUE ? icalvalue_get_text(value)
                                                   : icalproperty_get_value_as_string(property);
  }
  std::string uid() const { return icalcomponent_get_uid(entry_); }
  int sequence() const { return icalcomponent_get_sequence(entry_); }
  bool is_cancelled() const { return icalcomponent_get_status(entry_) == ICAL_STATUS_CANCELLED; }

 private:
  std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> file_;
  icalcomponent* entry_ = nullptr;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(calendar_files)

BOOST_AUTO_TEST_CASE(a_calendar_reads_what_the_event_says) {
  const Read read(formats::calendar(sample(), site, now));
  BOOST_TEST(read.uid() == "leeds@events.example.org");
  BOOST_TEST(read.sequence() == 3);
  BOOST_TEST(!read.is_cancelled());
  BOOST_TEST(read.value(ICAL_DTSTAMP_PROPERTY) == "20270111T120000Z");
  BOOST_TEST(read.value(ICAL_DTSTART_PROPERTY) == "20270617T090000Z");
  BOOST_TEST(read.value(ICAL_DTEND_PROPERTY) == "20270617T143000Z");
  BOOST_TEST(read.value(ICAL_SUMMARY_PROPERTY) == "SEND network event");
  BOOST_TEST(read.value(ICAL_LOCATION_PROPERTY) == "Civic Hall, 1 Sample Street, Leeds, LS1 1AA");
  BOOST_TEST(read.value(ICAL_URL_PROPERTY) == "https://events.example.org/events/leeds");
  BOOST_TEST(read.value(ICAL_DESCRIPTION_PROPERTY) ==
             "A day for everybody; bring lunch, or buy it.\nThere is a \\ in this line.\n\n"
             "Getting there: Ten minutes on foot.\n\nAccess: Step-free from the street.\n\n"
             "More: https://events.example.org/events/leeds");
}

BOOST_AUTO_TEST_CASE(lines_are_folded_and_end_as_the_standard_wants) {
  auto event = sample();
  for (int word = 0; word < 40; ++word) event.summary += " caf\u00E9 \u20AC";
  const auto text = formats::calendar(event, site, now);
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < text.size(); ++lines) {
    const auto end = text.find("\r\n", begin);
    BOOST_REQUIRE(end != text.npos);
    BOOST_TEST(end - begin <= 75U);
    begin = end + 2;
  }
  BOOST_TEST(lines > 20U);
  BOOST_TEST(Read(text).value(ICAL_DESCRIPTION_PROPERTY).starts_with(event.summary));
}

BOOST_AUTO_TEST_CASE(nothing_in_a_text_becomes_a_line_of_its_own) {
  auto event = sample();
  event.title = "Lunch\nATTENDEE:mailto:somebody@example.org";
  const auto text = formats::calendar(event, site, now);
  BOOST_TEST(text.find("\nATTENDEE") == text.npos);
  BOOST_TEST(Read(text).value(ICAL_SUMMARY_PROPERTY) == event.title);
}

BOOST_AUTO_TEST_CASE(a_cancelled_event_is_taken_out_of_calendars) {
  auto event = sample();
  event.state = domain::EventState::cancelled;
  BOOST_TEST(Read(formats::calendar(event, site, now)).is_cancelled());
}

BOOST_AUTO_TEST_CASE(a_booking_is_an_entry_of_its_own) {
  const CalendarBooking booking{.reference = "K7M-4QX",
                                .text = "Your place is confirmed.",
                                .address = "https://events.example.org/bookings/K7M-4QX",
                                .changes = 2};
  const Read read(formats::calendar(sample(), site, now, &booking));
  BOOST_TEST(read.uid() == "K7M-4QX.leeds@events.example.org");
  BOOST_TEST(read.sequence() == 5);
  BOOST_TEST(read.value(ICAL_URL_PROPERTY) == booking.address);
  const auto description = read.value(ICAL_DESCRIPTION_PROPERTY);
  BOOST_TEST(description.starts_with("Your place is confirmed.\n\nA day for everybody"));
  BOOST_TEST(description.ends_with("More: " + booking.address));
}

BOOST_AUTO_TEST_CASE(a_cancelled_booking_is_taken_out_of_its_calendar_alone) {
  const CalendarBooking booking{.reference = "K7M-4QX",
                                .address = "https://events.example.org/bookings/K7M-4QX",
                                .is_cancelled = true};
  BOOST_TEST(Read(formats::calendar(sample(), site, now, &booking)).is_cancelled());
  BOOST_TEST(!Read(formats::calendar(sample(), site, now)).is_cancelled());
}

BOOST_AUTO_TEST_SUITE_END()

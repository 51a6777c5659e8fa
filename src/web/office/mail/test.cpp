#include "web/office/mail/test.hpp"

#include <chrono>

#include "base/london_time.hpp"
#include "domain/email_address.hpp"
#include "email/outbox/relay_monitor.hpp"
#include "email/test_mails.hpp"
#include "web/office/addresses.hpp"
#include "web/office/mail/pages.hpp"
#include "web/page/mail_words.hpp"

namespace convene::web {
namespace {

using Fate = email::SendResult::Fate;
using Refusal = email::TestMails::Refusal;

constexpr auto permission = domain::Permission::change_delegates;

// Most relays have answered by then, and the next page says what.
constexpr std::chrono::seconds wait_for_answer{3};

// Where the next page shows the form and the answer.
constexpr const char* section = "#test-email";

bool has_relay(const OfficeRequest& request) {
  return request.context.relay.last().state != email::RelayMonitor::State::none;
}

std::string outcome_text(const email::TestMail& mail) {
  if (!mail.result) return "It is being sent";
  const auto at = " on " + london::date_and_time(mail.ended_at);
  const bool is_file = !mail.file.empty();
  switch (mail.result->fate) {
    case Fate::accepted:
      return "The mail relay took it" + at;
    case Fate::filed:
      return "Written" + at + ". No email leaves this server";
    case Fate::refused:
      return "Not sent. The mail relay refused it" + at;
    case Fate::deferred:
      return is_file ? "Not written" + at : "Not sent. The mail relay did not take it" + at;
    case Fate::unreachable:
      return "Not sent. The mail relay could not be reached" + at;
    case Fate::not_let_in:
      return "Not sent. The mail relay refused the server’s name or password" + at;
  }
  return {};
}

// The relay's words, or where the file is.
std::string detail(const email::TestMail& mail) {
  if (!mail.result) return {};
  const bool is_written = mail.result->fate == Fate::filed;
  return is_written ? "mail/" + mail.file : mail.result->reply;
}

void fill_last(TemplateData& data, const email::TestMail& mail) {
  TemplateData& last = data.add("LAST");
  last.set("TO", mail.to)
      .set("BEGUN_AT", london::date_and_time(mail.begun_at))
      .set("OUTCOME", outcome_text(mail))
      .set_or_hide("REPLY", detail(mail));
  if (!mail.result) last.add("RUNNING").set("ADDRESS", undelivered_mails_address());
  const bool is_taken = mail.result && mail.result->fate == Fate::accepted;
  last.show_if(is_taken, "TAKEN");
}

}  // namespace

void fill_test_mail(TemplateData& body, const OfficeRequest& request) {
  if (!request.may(permission)) return;
  TemplateData& data = body.include("TEST_MAIL", "office/mail/test.html");
  const auto last = request.context.test_mails.last();
  if (last) fill_last(data, *last);
  // One at a time.
  if (last && !last->result) return;
  data.add("FORM")
      .set("ADDRESS", test_mail_address())
      .set("OWN_ADDRESS", request.account.email)
      .set("VERB", has_relay(request) ? "Send" : "Write");
}

boost::asio::awaitable<http::Response> send_test_mail(const OfficeRequest& request) {
  const auto& to = request.account.email;
  constexpr const char* title = "No test email was sent";
  if (!domain::is_email_address(to)) {
    co_return office_message(request, title, "No email can be sent to the address of your account.",
                             http::Status::conflict);
  }
  auto& test_mails = request.context.test_mails;
  if (const auto refusal = test_mails.begin(to); refusal != Refusal::none) {
    co_return office_message(
        request, title, refusal_text(refusal),
        refusal == Refusal::busy ? http::Status::conflict : http::Status::too_many_requests);
  }
  co_await test_mails.ended(wait_for_answer);
  auto response = http::see_other(undelivered_mails_address() + section);
  response.with("Cache-Control", "no-store");
  co_return response;
}

}  // namespace convene::web

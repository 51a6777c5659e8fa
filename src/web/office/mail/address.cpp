#include <fmt/format.h>

#include "base/london_time.hpp"
#include "base/text.hpp"
#include "services/mail/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/mail/pages.hpp"
#include "web/office/mail/text.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using domain::DelegateId;
using domain::ProblemKind;
using http::Response;
using http::Status;
using services::AddressOf;
using services::ReaderAddress;

std::string form_address(DelegateId id, AddressOf whose) {
  return whose == AddressOf::contact ? correct_contact_address_address(id)
                                     : correct_address_address(id);
}

// What did not arrive there, with the relay's own words for it.
void fill_missed(TemplateData& body, const ReaderAddress& now) {
  if (now.missed.empty()) return;
  TemplateData& list = body.add("MISSED");
  for (const auto& mail : now.missed) {
    TemplateData& item = list.add("MAIL");
    item.set("KIND", mail_text(mail.kind))
        .set("WRITTEN_AT", london::date_and_time(mail.written_at))
        .set("STATE", mail_state_text(mail))
        .set_or_hide("REPLY", mail.reply);
  }
}

void fill_facts(TemplateData& body, const ReaderAddress& now, AddressOf whose) {
  TemplateData& list = body.include("FACTS", "partials/summary_list.html");
  const auto row = [&list](const char* key, const std::string& value) {
    list.add("ROW").set("KEY", key).set("VALUE", value);
  };
  row("Who", now.name);
  row("Address now", now.email.empty()
                         ? "None of their own: " + now.contact_email + ", of who booked, serves"
                         : now.email);
  if (now.is_contact) {
    row("What goes there", whose == AddressOf::contact && now.name != now.delegate_name
                               ? "What concerns the whole booking"
                               : "What concerns them, and the whole booking");
  }
}

Response form_page(const OfficeRequest& request, AddressOf whose, const ReaderAddress& now,
                   std::string_view typed, const std::vector<domain::FieldError>& errors,
                   Status status) {
  const auto id = request.id<DelegateId>(0);
  const std::string title = now.email.empty() ? "Add an email address" : "Correct an email address";
  TemplateData body;
  body.set("NAME", now.delegate_name)
      .set("TITLE", title)
      .set("ADDRESS", form_address(id, whose))
      .set("DELEGATE_ADDRESS", delegate_address(id))
      .set("VERSION", now.version);
  fill_facts(body, now, whose);
  fill_missed(body, now);
  body.show_if(!now.email.empty(), "HAS_LINK");
  FormView(body, errors)
      .input("EMAIL_FIELD",
             {.name = "email", .label = "Email address", .type = "email", .autocomplete = "off"},
             typed);
  return office_page(
      request,
      {.title = title, .has_errors = !errors.empty(), .back_address = delegate_address(id)},
      "office/mail/address.html", std::move(body), status);
}

std::vector<domain::FieldError> errors_of(const domain::Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::already_booked:
      return {{"email", "Somebody with this email address has a place there or waits for one"}};
    case ProblemKind::ask_organiser:
      return {
          {"", "All that they had is over: who came, and under which address, stays as it was"}};
    default:
      return problem.fields;
  }
}

std::string done_text(const OfficeRequest& request, const ReaderAddress& before,
                      const services::CorrectedAddress& outcome) {
  if (!outcome.is_new) return fmt::format("{} has the address {}", before.name, outcome.email);
  auto text = fmt::format("{} is written to at {} now. We have {} a new link there", before.name,
                          outcome.email, request.context.pages.mail_words().sent);
  if (outcome.mails_written_again > 0) {
    text += fmt::format(", and {} again", counted(outcome.mails_written_again, "email"));
  }
  text += ". ";
  if (before.email.empty()) return text;
  if (!outcome.is_former_one_told) {
    return text + "The former address is not told: mails do not arrive there.";
  }
  return text + fmt::format("We have {} a note to the former address: its links have ended.",
                            request.context.pages.mail_words().sent);
}

awaitable<Response> ask(const OfficeRequest& request, AddressOf whose) {
  const auto now = co_await request.context.mails.address(request.id<DelegateId>(0), whose);
  if (!now) co_return office_problem_page(request, now.error());
  co_return form_page(request, whose, *now, now->email, {}, Status::ok);
}

awaitable<Response> correct(const OfficeRequest& request, AddressOf whose) {
  const auto id = request.id<DelegateId>(0);
  const auto before = co_await request.context.mails.address(id, whose);
  if (!before) co_return office_problem_page(request, before.error());
  services::AddressCorrection correction{.delegate = id,
                                         .whose = whose,
                                         .typed = std::string{request.form.get("email")},
                                         .version = std::string{request.form.get("version")}};
  const auto typed = correction.typed;
  const auto corrected =
      co_await request.context.mails.correct_address(request.account.id, std::move(correction));
  if (corrected) {
    co_return done(request, delegate_address(id),
                   {.text = done_text(request, *before, *corrected)});
  }
  if (corrected.error().kind == ProblemKind::not_found) {
    co_return office_problem_page(request, corrected.error());
  }
  // The address as it is by now: with it, what was typed can be sent again.
  const auto now = co_await request.context.mails.address(id, whose);
  co_return form_page(request, whose, now.has_value() ? *now : *before, typed,
                      errors_of(corrected.error()), status_of(corrected.error()));
}

}  // namespace

awaitable<Response> ask_for_address(const OfficeRequest& request) {
  return ask(request, AddressOf::person);
}
awaitable<Response> correct_address(const OfficeRequest& request) {
  return correct(request, AddressOf::person);
}
awaitable<Response> ask_for_contact_address(const OfficeRequest& request) {
  return ask(request, AddressOf::contact);
}
awaitable<Response> correct_contact_address(const OfficeRequest& request) {
  return correct(request, AddressOf::contact);
}

}  // namespace convene::web

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "domain/field_check.hpp"
#include "services/links/resend_links.hpp"
#include "services/settings/cache.hpp"
#include "web/manage/pages.hpp"
#include "web/page/addresses.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/form_view.hpp"
#include "web/page/message.hpp"
#include "web/page/page.hpp"
#include "web/page/problems.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Status;

http::Response address_page(const PublicContext& context, std::string_view typed,
                            const std::vector<domain::FieldError>& errors, Status status) {
  TemplateData data;
  fill_contacts(data, *context.pages.settings().current());
  data.set_or_hide("CAVEAT", std::string(context.pages.mail_words().caveat));
  FormView fields(data, errors);
  fields.input("EMAIL",
               {.name = "email",
                .label = "Email address",
                .hint = "The one that you booked with, or that a colleague gave for you.",
                .type = "email",
                .autocomplete = "email",
                .inputmode = "email"},
               typed);
  PageHead head;
  head.title = "Find your booking";
  head.has_errors = !errors.empty();
  head.form_token = context.csrf_guard.issue("");
  head.is_personal = true;
  head.back_address = home_address();
  return context.pages.page(head, "manage/find_booking.html", std::move(data), status);
}

awaitable<void> send(const PublicContext& context, std::string address) {
  try {
    co_await context.resend_links.send_to(std::move(address));
  } catch (const std::exception& failure) {
    spdlog::warn("Links that were asked for were not sent: {}", failure.what());
  }
}

}  // namespace

awaitable<http::Response> ask_for_address(const PublicContext& context, const http::Request&) {
  co_return address_page(context, {}, {}, Status::ok);
}

awaitable<http::Response> send_links(const PublicContext& context, const http::Request& request) {
  const auto form = request.form();
  if (!form) co_return error_page(context.pages, Status::bad_request, {});
  const auto typed = form->get("email");
  if (const auto refusal = context.csrf_guard.check(request, *form, "")) {
    co_return address_page(context, typed, {{"", *refusal}}, Status::forbidden);
  }
  domain::FieldCheck check;
  auto address = check.email("email", typed, "Enter your email address");
  if (!check.is_clean()) {
    co_return address_page(context, typed, check.take(), Status::unprocessable_content);
  }
  // The search runs beside the answer, not before it: how long it takes would tell whether there is
  // a booking.
  const auto executor = co_await boost::asio::this_coro::executor;
  boost::asio::co_spawn(executor, send(context, std::move(address)), boost::asio::detached);
  auto response = http::see_other(links_sent_address());
  response.with("Cache-Control", "no-store");
  co_return response;
}

awaitable<http::Response> show_links_sent(const PublicContext& context, const http::Request&) {
  const auto& words = context.pages.mail_words();
  co_return message_page(
      context.pages,
      {"Check your email",
       {fmt::format(
            "If something that is still to come is booked with your email address, we have {} the "
            "link to it there. This can take a few minutes.",
            words.sent),
        if_no_mail_text(words) +
            " Perhaps a colleague booked for you with another address: ask them, or try it "
            "yourself.",
        fmt::format("We {} one such email an hour to an address. {}", words.send,
                    ask_us_text(*context.pages.settings().current()))},
       {{find_booking_address(), "Try another email address"}, to_all_events(), to_contact()}},
      Status::ok, true);
}

}  // namespace convene::web

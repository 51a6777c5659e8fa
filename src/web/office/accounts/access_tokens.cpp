#include "base/london_time.hpp"
#include "services/accounts/access_token_service.hpp"
#include "web/office/accounts/pages.hpp"
#include "web/office/addresses.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

awaitable<Response> tokens_page(const OfficeRequest& request, std::string typed,
                                std::vector<domain::FieldError> errors) {
  const auto holders = co_await request.context.tokens.tokens(request.account);
  TemplateData body;
  FormView(body, errors)
      .input("NAME",
             {.name = "name",
              .label = "Name of the program",
              .hint = "The history shows it for everything that is done with the token",
              .autocomplete = "off"},
             typed);
  body.show_if(holders.empty(), "NOTHING");
  TemplateData* const table = holders.empty() ? nullptr : &body.add("TABLE");
  for (const auto& [token, account] : holders) {
    table->add("TOKEN")
        .set("ADDRESS", revoke_access_token_address(token.id))
        .set("NAME", token.name)
        .set("OWNER", account.name)
        .set("MADE_AT", london::date_and_time(token.made_at))
        .set("USED_AT",
             token.last_used_at ? london::date_and_time(*token.last_used_at) : "Not used yet");
  }
  co_return office_page(request, {.title = "Access tokens", .has_errors = !errors.empty()},
                        "office/accounts/access_tokens.html", std::move(body),
                        errors.empty() ? Status::ok : Status::unprocessable_content);
}

}  // namespace

awaitable<Response> show_access_tokens(const OfficeRequest& request) {
  co_return co_await tokens_page(request, {}, {});
}

awaitable<Response> make_access_token(const OfficeRequest& request) {
  std::string name{request.form.get("name")};
  const auto made = co_await request.context.tokens.make(request.account.id, name);
  if (!made) co_return co_await tokens_page(request, std::move(name), made.error().fields);
  co_return done(request, access_tokens_address(),
                 {.text = "The access token of " + made->token.name, .secret = made->secret});
}

awaitable<Response> revoke_access_token(const OfficeRequest& request) {
  const auto revoked =
      co_await request.context.tokens.revoke(request.account, request.id<domain::AccessTokenId>(0));
  if (!revoked) co_return office_problem_page(request, revoked.error());
  co_return done(request, access_tokens_address(),
                 {.text = "The access token of " + revoked->name + " opens nothing any more"});
}

}  // namespace convene::web

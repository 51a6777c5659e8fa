#pragma once

#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "base/text.hpp"
#include "domain/account.hpp"
#include "domain/problem.hpp"
#include "http/router.hpp"
#include "web/office/context.hpp"
#include "web/page/flash_messages.hpp"
#include "web/page/page.hpp"

namespace convene::web {

// A request by somebody who is signed in and may make it.
struct OfficeRequest {
  const OfficeContext& context;
  const http::Request& raw;
  domain::Account account;
  std::string sign_in;  // the token of it, from the cookie
  http::FormData form;  // a POST's, which came from a page of this sign-in

  const std::string& parameter(std::size_t index) const { return raw.parameters.at(index); }
  // The number of the address at `index`, or id 0, which is nobody's, where it holds none.
  template <class IdType>
  IdType id(std::size_t index) const {
    return IdType{whole_number<std::int64_t>(parameter(index)).value_or(0)};
  }
  bool may(domain::Permission permission) const { return domain::may(account.kind, permission); }
};

using OfficeHandler = boost::asio::awaitable<http::Response> (*)(const OfficeRequest&);

// The one place where permissions are checked: a handler runs only for somebody who is signed in
// and has `permission`, and a POST only from a form of theirs. Others are sent to the sign-in page,
// or told that they may not. `context` must outlive the handler.
http::Handler for_those_who_may(domain::Permission permission, const OfficeContext& context,
                                OfficeHandler handler);

// The page in the office's layout, with the flash message of the act before it.
http::Response office_page(const OfficeRequest& request, PageHead head, std::string file,
                           TemplateData body, http::Status status = http::Status::ok);

// Answers an act: the browser goes to the page at `address`, which says `message` once.
http::Response done(const OfficeRequest& request, std::string address, FlashMessage message);

// The page for a problem that no form shows.
http::Response office_problem_page(const OfficeRequest& request, const domain::Problem& problem);
http::Response office_message(const OfficeRequest& request, std::string title, std::string text,
                              http::Status status);

// The status of a page that shows a form again with what is wrong.
http::Status status_of(const domain::Problem& problem);

// The cookie that holds the sign-in's token.
std::string_view office_cookie_name(const OfficeContext& context);
// Set-Cookie for a new sign-in; with an empty token, for forgetting it.
std::string office_cookie(const OfficeContext& context, std::string_view token);

}  // namespace convene::web

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/keys.hpp"
#include "http/request.hpp"

namespace convene::web {

// Makes sure that a form was sent by somebody who saw it on this site: by the headers with which
// browsers say where a request comes from, and by a token that only this server can make.
class CsrfGuard {
 public:
  static constexpr std::chrono::hours token_life{24};

  // `key` is the one for KeyPurpose::form_tokens. `public_url` is the address that browsers know
  // this site by ("https://events.example.org"); the one they asked for counts too.
  CsrfGuard(const Key& key, const Clock& clock, std::string_view public_url);

  // The value of the hidden field "form_token". `subject` binds it to who may send the form: the
  // sign-in's token in the office, the manage link's token on a booking's page, "" for visitors
  // without either.
  std::string issue(std::string_view subject) const;

  // What to do about a POST: nothing (act), or, for a human, what the page that asks again must
  // say. That page keeps everything typed and has a fresh token, and nothing was done.
  std::optional<std::string> check(const http::Request& request, const http::FormData& form,
                                   std::string_view subject) const;

  // Whether the browser says that the request comes from a page of this site; true if it says
  // nothing, as old ones do.
  bool is_from_this_site(const http::Request& request) const;

 private:
  enum class Token { good, expired, wrong };
  Token check(std::string_view token, std::string_view subject) const;
  std::string code(std::int64_t issued_at, std::string_view subject) const;

  const Key key_;
  const Clock& clock_;
  const std::string public_origin_;
};

}  // namespace convene::web

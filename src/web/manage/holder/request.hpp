#pragma once

#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "base/text.hpp"
#include "http/router.hpp"
#include "web/manage/holder/access.hpp"
#include "web/page/public_context.hpp"

namespace convene::web {

// A request by somebody who holds the secret link of the booking in its address.
struct HolderRequest {
  const PublicContext& context;
  const http::Request& raw;
  BookingAccess access;
  http::FormData form = {};  // a POST's
  // Why a form is not acted upon: it came from no page of ours. It is shown again with what was
  // typed and this.
  std::optional<std::string> refusal = {};

  // The number of the address at `index`, or id 0, which is nobody's, where it holds none.
  template <class IdType>
  IdType id(std::size_t index) const {
    return IdType{whole_number<std::int64_t>(raw.parameters.at(index)).value_or(0)};
  }
};

using HolderHandler = boost::asio::awaitable<http::Response> (*)(const HolderRequest&);

// The one place where links are asked for: a handler runs only for whoever brings the secret of the
// booking; others are told to open their link. `context` must outlive it.
http::Handler for_holders(const PublicContext& context, HolderHandler handler);

}  // namespace convene::web

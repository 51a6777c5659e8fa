#pragma once

#include <boost/asio/awaitable.hpp>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page/public_context.hpp"

// A place is kept for somebody who waits: one page asks what they want, one button answers.
namespace convene::web {

// GET /bookings/{reference}/offers/{event}/{person} asks; mail scanners follow links, so it changes
// nothing. `person`: one of those who wait as one, as Delegate::person has them.
boost::asio::awaitable<http::Response> ask_for_answer(const PublicContext& context,
                                                      const http::Request& request);
// POST to the same address
boost::asio::awaitable<http::Response> answer_offer(const PublicContext& context,
                                                    const http::Request& request);

}  // namespace convene::web

#pragma once

#include <exception>
#include <memory>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "app/config.hpp"
#include "app/rate_limits.hpp"
#include "http/listener.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "web/page/page.hpp"

namespace convene::app {

// All routes behind the listener: whom the server refuses, and how it answers what no handler did.
struct FrontDoor {
  FrontDoor(boost::asio::io_context& io, http::Listener listener, const Config& config,
            const web::Pages& site_pages, std::vector<http::Route> routes);

  const web::Pages& pages;
  RateLimits rate_limits;
  const http::Router router;
  http::Server server;

 private:
  http::ServerOptions options(const Config& config);
  http::Response error_answer(http::Status status, std::string_view path,
                              std::string_view request_id) const;
  std::unique_ptr<http::Response> refusal(const http::Request& request);
};

}  // namespace convene::app

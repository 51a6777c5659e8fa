#include "app/parts/front_door.hpp"

#include <utility>

#include "api/problem_json.hpp"
#include "api/routes.hpp"
#include "base/unavailable.hpp"
#include "web/page/errors.hpp"
#include "web/security_headers.hpp"

namespace convene::app {
namespace {

http::Status status_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Unavailable&) {
    return http::Status::service_unavailable;
  } catch (...) {
    return http::Status::internal_server_error;
  }
}

}  // namespace

FrontDoor::FrontDoor(boost::asio::io_context& io, http::Listener listener, const Config& config,
                     const web::Pages& site_pages, std::vector<http::Route> routes)
    : pages(site_pages),
      router(std::move(routes)),
      server(io, std::move(listener), router, options(config)) {}

http::ServerOptions FrontDoor::options(const Config& config) {
  http::ServerOptions options;
  options.io_threads = static_cast<std::size_t>(config.io_threads);
  options.trusted_proxies = config.trusted_proxies;
  options.limits.are_off = !config.is_rate_limited;
  options.status_of = status_of;
  options.common_headers = web::common_headers(config.is_public_https());
  options.error_page = [this](http::Status status, std::string_view path, std::string_view id) {
    return error_answer(status, path, id);
  };
  if (config.is_rate_limited) {
    options.gate = [this](const http::Request& request) { return refusal(request); };
  }
  return options;
}

// Programs read a problem, people a page.
http::Response FrontDoor::error_answer(http::Status status, std::string_view path,
                                       std::string_view request_id) const {
  if (api::is_address(path)) return api::problem_response(status);
  return web::error_page(pages, status, {.path = path, .request_id = request_id});
}

// The answer to a request that is one too many; nullptr to the others.
std::unique_ptr<http::Response> FrontDoor::refusal(const http::Request& request) {
  if (!rate_limits.is_exceeded_by(request)) return nullptr;
  auto response = error_answer(http::Status::too_many_requests, request.path, request.id);
  return std::make_unique<http::Response>(std::move(response));
}

}  // namespace convene::app

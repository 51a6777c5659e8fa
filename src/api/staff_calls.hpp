#pragma once

#include <boost/asio/awaitable.hpp>

#include "domain/catalogue.hpp"
#include "domain/history.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "services/events/event_cache.hpp"
#include "services/rooms/export_service.hpp"

namespace convene::api {

// The lists that staff take away. Each stands in the history under the token's name.
class StaffCalls {
 public:
  StaffCalls(const services::EventCache& events, services::ExportService& exports,
             const domain::Catalogue& catalogue)
      : events_(&events), exports_(&exports), catalogue_(&catalogue) {}

  // GET /api/v1/events/{slug}/delegates
  boost::asio::awaitable<http::Response> delegates(const http::Request& request,
                                                   domain::Actor actor) const;
  // GET /api/v1/events/{slug}/delegates.csv
  boost::asio::awaitable<http::Response> delegates_csv(const http::Request& request,
                                                       domain::Actor actor) const;
  // GET /api/v1/emails
  boost::asio::awaitable<http::Response> emails(const http::Request& request,
                                                domain::Actor actor) const;
  // GET /api/v1/emails.csv
  boost::asio::awaitable<http::Response> emails_csv(const http::Request& request,
                                                    domain::Actor actor) const;

 private:
  using Delegates = std::vector<domain::ListedDelegate>;
  using Emails = std::vector<domain::EmailLine>;
  boost::asio::awaitable<domain::result<Delegates>> taken_delegates(const http::Request& request,
                                                                    domain::Actor actor) const;
  boost::asio::awaitable<domain::result<Emails>> taken_emails(const http::Request& request,
                                                              domain::Actor actor) const;

  const services::EventCache* events_;
  services::ExportService* exports_;
  const domain::Catalogue* catalogue_;
};

}  // namespace convene::api

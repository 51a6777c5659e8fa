#include "app/application.hpp"

#include <csignal>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <fmt/format.h>

#include "api/problem_json.hpp"
#include "api/routes.hpp"
#include "app/addresses.hpp"
#include "app/disk_failure.hpp"
#include "app/health.hpp"
#include "app/rate_limits.hpp"
#include "app/start_memory.hpp"
#include "base/keys.hpp"
#include "base/thread_pool.hpp"
#include "email/composer.hpp"
#include "email/file_sender.hpp"
#include "email/outbox_signal.hpp"
#include "email/outbox_worker.hpp"
#include "embedded/templates.hpp"
#include "http/server.hpp"
#include "services/accounts/access_token_service.hpp"
#include "services/accounts/account_service.hpp"
#include "services/accounts/invitation.hpp"
#include "services/accounts/sign_in_service.hpp"
#include "services/acts/scheduler.hpp"
#include "services/bookings/booking_service.hpp"
#include "services/bookings/needs_service.hpp"
#include "services/events/event_cache.hpp"
#include "services/events/first_events.hpp"
#include "services/events/programme_service.hpp"
#include "services/links/resend_links.hpp"
#include "services/rooms/export_service.hpp"
#include "services/rooms/room_service.hpp"
#include "services/settings/settings_cache.hpp"
#include "services/settings/settings_service.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/database.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"
#include "web/office/context.hpp"
#include "web/office_routes.hpp"
#include "web/page/assets.hpp"
#include "web/page/cache.hpp"
#include "web/page/csrf_guard.hpp"
#include "web/page/errors.hpp"
#include "web/page/flash_messages.hpp"
#include "web/page/page.hpp"
#include "web/page/templates.hpp"
#include "web/routes.hpp"
#include "web/security_headers.hpp"

namespace convene::app {
namespace {

namespace asio = boost::asio;

// A hash takes tens of milliseconds and 64 MB.
constexpr std::size_t hashing_threads = 1;
constexpr std::size_t hashing_queue_limit = 64;

http::Status status_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const QueueFull&) {
    return http::Status::service_unavailable;
  } catch (const storage::StorageUnavailable&) {
    return http::Status::service_unavailable;
  } catch (...) {
    return http::Status::internal_server_error;
  }
}

void append(std::vector<http::Route>& routes, std::vector<http::Route> more) {
  std::ranges::move(more, std::back_inserter(routes));
}

}  // namespace

// From the ground up; each part uses only what stands above it here.
struct Application::Parts {
  Parts(const Config& given_config, const Clock& given_clock)
      : config(given_config), clock(given_clock) {
    // Only now is it known which port the system gave for port 0.
    context.options = {public_url(config, server.port()), config.is_public_https()};
    office.options = context.options;
    writer.run_blocking(
        [](storage::Transaction& transaction) { services::insert_first_events(transaction); });
    writer.run_blocking([](storage::Transaction& transaction) {
      services::Scheduler::forgive_downtime(transaction);
    });
    // Whoever is told that it serves may stop it, even before run().
    signals.add(SIGINT);
    signals.add(SIGTERM);
  }

  const Config config;
  const Clock& clock;

  const storage::DataDirectory directory{config.data_directory};
  const storage::DataLock lock{directory};
  const ServerKey key = load_key();

  services::EventCache events;
  services::SettingsCache settings;
  domain::Catalogue catalogue;
  const std::unique_ptr<storage::Connection> database = open_database();

  email::OutboxSignal outbox_signal;

  // Outlives the writer, which posts to it; nothing is left in it once run() has returned.
  asio::io_context io{config.io_threads};
  asio::signal_set signals{io};

  storage::Writer writer{*database, clock,
                         [this](storage::Connection& connection, const storage::Changes& changes) {
                           refresh(connection, changes);
                         },
                         end_at_once};
  storage::Readers readers{directory.database(), static_cast<std::size_t>(config.reader_threads)};

  services::BookingService bookings{writer, readers, events, key.derive(KeyPurpose::manage_links)};
  services::ResendLinks links{writer, readers};
  services::ProgrammeService programmes{readers};
  services::NeedsService needs{writer, readers, key.derive(KeyPurpose::manage_links)};

  const web::Templates templates{embedded::templates(), in_web_directory("templates")};
  const web::Assets assets{in_web_directory("")};
  const web::Pages pages{templates, assets, settings};
  const web::CsrfGuard csrf_guard{key.derive(KeyPurpose::form_tokens), clock, config.public_url};
  web::PageCache page_cache{!config.web_directory.empty()};
  web::FlashMessages notices;
  web::PublicContext context{pages,
                             assets,
                             csrf_guard,
                             page_cache,
                             clock,
                             catalogue,
                             events,
                             bookings,
                             links,
                             programmes,
                             needs,
                             notices,
                             key.derive(KeyPurpose::sealed_answers),
                             {}};

  ThreadPool hashing{hashing_threads, hashing_queue_limit};
  services::SignInService sign_ins{writer, readers, hashing, clock};
  services::AccountService accounts{writer, readers, hashing, clock};
  services::AccessTokenService tokens{writer, readers, clock};
  services::RoomService rooms{writer, readers, config.capacity_cap};
  services::ExportService exports{writer, readers};
  services::SettingsService settings_service{writer};
  web::OfficeContext office{pages,   csrf_guard, notices,          clock,  catalogue,
                            events,  sign_ins,   accounts,         tokens, rooms,
                            exports, needs,      settings_service, {}};

  api::ApiContext api_context{events, bookings, programmes, tokens, exports, catalogue, clock};

  services::Scheduler scheduler{writer, readers, clock};

  RateLimits rate_limits;
  const http::Router router{routes()};
  http::Server server{io, router, server_options()};

  const email::Composer composer{settings, key.derive(KeyPurpose::manage_links),
                                 public_url(config, server.port())};
  email::FileSender sender{directory.mail()};
  email::OutboxWorker outbox{writer, readers, composer, sender, clock, outbox_signal};

  // A key made anew beside an old database would make every link that was sent worthless, and
  // nobody would know why.
  ServerKey load_key() const {
    namespace fs = std::filesystem;
    if (fs::exists(directory.database()) && !fs::exists(directory.key())) {
      throw std::runtime_error(fmt::format(
          "The server's key {} is missing, without which no link that was sent works. Put it back, "
          "or restore a backup, which holds it.",
          directory.key().string()));
    }
    return ServerKey::load_or_create(directory.key());
  }

  std::unique_ptr<storage::Connection> open_database() {
    auto connection = storage::open_database(directory);
    events.load(*connection);
    settings.load(*connection);
    catalogue = storage::CatalogueStore(*connection).catalogue();
    return connection;
  }

  // On the writer's thread, after each commit.
  void refresh(storage::Connection& connection, const storage::Changes& changes) {
    events.refresh(connection, changes);
    if (changes.settings) settings.load(connection);
    if (changes.outbox) outbox_signal.notify();
  }

  std::vector<http::Route> routes() {
    std::vector<http::Route> all = health_routes(writer);
    append(all, web::public_routes(context));
    append(all, web::office_routes(office));
    append(all, api::routes(api_context));
    return all;
  }

  http::ServerOptions server_options() {
    http::ServerOptions options;
    options.address = config.listen_address;
    options.port = config.listen_port;
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

  // What no handler answers: programs read a problem, people a page.
  http::Response error_answer(http::Status status, std::string_view path, std::string_view id) {
    if (path.starts_with("/api/")) return api::problem_response(status);
    return web::error_page(pages, status, {.path = path, .request_id = id});
  }

  // The answer to a request that is one too many; nullptr to the others.
  std::unique_ptr<http::Response> refusal(const http::Request& request) {
    if (!rate_limits.is_exceeded_by(request)) return nullptr;
    auto response = error_answer(http::Status::too_many_requests, request.path, request.id);
    return std::make_unique<http::Response>(std::move(response));
  }

  std::optional<std::filesystem::path> in_web_directory(std::string_view name) const {
    if (config.web_directory.empty()) return std::nullopt;
    return config.web_directory / name;
  }
};

Application::Application(const Config& config, const Clock& clock)
    : parts_(std::make_unique<Parts>(config, clock)) {}

Application::~Application() = default;

unsigned short Application::port() const { return parts_->server.port(); }

std::string Application::address() const {
  return local_url(parts_->config.listen_address, port());
}

std::optional<std::string> Application::first_administrator_link() {
  const auto link = parts_->writer.run_blocking(services::first_administrator_link);
  if (!link) return std::nullopt;
  return services::set_up_address(parts_->office.options.public_url, link->token);
}

void Application::run() {
  give_back_start_memory();
  auto& io = parts_->io;
  parts_->signals.async_wait([this](boost::system::error_code failure, int) {
    if (!failure) stop();
  });
  asio::co_spawn(io, parts_->scheduler.run(), asio::detached);
  {
    std::vector<std::jthread> others;
    for (int thread = 1; thread < parts_->config.io_threads; ++thread) {
      others.emplace_back([&io] { io.run(); });
    }
    io.run();
  }
  parts_->scheduler.stop();
  parts_->outbox.stop();
  parts_->hashing.stop();
  parts_->readers.stop();
  parts_->writer.stop();
  parts_->signals.clear();
  // What waited for one of these threads comes to its end: nobody else destroys it.
  io.restart();
  io.poll();
}

void Application::stop() {
  asio::co_spawn(parts_->io, parts_->server.drain(drain_time),
                 [this](const std::exception_ptr&) { parts_->io.stop(); });
}

}  // namespace convene::app

#include "app/application.hpp"

#include <csignal>
#include <iterator>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include "api/routes.hpp"
#include "app/addresses.hpp"
#include "app/control/commands.hpp"
#include "app/control/server.hpp"
#include "app/health.hpp"
#include "app/parts/bounces.hpp"
#include "app/parts/front_door.hpp"
#include "app/parts/mail.hpp"
#include "app/parts/office.hpp"
#include "app/parts/public_side.hpp"
#include "app/parts/site.hpp"
#include "app/parts/storage.hpp"
#include "app/start_memory.hpp"
#include "domain/site_links.hpp"
#include "services/accounts/invitation.hpp"
#include "services/acts/scheduler.hpp"
#include "services/events/first_events.hpp"
#include "services/places/offer_start.hpp"
#include "storage/mail_setup_store.hpp"
#include "web/office_routes.hpp"
#include "web/routes.hpp"

namespace convene::app {

namespace asio = boost::asio;

// The plan of the house, from the ground up: each part is handed what it uses of those above it
// here, and is taken down before them.
struct Application::Parts {
  Parts(const Config& given_config, const Clock& given_clock)
      : config(given_config), clock(given_clock) {
    // Whoever is told that it serves may stop it, even before run().
    signals.add(SIGINT);
    signals.add(SIGTERM);
  }

  const Config config;
  const Clock& clock;

  // Outlives the writer, which posts to it; nothing is left in it once run() has returned.
  asio::io_context io{config.io_threads};
  asio::signal_set signals{io};
  // The first of all: whatever writes addresses must know which port the system gave for port 0,
  // and nobody's database is brought up to date by a server that cannot serve.
  http::Listener listener{io, config.listen_address, config.listen_port};
  const unsigned short port = listener.port();  // read before the front door takes the listener

  email::OutboxSignal outbox_signal;
  email::RelayMonitor relay_monitor{config.mail.relay.has_value()};
  Storage storage{config, clock,
                  [this](storage::Connection& connection, const storage::Changes& changes) {
                    refresh(connection, changes);
                  }};
  // Done before a thread of mail runs: what a bounce does to an offer hangs on it.
  const bool has_begun = begin();
  Site site{config, port, clock, storage};
  PublicSide public_side{config, clock, storage, site};
  Mail mail{config, site.options.public_url, clock, storage, outbox_signal, relay_monitor};
  Office office{config, clock, storage, site, public_side, relay_monitor, mail};
  const api::ApiContext api{.events = storage.events,
                            .bookings = public_side.bookings,
                            .programmes = public_side.programmes,
                            .tokens = office.tokens,
                            .exports = office.exports,
                            .catalogue = storage.catalogue,
                            .clock = clock};
  services::Scheduler scheduler{storage.writer, storage.readers, clock};
  FrontDoor front_door{io, std::move(listener), config, site.pages, routes()};
  Bounces bounces{config, storage};
  ControlServer control{io, storage.directory.control_socket(),
                        control_commands(config, mail.test_mails)};

  // What is done once, before anybody is served.
  bool begin() {
    storage.writer.run_blocking(
        [](storage::Transaction& transaction) { services::insert_first_events(transaction); });
    storage.writer.run_blocking([this](storage::Transaction& transaction) {
      const bool has_relay = config.mail.relay.has_value();
      storage::MailSetupStore(transaction.connection()).set_has_relay(has_relay);
      if (!has_relay) services::let_offers_last_without_relay(transaction);
    });
    storage.writer.run_blocking([](storage::Transaction& transaction) {
      services::Scheduler::forgive_downtime(transaction);
    });
    return true;
  }

  // Runs on the writer's thread, after each commit and before anybody is told of it.
  void refresh(storage::Connection& connection, const storage::Changes& changes) {
    storage.refresh(connection, changes);
    if (changes.outbox) outbox_signal.notify();
  }

  std::vector<http::Route> routes() {
    std::vector<http::Route> all;
    for (auto routes :
         {health_routes(storage.writer, relay_monitor), web::public_routes(public_side.context),
          web::office_routes(office.context), api::routes(api)}) {
      std::ranges::move(routes, std::back_inserter(all));
    }
    return all;
  }

  // Serves on this thread, and on more where there are to be more, until the io_context stops.
  void serve() {
    asio::co_spawn(io, scheduler.run(), asio::detached);
    std::vector<std::jthread> others;
    for (int thread = 1; thread < config.io_threads; ++thread) {
      others.emplace_back([this] { io.run(); });
    }
    io.run();
  }

  // Stops those who ask for work first and the one who writes last: nothing that was begun is lost.
  void shut_down() {
    scheduler.stop();
    control.stop();
    bounces.stop();
    mail.stop();
    office.stop();
    storage.stop();
    signals.clear();
    // What waited for one of these threads comes to its end: nobody else destroys it.
    io.restart();
    io.poll();
  }
};

Application::Application(const Config& config, const Clock& clock)
    : parts_(std::make_unique<Parts>(config, clock)) {}

Application::~Application() = default;

unsigned short Application::port() const { return parts_->port; }

std::string Application::address() const {
  return local_url(parts_->config.listen_address, port());
}

std::optional<std::string> Application::first_administrator_link() {
  const auto invitation =
      parts_->storage.writer.run_blocking(services::first_administrator_invitation);
  if (!invitation) return std::nullopt;
  return domain::set_up_link(parts_->site.options.public_url, invitation->token);
}

void Application::run() {
  give_back_start_memory();
  parts_->signals.async_wait([this](boost::system::error_code failure, int) {
    if (!failure) stop();
  });
  parts_->serve();
  parts_->shut_down();
}

void Application::stop() {
  asio::co_spawn(parts_->io, parts_->front_door.server.drain(drain_time),
                 [this](const std::exception_ptr&) { parts_->io.stop(); });
}

}  // namespace convene::app

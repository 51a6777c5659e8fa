#include "server.hpp"

#include <barrier>
#include <thread>

#include <fmt/format.h>

#include "app/relayed_config.hpp"
#include "ledger.hpp"
#include "services/links/manage_tokens.hpp"
#include "storage/account_store.hpp"
#include "storage/booking_store.hpp"
#include "storage/sign_in_store.hpp"
#include "storage/snapshot.hpp"

namespace convene::tests {
namespace {

constexpr auto office_token = "token-of-the-office";

app::Config config_with_office(const std::filesystem::path& directory,
                               const std::vector<domain::Event>& events,
                               const support::ScriptedRelay* relay) {
  auto config = support::server_config(directory, events);
  if (relay) config = relayed(config, *relay);
  const auto connection = storage::open_database({directory});
  const auto account = storage::AccountStore(*connection)
                           .insert({.email = "office@charity.example",
                                    .name = "The organiser",
                                    .kind = domain::AccountKind::organiser},
                                   support::FixedClock::start);
  storage::SignInStore(*connection).insert(office_token, account, support::FixedClock::start);
  return config;
}

}  // namespace

std::string room(int number) { return fmt::format("room-{}", number); }

std::vector<domain::Event> rooms(int count, int capacity) {
  std::vector<domain::Event> events;
  for (int number = 0; number < count; ++number) {
    events.push_back(support::sample_event(room(number), capacity));
  }
  return events;
}

RaceServer::RaceServer(const std::vector<domain::Event>& events,
                       const support::ScriptedRelay* relay)
    : running_(config_with_office(directory_.path(), events, relay)),
      reading_(storage::DataDirectory{directory_.path()}.database(),
               storage::Connection::Mode::read_only) {}

void RaceServer::race(const std::vector<Run>& runs) const {
  std::barrier start(static_cast<std::ptrdiff_t>(runs.size()));
  std::vector<std::jthread> threads;
  threads.reserve(runs.size());
  for (const auto& run : runs) {
    threads.emplace_back([&] {
      auto racer = client();
      start.arrive_and_wait();
      run(racer);
    });
  }
}

Link RaceServer::own_link(const Link& booking) {
  const auto key = ServerKey::load_or_create(storage::DataDirectory{directory_.path()}.key())
                       .derive(KeyPurpose::manage_links);
  const auto found = storage::BookingStore(reading_).by_reference(booking.reference).value();
  return {booking.reference, services::delegate_token(key, found.delegates.at(0))};
}

std::string RaceServer::people_in(const std::string& slug) {
  auto row = reading_.statement(
      "SELECT coalesce(group_concat(person, ', '), '') FROM ("
      " SELECT name || ' ' || delegate.state AS person"
      "   FROM delegate LEFT JOIN waiting_list_entry AS entry ON entry.id = entry_id"
      "  WHERE delegate.event_id = (SELECT id FROM event WHERE slug = ?)"
      "    AND delegate.state IN ('confirmed', 'offered', 'waiting')"
      "  ORDER BY delegate.state = 'waiting',"
      "           CASE WHEN delegate.state = 'waiting' THEN queue_number ELSE name END)");
  row.bind(slug).step();
  return row.text(0);
}

int RaceServer::count_acts(const std::string& slug, std::string_view action) {
  auto row = reading_.statement(
      "SELECT count(*) FROM history"
      " WHERE event_id = (SELECT id FROM event WHERE slug = ?) AND action = ?");
  row.bind(slug, action).step();
  return static_cast<int>(row.integer(0));
}

std::vector<std::string> RaceServer::complaints() { return tests::complaints(reading_); }

std::unique_ptr<storage::Connection> RaceServer::copy_to(const std::filesystem::path& file) {
  storage::write_snapshot(reading_, file);
  return std::make_unique<storage::Connection>(file, storage::Connection::Mode::read_write);
}

std::int64_t RaceServer::number(const std::string& sql) {
  SQLite::Statement query(reading_.raw(), sql);
  query.executeStep();
  return query.getColumn(0).getInt64();
}

support::HttpClient::Headers RaceServer::office_headers() {
  return {{"Cookie", std::string("convene-office=") + office_token}};
}

}  // namespace convene::tests

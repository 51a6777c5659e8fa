#include "simulation/program/server.hpp"

#include <cstdlib>
#include <iostream>

#include "storage/catalogue_store.hpp"

namespace convene::simulation {
namespace {

constexpr int capacity_cap = 50;

std::unique_ptr<storage::Connection> open(const storage::DataDirectory& directory) {
  auto connection = storage::open_database(directory);
  // What a loss of power takes is another test's business; here it would only cost time.
  connection->execute("PRAGMA synchronous=OFF");
  return connection;
}

[[noreturn]] void give_up(std::string_view what) {
  std::cerr << "the disk is uncertain: " << what << '\n';
  std::abort();
}

}  // namespace

Server::Server(const storage::DataDirectory& directory, const Clock& clock)
    : connection_(open(directory)),
      writer(
          *connection_, clock,
          [this](storage::Connection& connection, const storage::Changes& changes) {
            cache_.refresh(connection, changes);
            changed_.insert(changes.events.begin(), changes.events.end());
          },
          give_up),
      readers(directory.database(), 1),
      bookings(writer, readers, cache_, catalogue_, link_key()),
      rooms(writer, readers, catalogue_, capacity_cap),
      calls(writer, readers),
      delegates(writer, readers, catalogue_),
      scheduler(writer, readers, clock) {
  writer.run_blocking([this](storage::Transaction& transaction) {
    catalogue_ = storage::CatalogueStore(transaction.connection()).catalogue();
    cache_.load(transaction.connection());
  });
}

Server::~Server() {
  readers.stop();
  writer.stop();
}

domain::result<services::BookingService::Booked> Server::book(const domain::BookingRequest& typed) {
  auto asked = domain::checked(typed, catalogue_);
  if (!asked) return asked.error();
  return wait_for(bookings.book(*std::move(asked)));
}

Key Server::link_key() {
  Key key;
  key.bytes.fill(7);
  return key;
}

void Server::run(boost::asio::awaitable<void> work) {
  std::exception_ptr failure;
  boost::asio::co_spawn(context_, std::move(work),
                        [&failure](std::exception_ptr thrown) { failure = std::move(thrown); });
  context_.restart();
  context_.run();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace convene::simulation

#pragma once

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "services/bookings/service.hpp"
#include "services/events/cache.hpp"
#include "storage/catalogue_store.hpp"
#include "storage/database.hpp"
#include "support/run_coroutine.hpp"
#include "support/test_database.hpp"

namespace convene::tests {

// The booking service over the database in a directory, as the program has it: opened as at a
// start, closed as at an end. For one thread, which asks and waits.
class BookingDesk {
 public:
  // `pragmas` are the writer's, after the program's own.
  explicit BookingDesk(const std::filesystem::path& directory, const char* pragmas = "",
                       storage::Writer::OnUncertainDisk on_uncertain_disk = abort_test)
      : connection_(storage::open_database({directory})),
        writer_(
            start(pragmas), clock_,
            [this](storage::Connection& written, const storage::Changes& changes) {
              cache_.refresh(written, changes);
            },
            std::move(on_uncertain_disk)),
        readers_(storage::DataDirectory{directory}.database(), 1) {}

  BookingDesk(const BookingDesk&) = delete;
  BookingDesk& operator=(const BookingDesk&) = delete;

  services::BookingService& service() { return service_; }
  auto book(const domain::BookingRequest& request) {
    return service_.book(domain::checked(request, catalogue_).value());
  }
  const services::EventCache& cache() const { return cache_; }

  // Begins something without waiting for it.
  void begin(boost::asio::awaitable<void> work) {
    boost::asio::co_spawn(context_, std::move(work), [this](const std::exception_ptr& thrown) {
      if (thrown) failure_ = thrown;
    });
  }
  // Waits until all that was begun has ended. Throws what the last to fail threw.
  void wait() {
    context_.restart();
    context_.run();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }
  // What it comes to, or throws.
  template <class Result>
  Result run(boost::asio::awaitable<Result> work) {
    std::optional<Result> result;
    begin(support::keep_result(std::move(work), result));
    wait();
    return *std::move(result);
  }

 private:
  [[noreturn]] static void abort_test(std::string_view what) {
    std::cerr << "the disk is uncertain: " << what << '\n';
    std::abort();
  }
  storage::Connection& start(const char* pragmas) {
    connection_->execute(pragmas);
    cache_.load(*connection_);
    catalogue_ = storage::CatalogueStore(*connection_).catalogue();
    return *connection_;
  }

  const support::FixedClock clock_;
  domain::Catalogue catalogue_;
  services::EventCache cache_;
  std::unique_ptr<storage::Connection> connection_;
  boost::asio::io_context context_;  // outlives the writer, which posts to it
  std::exception_ptr failure_;
  storage::Writer writer_;
  storage::Readers readers_;
  services::BookingService service_{writer_, readers_, cache_, catalogue_, Key{}};
};

}  // namespace convene::tests

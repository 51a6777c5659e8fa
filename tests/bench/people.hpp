#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/load.hpp"

namespace convene::bench {

// People who book a place each over the JSON API, a new one for every request, numbered from
// `first_person`. They are willing to wait.
class Bookers final : public Traffic {
 public:
  struct Plan {
    std::size_t connections = 1;
    std::size_t first_person = 0;
    std::size_t people = 0;                                // how many; 0: no end
    std::function<std::string(std::size_t person)> event;  // the slug of where they go
  };

  explicit Bookers(Plan plan);

  std::string_view next(std::size_t connection) override;
  // Throws std::runtime_error for anyone who is not booked.
  void answered(std::size_t connection, const Reply& reply) override;

  // Called with every booking that was made.
  std::function<void(const Reply&)> on_booked;

 private:
  const Plan plan_;
  std::size_t next_person_;
  std::vector<std::string> requests_;  // one a connection
};

// Who person number `person` is, as the API takes it.
std::string booking_body(std::size_t person);
std::string booking_request_text(std::string_view event, std::size_t person);

}  // namespace convene::bench

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "simulation/compare/history_replay.hpp"
#include "simulation/play/playthrough.hpp"
#include "simulation/program/server.hpp"
#include "storage/connection.hpp"
#include "support/fixed_clock.hpp"
#include "support/temporary_directory.hpp"

namespace convene::simulation {

// The program under test: does to the real services what an operation says, and reads from the
// database what came of it.
class Program final : public Subject {
 public:
  explicit Program(UtcTime begins_at);
  ~Program() override;

  Outcome apply(const Operation& operation) override;
  std::set<int> touched() override;
  Picture picture(int event) override;
  std::string contradiction() override;

 private:
  struct Booked {
    Operation request;
    std::string reference;
    std::string token;
    std::vector<domain::PersonId> people;
  };

  Outcome begin_event(const Operation& operation);
  Outcome book(const Operation& operation);
  Outcome book_by_office(const Operation& operation);
  Outcome repeat_booking(const Operation& operation);
  Outcome cancel(const Operation& operation);
  Outcome answer(const Operation& operation);
  Outcome move(const Operation& operation);
  Outcome substitute(const Operation& operation);
  Outcome change_person(const Operation& operation);
  Outcome change_capacity(const Operation& operation);
  Outcome change_rules(const Operation& operation);
  template <class Preview, class Change>
  Outcome change_after_dry_run(int event, Preview preview, Change change);
  Outcome act_by_hand(const Operation& operation);
  Outcome hear_of_mail(const Operation& operation);
  Outcome call(const Operation& operation);
  Outcome correct_address(const Operation& operation);
  Outcome let_time_pass(std::chrono::seconds duration);
  Outcome restart(std::chrono::seconds duration);

  domain::BookingRequest request_of(const Operation& operation) const;
  services::DelegateService::NewDelegate office_request_of(const Operation& operation) const;
  services::ManageLink link_of(const Operation& operation);
  std::vector<domain::PersonId> named(const Operation& operation) const;
  // The row of the first person that the operation names.
  domain::DelegateId row_of(const Operation& operation);
  void run_due();

  support::TemporaryDirectory temporary_;
  support::FixedClock clock_;
  std::optional<Server> server_;
  std::unique_ptr<storage::Connection> looks_;  // read-only, this thread's
  HistoryReplay history_;
  domain::AccountId organiser_;
  std::map<int, Booked> bookings_;         // found by operation
  std::map<domain::PersonId, Who> who_;    // found by the id of a person
  std::map<domain::EventId, int> events_;  // their operations
};

}  // namespace convene::simulation

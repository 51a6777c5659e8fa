// A disk that fails at any one write, sync or truncation, or from one on, while somebody books or
// cancels or the log is written back: what was acknowledged is there, and what was not can be asked
// for again and is there once.

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "acknowledged.hpp"
#include "support/disk_faults.hpp"
#include "support/disk_recorder.hpp"
#include "support/power_loss.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::tests;
using support::DiskFaults;

namespace {

namespace fs = std::filesystem;
using Kind = support::DiskOperation::Kind;

constexpr int operations_max = 300;  // one act needs fewer; more would mean that it never succeeds

enum class Outcome {
  told,     // it is done
  refused,  // it is not, and the program goes on
  ended,    // nobody was told anything: the program has to end
};

struct Action {
  const char* what;
  const char* pragmas;
  std::function<void(BookingDesk&, Acknowledged&)> perform;
};

const std::vector<Action>& actions() {
  static const std::vector<Action> all{
      {"booking", "", [](auto& desk, auto& acknowledged) { acknowledged.book(desk); }},
      {"cancelling", "", [](auto& desk, auto& acknowledged) { acknowledged.cancel(desk, 0); }},
      {"booking with a checkpoint", "PRAGMA wal_autocheckpoint = 1",
       [](auto& desk, auto& acknowledged) { acknowledged.book(desk); }},
      // The log is written in the midst of the transaction, not only when it commits.
      {"booking with hardly any memory", "PRAGMA cache_size = 4",
       [](auto& desk, auto& acknowledged) { acknowledged.book(desk); }},
      {"closing, with the last checkpoint", "", [](auto&, auto&) {}},
  };
  return all;
}

// A room with people in it and one who waits, closed.
struct House {
  support::TemporaryDirectory directory;
  Acknowledged acknowledged{[] { return std::size_t{0}; }};

  House() {
    make_events(directory.path());
    BookingDesk desk(directory.path());
    acknowledged.book(desk, 4);
  }
};

// One act on one fault, in a copy of the house.
class Trial {
 public:
  Trial(const House& house, const Action& action, const DiskFaults::Fault& fault)
      : acknowledged_(house.acknowledged) {
    fs::copy(house.directory.path(), directory_.path(), fs::copy_options::recursive);
    outcome_ = attempt(action, fault);
    has_struck_ = faults_->has_struck();
    if (outcome_ != Outcome::ended) keep_what_is_left();
    recorder_.reset();
    faults_.reset();
  }

  Outcome outcome() const { return outcome_; }
  bool has_struck() const { return has_struck_; }
  // What is wrong with what the next start finds.
  std::vector<std::string> complaints() const {
    auto all = acknowledged_.broken(as_it_stood_.path());
    std::ranges::move(acknowledged_.broken(synced_.path()), std::back_inserter(all));
    return all;
  }

 private:
  Outcome attempt(const Action& action, const DiskFaults::Fault& fault) {
    BookingDesk desk(directory_.path(), action.pragmas, [this](std::string_view) {
      has_ended_ = true;
      keep_what_is_left();
    });
    faults_->arm(fault);
    try {
      action.perform(desk, acknowledged_);
      return Outcome::told;
    } catch (const storage::StorageUnavailable&) {
      if (has_ended_) return Outcome::ended;
    }
    faults_->repair();
    acknowledged_.ask_again(desk);
    return Outcome::refused;
  }

  // Keeps what the disk holds with the power on, and what it holds if the power goes now.
  void keep_what_is_left() {
    fs::copy(directory_.path(), as_it_stood_.path(), fs::copy_options::recursive);
    support::ForgetfulDisk disk;
    for (const auto& operation : recorder_->history()) disk.perform(operation);
    support::ForgetfulDisk::Random random;
    support::write_files(disk.after_power_loss(support::Loss::all, random), synced_.path());
  }

  const support::TemporaryDirectory directory_;
  const support::TemporaryDirectory as_it_stood_;
  const support::TemporaryDirectory synced_;
  std::optional<DiskFaults> faults_{std::in_place};
  std::optional<support::DiskRecorder> recorder_{std::in_place};  // sees what comes of the faults
  Acknowledged acknowledged_;
  bool has_ended_ = false;  // the writer's; read once whoever waited for it goes on
  Outcome outcome_ = Outcome::told;
  bool has_struck_ = false;
};

// The same act on a fault at its first operation, its second, …, until the fault comes too late.
// How often each outcome was met where the fault was felt.
std::map<Outcome, int> at_every_operation(const House& house, const Action& action,
                                          DiskFaults::Fault fault) {
  std::map<Outcome, int> outcomes;
  for (fault.nth = 1;; ++fault.nth) {
    BOOST_REQUIRE(fault.nth < operations_max);
    const Trial trial(house, action, fault);
    BOOST_TEST_CONTEXT("at operation " << fault.nth) {
      const auto complaints = trial.complaints();
      BOOST_TEST(complaints.empty(), fmt::to_string(fmt::join(complaints, "\n")));
    }
    if (!trial.has_struck()) return outcomes;
    ++outcomes[trial.outcome()];
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(disk_faults, House)

BOOST_AUTO_TEST_CASE(no_fault_breaks_a_promise_wherever_it_strikes) {
  const struct {
    const char* what;
    DiskFaults::Fault fault;
    Outcome to_be_met;  // must come at least once, else the fault was not felt where it matters
  } cases[] = {
      {"a write that fails", {Kind::write, SQLITE_IOERR_WRITE}, Outcome::ended},
      {"a disk that is full for a moment", {Kind::write, SQLITE_FULL}, Outcome::refused},
      {"a disk that stays full", {Kind::write, SQLITE_FULL, 1, true}, Outcome::refused},
      {"a sync that fails", {Kind::sync, SQLITE_IOERR_FSYNC}, Outcome::ended},
      {"syncs that all fail", {Kind::sync, SQLITE_IOERR_FSYNC, 1, true}, Outcome::ended},
      // The log is cut when everything in it is in the database and synced.
      {"a truncation that fails", {Kind::truncate, SQLITE_IOERR_TRUNCATE}, Outcome::told},
  };
  for (const auto& [what, fault, to_be_met] : cases) {
    BOOST_TEST_CONTEXT(what) {
      std::map<Outcome, int> met;
      for (const auto& action : actions()) {
        BOOST_TEST_CONTEXT(action.what) {
          for (const auto& [outcome, times] : at_every_operation(*this, action, fault)) {
            met[outcome] += times;
          }
        }
      }
      BOOST_TEST(met[to_be_met] > 0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

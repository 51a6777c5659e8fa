// The power goes while people book: what SQLite had not synced by then is lost, in part or wholly.
// Whoever had been told of a booking still has it. With negative controls: with less syncing than
// the program asks for, the same history loses bookings.

#include "support/power_loss.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "acknowledged.hpp"
#include "base/keys.hpp"
#include "storage/snapshot.hpp"
#include "support/disk_recorder.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;
using namespace convene::tests;
using support::ForgetfulDisk;
using support::Loss;

namespace {

constexpr double random_cuts = 40;  // about so many of the long history

// What was done to the disk, and what people were told meanwhile.
struct Recording {
  support::TemporaryDirectory directory;
  std::optional<support::DiskRecorder> recorder{std::in_place};
  Acknowledged acknowledged{[this] { return recorder->size(); }};
  std::size_t start = 0;  // the database is made and closed
  std::vector<support::DiskOperation> history;

  template <class Live>
  explicit Recording(const Live& live) {
    make_events(directory.path());
    start = recorder->size();
    live(directory.path(), acknowledged);
    history = recorder->history();
    recorder.reset();
  }
};

// Everything that there is to lose, and a checkpoint in its midst.
auto short_life(const std::string& pragmas = "") {
  return [pragmas](const auto& directory, Acknowledged& acknowledged) {
    BookingDesk desk(directory, ("PRAGMA wal_autocheckpoint = 25;" + pragmas).c_str());
    for (int person = 0; person < 5; ++person) acknowledged.book(desk);
    acknowledged.cancel(desk, 1);
    acknowledged.book(desk, 2);
  };
}

// Hundreds, in groups that are committed together, with ends and starts of the program.
void live_long(const std::filesystem::path& directory, Acknowledged& acknowledged) {
  std::mt19937 random(27);
  for (int start = 0; start < 3; ++start) {
    BookingDesk desk(directory, "PRAGMA wal_autocheckpoint = 100");
    for (int wave = 0; wave < 16; ++wave) {
      acknowledged.book(desk, 1 + static_cast<int>(random() % 8));
      const auto person = random() % acknowledged.size();
      if (!acknowledged.is_cancelled(person)) acknowledged.cancel(desk, person);
    }
  }
}

std::string digest_of(const support::Files& files) {
  std::string whole;
  for (const auto& [path, contents] : files) whole += digest(path) + digest(contents);
  return whole;
}

using Look = std::function<std::vector<std::string>(const std::filesystem::path&, std::size_t cut)>;

// What `look` says about the disk after each loss of power: at every cut between two operations, or
// at a share of them. `is_of_files_alone`: it says the same of the same files whatever the cut, and
// is asked once.
std::vector<std::string> findings(const std::vector<support::DiskOperation>& history,
                                  std::size_t first, double share, const Look& look,
                                  bool is_of_files_alone = false) {
  ForgetfulDisk::Random random(81);
  ForgetfulDisk disk;
  std::vector<std::string> all;
  std::set<std::string> looked_at;
  for (std::size_t cut = 0; cut <= history.size(); ++cut) {
    if (cut > 0) disk.perform(history[cut - 1]);
    if (cut < first || std::uniform_real_distribution()(random) >= share) continue;
    for (const auto loss : {Loss::all, Loss::some, Loss::torn}) {
      const auto files = disk.after_power_loss(loss, random);
      if (is_of_files_alone && !looked_at.insert(digest_of(files)).second) continue;
      const support::TemporaryDirectory directory;
      support::write_files(files, directory.path());
      std::ranges::move(look(directory.path(), cut), std::back_inserter(all));
    }
  }
  return all;
}

// Names what was acknowledged and is lost.
std::vector<std::string> findings(const Recording& recording, double share = 1) {
  return findings(recording.history, recording.start, share,
                  [&recording](const auto& directory, std::size_t cut) {
                    return recording.acknowledged.broken(directory, cut);
                  });
}

std::string told(const std::vector<std::string>& findings) {
  return fmt::to_string(fmt::join(findings, "\n"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(power_loss)

BOOST_AUTO_TEST_CASE(what_is_recorded_is_what_the_files_hold) {
  const Recording recording(short_life());
  ForgetfulDisk disk;
  for (const auto& operation : recording.history) disk.perform(operation);
  const auto seen = disk.seen();
  BOOST_TEST(seen.size() == 1);
  for (const auto& [path, contents] : seen) {
    std::ifstream file(path, std::ios::binary);
    BOOST_TEST((std::string(std::istreambuf_iterator(file), {}) == contents), path);
  }
}

BOOST_AUTO_TEST_CASE(no_cut_of_a_short_history_loses_what_was_acknowledged) {
  const Recording recording(short_life());
  const auto is_written_back = [](const auto& operation) {
    return operation.kind == support::DiskOperation::Kind::sync &&
           operation.file.ends_with("convene.db");
  };
  const auto lived = std::span(recording.history).subspan(recording.start);
  BOOST_TEST(std::ranges::count_if(lived, is_written_back) > 1);  // not only at its end
  const auto found = findings(recording);
  BOOST_TEST(found.empty(), told(found));
}

BOOST_AUTO_TEST_CASE(random_cuts_of_a_long_history_lose_nothing) {
  const Recording recording(live_long);
  BOOST_TEST(recording.acknowledged.size() > 150);
  const auto found =
      findings(recording, random_cuts / static_cast<double>(recording.history.size()));
  BOOST_TEST(found.empty(), told(found));
}

BOOST_AUTO_TEST_CASE(with_less_syncing_the_same_history_loses_bookings) {
  for (const char* less : {"NORMAL", "OFF"}) {
    BOOST_TEST_CONTEXT("synchronous = " << less) {
      const Recording recording(short_life(std::string("PRAGMA synchronous = ") + less));
      const auto found = findings(recording, 0.1);
      BOOST_TEST(std::ranges::count_if(found, [](const std::string& finding) {
                   return finding.find("an acknowledged booking is lost") != std::string::npos;
                 }) > 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_first_start_that_was_cut_short_is_followed_by_one_that_works) {
  const Recording recording([](const auto&, const Acknowledged&) {});
  const auto look = [](const std::filesystem::path& directory, std::size_t cut) {
    std::vector<std::string> found;
    try {
      const auto connection = storage::open_database({directory});
      const auto damage = find_damage(*connection, storage::Thoroughness::full);
      if (damage) found.push_back(fmt::format("power lost after operation {}: {}", cut, *damage));
    } catch (const std::exception& failure) {
      found.push_back(fmt::format("power lost after operation {}: {}", cut, failure.what()));
    }
    return found;
  };
  const auto found = findings(recording.history, 0, 1, look, true);
  BOOST_TEST(found.empty(), told(found));
}

BOOST_AUTO_TEST_SUITE_END()

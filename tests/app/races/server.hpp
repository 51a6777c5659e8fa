#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client.hpp"
#include "support/scripted_relay.hpp"
#include "support/test_database.hpp"
#include "support/test_server.hpp"

namespace convene::tests {

// "room-0", "room-1" and so on, each with so many places.
std::vector<domain::Event> rooms(int count, int capacity);
std::string room(int number);

// The whole program, in which people race, and the database under it, in which they can be found
// afterwards.
class RaceServer {
 public:
  // `relay`: takes its mails, which start the clocks of offers; without, they go to a folder.
  explicit RaceServer(const std::vector<domain::Event>& events,
                      const support::ScriptedRelay* relay = nullptr);

  RaceClient client() const { return RaceClient(running_.client()); }
  support::FixedClock& clock() { return running_.clock(); }

  // Each act on a thread and a connection of its own, all at the same moment. Returns when the last
  // of them has ended.
  using Run = std::function<void(RaceClient&)>;
  void race(const std::vector<Run>& runs) const;

  // Opens the place of the person of this booking alone.
  Link own_link(const Link& booking);

  // Everybody who has a place, by name, then everybody who waits, in the order of the list: "ann
  // confirmed, ben offered, cid waiting".
  std::string people_in(const std::string& slug);
  // How often an act stands in the history of a room.
  int count_acts(const std::string& slug, std::string_view action);
  // What was promised and is not so, in all rooms: race_ledger.hpp.
  std::vector<std::string> complaints();
  // Its database as it is now, to be changed at will.
  std::unique_ptr<storage::Connection> copy_to(const std::filesystem::path& file);
  // The first column of the first row.
  std::int64_t number(const std::string& sql);

  // The headers of somebody in the office who is signed in.
  static support::HttpClient::Headers office_headers();

 private:
  const support::TemporaryDirectory directory_;
  support::RunningServer running_;
  storage::Connection reading_;
};

}  // namespace convene::tests

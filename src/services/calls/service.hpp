#pragma once

#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "domain/call.hpp"
#include "domain/problem.hpp"
#include "services/acts/note_call.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// So many reasons to call are read of each kind.
constexpr int call_reasons_max = 100;

// Whom the office has to call because no mail reaches them. Each call is one transaction.
class CallService {
 public:
  CallService(storage::Writer& writer, storage::Readers& readers)
      : writer_(writer), readers_(readers) {}

  // The most urgent first. What a mail told and is no longer true is left out.
  boost::asio::awaitable<std::vector<domain::Call>> calls(UtcTime now);

  // Notes a call to who booked for the delegate. False where nothing of it was left to tell, as
  // with a repeat. Problems: not_found.
  boost::asio::awaitable<domain::result<bool>> note(domain::AccountId actor,
                                                    domain::DelegateId delegate, NotedCall call);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
};

}  // namespace convene::services

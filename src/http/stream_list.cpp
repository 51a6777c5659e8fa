#include "http/stream_list.hpp"

#include <vector>

#include <boost/asio/dispatch.hpp>

#include "http/client_address.hpp"

namespace convene::http {

StreamList::StreamList(const Limits& limits)
    : counter_(limits.are_off ? ClientCounter::Caps{}
                              : ClientCounter::Caps{.in_all = limits.streams,
                                                    .of_one_client = limits.streams_per_client}) {}

std::optional<ClientCounter::Lease> StreamList::enter(std::shared_ptr<Connection> connection,
                                                      std::shared_ptr<const Stream> stream,
                                                      const std::string& client_address) {
  auto lease = counter_.take(client_key(client_address));
  if (!lease) return std::nullopt;
  const auto* key = stream.get();
  {
    const std::lock_guard lock(mutex_);
    entries_.emplace(key, Entry{std::move(connection), std::move(stream)});
  }
  lease->at_end([this, key] { leave(key); });
  return lease;
}

void StreamList::leave(const Stream* stream) {
  const std::lock_guard lock(mutex_);
  entries_.erase(stream);
}

void StreamList::wake_updated() const {
  std::vector<std::shared_ptr<Connection>> with_update;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [stream, entry] : entries_) {
      if (stream->has_update()) with_update.push_back(entry.connection);
    }
  }
  for (const auto& connection : with_update) {
    boost::asio::dispatch(connection->executor(), [connection] {
      if (connection->is_idle()) connection->cancel();
    });
  }
}

}  // namespace convene::http

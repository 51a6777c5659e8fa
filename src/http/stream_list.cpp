#include "http/stream_list.hpp"

#include <vector>

#include <boost/asio/dispatch.hpp>

#include "http/client_address.hpp"

namespace convene::http {

bool StreamList::is_full_for(const std::string& key) const {
  if (limits_.are_off) return false;
  if (entries_.size() >= limits_.streams) return true;
  const auto count = count_by_key_.find(key);
  return count != count_by_key_.end() && count->second >= limits_.streams_per_client;
}

std::optional<StreamList::Stay> StreamList::enter(std::shared_ptr<Connection> connection,
                                                  std::shared_ptr<Stream> stream,
                                                  const std::string& client_address) {
  auto key = client_key(client_address);
  {
    const std::lock_guard lock(mutex_);
    if (is_full_for(key)) return std::nullopt;
    ++count_by_key_[key];
    entries_.emplace(stream.get(), Entry{std::move(connection), stream, std::move(key)});
  }
  return Stay(*this, std::move(stream));
}

void StreamList::leave(const Stream& stream) {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.extract(&stream);
  const auto count = count_by_key_.find(entry.mapped().key);
  if (--count->second == 0) count_by_key_.erase(count);
}

void StreamList::wake_for_news() const {
  std::vector<std::shared_ptr<Connection>> with_news;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [stream, entry] : entries_) {
      if (stream->has_news()) with_news.push_back(entry.connection);
    }
  }
  for (const auto& connection : with_news) {
    boost::asio::dispatch(connection->executor(), [connection] {
      if (connection->is_idle()) connection->cancel();
    });
  }
}

std::size_t StreamList::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace convene::http

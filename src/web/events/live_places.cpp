#include <atomic>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "http/stream.hpp"
#include "services/events/cache.hpp"
#include "web/events/choice.hpp"
#include "web/events/pages.hpp"
#include "web/events/places_text.hpp"

namespace convene::web {
namespace {

namespace json = boost::json;

// "leeds":{"places":"18 places left",…}: one member of a message.
std::string member_of(const domain::Event& event, UtcTime now) {
  const auto text = places_text(event, now);
  const json::object object{{"town", event.town},    {"tone", slug_of(text.tone)},
                            {"places", text.text},   {"brief", text.brief},
                            {"button", text.button}, {"explanation", text.explanation}};
  return json::serialize(event.slug) + ':' + json::serialize(object);
}

class LivePlaces final : public http::Stream {
 public:
  LivePlaces(const PublicContext& context, const std::vector<std::string>& slugs) : site_(context) {
    last_sent_.reserve(slugs.size());
    for (const auto& slug : slugs) last_sent_.push_back({.slug = slug, .member = {}});
  }

  // Booking opens and closes by the clock, in whole minutes.
  bool has_update() const override {
    return site_.events.version() != version_ || minute(site_.clock.now()) != minute_;
  }

  std::string take() override {
    const auto now = site_.clock.now();
    const auto snapshot = site_.events.current();
    version_ = snapshot->version;
    minute_ = minute(now);
    std::vector<std::string> members;
    members.reserve(last_sent_.size());
    for (auto& [slug, last_sent] : last_sent_) {
      const auto* event = snapshot->published(slug);
      if (!event) continue;
      auto member = member_of(*event, now);
      if (member == last_sent) continue;
      last_sent = member;
      members.push_back(std::move(member));
    }
    return members.empty() ? std::string() : http::event_message('{' + join(members, ",") + '}');
  }

 private:
  static std::int64_t minute(UtcTime now) {
    return std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count();
  }

  struct LastSent {
    std::string slug;
    std::string member;
  };

  const PublicContext& site_;
  std::vector<LastSent> last_sent_;  // the connection's
  // What take() has seen; read by has_update() on any thread.
  std::atomic<std::uint64_t> version_ = 0;
  std::atomic<std::int64_t> minute_ = 0;
};

std::vector<std::string> slugs_asked_for(const PublicContext& context,
                                         const http::FormData& query) {
  auto slugs = query.all("event");
  if (slugs.empty()) {
    const auto events = choose(context.events.current()->upcoming(context.clock.now()),
                               EventChoice::from(query, context.catalogue), context.catalogue);
    slugs.reserve(events.shown.size());
    for (const auto* event : events.shown) slugs.push_back(event->slug);
  }
  slugs.resize(std::min(slugs.size(), ChosenEvents::page_size));
  return slugs;
}

}  // namespace

boost::asio::awaitable<http::Response> stream_places(const PublicContext& context,
                                                     const http::Request& request) {
  co_return http::stream_response(
      std::make_shared<LivePlaces>(context, slugs_asked_for(context, request.query)));
}

}  // namespace convene::web

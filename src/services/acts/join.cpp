#include "services/acts/join.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "domain/mutants.hpp"
#include "domain/organisation.hpp"
#include "services/acts/unused_reference.hpp"
#include "services/places/booking_mail.hpp"
#include "services/places/keeper.hpp"
#include "storage/booking_store.hpp"
#include "storage/delegate_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::Delegate;
using domain::DelegateState;
using storage::PlaceRow;

// Some of a booking who wait as one, by their place in it: who takes a seat, each with the
// companion who comes with them.
using Party = std::vector<std::size_t>;

// One booking while its people are seated.
class Joining {
 public:
  Joining(PlaceKeeper& keeper, const domain::Event& event, const domain::BookingRequest& request,
          const domain::Catalogue& catalogue)
      : keeper_(keeper),
        delegates_(keeper.transaction().connection()),
        lists_(keeper.transaction().connection()),
        event_(event),
        request_(request),
        catalogue_(catalogue) {}

  domain::Booking run(std::span<const domain::Event> also, std::string_view digest) {
    insert_booking(digest);
    for (const auto& person : request_.delegates) {
      booking_.delegates.push_back(from_request(person));
    }
    const auto parties = parties_of_request();
    const auto admitted = admit(parties);
    insert(parties, admitted);
    for (const auto& other : also) wait_for(other);
    keeper_.transaction().event_changed(event_.id);
    // Whoever was seated by a further pass, or waits elsewhere too, is read as they are now.
    if (keeper_.settle()) {
      booking_ =
          storage::BookingStore(keeper_.transaction().connection()).by_id(booking_.id).value();
    }
    write_booked_mail(keeper_.transaction(), booking_);
    return std::move(booking_);
  }

 private:
  void insert_booking(std::string_view digest) {
    storage::BookingStore bookings(keeper_.transaction().connection());
    booking_ = {.event = event_.id,
                .event_slug = event_.slug,
                .reference = unused_reference(bookings, random_below),
                .contact = request_.contact,
                .together = request_.together,
                .book_straight_away = request_.book_straight_away,
                .notice_days = request_.notice_days};
    booking_.id = bookings.insert({.event = event_.id,
                                   .reference = booking_.reference,
                                   .submission_id = request_.submission_id,
                                   .request_digest = digest,
                                   .contact = booking_.contact,
                                   .together = booking_.together,
                                   .book_straight_away = booking_.book_straight_away,
                                   .notice_days = booking_.notice_days,
                                   .booked_at = keeper_.now()});
  }

  Delegate from_request(const domain::DelegateRequest& request) const {
    return {.booking = booking_.id,
            .event = event_.id,
            .event_slug = event_.slug,
            .name = request.name,
            .email = request.email,
            .organisation = request.organisation,
            .job_title = request.job_title,
            .sector = request.sector,
            .sector_text = request.sector_text,
            .roles = request.roles,
            .takes_seat = catalogue_.takes_seat(request.roles),
            .state = DelegateState::confirmed};
  }

  std::vector<Party> parties_of_request() const {
    std::vector<Party> parties;
    for (std::size_t index = 0; index < request_.delegates.size(); ++index) {
      if (!booking_.delegates[index].takes_seat) continue;
      const bool is_together = request_.together && !is_on(domain::Mutant::parties_are_split);
      if (parties.empty() || !is_together) parties.emplace_back();
      parties.back().push_back(index);
      for (std::size_t seat_request = 0; seat_request < request_.delegates.size(); ++seat_request) {
        const auto comes_with = request_.delegates[seat_request].companion_of;
        if (comes_with && static_cast<std::size_t>(*comes_with) == index) {
          parties.back().push_back(seat_request);
        }
      }
    }
    return parties;
  }

  PlaceKeeper::Admitted admit(std::span<const Party> parties) {
    std::vector<std::vector<domain::SeatRequest>> newcomers;
    for (const auto& party : parties) {
      auto& seat_requests = newcomers.emplace_back();
      for (const auto index : party) {
        const auto& delegate = booking_.delegates[index];
        if (!delegate.takes_seat) continue;
        seat_requests.push_back(
            {delegate.sector, delegate.roles, domain::organisation_key(delegate.organisation)});
      }
    }
    return keeper_.admit(event_, newcomers);
  }

  void insert(std::span<const Party> parties, const PlaceKeeper::Admitted& admitted) {
    int position = admitted.people_ahead + 1;
    for (std::size_t party = 0; party < parties.size(); ++party) {
      if (admitted.confirmed[party]) continue;
      int seats = 0;
      for (const auto index : parties[party]) {
        auto& delegate = booking_.delegates[index];
        delegate.state = DelegateState::waiting;
        delegate.position = position;
        seats += delegate.takes_seat ? 1 : 0;
      }
      position += seats;
    }
    for (auto& delegate : booking_.delegates) insert(delegate);
    connect_companions();
    for (std::size_t party = 0; party < parties.size(); ++party) {
      if (admitted.confirmed[party]) continue;
      const auto party_id = lists_.add_party(booking_.id, request_.together);
      waiting_.push_back({party_id, parties[party]});
      keeper_.welcome(keeper_.join(party_id, event_.id, rows_of(parties[party])));
    }
  }

  void insert(Delegate& delegate) {
    const auto row = keeper_.enter(delegate, AuditAction::booked);
    delegate.id = row.id;
    delegate.person = row.person;
  }

  void connect_companions() {
    for (std::size_t index = 0; index < request_.delegates.size(); ++index) {
      const auto comes_with = request_.delegates[index].companion_of;
      if (!comes_with) continue;
      auto& companion = booking_.delegates[index];
      companion.companion_of = booking_.delegates.at(static_cast<std::size_t>(*comes_with)).id;
      delegates_.set_companion_of(companion.id, companion.companion_of);
    }
  }

  std::vector<PlaceRow> rows_of(const Party& party) const {
    std::vector<PlaceRow> rows;
    for (const auto index : party) {
      const auto& delegate = booking_.delegates[index];
      rows.push_back({.id = delegate.id,
                      .person = delegate.person,
                      .booking = booking_.id,
                      .event = delegate.event,
                      .takes_seat = delegate.takes_seat,
                      .state = delegate.state});
    }
    return rows;
  }

  // Those who wait here stand in the list of the other event too.
  void wait_for(const domain::Event& other) {
    for (const auto& [party_id, party] : waiting_) {
      std::vector<PlaceRow> rows;
      std::map<domain::DelegateId, domain::DelegateId> there;  // rows of whom they come with
      for (const auto index : party) {
        auto delegate = booking_.delegates[index];
        delegate.event = other.id;
        if (delegate.companion_of) delegate.companion_of = there.at(*delegate.companion_of);
        rows.push_back(keeper_.enter(delegate, AuditAction::joined_list));
        there[booking_.delegates[index].id] = rows.back().id;
      }
      keeper_.welcome(keeper_.join(party_id, other.id, rows));
      keeper_.touch(other.id);
    }
  }

  struct Waiting {
    domain::PartyId party_id;
    Party party;
  };

  PlaceKeeper& keeper_;
  storage::DelegateStore delegates_;
  storage::WaitingListStore lists_;
  const domain::Event& event_;
  const domain::BookingRequest& request_;
  const domain::Catalogue& catalogue_;
  domain::Booking booking_;
  std::vector<Waiting> waiting_;
};

}  // namespace

domain::Booking join(PlaceKeeper& keeper, const domain::Event& event,
                     std::span<const domain::Event> also, const domain::CheckedBooking& asked,
                     std::string_view request_digest, const domain::Catalogue& catalogue) {
  return Joining(keeper, event, *asked, catalogue).run(also, request_digest);
}

}  // namespace convene::services

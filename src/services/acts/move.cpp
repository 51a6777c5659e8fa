#include "services/acts/move.hpp"

#include <algorithm>

#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "domain/mutants.hpp"
#include "domain/organisation.hpp"
#include "services/places/keeper.hpp"
#include "storage/delegate_store.hpp"
#include "storage/place_store.hpp"
#include "storage/transaction.hpp"
#include "storage/waiting_list_store.hpp"

namespace convene::services {
namespace {

using domain::AuditAction;
using domain::Delegate;
using domain::DelegateState;
using domain::Problem;
using domain::ProblemKind;
using storage::PlaceRow;

// Some of the people who move, who get their places as one: who takes a seat, and whoever comes
// with them.
using Party = std::vector<const Delegate*>;

bool is_at(const Delegate& person, domain::EventId event) {
  return (person.event == event && domain::is_live(person.state)) ||
         std::ranges::find(person.also_waits, event, &domain::WaitsElsewhere::event) !=
             person.also_waits.end();
}

bool has_place_at(const Delegate& person, domain::EventId event) {
  return person.event == event && person.state == DelegateState::confirmed;
}

bool comes_with(const Delegate& companion, const Delegate& host) {
  return companion.host == host.person;
}

// One move while it is made.
class Moving {
 public:
  Moving(PlaceKeeper& keeper, const domain::Booking& booking, const domain::Event& to)
      : keeper_(keeper),
        delegates_(keeper.transaction().connection()),
        places_(keeper.transaction().connection()),
        lists_(keeper.transaction().connection()),
        booking_(booking),
        to_(to) {}

  domain::result<void> run(const std::vector<domain::PersonId>& people, bool wait) {
    const auto chosen = chosen_people(people);
    if (chosen.empty()) {
      return Problem{.kind = ProblemKind::invalid_input,
                     .fields = {{"delegates", "Choose somebody who has a place or waits for one"}}};
    }
    if (std::ranges::any_of(chosen, [&](const auto* one) { return leaves_host(*one, chosen); })) {
      return Problem{
          .kind = ProblemKind::invalid_input,
          .fields = {{"delegates", "A support companion moves with the person they support"}}};
    }
    const auto is_there = [&](const Delegate* person) { return is_at(*person, to_.id); };
    const auto is_done = [&](const Delegate* person) {
      return wait ? is_there(person) : has_place_at(*person, to_.id);
    };
    if (std::ranges::all_of(chosen, is_done)) return {};
    if (const auto obstacle = domain::obstacle_to_booking(to_, keeper_.now())) {
      return Problem{*obstacle};
    }
    Party moving;
    std::ranges::remove_copy_if(chosen, std::back_inserter(moving), is_done);
    // Nobody comes with somebody who is there already: a companion who had left stays away.
    std::erase_if(moving, [everybody = moving](const Delegate* person) {
      return leaves_host(*person, everybody);
    });
    // Who waits there already has their turn in the list, not before others.
    if (std::ranges::any_of(moving, is_there)) return Problem{ProblemKind::event_full};
    if (auto known = known_there(moving); !known.empty()) {
      return Problem{.kind = ProblemKind::already_booked, .delegates = std::move(known)};
    }
    if (is_on(domain::Mutant::moves_give_up_the_old_place_first)) {
      for (const auto* person : moving) keeper_.withdraw_elsewhere(person->person, to_.id);
    }
    const auto parties = parties_of(moving);
    const auto admitted = admit(parties);
    if (!wait && std::ranges::find(admitted.confirmed, false) != admitted.confirmed.end()) {
      return Problem{ProblemKind::event_full};
    }
    for (std::size_t index = 0; index < parties.size(); ++index) {
      admitted.confirmed[index] ? move(parties[index]) : join_list(parties[index]);
    }
    // Whoever needs no seat moves with the others, or after them.
    Party seatless;
    std::ranges::copy_if(moving, std::back_inserter(seatless), [&](const Delegate* person) {
      return !person->takes_seat && std::ranges::none_of(parties, [person](const Party& party) {
        return std::ranges::find(party, person) != party.end();
      });
    });
    move(seatless);
    keeper_.settle();
    return {};
  }

 private:
  static bool leaves_host(const Delegate& person, const Party& chosen) {
    return person.host && std::ranges::none_of(chosen, [&person](const Delegate* host) {
             return comes_with(person, *host);
           });
  }

  Party chosen_people(const std::vector<domain::PersonId>& people) const {
    const auto is_chosen = [&](const Delegate& person) {
      return people.empty() || std::ranges::find(people, person.person) != people.end();
    };
    Party chosen;
    for (const auto& person : booking_.delegates) {
      const bool comes_along = std::ranges::any_of(booking_.delegates, [&](const Delegate& host) {
        return comes_with(person, host) && is_chosen(host);
      });
      if (domain::is_live(person.state) && (is_chosen(person) || comes_along)) {
        chosen.push_back(&person);
      }
    }
    return chosen;
  }

  // Places in the booking of those under whose address somebody has a place there already.
  std::vector<int> known_there(const Party& people) const {
    std::vector<int> known;
    for (const auto* person : people) {
      if (delegates_.live_with_address(to_.id, domain::email_key(person->email))) {
        known.push_back(static_cast<int>(person - booking_.delegates.data()));
      }
    }
    return known;
  }

  std::vector<Party> parties_of(const Party& people) const {
    std::vector<Party> parties;
    for (const auto* person : people) {
      if (!person->takes_seat) continue;
      if (parties.empty() || !booking_.together) parties.emplace_back();
      parties.back().push_back(person);
      std::ranges::copy_if(
          people, std::back_inserter(parties.back()),
          [&](const Delegate* seat_request) { return comes_with(*seat_request, *person); });
    }
    return parties;
  }

  PlaceKeeper::Admitted admit(std::span<const Party> parties) {
    std::vector<std::vector<domain::SeatRequest>> newcomers;
    for (const auto& party : parties) {
      auto& seat_requests = newcomers.emplace_back();
      for (const auto* person : party) {
        if (!person->takes_seat) continue;
        seat_requests.push_back(
            {person->sector, person->roles, domain::organisation_key(person->organisation)});
      }
    }
    return keeper_.admit(to_, newcomers);
  }

  void move(const Party& party) {
    for (const auto& row : enter(party, DelegateState::confirmed, AuditAction::moved)) {
      keeper_.withdraw_elsewhere(row.person, to_.id);
      keeper_.tell({domain::MailKind::moved, to_.id}, row);
    }
  }

  void join_list(const Party& party) {
    const auto party_id = party_id_of(party);
    const auto rows = enter(party, DelegateState::waiting, AuditAction::joined_list);
    keeper_.welcome(keeper_.join(party_id, to_.id, rows));
    for (const auto& row : rows) keeper_.tell({domain::MailKind::waiting, to_.id}, row);
  }

  // The one in which the same people wait elsewhere already, or a new one.
  domain::PartyId party_id_of(const Party& party) {
    for (const auto& row : places_.live_places(party.front()->person)) {
      if (!row.entry) continue;
      const auto others = places_.in_entry(*row.entry);
      const bool are_the_same =
          std::ranges::is_permutation(others, party, {}, &PlaceRow::person,
                                      [](const Delegate* person) { return person->person; });
      if (are_the_same) return lists_.by_id(*row.entry).value().party;
    }
    return lists_.add_party(booking_.id, booking_.together);
  }

  std::vector<PlaceRow> enter(const Party& party, DelegateState state, AuditAction action) {
    std::vector<PlaceRow> rows;
    for (const auto* person : party) {
      auto delegate = *person;
      delegate.event = to_.id;
      delegate.state = state;
      delegate.entry.reset();
      delegate.companion_of.reset();
      for (std::size_t host = 0; host < rows.size(); ++host) {
        if (comes_with(*person, *party[host])) delegate.companion_of = rows[host].id;
      }
      rows.push_back(keeper_.enter(delegate, action));
    }
    return rows;
  }

  PlaceKeeper& keeper_;
  storage::DelegateStore delegates_;
  const storage::PlaceStore places_;
  storage::WaitingListStore lists_;
  const domain::Booking& booking_;
  const domain::Event& to_;
};

}  // namespace

domain::result<void> move(PlaceKeeper& keeper, const domain::Booking& booking,
                          const domain::Event& to, const std::vector<domain::PersonId>& people,
                          bool wait) {
  return Moving(keeper, booking, to).run(people, wait);
}

}  // namespace convene::services

#include "domain/story.hpp"

#include <algorithm>
#include <map>

#include "domain/delegate.hpp"

namespace convene::domain {
namespace {

bool is_on_list(std::string_view state_slug) {
  const auto state = delegate_state_from(state_slug);
  return state == DelegateState::waiting || state == DelegateState::offered;
}

// What somebody ahead did that lets the others move up.
Turn turn_of_other(const AuditEntry& entry) {
  if (entry.action == AuditAction::moved_to_end) return Turn::moved_up_to_end;
  return entry.after == slug_of(DelegateState::confirmed) ? Turn::moved_up_place_taken
                                                          : Turn::moved_up_left;
}

std::optional<Turn> own_turn(const AuditEntry& entry) {
  switch (entry.action) {
    case AuditAction::offered:
    case AuditAction::offered_by_hand:
      return Turn::offered;
    case AuditAction::offer_extended:
    case AuditAction::offer_regained:
    case AuditAction::offer_prolonged:
      return Turn::more_time;
    case AuditAction::offer_uncounted:
      return Turn::not_told;
    case AuditAction::position_kept:
      return Turn::position_kept;
    case AuditAction::skipped:
      return Turn::skipped;
    case AuditAction::moved_to_end:
      return Turn::not_answered;
    default:
      return std::nullopt;
  }
}

// The list as it stood at each moment of its history.
class Replay {
 public:
  Replay(const std::set<DelegateId>& own, const std::set<DelegateId>& seatless)
      : own_(own), seatless_(seatless) {}

  std::vector<StoryLine> run(std::span<const AuditEntry> history) {
    for (std::size_t index = 0; index < history.size(); ++index) {
      if (history[index].delegate) take(history[index], index);
    }
    return std::move(lines_);
  }

 private:
  void take(const AuditEntry& entry, std::size_t number) {
    if (entry.action == AuditAction::moved_to_end || changes_state(entry.action)) {
      own_.contains(*entry.delegate) ? take_own(entry, number) : take_other(entry, number);
    } else if (own_.contains(*entry.delegate) && is_waiting()) {
      tell_own(entry, position());
    }
  }

  void take_own(const AuditEntry& entry, std::size_t number) {
    const bool was_waiting = is_waiting();
    const int before = position();
    if (entry.action == AuditAction::moved_to_end || (is_on_list(entry.after) && !was_waiting)) {
      own_number_ = number;
      ahead_ = static_cast<int>(std::ranges::count_if(
          list_, [number](const auto& other) { return other.second < number; }));
    }
    if (entry.action != AuditAction::moved_to_end) {
      own_on_list_.erase(*entry.delegate);
      if (is_on_list(entry.after)) own_on_list_.insert(*entry.delegate);
    }
    if (!was_waiting && is_waiting()) add({entry.at, Turn::joined, position(), position()});
    if (was_waiting) tell_own(entry, before);
  }

  void tell_own(const AuditEntry& entry, int before) {
    if (const auto turn = own_turn(entry)) add({entry.at, *turn, before, position()});
  }

  // Numbers only rise: whoever joins, or goes to the end, is behind everybody who stands there.
  void take_other(const AuditEntry& entry, std::size_t number) {
    const auto place = *entry.delegate;
    if (seatless_.contains(place)) return;
    const auto known = list_.find(place);
    if (known == list_.end()) {
      if (entry.action != AuditAction::moved_to_end && is_on_list(entry.after))
        list_.emplace(place, number);
      return;
    }
    const bool was_ahead = known->second < own_number_;
    if (entry.action == AuditAction::moved_to_end) {
      known->second = number;
    } else if (is_on_list(entry.after)) {
      return;
    } else {
      list_.erase(known);
    }
    if (!was_ahead) return;
    --ahead_;
    if (is_waiting()) add({entry.at, turn_of_other(entry), position() + 1, position()});
  }

  bool is_waiting() const { return !own_on_list_.empty(); }
  int position() const { return 1 + ahead_; }

  void add(const StoryLine& line) {
    if (!lines_.empty() && lines_.back().at == line.at && lines_.back().turn == line.turn) {
      lines_.back().to = line.to;
    } else {
      lines_.push_back(line);
    }
  }

  const std::set<DelegateId>& own_;
  const std::set<DelegateId>& seatless_;
  // The others in line, each with the number of the row that put them where they stand.
  std::map<DelegateId, std::size_t> list_;
  std::set<DelegateId> own_on_list_;
  std::size_t own_number_ = 0;
  int ahead_ = 0;
  std::vector<StoryLine> lines_;
};

}  // namespace

std::vector<StoryLine> story_of(std::span<const AuditEntry> history,
                                const std::set<DelegateId>& own,
                                const std::set<DelegateId>& seatless) {
  return Replay(own, seatless).run(history);
}

}  // namespace convene::domain

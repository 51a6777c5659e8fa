#pragma once

#include <string>

#include "base/clock.hpp"
#include "domain/delegate.hpp"
#include "domain/ids.hpp"
#include "domain/needs.hpp"

// Needs as they are asked for, kept and shown.
namespace convene::domain {

// Whom a link asks what they need: the person alone tells of their health. So the link of a
// booking's contact does not open it for a colleague who has a link of their own.
struct AskedNeeds {
  PersonId person;
  bool may_tell = true;  // true before the event begins
  bool has_told = false;
};

// What somebody told, and when they agreed that it is kept.
struct KeptNeeds {
  Needs needs;
  UtcTime consented_at;
};

// Somebody at an event who told what they need.
struct PersonsNeeds {
  DelegateId id;  // their row at the event
  std::string name;
  std::string organisation;
  DelegateState state = DelegateState::confirmed;
  Needs needs;
};

}  // namespace convene::domain

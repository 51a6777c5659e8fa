#pragma once

#include <string>
#include <vector>

#include "domain/needs.hpp"

// What a venue and its kitchen are told: how many people need what, and nothing of who they are.
namespace convene::domain {

struct NeedsCount {
  std::string_view label;
  int people = 0;

  friend bool operator==(const NeedsCount&, const NeedsCount&) = default;
};

// What has to be right on one plate. Counts of single choices do not tell whether the vegan meal
// and the one without gluten are the same.
struct Meal {
  std::vector<std::string> diet;  // slugs
  std::string allergies;
  std::string text;
  int people = 0;

  friend bool operator==(const Meal&, const Meal&) = default;
};

// What nobody needs is left out. Meals and texts stand in the order of their words: any other would
// tell whose they are.
struct NeedsTotals {
  std::vector<NeedsCount> access;
  std::vector<std::string> access_text;
  std::vector<NeedsCount> diet;
  int with_allergies = 0;
  std::vector<Meal> meals;
};

NeedsTotals totals_of(const std::vector<Needs>& people);

}  // namespace convene::domain

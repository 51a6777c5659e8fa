#pragma once

#include <string>

#include "domain/booking.hpp"
#include "domain/catalogue.hpp"

// Requests that nothing is wrong with, for a test to change one thing of.
namespace convene::domain::examples {

inline Catalogue catalogue() {
  return {.sectors = {{"education", "Education", false},
                      {"parent_carer", "Parent or carer", false},
                      {"other", "Other", true}},
          .roles = {{"delegate", "Delegate", true, true},
                    {"support_companion", "Support companion", false, true},
                    {"speaker", "Speaker", false, false}}};
}

inline DelegateRequest person(const std::string& name, const std::string& email) {
  return {.name = name,
          .email = email,
          .organisation = "Sample School",
          .job_title = "SENCO",
          .sector = "education"};
}

inline DelegateRequest companion_of(int index) {
  auto companion = person("Sample Companion", "");
  companion.roles = {"support_companion"};
  companion.companion_of = index;
  return companion;
}

inline BookingRequest request_for_one() {
  return {.submission_id = "6f1c-A_9",
          .event = "leeds",
          .contact = {"Sample Delegate", "sam@school.example", "01632 960 001"},
          .delegates = {person("Sample Delegate", "sam@school.example")}};
}

inline BookingRequest request_for_two() {
  auto request = request_for_one();
  request.delegates.push_back(person("Second Delegate", "kim@school.example"));
  return request;
}

}  // namespace convene::domain::examples

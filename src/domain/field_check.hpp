#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.hpp"

namespace convene::domain {

// Collects what is wrong with a request, one message a field, while it is tidied field by field.
class FieldCheck {
 public:
  void error(std::string field, std::string message);

  // One line, tidied. Empty where it cannot be kept, after an error about it. `noun` begins the
  // message where it is too long: "Full name".
  std::string line(const std::string& field, std::string_view typed, std::string_view noun,
                   std::size_t length_max);
  // The same for several lines.
  std::string lines(const std::string& field, std::string_view typed, std::string_view noun,
                    std::size_t length_max);
  // One line, and `missing` is said where nothing was typed.
  std::string required_line(const std::string& field, std::string_view typed, std::string_view noun,
                            std::size_t length_max, std::string_view missing);
  // An email address as it is kept (domain/email_address), or nothing; `missing` is said where it
  // is needed and nothing was typed.
  std::string email(const std::string& field, std::string_view typed, std::string_view missing);
  // A phone number or nothing.
  std::string phone(const std::string& field, std::string_view typed);

  bool has_error(std::string_view field) const;
  std::vector<FieldError> take() { return std::move(errors_); }
  bool is_clean() const { return errors_.empty(); }

 private:
  std::string tidied(const std::string& field, std::string_view typed, std::string_view noun,
                     std::size_t length_max, std::string (&tidy)(std::string_view));

  std::vector<FieldError> errors_;
};

}  // namespace convene::domain

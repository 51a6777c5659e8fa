#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"
#include "web/book/form.hpp"

namespace convene::web {

// The request that a form becomes, and where on the form each of its delegates was typed.
struct Party {
  struct Source {
    std::size_t number;      // the person's
    const char* name_field;  // where the delegate's name was typed
  };

  domain::BookingRequest request;
  std::vector<Source> sources;     // one a delegate
  std::vector<std::string> whose;  // the same as domain::checked() has
};

Party party_of(const BookingForm& form, std::string_view event);

// The numbers of those people of the form whom these delegates of its request stand for; each
// once.
std::vector<std::size_t> people_of(const BookingForm& form, const std::vector<int>& delegates);

}  // namespace convene::web

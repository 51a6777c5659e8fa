#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/booking.hpp"

// How giving up is asked and answered.
namespace convene::web {

struct CancelText {
  std::string link;  // "Give up your place"
  std::string means;
  std::string title;
  std::string consequence;
  std::string button;
  std::string keep;
  std::string done;
};

// `booking` as it is at one event, or all of it. With `town`, where there are several: "Give up
// your place in York".
CancelText cancel_text(const domain::Booking& booking, std::string_view town = {});

// One person of several gives up all that they have; `companions` leave with them.
CancelText cancel_text(const domain::Delegate& person,
                       const std::vector<const domain::Delegate*>& companions);

// "Ben Example and Cat Example are not coming any more."
std::string left_text(const std::vector<const domain::Delegate*>& people);

}  // namespace convene::web

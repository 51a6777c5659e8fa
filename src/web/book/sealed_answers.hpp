#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/keys.hpp"
#include "web/book/form.hpp"

namespace convene::web {

// Checked answers on their way through the browser and back: nobody can read or change them there.
struct SealedAnswers {
  std::string event;  // slug of the event they were checked for
  BookingForm form;
};

std::string seal_answers(const Key& key, SealedAnswers answers);

// Nothing if they were not sealed with this key, or changed on the way. Fields stand in it under
// their names in the form: one that an older program did not know is as if left empty.
std::optional<SealedAnswers> open_answers(const Key& key, std::string_view sealed);

}  // namespace convene::web

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/event.hpp"
#include "domain/preview.hpp"
#include "web/office/mail/mark.hpp"
#include "web/office/request.hpp"

namespace convene::web {

// What a button of a form that asks before it saves says as `step`.
enum class Step {
  preview,  // who would this affect?
  edit,     // back to the form, with what was typed
  save,
};
Step step_of(const OfficeRequest& request);

// "50 now, then 48"
std::string now_and_then(int now, int then);

// A change that is not made yet.
struct ProposedChange {
  std::string address;  // where the form is sent
  // What would be saved, as text: "Limits", "At most 3 people from one organisation".
  std::vector<std::pair<std::string, std::string>> summary;
  std::vector<std::pair<std::string, std::string>> fields;  // the form's, as they were typed
};

// The page that says who the change would affect, and asks whether to save it.
http::Response preview_page(const OfficeRequest& request, const domain::Event& event,
                            const ProposedChange& change, const domain::Preview& preview,
                            const Unreached& unreached);

}  // namespace convene::web

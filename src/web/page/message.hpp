#pragma once

#include <string>
#include <vector>

#include "http/response.hpp"
#include "web/page/page.hpp"

namespace convene::web {

// A page that says one thing and where to go from there: after an error, or instead of a form.
struct Message {
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<NavigationLink> links;
  std::string fine_print = {};  // what to tell whoever helps; empty: nothing
};

// Ways on that suit any message.
NavigationLink to_all_events();
NavigationLink to_contact();

http::Response message_page(const Pages& pages, const Message& message, http::Status status,
                            bool is_personal = false);

}  // namespace convene::web

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <ctemplate/template_dictionary.h>

#include "http/response.hpp"

namespace convene::web {

// What the layout shows around a page.
struct PageHead {
  std::string title;  // without the organisation's name; "Error: " is put before it if has_errors
  bool has_errors = false;
  std::string back_address;   // of the back link before main; empty: none
  bool is_office = false;     // the office's header and navigation instead of the public ones
  std::string office_person;  // who is signed in; empty: nobody, and no navigation
  std::string form_token;     // of the sign-out button; only where somebody is signed in
};

// Fills a page's own dictionary.
using Fill = std::function<void(ctemplate::TemplateDictionary&)>;

}  // namespace convene::web

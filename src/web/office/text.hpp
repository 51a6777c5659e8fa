#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue.hpp"
#include "domain/delegate.hpp"

// What the office's pages and lists call things, the same everywhere.
namespace convene::web {

// "Confirmed"
std::string state_text(domain::DelegateState state);
std::vector<domain::DelegateState> all_states();

// "Delegate, Speaker"
std::string role_texts(const std::vector<std::string>& slugs, const domain::Catalogue& catalogue);
// What the person wrote where the sector asks for it.
std::string sector_text(const std::string& slug, const std::string& text,
                        const domain::Catalogue& catalogue);

}  // namespace convene::web

#pragma once

#include <string>
#include <string_view>

#include "domain/ids.hpp"

// Every address of the office that is made in C++, as the table in office_routes.cpp has them: from
// the root, without the site's name. `event` is an event's slug. Nothing is escaped: slugs are
// letters, digits and hyphens.
namespace convene::web {

// Where the office begins: the events and how full their rooms are.
std::string rooms_address();
std::string room_address(std::string_view event);
std::string capacity_address(std::string_view event);
std::string rules_address(std::string_view event);

std::string delegate_address(domain::DelegateId id);
// The pages that ask before they offer or give a place by hand, or move somebody, and where their
// forms are sent.
std::string offer_by_hand_address(domain::DelegateId id);
std::string confirm_by_hand_address(domain::DelegateId id);
std::string move_by_hand_address(domain::DelegateId id);
std::string substitute_delegate_address(domain::DelegateId id);
// The page that asks whether to cancel their place.
std::string cancel_delegate_address(domain::DelegateId id);

std::string email_list_address();
std::string history_address();
std::string access_tokens_address();
std::string accounts_address();
std::string settings_address();

// The sign-in page that leads to `wanted` afterwards.
std::string sign_in_address(std::string_view wanted = {});
// Where somebody goes after signing in: `wanted` if it is a page of the office, else its first one.
// Nobody is sent elsewhere by a link that looks like ours.
std::string after_sign_in(std::string_view wanted);

}  // namespace convene::web

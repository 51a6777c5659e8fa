#include "web/office/addresses.hpp"

#include <algorithm>

namespace convene::web {
namespace {

std::string at_room(std::string_view event, std::string_view page) {
  return room_address(event).append(page);
}

std::string at_delegate(domain::DelegateId id, std::string_view page) {
  return delegate_address(id).append(page);
}

bool may_stand_in_path(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '/' || letter == '-' || letter == '_';
}

}  // namespace

std::string rooms_address() { return "/office/events"; }
std::string room_address(std::string_view event) { return (rooms_address() + "/").append(event); }
std::string capacity_address(std::string_view event) { return at_room(event, "/capacity"); }
std::string rules_address(std::string_view event) { return at_room(event, "/rules"); }

std::string delegate_address(domain::DelegateId id) {
  return "/office/delegates/" + std::to_string(id.value);
}
std::string offer_by_hand_address(domain::DelegateId id) { return at_delegate(id, "/offer"); }
std::string confirm_by_hand_address(domain::DelegateId id) {
  return at_delegate(id, "/confirmation");
}
std::string move_by_hand_address(domain::DelegateId id) { return at_delegate(id, "/move"); }
std::string substitute_delegate_address(domain::DelegateId id) {
  return at_delegate(id, "/substitution");
}
std::string cancel_delegate_address(domain::DelegateId id) { return at_delegate(id, "/cancel"); }

std::string email_list_address() { return "/office/email-list"; }
std::string history_address() { return "/office/history"; }
std::string access_tokens_address() { return "/office/access-tokens"; }
std::string accounts_address() { return "/office/accounts"; }
std::string settings_address() { return "/office/settings"; }

std::string sign_in_address(std::string_view wanted) {
  const auto address = after_sign_in(wanted);
  return address == rooms_address() ? "/office/sign-in" : "/office/sign-in?to=" + address;
}

std::string after_sign_in(std::string_view wanted) {
  const bool is_ours = wanted.starts_with("/office/") && !wanted.starts_with("/office/sign-") &&
                       !wanted.starts_with("/office/set-up") &&
                       std::ranges::all_of(wanted, may_stand_in_path);
  return is_ours ? std::string{wanted} : rooms_address();
}

}  // namespace convene::web

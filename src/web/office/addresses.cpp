#include "web/office/addresses.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "http/percent.hpp"

namespace convene::web {
namespace {

std::string at_room(std::string_view event, std::string_view page) {
  return room_address(event).append(page);
}

std::string at_delegate(domain::DelegateId id, std::string_view page) {
  return delegate_address(id).append(page);
}

std::string at_account(domain::AccountId id, std::string_view page) {
  return fmt::format("{}/{}/{}", accounts_address(), id.value, page);
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
std::string pause_list_address(std::string_view event) { return at_room(event, "/pause"); }
std::string resume_list_address(std::string_view event) { return at_room(event, "/resumption"); }
std::string attendance_list_address(std::string_view event) {
  return at_room(event, "/attendance-list");
}
std::string room_needs_address(std::string_view event) { return at_room(event, "/needs"); }
std::string new_delegate_address(std::string_view event) {
  return at_room(event, "/delegates/new");
}
std::string add_delegate_address(std::string_view event) { return at_room(event, "/delegates"); }

std::string room_list_address(std::string_view event, const RoomQuery& query) {
  auto address = fmt::format("{}?state={}&role={}&sector={}&order={}", room_address(event),
                             http::query_encode(query.state), http::query_encode(query.role),
                             http::query_encode(query.sector), http::query_encode(query.order));
  if (query.page > 0) address += fmt::format("&page={}", query.page);
  return address;
}

std::string all_waiting_address(std::string_view event) { return at_room(event, "?state=waiting"); }

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
std::string delegate_cancellation_address(domain::DelegateId id) {
  return at_delegate(id, "/cancellation");
}

std::string correct_address_address(domain::DelegateId id) { return at_delegate(id, "/address"); }
std::string correct_contact_address_address(domain::DelegateId id) {
  return at_delegate(id, "/contact-address");
}
std::string send_mail_again_address(domain::DelegateId id, domain::MailId mail) {
  return at_delegate(id, fmt::format("/emails/{}/dispatch", mail.value));
}

std::string calls_address(domain::DelegateId id) { return at_delegate(id, "/calls"); }

std::string undelivered_mails_address() { return "/office/emails"; }
std::string test_mail_address() { return "/office/emails/test"; }

std::string email_list_address() { return "/office/email-list"; }
std::string history_address() { return "/office/history"; }
std::string older_history_address(std::string_view event, domain::HistoryId before) {
  return fmt::format("{}?event={}&before={}", history_address(), event, before.value);
}

std::string access_tokens_address() { return "/office/access-tokens"; }
std::string revoke_access_token_address(domain::AccessTokenId id) {
  return fmt::format("{}/{}/revocation", access_tokens_address(), id.value);
}

std::string accounts_address() { return "/office/accounts"; }
std::string account_link_address(domain::AccountId id) { return at_account(id, "link"); }
std::string deactivate_account_address(domain::AccountId id) {
  return at_account(id, "deactivation");
}
std::string activate_account_address(domain::AccountId id) { return at_account(id, "activation"); }

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

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

// Every address of the office that is made in C++, as the table in office_routes.cpp has them: from
// the root, without the site's name. `event` is an event's slug. Slugs are letters, digits and
// hyphens and need no escape; what somebody typed is escaped where it stands in a query.
namespace convene::web {

// The page the office begins with: the events and how full their rooms are.
std::string rooms_address();
std::string room_address(std::string_view event);
std::string capacity_address(std::string_view event);
std::string rules_address(std::string_view event);
// These take their forms.
std::string pause_list_address(std::string_view event);
std::string resume_list_address(std::string_view event);
std::string attendance_list_address(std::string_view event);
// The page that asks before it shows access and dietary needs, and where its form is sent.
std::string room_needs_address(std::string_view event);
// The form for another delegate, and where it is sent.
std::string new_delegate_address(std::string_view event);
std::string add_delegate_address(std::string_view event);

// What a room's page shows of its delegates, as its address says it: any text.
struct RoomQuery {
  std::string_view state;
  std::string_view role;
  std::string_view sector;
  std::string_view order;
  std::size_t page = 0;  // 0: left out
};
std::string room_list_address(std::string_view event, const RoomQuery& query);
// The room with everybody who waits.
std::string all_waiting_address(std::string_view event);

std::string delegate_address(domain::DelegateId id);
// The pages that ask before they offer or give a place by hand, or move somebody, and where their
// forms are sent.
std::string offer_by_hand_address(domain::DelegateId id);
std::string confirm_by_hand_address(domain::DelegateId id);
std::string move_by_hand_address(domain::DelegateId id);
std::string substitute_delegate_address(domain::DelegateId id);
// The page that asks whether to cancel their place.
std::string cancel_delegate_address(domain::DelegateId id);
// This takes that page's form.
std::string delegate_cancellation_address(domain::DelegateId id);

// Where they are written to, and who booked for them: the forms that correct it.
std::string correct_address_address(domain::DelegateId id);
std::string correct_contact_address_address(domain::DelegateId id);
// This sends them a mail again.
std::string send_mail_again_address(domain::DelegateId id, domain::MailId mail);
// Where a call is noted.
std::string calls_address(domain::DelegateId id);

// What is to be sent, what did not arrive, and what became of the last test mail; this takes the
// form that asks for one.
std::string undelivered_mails_address();
std::string test_mail_address();

std::string email_list_address();
std::string history_address();
// The changes before that one, of an event or, without a slug, of all.
std::string older_history_address(std::string_view event, domain::HistoryId before);
std::string access_tokens_address();
std::string revoke_access_token_address(domain::AccessTokenId id);
std::string accounts_address();
std::string account_link_address(domain::AccountId id);
std::string deactivate_account_address(domain::AccountId id);
std::string activate_account_address(domain::AccountId id);
std::string settings_address();

// The sign-in page that leads to `wanted` afterwards.
std::string sign_in_address(std::string_view wanted = {});
// The page somebody sees after signing in: `wanted` if it is a page of the office, else its first
// one. Nobody is sent elsewhere by a link that looks like ours.
std::string after_sign_in(std::string_view wanted);

}  // namespace convene::web

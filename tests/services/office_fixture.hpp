#pragma once

#include "base/password.hpp"
#include "base/thread_pool.hpp"
#include "booking_fixture.hpp"
#include "services/accounts/access_token_service.hpp"
#include "services/accounts/service.hpp"
#include "services/accounts/sign_in_service.hpp"
#include "services/rooms/delegate_service.hpp"
#include "services/rooms/export_service.hpp"
#include "services/rooms/service.hpp"
#include "services/settings/cache.hpp"
#include "services/settings/service.hpp"
#include "storage/account_store.hpp"

namespace convene::services {

// The office's services over the same rooms, with an organiser and an administrator who can sign
// in.
class OfficeFixture : public BookingFixture {
 public:
  OfficeFixture();
  ~OfficeFixture();

  static constexpr const char* password = "four words and more";

  // Makes it once: hashing takes as long in tests as anywhere.
  static const std::string& password_hash();

  domain::AccountId insert_account(const std::string& email, domain::AccountKind kind);

  domain::result<SignedIn> sign_in(const std::string& email, const std::string& typed = password,
                                   const std::string& former_token = {});
  bool is_signed_in(const std::string& token) { return run(sign_ins.who(token)).has_value(); }

  // "organiser capacity_changed: 2>3", the acts of accounts and commands in their order.
  std::vector<std::string> acts();
  std::vector<std::string> personal();

  // Which of the three problems with fields it is, or "kept".
  template <class Result>
  static std::string fields_of(const Result& outcome) {
    if (outcome) return "kept";
    std::string fields;
    for (const auto& error : outcome.error().fields) {
      fields += (fields.empty() ? "" : " ") + error.field;
    }
    return fields;
  }

  domain::DelegateId delegate(const std::string& name);

  ThreadPool hashing{1, 16};
  SignInService sign_ins{writer_, database_.readers(), hashing, database_.clock()};
  AccountService accounts{writer_, database_.readers(), hashing, database_.clock()};
  AccessTokenService tokens{writer_, database_.readers(), database_.clock()};
  RoomService rooms{writer_, database_.readers(), catalogue_, 50};
  DelegateService delegates{writer_, database_.readers(), catalogue_};
  ExportService exports{writer_, database_.readers()};
  SettingsService settings{writer_};
  const domain::AccountId organiser =
      insert_account("organiser@charity.example", domain::AccountKind::organiser);
  const domain::AccountId administrator =
      insert_account("administrator@charity.example", domain::AccountKind::administrator);
};

}  // namespace convene::services

#pragma once

#include "base/password.hpp"
#include "base/thread_pool.hpp"
#include "booking_fixture.hpp"
#include "services/accounts/access_token_service.hpp"
#include "services/accounts/account_service.hpp"
#include "services/accounts/sign_in_service.hpp"
#include "services/rooms/export_service.hpp"
#include "services/rooms/room_service.hpp"
#include "services/settings/settings_cache.hpp"
#include "services/settings/settings_service.hpp"
#include "storage/account_store.hpp"

namespace convene::services {

// The office's services over the same rooms, with an organiser and an administrator who can sign
// in.
class OfficeFixture : public BookingFixture {
 public:
  static constexpr const char* password = "four words and more";

  // Made once: hashing takes as long in tests as anywhere.
  static const std::string& password_hash() {
    static const std::string hash = hash_password(password);
    return hash;
  }

  domain::AccountId insert_account(const std::string& email, domain::AccountKind kind) {
    return database_.writer().run_blocking([&](storage::Transaction& transaction) {
      storage::AccountStore store(transaction.connection());
      const auto id =
          store.insert({.email = email, .name = email.substr(0, email.find('@')), .kind = kind},
                       transaction.now());
      store.set_password_hash(id, password_hash());
      return id;
    });
  }

  domain::result<SignedIn> sign_in(const std::string& email, const std::string& typed = password,
                                   const std::string& former_token = {}) {
    return run(sign_ins.sign_in({.email = email,
                                 .password = typed,
                                 .client_address = "192.0.2.1",
                                 .former_token = former_token}));
  }
  bool is_signed_in(const std::string& token) { return run(sign_ins.who(token)).has_value(); }

  // "organiser capacity_changed: 2>3", the acts of accounts and commands in their order.
  std::vector<std::string> acts() {
    return rows(
        "SELECT coalesce(account.name, actor) || ' ' || act || ': ' || before || '>' || after"
        "  FROM history LEFT JOIN account ON account.id = account_id"
        " WHERE actor <> 'delegate' ORDER BY history.id");
  }
  std::vector<std::string> personal() {
    return rows("SELECT before || '>' || after FROM history_personal ORDER BY history_id");
  }

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

  domain::DelegateId delegate(const std::string& name) {
    return domain::DelegateId{
        std::stoll(rows(fmt::format("SELECT id FROM delegate WHERE name = '{}'", name)).at(0))};
  }

  ThreadPool hashing{1, 16};
  SignInService sign_ins{writer_, database_.readers(), hashing, database_.clock()};
  AccountService accounts{writer_, database_.readers(), hashing, database_.clock()};
  AccessTokenService tokens{writer_, database_.readers(), database_.clock()};
  RoomService rooms{writer_, database_.readers(), 50};
  ExportService exports{writer_, database_.readers()};
  SettingsService settings{writer_};
  const domain::AccountId organiser =
      insert_account("organiser@charity.example", domain::AccountKind::organiser);
  const domain::AccountId administrator =
      insert_account("administrator@charity.example", domain::AccountKind::administrator);
};

}  // namespace convene::services

#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include "base/password.hpp"
#include "base/thread_pool.hpp"
#include "email/composer.hpp"
#include "email/outbox/relay_monitor.hpp"
#include "email/test_mails.hpp"
#include "services/accounts/access_token_service.hpp"
#include "services/accounts/service.hpp"
#include "services/accounts/sign_in_service.hpp"
#include "services/calls/service.hpp"
#include "services/mail/service.hpp"
#include "services/rooms/delegate_service.hpp"
#include "services/rooms/export_service.hpp"
#include "services/rooms/service.hpp"
#include "services/settings/service.hpp"
#include "site_fixture.hpp"
#include "storage/account_store.hpp"
#include "storage/sign_in_store.hpp"
#include "web/office_routes.hpp"

namespace convene::web {

// What becomes of a test mail is what the test says; until then it is being sent.
class TestRelay {
 public:
  struct Sender final : email::Sender {
    explicit Sender(TestRelay& given) : relay(given) {}
    email::SendResult send(const email::Message&) override { return relay.wait(); }
    void interrupt() noexcept override { relay.answer({email::SendResult::Fate::deferred, {}}); }
    TestRelay& relay;
  };

  void answer(email::SendResult result);

 private:
  email::SendResult wait();

  std::mutex mutex_;
  std::condition_variable answered_;
  std::optional<email::SendResult> result_;  // under mutex_
};

// The office beside the public pages, with an account of each kind.
class OfficeFixture : public SiteFixture {
 public:
  OfficeFixture();
  ~OfficeFixture() override;

  static constexpr const char* password = "four words and more";
  static constexpr const char* cookie_name = "__Host-convene-office";

  // "staff@charity.example" and so on.
  static std::string email_of(domain::AccountKind kind);

  // Signs them in without the time that a password takes.
  void sign_in_as(domain::AccountKind kind);

  // Sends the form on the page at `page_address`, with its hidden fields.
  http::Response send(const std::string& page_address, const std::string& address, Fields fields);

  std::string one(const std::string& sql);
  // Rises with every row that is written, kept or not.
  std::int64_t writes();

  std::vector<http::Route> routes() const { return office_routes(office_); }

 protected:
  const http::Router& router() const override { return both_; }

  email::RelayMonitor relay_{true};
  email::Pace pace_{{.per_minute = 10}, {}};
  TestRelay test_relay_;
  const email::Composer composer_{settings, {test_key(1), test_key(2)}, origin};
  email::OutboxSignal signal_;
  email::TestMails test_mails_{
      {.composer = composer_,
       .make_sender = [this] { return std::make_unique<TestRelay::Sender>(test_relay_); },
       .has_relay = true,
       .clock = database.clock(),
       .pace = pace_,
       .signal = signal_,
       .monitor = relay_}};

 private:
  // Makes it once: hashing takes as long in tests as anywhere.
  static const std::string& password_hash();
  storage::Writer& insert_accounts();
  std::vector<http::Route> all_routes() const;

  storage::Writer& with_accounts_ = insert_accounts();
  ThreadPool hashing_{1, 16};
  services::SignInService sign_ins_{with_accounts_, database.readers(), hashing_, database.clock()};
  services::AccountService accounts_{with_accounts_, database.readers(), hashing_,
                                     database.clock()};
  services::AccessTokenService tokens_{with_accounts_, database.readers(), database.clock()};
  services::RoomService rooms_{with_accounts_, database.readers(), catalogue_, 50};
  services::DelegateService delegates_{with_accounts_, database.readers(), catalogue_};
  services::ExportService exports_{with_accounts_, database.readers()};
  services::MailService mails_{with_accounts_, database.readers()};
  services::CallService calls_{with_accounts_, database.readers()};
  services::SettingsService settings_service_{with_accounts_};
  const OfficeContext office_{pages_,
                              guard_,
                              flash_messages_,
                              database.clock(),
                              catalogue_,
                              events,
                              sign_ins_,
                              accounts_,
                              tokens_,
                              rooms_,
                              delegates_,
                              exports_,
                              mails_,
                              calls_,
                              relay_,
                              test_mails_,
                              pace_,
                              needs_,
                              settings_service_,
                              {origin, true}};
  http::Router both_{all_routes()};
};

}  // namespace convene::web

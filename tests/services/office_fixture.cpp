#include "services/office_fixture.hpp"

namespace convene::services {

OfficeFixture::OfficeFixture() = default;

OfficeFixture::~OfficeFixture() = default;

const std::string& OfficeFixture::password_hash() {
  static const std::string hash = hash_password(password);
  return hash;
}

domain::AccountId OfficeFixture::insert_account(const std::string& email,
                                                domain::AccountKind kind) {
  return database_.writer().run_blocking([&](storage::Transaction& transaction) {
    storage::AccountStore store(transaction.connection());
    const auto id =
        store.insert({.email = email, .name = email.substr(0, email.find('@')), .kind = kind},
                     transaction.now());
    store.set_password_hash(id, password_hash());
    return id;
  });
}

domain::result<SignedIn> OfficeFixture::sign_in(const std::string& email, const std::string& typed,
                                                const std::string& former_token) {
  return run(sign_ins.sign_in({.email = email,
                               .password = typed,
                               .client_address = "192.0.2.1",
                               .former_token = former_token}));
}

std::vector<std::string> OfficeFixture::acts() {
  return rows(
      "SELECT coalesce(account.name, actor) || ' ' || action || ': ' || before || '>' || after"
      "  FROM history LEFT JOIN account ON account.id = account_id"
      " WHERE actor <> 'delegate' ORDER BY history.id");
}

std::vector<std::string> OfficeFixture::personal() {
  return rows("SELECT before || '>' || after FROM history_personal ORDER BY history_id");
}

domain::DelegateId OfficeFixture::delegate(const std::string& name) {
  return domain::DelegateId{
      std::stoll(rows(fmt::format("SELECT id FROM delegate WHERE name = '{}'", name)).at(0))};
}

}  // namespace convene::services

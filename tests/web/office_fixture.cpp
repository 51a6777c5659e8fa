#include "web/office_fixture.hpp"

namespace convene::web {

void TestRelay::answer(email::SendResult result) {
  {
    const std::lock_guard lock(mutex_);
    result_ = std::move(result);
  }
  answered_.notify_all();
}

email::SendResult TestRelay::wait() {
  std::unique_lock lock(mutex_);
  answered_.wait(lock, [this] { return result_.has_value(); });
  auto result = *std::move(result_);
  result_.reset();
  return result;
}

OfficeFixture::OfficeFixture() = default;

OfficeFixture::~OfficeFixture() = default;

std::string OfficeFixture::email_of(domain::AccountKind kind) {
  return std::string{slug_of(kind)} + "@charity.example";
}

void OfficeFixture::sign_in_as(domain::AccountKind kind) {
  const auto token = "token-of-" + std::string{slug_of(kind)};
  database.writer().run_blocking([&](storage::Transaction& transaction) {
    storage::SignInStore sign_ins(transaction.connection());
    sign_ins.remove(token);
    const auto account =
        storage::AccountStore(transaction.connection()).by_email(email_of(kind)).value();
    sign_ins.insert(token, account.id, transaction.now());
  });
  cookies[cookie_name] = token;
}

http::Response OfficeFixture::send(const std::string& page_address, const std::string& address,
                                   Fields fields) {
  const auto page = get(page_address);
  for (const char* name : {"form_token", "submission_id", "key", "to"}) {
    const auto value = hidden(page, name);
    if (!value.empty()) fields.emplace_back(name, value);
  }
  return post(address, fields);
}

std::string OfficeFixture::one(const std::string& sql) {
  return database.readers().run_blocking([&sql](storage::Connection& connection) {
    SQLite::Statement query(connection.raw(), sql);
    return query.executeStep() ? query.getColumn(0).getString() : std::string{};
  });
}

std::int64_t OfficeFixture::writes() {
  return database.writer().run_blocking([](storage::Transaction& transaction) {
    auto query = transaction.connection().statement("SELECT total_changes()");
    query.step();
    return query.integer(0);
  });
}

const std::string& OfficeFixture::password_hash() {
  static const std::string hash = hash_password(password);
  return hash;
}

storage::Writer& OfficeFixture::insert_accounts() {
  database.writer().run_blocking([](storage::Transaction& transaction) {
    storage::AccountStore store(transaction.connection());
    for (const auto kind : {domain::AccountKind::staff, domain::AccountKind::organiser,
                            domain::AccountKind::administrator}) {
      const auto id = store.insert(
          {.email = email_of(kind), .name = "The " + std::string{slug_of(kind)}, .kind = kind},
          transaction.now());
      store.set_password_hash(id, password_hash());
    }
  });
  return database.writer();
}

std::vector<http::Route> OfficeFixture::all_routes() const {
  auto all = public_routes(site_);
  std::ranges::move(routes(), std::back_inserter(all));
  return all;
}

}  // namespace convene::web

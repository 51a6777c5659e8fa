#include "storage/connection.hpp"

#include <utility>

#include <sqlite3.h>

namespace convene::storage {
namespace {

constexpr int busy_timeout_ms = 5000;

// Addresses of texts that are made anew each time would gather without an end.
constexpr std::size_t addresses_max = 1000;

// The statement did not fail for what it says: the machine could not carry it out.
bool is_unavailable(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
      return true;
    default:
      return false;
  }
}

[[noreturn]] void rethrow(const SQLite::Exception& failure) {
  if (is_unavailable(failure.getErrorCode())) throw StorageUnavailable(failure.what());
  throw failure;
}

// Each connection is used by one thread at a time: SQLite need not lock it.
int open_flags(Connection::Mode mode) {
  switch (mode) {
    case Connection::Mode::read_write:
      return SQLite::OPEN_NOMUTEX | SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    case Connection::Mode::read_only:
      return SQLite::OPEN_NOMUTEX | SQLite::OPEN_READONLY;
    case Connection::Mode::plain:
      return SQLite::OPEN_NOMUTEX | SQLite::OPEN_READWRITE;
  }
  throw std::logic_error("a mode without flags");
}

// SQLite counts its memory under a lock that every allocation takes. Nobody reads the count. Of no
// effect where something else has used SQLite before.
void stop_counting_memory() {
  static const int outcome = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(outcome);
}

SQLite::Database open(const std::filesystem::path& file, Connection::Mode mode) {
  stop_counting_memory();
  return {file.string(), open_flags(mode), busy_timeout_ms};
}

// Temporary tables and savepoint journals in memory: in files they cost a fifth of a booking.
constexpr auto common_pragmas =
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;";

// synchronous = FULL: in WAL, NORMAL loses acknowledged commits when the power goes.
// recursive_triggers: without it a REPLACE would take rows away behind the back of the triggers
// that count them.
// secure_delete: what is deleted is overwritten in the file. Debian's SQLite does so unless told
// otherwise; health data must not depend on who built it.
constexpr auto writing_pragmas =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA recursive_triggers = ON;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA wal_autocheckpoint = 4000;"
    "PRAGMA journal_size_limit = 67108864;";

// Only the writer checkpoints: SQLite before 3.51.3 can corrupt the file where one connection
// commits while another checkpoints.
constexpr auto reading_pragmas = "PRAGMA wal_autocheckpoint = 0";

}  // namespace

Statement::Statement(Prepared& prepared) : prepared_(&prepared) {
  if (std::exchange(prepared.is_on_loan, true)) {
    throw std::logic_error("a statement is used within itself: " + prepared.statement.getQuery());
  }
}

Statement::~Statement() {
  if (!prepared_) return;
  reset();
  // What was bound may be somebody's address: it is not kept until the statement is used again.
  prepared_->statement.clearBindings();
  prepared_->is_on_loan = false;
}

Statement::Statement(Statement&& other) noexcept
    : prepared_(std::exchange(other.prepared_, nullptr)) {}

// The failure that it answers with has been thrown by the step that had it.
void Statement::reset() noexcept { prepared_->statement.tryReset(); }

bool Statement::step() {
  try {
    return prepared_->statement.executeStep();
  } catch (const SQLite::Exception& failure) {
    rethrow(failure);
  }
}

int Statement::run() {
  try {
    return prepared_->statement.exec();
  } catch (const SQLite::Exception& failure) {
    rethrow(failure);
  }
}

std::int64_t Statement::integer(int column) const {
  return prepared_->statement.getColumn(column).getInt64();
}

std::string Statement::text(int column) const {
  return prepared_->statement.getColumn(column).getString();
}

std::string Statement::blob(int column) const {
  return prepared_->statement.getColumn(column).getString();
}

bool Statement::is_null(int column) const {
  return prepared_->statement.getColumn(column).isNull();
}

std::optional<UtcTime> Statement::optional_time(int column) const {
  if (is_null(column)) return std::nullopt;
  return time(column);
}

void Statement::bind_one(int index, std::int64_t value) { prepared_->statement.bind(index, value); }

void Statement::bind_one(int index, const std::string& value) {
  prepared_->statement.bind(index, value);
}

void Statement::bind_null(int index) { prepared_->statement.bind(index); }

void Statement::bind_one(int index, const Blob& value) {
  // A null pointer would be bound as NULL.
  const char* const bytes = value.bytes.empty() ? "" : value.bytes.data();
  prepared_->statement.bind(index, bytes, static_cast<int>(value.bytes.size()));
}

Connection::Connection(const std::filesystem::path& file, Mode mode) : database_(open(file, mode)) {
  execute(common_pragmas);
  if (mode == Mode::read_write) execute(writing_pragmas);
  if (mode == Mode::read_only) execute(reading_pragmas);
}

Statement Connection::statement(std::string_view sql) { return Statement(prepared(sql)); }

Prepared& Connection::prepared(std::string_view sql) {
  const auto known = statement_by_address_.find(sql.data());
  // What stood there may have gone, and another text taken its place.
  if (known != statement_by_address_.end() && known->second->first == sql) {
    return known->second->second;
  }
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    std::string text(sql);
    SQLite::Statement prepared(database_, text);
    found = statements_.emplace(std::move(text), Prepared{std::move(prepared)}).first;
  }
  if (statement_by_address_.size() == addresses_max) statement_by_address_.clear();
  statement_by_address_.insert_or_assign(sql.data(), found);
  return found->second;
}

void Connection::execute(const char* sql) {
  try {
    database_.exec(sql);
  } catch (const SQLite::Exception& failure) {
    rethrow(failure);
  }
}

std::int64_t Connection::last_insert_id() const { return database_.getLastInsertRowid(); }

bool Connection::is_autocommit() const {
  return sqlite3_get_autocommit(database_.getHandle()) != 0;
}

}  // namespace convene::storage

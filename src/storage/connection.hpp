#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/unavailable.hpp"

namespace convene::storage {

// No room on the disk, an I/O error, no memory.
struct StorageUnavailable : Unavailable {
  using Unavailable::Unavailable;
};

// Bytes, to be bound as a BLOB.
struct Blob {
  std::string_view bytes;
};

// A statement as its connection keeps it.
struct Prepared {
  SQLite::Statement statement;
  bool is_on_loan = false;
};

// A prepared statement on loan from its connection: bind, step, read; given back reset when it
// goes. Parameters and columns are numbered in the order in which they stand: `bind(a, b, c)`.
class Statement {
 public:
  // Throws std::logic_error if it is on loan already: its rows would be mixed up.
  explicit Statement(Prepared& prepared);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;

  // Binds every parameter, from the first, and begins anew. Text is copied.
  template <class... Values>
  Statement& bind(const Values&... values) {
    reset();
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }

  // True while there is a row. Throws SQLite::Exception; StorageUnavailable.
  bool step();
  // REQUIRES: the statement returns no rows. The number of rows changed.
  int run();

  // These read the current row; columns count from 0.
  std::int64_t integer(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }
  std::string text(int column) const;
  std::string blob(int column) const;
  bool is_null(int column) const;
  UtcTime time(int column) const { return UtcTime{std::chrono::seconds{integer(column)}}; }
  std::optional<UtcTime> optional_time(int column) const;
  template <class IdType>
  IdType id(int column) const {
    return IdType{integer(column)};
  }
  template <class IdType>
  std::optional<IdType> optional_id(int column) const {
    if (is_null(column)) return std::nullopt;
    return IdType{integer(column)};
  }

 private:
  void reset() noexcept;
  void bind_one(int index, std::int64_t value);
  void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, bool value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, const std::string& value);
  void bind_one(int index, std::string_view value) { bind_one(index, std::string{value}); }
  void bind_one(int index, const char* value) { bind_one(index, std::string_view{value}); }
  void bind_one(int index, UtcTime value) { bind_one(index, value.time_since_epoch().count()); }
  void bind_null(int index);
  void bind_one(int index, const Blob& value);
  template <class Tag>
  void bind_one(int index, Id<Tag> value) {
    bind_one(index, value.value);
  }
  template <class Value>
  void bind_one(int index, const std::optional<Value>& value) {
    value ? bind_one(index, *value) : bind_null(index);
  }

  Prepared* prepared_;  // null once moved from
};

// A database connection of one thread, with its prepared statements.
class Connection {
 public:
  enum class Mode {
    read_write,  // makes the file where there is none
    read_only,
    plain,  // may write, but changes nothing by being opened: for copies, and files of others
  };

  // Opens with the pragmas of docs/architecture.md (WAL, synchronous=FULL, foreign keys, …). The
  // file must exist unless the mode is read_write. Throws SQLite::Exception.
  Connection(const std::filesystem::path& file, Mode mode);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Prepared once, kept, and found again by its text: `sql` is one of few, never made of what
  // people typed. REQUIRES: the last loan of the same text has ended.
  Statement statement(std::string_view sql);

  // Runs one or more statements without parameters. Throws SQLite::Exception; StorageUnavailable.
  void execute(const char* sql);
  std::int64_t last_insert_id() const;
  // False while a transaction is open.
  bool is_autocommit() const;
  SQLite::Database& raw() { return database_; }

 private:
  using Statements = std::map<std::string, Prepared, std::less<>>;

  Prepared& prepared(std::string_view sql);

  SQLite::Database database_;
  // Gone before the database: a statement that outlives it aborts the program.
  Statements statements_;
  // The same by where their text stands, which for a literal is always the same place: many begin
  // alike, and to find one by its text was measured to cost more than to bind it.
  std::unordered_map<const char*, Statements::iterator> statement_by_address_;
};

}  // namespace convene::storage

#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <spdlog/common.h>

#include "email/outbox/pace.hpp"
#include "email/outbox/pruning.hpp"
#include "email/relay/address.hpp"

namespace convene::app {

// How mails leave. Without a relay they do not: they are written into the data directory.
struct MailConfig {
  std::optional<email::RelayAddress> relay;
  std::string from;                     // empty: the organisation's address
  std::string user;                     // empty: the relay asks for none
  std::filesystem::path password_file;  // what systemd hands over, unless it is set
  std::filesystem::path ca_file;        // empty: the system's certificates alone
  std::string return_path;              // empty: mails come back to `from`
  std::filesystem::path bounces;        // empty: a folder of the data directory
  email::PaceLimits limits;
  std::chrono::days kept = email::mail_kept_default;  // words of the relay, and mail files
};

// Everything that can be set from outside. settings.cpp says for each its flag, its environment
// variable, what it is for and what it may be.
struct Config {
  std::string listen_address = "127.0.0.1";
  unsigned short listen_port = 8080;
  std::filesystem::path data_directory = "data";
  std::string public_url;  // has no slash at the end; empty: the listen address
  std::vector<std::string> trusted_proxies;
  bool is_rate_limited = true;
  int io_threads = 1;
  int reader_threads = 2;
  int capacity_cap = 50;
  spdlog::level::level_enum log_level = spdlog::level::info;
  std::filesystem::path web_directory;  // empty: what is built in
  MailConfig mail;

  bool is_public_https() const { return public_url.starts_with("https://"); }
};

}  // namespace convene::app

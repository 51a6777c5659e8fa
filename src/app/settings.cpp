#include "app/settings.hpp"

#include <fstream>
#include <optional>
#include <stdexcept>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/url/parse.hpp>

#include "base/text.hpp"
#include "domain/email_address.hpp"
#include "email/return_path.hpp"

namespace convene::app {
namespace {

namespace ip = boost::asio::ip;

std::optional<int> number(std::string_view text, int lowest, int highest) {
  const auto value = whole_number<int>(text);
  if (!value || *value < lowest || *value > highest) return std::nullopt;
  return value;
}

bool set_number(std::string_view text, int lowest, int highest, int& target) {
  const auto value = number(text, lowest, highest);
  if (value) target = *value;
  return value.has_value();
}

bool is_address(std::string_view text) {
  boost::system::error_code failure;
  ip::make_address(std::string(text), failure);
  return !failure;
}

bool is_network(std::string_view text) {
  boost::system::error_code not_v4;
  boost::system::error_code not_v6;
  ip::make_network_v4(std::string(text), not_v4);
  ip::make_network_v6(std::string(text), not_v6);
  return !not_v4 || !not_v6;
}

// "127.0.0.1:8080" or "[::1]:8080"
bool set_listen(std::string_view text, Config& config) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return false;
  auto address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  } else if (address.find(':') != std::string_view::npos) {
    return false;
  }
  const auto port = number(text.substr(colon + 1), 0, 65535);
  if (!is_address(address) || !port) return false;
  config.listen_address = address;
  config.listen_port = static_cast<unsigned short>(*port);
  return true;
}

bool set_data_directory(std::string_view text, Config& config) {
  config.data_directory = text;
  return !text.empty();
}

bool set_public_url(std::string_view text, Config& config) {
  const auto url = boost::urls::parse_uri({text.data(), text.size()});
  if (!url || (url->scheme() != "http" && url->scheme() != "https") ||
      url->encoded_host().empty() || url->has_query() || url->has_fragment() ||
      url->has_userinfo() || (!url->encoded_path().empty() && url->encoded_path() != "/")) {
    return false;
  }
  config.public_url = text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
  return true;
}

bool set_trusted_proxies(std::string_view text, Config& config) {
  config.trusted_proxies.clear();
  for (const auto part : split(text, ',')) {
    const auto proxy = tidy_line(part);
    if (!is_address(proxy) && !is_network(proxy)) return false;
    config.trusted_proxies.push_back(proxy);
  }
  return true;
}

bool set_rate_limit(std::string_view text, Config& config) {
  config.is_rate_limited = text == "on";
  return text == "on" || text == "off";
}

bool set_log_level(std::string_view text, Config& config) {
  for (const std::string_view level : {"debug", "info", "warning", "error"}) {
    if (text == level) config.log_level = spdlog::level::from_str(std::string(level));
    if (text == level) return true;
  }
  return false;
}

bool set_web_directory(std::string_view text, Config& config) {
  config.web_directory = text;
  return std::filesystem::is_directory(config.web_directory / "templates");
}

bool set_mail_relay(std::string_view text, Config& config) {
  try {
    config.mail.relay = email::parse_relay_address(text);
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

bool set_mail_from(std::string_view text, Config& config) {
  config.mail.from = text;
  return domain::is_email_address(text);
}

bool set_mail_return_path(std::string_view text, Config& config) {
  config.mail.return_path = text;
  return email::can_be_return_path(text);
}

bool set_mail_bounces(std::string_view text, Config& config) {
  config.mail.bounces = text;
  return !text.empty();
}

bool set_mail_user(std::string_view text, Config& config) {
  config.mail.user = text;
  return !text.empty();
}

bool set_readable_file(std::string_view text, std::filesystem::path& target) {
  target = text;
  return std::ifstream(target).is_open();
}

constexpr int mails_per_minute_max = 100'000;
constexpr int mails_per_day_max = 1'000'000;
constexpr int mail_kept_days_max = 3650;

constexpr Setting all_settings[] = {
    {"listen", "CONVENE_LISTEN", "ADDRESS:PORT",
     "Where the server listens; port 0 takes any that is free. Default 127.0.0.1:8080.",
     "an IP address and a port, like 127.0.0.1:8080 or [::1]:8080", set_listen},
    {"data-dir", "CONVENE_DATA_DIR", "DIRECTORY",
     "Where the database, the server's key and the mail files live. Default ./data.",
     "the path of a directory", set_data_directory},
    {"public-url", "CONVENE_PUBLIC_URL", "URL",
     "How people reach the server, for links in mails. With https, cookies are for TLS alone. "
     "Default http://LISTEN.",
     "a scheme and a host, like https://events.example.org", set_public_url},
    {"trusted-proxy", "CONVENE_TRUSTED_PROXY", "ADDRESS,…",
     "Proxies whose Forwarded and X-Forwarded-For headers are believed: addresses or networks, "
     "separated by commas. Default none.",
     "IP addresses or networks separated by commas, like 127.0.0.1,10.0.0.0/8",
     set_trusted_proxies},
    {"rate-limit", "CONVENE_RATE_LIMIT", "on|off",
     "off lifts the limits of requests and connections, for tests and demonstrations. Default on.",
     "on or off", set_rate_limit},
    {"capacity-cap", "CONVENE_CAPACITY_CAP", "NUMBER",
     "The largest capacity that an event may be given. Default 50.",
     "a whole number from 1 to 10000",
     [](std::string_view text, Config& config) {
       return set_number(text, 1, 10000, config.capacity_cap);
     }},
    {"io-threads", "CONVENE_IO_THREADS", "NUMBER",
     "Threads that serve connections. On two cores more than one is slower. Default 1.",
     "a whole number from 1 to 16",
     [](std::string_view text, Config& config) {
       return set_number(text, 1, 16, config.io_threads);
     }},
    {"reader-threads", "CONVENE_READER_THREADS", "NUMBER",
     "Threads that read the database for pages that memory does not hold. Default 2.",
     "a whole number from 1 to 16",
     [](std::string_view text, Config& config) {
       return set_number(text, 1, 16, config.reader_threads);
     }},
    {"mail-relay", "CONVENE_MAIL_RELAY", "URL",
     "The server that mails are handed to. Default none: mails are written into data/mail, and "
     "none "
     "leaves the machine.",
     "an address like smtp+starttls://smtp.example.org:587, smtps://smtp.example.org or "
     "smtp://127.0.0.1:25",
     set_mail_relay},
    {"mail-from", "CONVENE_MAIL_FROM", "ADDRESS",
     "The address that mails come from, and where those that cannot be delivered come back to. "
     "Default: the organisation's, from the office's settings.",
     "an email address", set_mail_from},
    {"mail-return-path", "CONVENE_MAIL_RETURN_PATH", "ADDRESS",
     "The address that mails which cannot be delivered come back to; each puts a code of its own "
     "into it, bounces+CODE@example.org. Default: the address that they come from, without one.",
     "an email address with at most 30 characters before the @", set_mail_return_path},
    {"mail-bounces", "CONVENE_MAIL_BOUNCES", "DIRECTORY",
     "The Maildir in which mails that came back are put, and read. Default: bounces, in the data "
     "directory.",
     "the path of a directory", set_mail_bounces},
    {"mail-user", "CONVENE_MAIL_USER", "NAME", "Who we are to the relay, where it asks.", "a name",
     set_mail_user},
    {"mail-password-file", "CONVENE_MAIL_PASSWORD_FILE", "FILE",
     "Holds the password for the relay; read for each connection. Default: systemd's credential "
     "mail_password, where there is one.",
     "a file that can be read",
     [](std::string_view text, Config& config) {
       return set_readable_file(text, config.mail.password_file);
     }},
    {"mail-ca-file", "CONVENE_MAIL_CA_FILE", "FILE",
     "Certificates, in PEM, by which the relay's is trusted. Default: the system's.",
     "a file that can be read",
     [](std::string_view text, Config& config) {
       return set_readable_file(text, config.mail.ca_file);
     }},
    {"mail-per-minute", "CONVENE_MAIL_PER_MINUTE", "NUMBER",
     "How many mails the relay takes within a minute. Default 0: no limit.",
     "a whole number from 0 to 100000",
     [](std::string_view text, Config& config) {
       return set_number(text, 0, mails_per_minute_max, config.mail.limits.per_minute);
     }},
    {"mail-per-day", "CONVENE_MAIL_PER_DAY", "NUMBER",
     "How many mails the relay takes within a day. Default 0: no limit.",
     "a whole number from 0 to 1000000",
     [](std::string_view text, Config& config) {
       return set_number(text, 0, mails_per_day_max, config.mail.limits.per_day);
     }},
    {"mail-kept-days", "CONVENE_MAIL_KEPT_DAYS", "NUMBER",
     "How long the relay's words about a mail, the mail files and mails that came back are kept. "
     "Default 30.",
     "a whole number from 1 to 3650",
     [](std::string_view text, Config& config) {
       const auto days = number(text, 1, mail_kept_days_max);
       if (days) config.mail.kept = std::chrono::days{*days};
       return days.has_value();
     }},
    {"log-level", "CONVENE_LOG_LEVEL", "LEVEL",
     "How much is logged: debug, info (one line a request), warning or error. Default info.",
     "debug, info, warning or error", set_log_level},
    {"web-dir", "CONVENE_WEB_DIR", "DIRECTORY",
     "Reads templates from the folder web/ of the sources, for working on them. Default: those "
     "built in.",
     "a directory that holds templates/", set_web_directory},
};

}  // namespace

std::span<const Setting> settings() { return all_settings; }

}  // namespace convene::app

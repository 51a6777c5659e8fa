#include "app/commands.hpp"

#include <cstdio>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/addresses.hpp"
#include "app/application.hpp"
#include "app/disk_failure.hpp"
#include "app/exit_status.hpp"
#include "app/mail_test.hpp"
#include "app/parts/bounces.hpp"
#include "base/london_time.hpp"
#include "base/random.hpp"
#include "domain/site_links.hpp"
#include "services/accounts/invitation.hpp"
#include "storage/backup.hpp"
#include "storage/data_lock.hpp"
#include "storage/database.hpp"
#include "storage/restore.hpp"
#include "storage/writer.hpp"

namespace convene::app {
namespace {

storage::DataDirectory directory_of(const Config& config) { return {config.data_directory}; }

// Each connection takes a descriptor, and the system's first offer is often less than the cap of
// connections. Where it gives no more, connections beyond wait to be accepted.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void serve(const Config& config) {
  raise_descriptor_limit();
  const SystemClock clock;
  Application application(config, clock);
  fmt::print("Convene serves at {}\n", application.address());
  if (const auto link = application.first_administrator_link()) {
    fmt::print("Nobody can sign in yet. Make the first administrator's account here:\n{}\n", *link);
  }
  std::fflush(stdout);
  application.run();
}

void backup(const Config& config, const std::filesystem::path& file) {
  storage::backup(directory_of(config), file, SystemClock().now());
  fmt::print(
      "Copied to {} and checked. It holds the server's key: keep it as safe as the server.\n",
      file.string());
}

void restore(const Config& config, const std::filesystem::path& file) {
  const auto former = storage::restore(directory_of(config), file, SystemClock().now());
  fmt::print("Restored from {}.\n", file.string());
  if (former) fmt::print("What was there before is kept as {}.\n", former->string());
}

void make_account_link(const Config& config, const std::string& email) {
  const SystemClock clock;
  const auto directory = directory_of(config);
  if (!std::filesystem::exists(directory.database())) {
    throw std::runtime_error(
        fmt::format("There is no database in {}. Name the right place with --data-dir.",
                    directory.root.string()));
  }
  const storage::DataLock lock(directory);
  const auto database = storage::open_database(directory);
  storage::Writer writer(
      *database, clock, [](storage::Connection&, const storage::Changes&) {}, end_at_once);
  const auto invitation = writer.run_blocking([&email](storage::Transaction& transaction) {
    return services::new_account_invitation(transaction, domain::Actor::command(), email);
  });
  if (!invitation) {
    throw std::runtime_error(fmt::format("There is no active account with the address {}.", email));
  }
  fmt::print("A password can be chosen once, before {}, at\n{}\n",
             london::date_and_time(invitation->expires_at),
             domain::set_up_link(public_url(config, config.listen_port), invitation->token));
}

// Makes no folder: one made in the wrong place would take messages that nobody reads.
void take_bounce(const Config& config) {
  const auto folder = bounce_folder(config);
  auto delivery = email::Maildir::Delivery::stored;
  try {
    delivery = folder.deliver(STDIN_FILENO);
  } catch (const std::system_error& failure) {
    throw TryAgain(fmt::format(
        "The message cannot be stored in {} ({}). The folder is made when the server starts; see "
        "--data-dir and --mail-bounces.",
        folder.root().string(), failure.code().message()));
  }
  switch (delivery) {
    case email::Maildir::Delivery::stored:
      return;
    case email::Maildir::Delivery::empty:
      throw NoMessage("There is no message on standard input.");
    case email::Maildir::Delivery::too_large:
      throw NoMessage("The message is larger than 10 MB, which no bounce is.");
  }
}

}  // namespace

void run(const CommandLine& line) {
  if (line.command == Command::print) return fmt::print("{}\n", line.text);
  // What people asked for goes to standard output, what happened to standard error.
  spdlog::set_default_logger(spdlog::stderr_color_mt("convene"));
  spdlog::set_level(line.config.log_level);
  initialise_cryptography();
  switch (line.command) {
    case Command::serve:
      return serve(line.config);
    case Command::backup:
      return backup(line.config, line.file);
    case Command::restore:
      return restore(line.config, line.file);
    case Command::account_link:
      return make_account_link(line.config, line.email);
    case Command::mail_bounce:
      return take_bounce(line.config);
    case Command::mail_test:
      return fmt::print("{}\n", test_mail(line.config, line.email));
    case Command::print:
      return;
  }
}

}  // namespace convene::app

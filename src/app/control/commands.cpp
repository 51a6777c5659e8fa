#include "app/control/commands.hpp"

#include "app/mail_test.hpp"

namespace convene::app {

ControlCommands control_commands(const Config& config, email::TestMails& test_mails) {
  using Arguments = std::vector<std::string>;
  return {
      {"mail test",
       [&](Arguments given) { return test_mail(config, test_mails, std::move(given)); }},
  };
}

}  // namespace convene::app

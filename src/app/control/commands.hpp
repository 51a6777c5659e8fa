#pragma once

#include "app/config.hpp"
#include "app/control/server.hpp"
#include "email/test_mails.hpp"

namespace convene::app {

// What a running server does for the command line. All must outlive it.
ControlCommands control_commands(const Config& config, email::TestMails& test_mails);

}  // namespace convene::app

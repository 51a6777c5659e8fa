#pragma once

#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "app/config.hpp"
#include "app/control/protocol.hpp"
#include "email/test_mails.hpp"

namespace convene::app {

// Sends a test mail to the one address among `arguments` and waits for what becomes of it; is_well
// where it was accepted.
boost::asio::awaitable<ControlAnswer> test_mail(const Config& config, email::TestMails& test_mails,
                                                std::vector<std::string> arguments);

// The same by the server that runs in the data folder, else by ourselves. Throws std::runtime_error
// with what to print where the mail was not accepted; returns it otherwise.
std::string test_mail(const Config& config, const std::string& address);

}  // namespace convene::app

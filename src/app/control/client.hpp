#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "app/control/protocol.hpp"

namespace convene::app {

// Longer than any command takes.
constexpr std::chrono::minutes control_answer_wait_max{5};

// Asks the server that runs in the data folder of this socket. Nothing where none runs; then the
// caller does it itself. Throws std::runtime_error with one clear sentence where one runs and does
// not answer.
std::optional<ControlAnswer> ask_running_server(
    const std::filesystem::path& socket, const ControlRequest& request,
    std::chrono::milliseconds longest = control_answer_wait_max);

}  // namespace convene::app

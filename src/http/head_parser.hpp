#pragma once

#include <optional>
#include <string_view>

#include "http/message.hpp"
#include "http/response.hpp"

namespace convene::http {

struct Limits;

// Reads a head that HeadScan found whole into `message`: everything but the body, the client's
// address and the id. Gives the status to refuse it with, or nothing.
std::optional<Status> parse_head(std::string_view head, const Limits& limits, Message& message);

}  // namespace convene::http

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What goes through the control socket: one line of JSON there, and one back.
namespace convene::app {

// {"command": "mail test", "arguments": ["ann@school.example"]}
struct ControlRequest {
  std::string command;  // as it stands on the command line
  std::vector<std::string> arguments;
};

// {"ok": true, "text": "…"}
struct ControlAnswer {
  bool is_well = false;
  std::string text;  // what the command prints
};

constexpr std::size_t control_request_bytes_max = 4096;
constexpr std::size_t control_answer_bytes_max = std::size_t{64} * 1024;

// They end with a line feed.
std::string line_of(const ControlRequest& request);
std::string line_of(const ControlAnswer& answer);

// Nothing where the line is none.
std::optional<ControlRequest> control_request_from(std::string_view line);
std::optional<ControlAnswer> control_answer_from(std::string_view line);

}  // namespace convene::app

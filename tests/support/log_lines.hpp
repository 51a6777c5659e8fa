#pragma once

#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "base/text.hpp"

namespace convene::support {

// Takes what the program logs while it lives, in place of the log that was there.
class LogLines {
 public:
  LogLines() {
    auto logger = std::make_shared<spdlog::logger>(
        "lines", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_));
    logger->set_pattern("%v");
    spdlog::set_default_logger(std::move(logger));
  }
  ~LogLines() { spdlog::set_default_logger(std::move(before_)); }
  LogLines(const LogLines&) = delete;
  LogLines& operator=(const LogLines&) = delete;

  // What was logged since the last call. REQUIRES: no other thread logs meanwhile.
  std::vector<std::string> take() {
    const auto text = std::exchange(text_, std::ostringstream{}).str();
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) {
      if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
  }

 private:
  std::ostringstream text_;
  std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
};

}  // namespace convene::support

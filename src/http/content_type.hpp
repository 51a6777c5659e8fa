#pragma once

#include <string_view>

// What a body is, as the header Content-Type says it.
namespace convene::http {

constexpr const char* html_type = "text/html; charset=utf-8";
constexpr const char* text_type = "text/plain; charset=utf-8";
constexpr const char* csv_type = "text/csv; charset=utf-8";
constexpr const char* calendar_type = "text/calendar; charset=utf-8";
constexpr const char* event_stream_type = "text/event-stream";
constexpr const char* json_type = "application/json";
constexpr const char* problem_type = "application/problem+json";

// The type that the ending of a file's name stands for; application/octet-stream for one that is
// none of ours.
std::string_view content_type_of(std::string_view file_name);

}  // namespace convene::http

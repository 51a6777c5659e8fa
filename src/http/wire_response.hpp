#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/response.hpp"

namespace convene::http {

// What of a request decides how its answer is put on the wire.
struct Delivery {
  bool is_head = false;
  bool accepts_gzip = false;
  bool is_http_1_0 = false;
  bool closes = false;  // the connection, after this answer
  std::string_view if_none_match;
  std::string_view request_id;
};

// The headers of every answer, checked and written out once.
class CommonHeaders {
 public:
  // Throws std::logic_error if one holds a line break.
  explicit CommonHeaders(const std::vector<std::pair<std::string, std::string>>& headers);

  struct Line {
    std::string name;
    std::string text;  // ends with its line break
  };
  const std::vector<Line>& lines() const { return lines_; }
  // All of them.
  const std::string& text() const { return text_; }

 private:
  std::vector<Line> lines_;
  std::string text_;
};

// An answer as it is sent: a head that is built here in one go and a body that is nobody's copy.
// Beast's serializer, which does more than is needed, was measured to cost 1.4 times as much.
class WireResponse {
 public:
  // Throws std::logic_error if a header holds a line break.
  WireResponse(Response response, const Delivery& delivery, const CommonHeaders& common_headers);

  Status status() const { return response_.status; }
  std::string_view head() const { return head_; }
  std::string_view body() const;

 private:
  enum class Body { none, own, own_gzip, shared, shared_gzip };

  void choose_body(const Delivery& delivery);
  void write_head(const Delivery& delivery, const CommonHeaders& common_headers);

  Response response_;
  Body body_ = Body::own;
  bool varies_ = false;  // depends on what the client takes
  std::string head_;
};

}  // namespace convene::http

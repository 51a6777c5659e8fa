#include "api/json_response.hpp"

#include <boost/json/serialize.hpp>

namespace convene::api {

http::Response json_response(http::Status status, const boost::json::value& value,
                             std::string content_type) {
  http::Response response;
  response.status = status;
  response.body = boost::json::serialize(value);
  response.with("Content-Type", std::move(content_type)).with("Cache-Control", "no-store");
  return response;
}

}  // namespace convene::api

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

namespace convene::tests {

// What is wrong with an answer by the OpenAPI document: its status is not named there for the call,
// or its body is not of the schema. `path` is the route's ("/api/v1/events/{slug}"), `method` in
// lower case. Empty where all is well. Knows as much of JSON Schema as the document uses.
std::vector<std::string> faults_by_openapi(std::string_view path, std::string_view method,
                                           int status, std::string_view content_type,
                                           const boost::json::value& body);

// Why the document would not have let a program send this.
std::vector<std::string> faults_of_request(std::string_view path, std::string_view method,
                                           const boost::json::value& body);

// The same for a body and a schema of the document's components: for a test of the check itself.
std::vector<std::string> faults_by_schema(std::string_view schema_name,
                                          const boost::json::value& body);

}  // namespace convene::tests

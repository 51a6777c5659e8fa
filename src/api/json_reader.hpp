#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "domain/problem.hpp"

namespace convene::api {

// Reads the members of a JSON object one by one, as strictly as the OpenAPI document says: a wrong
// type, a missing member and, at the end, a member that nobody asked for each become an error with
// its path.
class ObjectReader {
 public:
  // `path` is where the object stands: "", "contact", "delegates.0". `errors` outlives the reader.
  ObjectReader(const boost::json::value& value, std::string path,
               std::vector<domain::FieldError>& errors);

  // The members; each gives its default where the member is absent, and an error where its type is
  // wrong or it is required and absent.
  std::string required_text(std::string_view name);
  std::string text(std::string_view name);
  bool boolean(std::string_view name, bool absent);
  std::int64_t required_integer(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name);
  std::vector<std::string> texts(std::string_view name, std::vector<std::string> absent);
  // What is there has something in it: nothing must not be taken for "all of them", "anywhere".
  std::string some_text(std::string_view name);
  std::vector<std::int64_t> some_integers(std::string_view name);
  // nullptr where there is none, and the error is written.
  const boost::json::array* required_array(std::string_view name);
  std::optional<ObjectReader> required_object(std::string_view name);
  // An item of the list of this name.
  ObjectReader item(std::string_view name, std::size_t index, const boost::json::value& value);

  // An error for this member; the first one stands. What is no object has one error, and no
  // members.
  void refuse(std::string_view name, std::string message);
  // Errors for members that were not asked for.
  void finish();

 private:
  std::string path_of(std::string_view name) const;
  // nullptr where there is none, and the error is written.
  const boost::json::value* required(std::string_view name);
  const boost::json::value* member(std::string_view name);
  // nullptr where it is absent, or no list, for which the error is written.
  const boost::json::array* array(std::string_view name);

  const boost::json::object* object_;  // null: the value is no object, and the error is written
  std::string path_;
  std::vector<domain::FieldError>& errors_;
  std::vector<std::string_view> asked_for_;
};

// What `read(ObjectReader&)` makes of a body, or everything that is wrong with it. Problem:
// invalid_input.
template <class Read>
auto read_object(const boost::json::value& body, const Read& read)
    -> domain::result<std::invoke_result_t<const Read&, ObjectReader&>> {
  std::vector<domain::FieldError> errors;
  ObjectReader reader(body, "", errors);
  auto wanted = read(reader);
  reader.finish();
  if (!errors.empty()) {
    return domain::Problem{domain::ProblemKind::invalid_input, std::move(errors)};
  }
  return wanted;
}

}  // namespace convene::api

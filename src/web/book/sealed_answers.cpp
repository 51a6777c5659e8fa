#include "web/book/sealed_answers.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/seal.hpp"

namespace convene::web {

std::string seal_answers(const Key& key, SealedAnswers answers) {
  boost::json::object object;
  object["event"] = answers.event;
  for (const auto& [name, text] : texts_of(answers.form)) object[name] = *text;
  return seal(key, boost::json::serialize(object));
}

std::optional<SealedAnswers> open_answers(const Key& key, std::string_view sealed) {
  const auto plain = open_seal(key, sealed);
  if (!plain) return std::nullopt;
  // Sealed by us, so it is an object of texts.
  const auto fields = boost::json::parse(*plain);
  http::FormData typed;
  for (const auto& [name, text] : fields.as_object()) {
    typed.add(std::string(name), std::string(text.as_string()));
  }
  return SealedAnswers{std::string(typed.get("event")), BookingForm::parse(typed)};
}

}  // namespace convene::web

#include "email/encoded_words.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "email/typed_texts.hpp"

using namespace convene;
using namespace convene::email;

BOOST_AUTO_TEST_SUITE(mail_encoded_words)

BOOST_AUTO_TEST_CASE(letters_of_english_stay_readable_and_others_are_short) {
  const struct {
    std::string text;
    std::string word;
  } cases[] = {
      {"Zoë’s place", "=?utf-8?q?Zo=C3=AB=E2=80=99s_place?="},
      {"=?utf-8?Q?x?=", "=?utf-8?q?=3D=3Futf-8=3FQ=3Fx=3F=3D?="},
      {"Sample_Delegate", "=?utf-8?q?Sample=5FDelegate?="},
      {"示例代表", "=?utf-8?b?56S65L6L5Luj6KGo?="},
      {"Делегат", "=?utf-8?b?0JTQtdC70LXQs9Cw0YI=?="},
  };
  for (const auto& [text, word] : cases) {
    BOOST_TEST_CONTEXT(text) {
      const auto words = encoded_words(text, encoded_word_length_max);
      BOOST_REQUIRE(words.size() == 1);
      BOOST_TEST(words[0] == word);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_word_is_longer_than_it_may_be) {
  for (const auto& text : long_texts()) {
    for (const std::size_t first : {24U, 40U, 66U, 75U}) {
      BOOST_TEST_CONTEXT(first << " for the first of: " << text) {
        const auto words = encoded_words(text, first);
        BOOST_REQUIRE(words.size() > 2);
        BOOST_TEST(words.front().size() <= first);
        for (const auto& word : words) {
          BOOST_TEST(word.size() <= encoded_word_length_max);
          // That none holds part of a character is found by the reader of read_by_python_test.
          BOOST_TEST(word.starts_with("=?utf-8?"));
          BOOST_TEST(word.ends_with("?="));
          BOOST_TEST(word.size() > 12);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

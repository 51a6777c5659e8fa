#include "base/keys.hpp"

#include <fstream>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include "base/password.hpp"
#include "base/random.hpp"
#include "base/seal.hpp"
#include "base/text.hpp"
#include "support/temporary_directory.hpp"

using namespace convene;

namespace {

Key key_of(unsigned char first) {
  Key key;
  key.bytes[0] = first;
  return key;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(keys)

BOOST_AUTO_TEST_CASE(the_server_s_key_is_made_once_and_for_its_owner_alone) {
  const support::TemporaryDirectory directory;
  const auto file = directory.path() / "server.key";
  const auto first = ServerKey::load_or_create(file).derive(KeyPurpose::manage_links);
  const auto second = ServerKey::load_or_create(file).derive(KeyPurpose::manage_links);
  BOOST_TEST((first.bytes == second.bytes));
  struct stat status{};
  BOOST_TEST(stat(file.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(each_purpose_has_a_key_of_its_own) {
  const support::TemporaryDirectory directory;
  const auto key = ServerKey::load_or_create(directory.path() / "server.key");
  BOOST_TEST(
      (key.derive(KeyPurpose::manage_links).bytes != key.derive(KeyPurpose::form_tokens).bytes));
}

BOOST_AUTO_TEST_CASE(what_is_no_key_file_is_refused) {
  const support::TemporaryDirectory directory;
  const auto file = directory.path() / "server.key";
  std::ofstream(file) << "short";
  BOOST_CHECK_THROW(ServerKey::load_or_create(file), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_code_fits_its_message_and_key_only) {
  const auto code = authentication_code(key_of(1), "booking 17");
  BOOST_TEST(code.size() == 22U);
  BOOST_TEST(is_authentic(key_of(1), "booking 17", code));
  BOOST_TEST(!is_authentic(key_of(1), "booking 18", code));
  BOOST_TEST(!is_authentic(key_of(2), "booking 17", code));
  BOOST_TEST(!is_authentic(key_of(1), "booking 17", code.substr(1)));
  BOOST_TEST(!is_authentic(key_of(1), "booking 17", ""));
}

BOOST_AUTO_TEST_CASE(a_code_that_lost_its_case_fits_where_that_is_allowed) {
  const auto code = authentication_code(key_of(1), "mail 17");
  BOOST_TEST(code.size() == authentication_code_length);
  const auto lower = ascii_lower(code);
  BOOST_REQUIRE(lower != code);
  BOOST_TEST(!is_authentic(key_of(1), "mail 17", lower));
  BOOST_TEST(is_authentic_ignoring_case(key_of(1), "mail 17", lower));
  BOOST_TEST(is_authentic_ignoring_case(key_of(1), "mail 17", code));
  BOOST_TEST(!is_authentic_ignoring_case(key_of(1), "mail 18", lower));
  BOOST_TEST(!is_authentic_ignoring_case(key_of(2), "mail 17", lower));
  BOOST_TEST(!is_authentic_ignoring_case(key_of(1), "mail 17", lower.substr(1)));
  BOOST_TEST(!is_authentic_ignoring_case(key_of(1), "mail 17", ""));
}

BOOST_AUTO_TEST_CASE(a_seal_opens_with_its_key_and_unchanged_only) {
  const auto sealed = seal(key_of(1), "what was typed");
  BOOST_TEST(open_seal(key_of(1), sealed).value() == "what was typed");
  BOOST_TEST(!open_seal(key_of(2), sealed));
  auto changed = sealed;
  changed.back() = changed.back() == 'A' ? 'B' : 'A';
  BOOST_TEST(!open_seal(key_of(1), changed));
  BOOST_TEST(!open_seal(key_of(1), ""));
  BOOST_TEST(!open_seal(key_of(1), "AAAA"));
  BOOST_TEST((seal(key_of(1), "same") != seal(key_of(1), "same")));
}

BOOST_AUTO_TEST_CASE(a_password_matches_its_hash_only) {
  const auto hash = hash_password("correct horse");
  BOOST_TEST(hash.starts_with("$argon2id$"));
  BOOST_TEST(password_matches("correct horse", hash));
  BOOST_TEST(!password_matches("Correct horse", hash));
  BOOST_TEST(!password_matches("correct horse", hash_of_nobody()));
}

BOOST_AUTO_TEST_CASE(tokens_differ) { BOOST_TEST(random_token() != random_token()); }

BOOST_AUTO_TEST_SUITE_END()

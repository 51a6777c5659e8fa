// The main function of every test program.
#define BOOST_TEST_MODULE convene
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
#include <sodium.h>

namespace {

struct Sodium {
  Sodium() { BOOST_REQUIRE(sodium_init() >= 0); }
};
BOOST_TEST_GLOBAL_FIXTURE(Sodium);

}  // namespace

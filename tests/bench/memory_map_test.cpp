#include "bench/memory_map.hpp"

#include <sstream>

#include <boost/test/unit_test.hpp>

using namespace convene::bench;

BOOST_AUTO_TEST_SUITE(memory_map_of_a_process)

BOOST_AUTO_TEST_CASE(what_is_resident_is_counted_by_library) {
  std::istringstream smaps(
      "55d0c0000000-55d0c0010000 r--p 00000000 fe:00 42      /usr/bin/convene\n"
      "Size:                 64 kB\n"
      "Rss:                  60 kB\n"
      "VmFlags: rd mr mw me sd\n"
      "55d0c1000000-55d0c1010000 rw-p 00000000 00:00 0       [heap]\n"
      "Rss:                 500 kB\n"
      "7f0000000000-7f0000010000 r-xp 00001000 fe:00 43      /usr/lib/libcurl.so.4.8.0\n"
      "Rss:                 100 kB\n"
      "7f0000010000-7f0000020000 rw-p 00002000 fe:00 43      /usr/lib/libcurl.so.4.8.0\n"
      "Rss:                   8 kB\n"
      "Rollup-like: 7f-80 kB\n"
      "7f0000020000-7f0000030000 rw-p 00000000 00:00 0 \n"
      "Rss:                  16 kB\n");
  const auto memory = read_memory_map(smaps);
  BOOST_TEST((memory ==
              ResidentMemory{
                  {"convene", 60}, {"[heap]", 500}, {"libcurl.so.4.8.0", 108}, {"anonymous", 16}}));
  BOOST_TEST(total(memory) == 684);
}

BOOST_AUTO_TEST_CASE(what_has_grown_most_comes_first_and_what_is_small_is_summed_up) {
  const ResidentMemory before{{"convene", 300}, {"libz.so.1", 3}, {"libm.so.6", 4}};
  const ResidentMemory after{{"convene", 320}, {"libz.so.1", 3}, {"libcurl.so.4", 900}};
  BOOST_TEST(comparison(before, after, 100) ==
             "  libcurl.so.4                           0     900    +900\n"
             "  convene                              300     320     +20\n"
             "  others                                 7       3      -4\n"
             "  all                                  307    1223    +916\n");
}

BOOST_AUTO_TEST_SUITE_END()

#include "email/gmime.hpp"

namespace convene::email {

void initialise_gmime() {
  static const bool is_ready = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(is_ready);
}

}  // namespace convene::email

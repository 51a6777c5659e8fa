#pragma once

#include <chrono>
#include <thread>

namespace convene::support {

// Waits until `holds()`, half a minute at most; false if it never did. A test asserts that
// something happens, not when.
template <class Condition>
bool wait_until(Condition holds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace convene::support

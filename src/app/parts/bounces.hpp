#pragma once

#include "app/config.hpp"
#include "app/parts/storage.hpp"
#include "email/bounces/maildir.hpp"
#include "email/bounces/watcher.hpp"

namespace convene::app {

// Where mails that came back are put.
email::Maildir bounce_folder(const Config& config);

// What reads the mails that came back, on a thread of its own.
struct Bounces {
  // Makes the folder where there is none. Throws std::runtime_error with one clear sentence where
  // it cannot.
  Bounces(const Config& config, Storage& storage);

  // Ends the thread. Before the storage stops.
  void stop() { watcher.stop(); }

  const email::Maildir folder;
  email::BounceWatcher watcher;
};

}  // namespace convene::app

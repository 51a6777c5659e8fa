#pragma once

#include <string>

#include <curl/curl.h>

#include "email/relay/conversation.hpp"
#include "email/senders/sender.hpp"

namespace convene::email {

// How an attempt ended by libcurl's account.
struct Ending {
  CURLcode code = CURLE_OK;
  std::string words;  // libcurl's, in English; may be empty
  bool is_interrupted = false;
};

// What became of a mail. The relay's own reply decides; libcurl's code only where there is none.
SendResult fate_of(const Conversation& conversation, const Ending& ending);

}  // namespace convene::email

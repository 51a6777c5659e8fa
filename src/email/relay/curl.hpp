#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include <curl/curl.h>

namespace convene::email {

// What we call of libcurl. The library is loaded where a relay is set and not linked: it costs
// several megabytes of resident memory, which a server that writes mails into a folder need not
// pay.
struct Curl {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&curl_easy_perform) easy_perform = nullptr;
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
};

// Loads it at the first call and keeps it for as long as the program runs: what OpenSSL registers
// for the program's end must still be there then. Throws std::runtime_error where it is not
// installed.
const Curl& loaded_curl();

// One easy handle: its options, and the connection that it keeps.
class CurlHandle {
 public:
  // Throws std::runtime_error.
  explicit CurlHandle(const Curl& curl);

  // `value` is a long, a curl_off_t, a function or a pointer, as the option asks for: nothing
  // checks it. Throws std::runtime_error where this libcurl does not know the option.
  template <class Value>
  void set(CURLoption option, Value value) {
    if (curl_.easy_setopt(handle_.get(), option, value) != CURLE_OK) refuse(option);
  }
  void set(CURLoption option, const std::string& text) { set(option, text.c_str()); }

  CURLcode perform() { return curl_.easy_perform(handle_.get()); }
  // How many connections the last perform() opened: 0 where it used the one that was kept.
  long opened_connections() const;

 private:
  [[noreturn]] static void refuse(CURLoption option);

  const Curl& curl_;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle_;
};

}  // namespace convene::email

#include "email/relay/curl.hpp"

#include <dlfcn.h>

namespace convene::email {
namespace {

constexpr const char* library_name = "libcurl.so.4";

template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (!function) {
    throw std::runtime_error(std::string(library_name) + " has no " + name +
                             ": mails cannot be handed to the relay");
  }
}

Curl load() {
  // RTLD_LOCAL: another libcurl, of a library's own, does not meet this one.
  void* const library = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    throw std::runtime_error(
        "libcurl, which hands mails to the relay, cannot be loaded (Debian's package is "
        "libcurl4): " +
        std::string(::dlerror()));
  }
  Curl curl;
  find(library, "curl_global_init", curl.global_init);
  find(library, "curl_easy_init", curl.easy_init);
  find(library, "curl_easy_setopt", curl.easy_setopt);
  find(library, "curl_easy_getinfo", curl.easy_getinfo);
  find(library, "curl_easy_perform", curl.easy_perform);
  find(library, "curl_easy_cleanup", curl.easy_cleanup);
  find(library, "curl_slist_append", curl.slist_append);
  find(library, "curl_slist_free_all", curl.slist_free_all);
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    throw std::runtime_error("libcurl does not start: mails cannot be handed to the relay");
  }
  return curl;
}

}  // namespace

const Curl& loaded_curl() {
  static const Curl curl = load();
  return curl;
}

CurlHandle::CurlHandle(const Curl& curl)
    : curl_(curl), handle_(curl.easy_init(), curl.easy_cleanup) {
  if (!handle_) throw std::runtime_error("libcurl has no handle left");
}

long CurlHandle::opened_connections() const {
  long count = 0;
  curl_.easy_getinfo(handle_.get(), CURLINFO_NUM_CONNECTS, &count);
  return count;
}

void CurlHandle::refuse(CURLoption option) {
  throw std::runtime_error("libcurl does not take its option " +
                           std::to_string(static_cast<int>(option)));
}

}  // namespace convene::email

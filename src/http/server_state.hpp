#pragma once

#include <atomic>

#include "http/client_address.hpp"
#include "http/client_counter.hpp"
#include "http/connection_list.hpp"
#include "http/server.hpp"
#include "http/stream_list.hpp"
#include "http/wire_response.hpp"

namespace convene::http {

// What all sessions of a server share. Constant, or with a mutex of its own.
struct ServerState {
  ServerState(const Router& routes, ServerOptions settings)
      : router(routes),
        options(std::move(settings)),
        common_headers(options.common_headers),
        proxies(options.trusted_proxies),
        connections(options.limits),
        requests_in_flight({.of_one_client = options.limits.connections_per_address}),
        streams(options.limits) {}

  const Router& router;
  const ServerOptions options;
  const CommonHeaders common_headers;
  const TrustedProxies proxies;
  ConnectionList connections;
  ClientCounter requests_in_flight;  // connections tell nothing behind a proxy
  StreamList streams;
  std::atomic<bool> is_draining = false;
};

}  // namespace convene::http

#pragma once

#include <string>
#include <utility>

#include "support/http_client.hpp"

namespace convene::tests {

// What opens the place of one person.
struct Link {
  std::string reference;
  std::string token;
};

// What the API answered about a booking of one person.
struct Reply {
  int status = 0;
  std::string problem;  // the last segment of its type; empty where it was done
  std::string state;    // the person's, where it was done
  std::string event;    // the same; slug
  int position = 0;     // while waiting
  Link link;            // opens what was booked

  bool is_done() const { return status == 200 || status == 201; }
};

// Somebody with a connection of their own, who uses the JSON API.
class RaceClient {
 public:
  explicit RaceClient(support::HttpClient client) : client_(std::move(client)) {}

  // Books for one person, whose address is made of the name; if it is full, they wait for the other
  // event as well.
  Reply book(const std::string& event, const std::string& name, const std::string& other = {});
  Reply cancel(const Link& link);
  Reply accept(const Link& link);
  Reply move(const Link& link, const std::string& to);

  support::HttpClient& http() { return client_; }

 private:
  Reply ask(const Link& link, const std::string& action, const std::string& body);

  support::HttpClient client_;
};

}  // namespace convene::tests

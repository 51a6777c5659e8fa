#pragma once

#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "domain/listed_mail.hpp"
#include "domain/problem.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// What the office does about mails. Each call is one transaction.
class MailService {
 public:
  MailService(storage::Writer& writer, storage::Readers& readers)
      : writer_(writer), readers_(readers) {}

  // What did not arrive and still matters, the newest first; `most` at most.
  boost::asio::awaitable<std::vector<domain::UndeliveredMail>> undelivered(UtcTime now, int most);

  // How many are to be sent yet.
  boost::asio::awaitable<int> left();

  // Writes the mail anew, as things are now, to the address that its reader has now. Problems:
  // not_found; invalid_input where what it told is no longer true, or an attempt is still to come.
  boost::asio::awaitable<domain::result<void>> send_again(domain::AccountId actor,
                                                          domain::MailId mail);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
};

}  // namespace convene::services

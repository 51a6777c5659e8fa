#pragma once

#include <set>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "base/clock.hpp"
#include "domain/ids.hpp"
#include "domain/listed_mail.hpp"
#include "domain/problem.hpp"
#include "services/acts/correct_details.hpp"

namespace convene::storage {
class Readers;
class Writer;
}  // namespace convene::storage

namespace convene::services {

// Whose address it is: a delegate's own, or that of who booked for them.
enum class AddressOf { person, contact };

// Where somebody is written to.
struct ReaderAddress {
  std::string delegate_name;  // on whose page it is
  std::string name;           // of who reads it
  std::string email;          // empty: the contact's serves
  std::string version;        // domain::address_version()
  bool is_contact = false;    // what concerns the whole booking goes there, too
  std::string contact_email;
  std::vector<domain::ListedMail> missed;  // did not arrive there; the oldest first
};

struct AddressCorrection {
  domain::DelegateId delegate;
  AddressOf whose = AddressOf::person;
  std::string typed;
  std::string version;  // that of the address which was shown
};

// What the office does about mails. Each call is one transaction.
class MailService {
 public:
  MailService(storage::Writer& writer, storage::Readers& readers)
      : writer_(writer), readers_(readers) {}

  // What did not arrive and still matters, the newest first; `most` at most.
  boost::asio::awaitable<std::vector<domain::UndeliveredMail>> undelivered(UtcTime now, int most);

  // Whom such a mail was for, with every place that they have: the marks on the office's lists.
  boost::asio::awaitable<std::set<domain::DelegateId>> unreached(UtcTime now);

  // Problems: not_found.
  boost::asio::awaitable<domain::result<ReaderAddress>> address(domain::DelegateId delegate,
                                                                AddressOf whose);
  // acts/correct_details.hpp, for who has seen the address as it is: where another one was put in
  // meanwhile nothing is overwritten. A repeat changes nothing and succeeds. Problems: not_found;
  // invalid_input, at "email"; already_booked; ask_organiser once all that they had is over.
  boost::asio::awaitable<domain::result<CorrectedAddress>> correct_address(
      domain::AccountId actor, AddressCorrection correction);
  // How many are to be sent yet.
  boost::asio::awaitable<int> left();

  // Writes the mail anew, as things are now, to the address that its reader has now. A repeat
  // before it has gone changes nothing and succeeds. Problems: not_found, also where the mail is of
  // another booking than the delegate's; invalid_input where what it told is no longer true, or an
  // attempt is still to come.
  boost::asio::awaitable<domain::result<void>> send_again(domain::AccountId actor,
                                                          domain::DelegateId delegate,
                                                          domain::MailId mail);

 private:
  storage::Writer& writer_;
  storage::Readers& readers_;
};

}  // namespace convene::services

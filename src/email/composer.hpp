#pragma once

#include <optional>
#include <string>

#include "base/keys.hpp"
#include "email/message.hpp"
#include "email/text/mail.hpp"
#include "services/settings/cache.hpp"
#include "storage/connection.hpp"
#include "storage/outbox_store.hpp"

namespace convene::email {

// Makes the message of a row of the outbox when it is sent: only then are its text and its secret
// link written down.
class Composer {
 public:
  struct Keys {
    Key manage_links;  // KeyPurpose::manage_links
    Key mail_ids;      // KeyPurpose::mail_ids
  };

  // `public_url` has no slash at its end. `from`: the address of all mails; empty: the
  // organisation's. `return_path`: where they come back to, each with a code of its own in it
  // (email/return_path); empty: to `from`.
  Composer(const services::SettingsCache& settings, const Keys& keys, std::string public_url,
           std::string from = {}, std::string return_path = {});

  // What the site is called: the right part of every Message-ID.
  const std::string& host() const { return host_; }

  // Nothing where the mail would not be true any more: it tells of a place that was given up since,
  // or of a wait that has ended. A later mail tells of that.
  std::optional<Message> compose(storage::Connection& connection, const storage::DueMail& mail,
                                 UtcTime now) const;
  // A mail that shows whether mails arrive. Each is another one.
  Message test_mail(const std::string& to, UtcTime now) const;

 private:
  Address sender(const services::OrganisationSettings& organisation) const;
  std::optional<Text> text_of(storage::Connection& connection, const storage::DueMail& mail,
                              UtcTime now) const;
  // All that the mail's address has booked.
  std::optional<Text> links_text(storage::Connection& connection, const storage::DueMail& mail,
                                 UtcTime now) const;

  const services::SettingsCache& settings_;
  const Keys keys_;
  const std::string public_url_;
  const std::string host_;
  const std::string from_;
  const std::string return_path_;
};

}  // namespace convene::email

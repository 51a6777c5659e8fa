#pragma once

#include "base/keys.hpp"
#include "email/bounces/bounce.hpp"
#include "storage/transaction.hpp"

namespace convene::email {

// Records a mail of ours that came back, and tells the offer that it was about. `mail_ids`: the key
// of KeyPurpose::mail_ids. False where nothing changed: it is no bounce, about no mail of ours, or
// the end of that mail is known.
bool record_bounce(storage::Transaction& transaction, const Key& mail_ids, const Bounce& bounce);

}  // namespace convene::email

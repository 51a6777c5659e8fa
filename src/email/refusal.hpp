#pragma once

#include <string_view>

namespace convene::email {

// Whether who refuses a mail with these words ("550 5.1.1 No such user", whatever stands around
// them) says of its address that it does not work, now and for any other mail. A full mailbox, a
// policy, a doubt about the sender or the text are no such thing; what is not known neither.
// `status`: the enhanced status code that a report gives beside the words (RFC 3463).
bool is_of_address(std::string_view words, std::string_view status = {});

}  // namespace convene::email

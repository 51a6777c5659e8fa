#pragma once

#include "domain/problem.hpp"
#include "storage/outbox_view.hpp"

namespace convene::services {

class PlaceKeeper;

// Writes a mail anew, as things are now, to the address that its reader has now, whatever became of
// it before; the history says who had it sent. A step of an act. Problems: invalid_input where what
// it told is no longer true.
domain::result<void> send_mail_again(PlaceKeeper& keeper,
                                     const storage::OutboxView::BookedMail& mail);

}  // namespace convene::services

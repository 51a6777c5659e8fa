#pragma once

#include <set>

#include <boost/asio/awaitable.hpp>

#include "domain/ids.hpp"
#include "web/office/request.hpp"
#include "web/page/rendering/template_data.hpp"

// The mark of those on the office's lists whom a mail did not reach: their page says which, and
// what to do.
namespace convene::web {

using Unreached = std::set<domain::DelegateId>;

// One question for a whole list.
boost::asio::awaitable<Unreached> unreached_people(const OfficeRequest& request);

// {{>MARK}}, beside a name that leads to their page.
void fill_mark(TemplateData& row, const Unreached& unreached, domain::DelegateId delegate);

}  // namespace convene::web

#pragma once

#include <memory>

#include "http/response.hpp"
#include "web/page/cache.hpp"
#include "web/page/public_context.hpp"

// The pages that everybody reads in the same words.
namespace convene::web {

// What each of them is made from; what else one shows is its own to add.
PageBasis basis_of(const PublicContext& context, UtcTime now);

http::Response shared_page(std::shared_ptr<const http::SharedBody> body);

}  // namespace convene::web

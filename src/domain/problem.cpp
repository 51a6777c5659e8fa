#include "domain/problem.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace convene::domain {

void throw_exception_from_error(const Problem& problem, const boost::source_location& where) {
  throw std::logic_error(fmt::format("unexpected problem {} in {}", static_cast<int>(problem.kind),
                                     where.function_name()));
}

}  // namespace convene::domain

#include "web/office/sign_in_address.hpp"

#include <algorithm>

namespace convene::web {
namespace {

constexpr std::string_view first_page = "/office/events";

bool may_stand_in_path(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '/' || letter == '-' || letter == '_';
}

}  // namespace

std::string sign_in_address(std::string_view wanted) {
  const auto address = after_sign_in(wanted);
  return address == first_page ? "/office/sign-in" : "/office/sign-in?to=" + address;
}

std::string after_sign_in(std::string_view wanted) {
  const bool is_ours = wanted.starts_with("/office/") && !wanted.starts_with("/office/sign-") &&
                       !wanted.starts_with("/office/set-up") &&
                       std::ranges::all_of(wanted, may_stand_in_path);
  return std::string{is_ours ? wanted : first_page};
}

}  // namespace convene::web

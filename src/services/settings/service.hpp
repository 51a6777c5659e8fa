#pragma once

#include <boost/asio/awaitable.hpp>

#include "domain/ids.hpp"
#include "domain/problem.hpp"
#include "services/settings/cache.hpp"

namespace convene::storage {
class Writer;
}

namespace convene::services {

constexpr std::size_t organisation_name_characters_max = 100;
constexpr std::size_t settings_text_characters_max = 1000;

// What administrators set.
class SettingsService {
 public:
  explicit SettingsService(storage::Writer& writer) : writer_(writer) {}

  // All pages and mails use them from the next one on. Each setting that differs stands in the
  // history. Problems: invalid_input, its fields named as the settings.
  boost::asio::awaitable<domain::result<void>> change(domain::AccountId actor,
                                                      OrganisationSettings typed);

 private:
  storage::Writer& writer_;
};

}  // namespace convene::services

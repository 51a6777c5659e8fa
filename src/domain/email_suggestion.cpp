#include "domain/email_suggestion.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace convene::domain {
namespace {

// What very many people in the country have; a near miss of one is probably that one. None that is
// so short or so common a word that its near misses are words, too.
constexpr std::string_view popular_domains[] = {
    "nhs.net",      "gmail.com",       "googlemail.com", "hotmail.com",      "hotmail.co.uk",
    "outlook.com",  "yahoo.com",       "yahoo.co.uk",    "icloud.com",       "btinternet.com",
    "talktalk.net", "virginmedia.com", "ntlworld.com",   "blueyonder.co.uk",
};

// Near misses of these that are in use themselves.
constexpr std::string_view other_domains[] = {"ymail.com", "mail.com", "email.com", "cloud.com"};

// Typed for those that stand beside them. No top-level domain is called so; .co, .cm and .om are
// countries', where nobody has a mailbox of the popular domains.
struct Ending {
  std::string_view typed;
  std::string_view meant;
};
constexpr Ending mistaken_endings[] = {
    {".con", ".com"},       {".cmo", ".com"},       {".ocm", ".com"},       {".vom", ".com"},
    {".xom", ".com"},       {".comm", ".com"},      {".coom", ".com"},      {".nte", ".net"},
    {".ner", ".net"},       {".nett", ".net"},      {".ogr", ".org"},       {".orgg", ".org"},
    {".ku", ".uk"},         {".ik", ".uk"},         {".ukk", ".uk"},        {".uki", ".uk"},
    {".gvo.uk", ".gov.uk"}, {".gov.ul", ".gov.uk"}, {".nsh.uk", ".nhs.uk"}, {".shc.uk", ".sch.uk"},
};
constexpr std::string_view endings_nobody_has[] = {".co", ".cm", ".om"};

// A word of so many letters may hold two mistakes; with fewer it would be another word.
constexpr std::size_t two_mistakes_length_min = 10;

// How many letters must be left out, put in, replaced or exchanged with their neighbour to make one
// text the other (optimal string alignment).
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::vector<std::size_t>> steps(from.size() + 1,
                                              std::vector<std::size_t>(to.size() + 1));
  for (std::size_t row = 0; row <= from.size(); ++row) steps[row][0] = row;
  for (std::size_t column = 0; column <= to.size(); ++column) steps[0][column] = column;
  for (std::size_t row = 1; row <= from.size(); ++row) {
    for (std::size_t column = 1; column <= to.size(); ++column) {
      const std::size_t replaced = from[row - 1] == to[column - 1] ? 0 : 1;
      auto& fewest = steps[row][column];
      fewest = std::min({steps[row - 1][column] + 1, steps[row][column - 1] + 1,
                         steps[row - 1][column - 1] + replaced});
      const bool are_exchanged = row > 1 && column > 1 && from[row - 1] == to[column - 2] &&
                                 from[row - 2] == to[column - 1];
      if (are_exchanged) fewest = std::min(fewest, steps[row - 2][column - 2] + 1);
    }
  }
  return steps[from.size()][to.size()];
}

template <class List>
bool is_among(const List& list, std::string_view domain) {
  return std::ranges::find(list, domain) != std::end(list);
}

std::string with_ending_mended(std::string_view domain) {
  for (const auto& [typed, meant] : mistaken_endings) {
    if (!domain.ends_with(typed)) continue;
    return std::string(domain.substr(0, domain.size() - typed.size())).append(meant);
  }
  return std::string(domain);
}

// "yahoo.co.nz" and "hotmail.fr": the same firm in another country.
bool is_branch_abroad(std::string_view domain, std::string_view popular) {
  const auto name = [](std::string_view text) { return text.substr(0, text.find('.')); };
  if (name(domain) != name(popular)) return false;
  const auto country = domain.substr(domain.rfind('.'));
  return country.size() == 3 && country != ".uk" && !is_among(endings_nobody_has, country);
}

// How many mistakes make one out of the other; nothing where they are not near each other.
std::optional<std::size_t> mistakes(std::string_view domain, std::string_view popular) {
  const std::size_t mistakes_max = popular.size() < two_mistakes_length_min ? 1 : 2;
  const auto longer = std::max(domain.size(), popular.size());
  if (longer - std::min(domain.size(), popular.size()) > mistakes_max) return std::nullopt;
  if (is_branch_abroad(domain, popular)) return std::nullopt;
  const auto count = distance(domain, popular);
  return count <= mistakes_max ? std::optional(count) : std::nullopt;
}

std::string domain_meant(const std::string& typed) {
  auto domain = with_ending_mended(typed);
  if (domain == "gmail.co.uk") return "gmail.com";  // there is none
  if (is_among(popular_domains, domain) || is_among(other_domains, domain)) return domain;
  std::string_view nearest = domain;
  std::optional<std::size_t> fewest;
  for (const auto popular : popular_domains) {
    const auto count = mistakes(domain, popular);
    if (!count || (fewest && *fewest <= *count)) continue;
    fewest = count;
    nearest = popular;
  }
  return std::string(nearest);
}

}  // namespace

std::optional<std::string> suggested_email(std::string_view address) {
  const auto at = address.find('@');
  const auto typed = ascii_lower(address.substr(at + 1));
  const auto meant = domain_meant(typed);
  if (meant == typed) return std::nullopt;
  return std::string(address.substr(0, at + 1)).append(meant);
}

}  // namespace convene::domain

#include "email/headers.hpp"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/email_address.hpp"
#include "email/clean_text.hpp"
#include "email/encoded_words.hpp"

namespace convene::email {
namespace {

// RFC 2047, section 2: of a line that has an encoded word in it.
constexpr std::size_t line_length_max = 76;

// A header that goes on in the next line wherever a word would not fit.
class FoldedHeader {
 public:
  explicit FoldedHeader(std::string_view name)
      : room_(line_length_max - name.size() - 2), text_(fmt::format("{}:", name)) {
    line_length_ = text_.size();
  }

  // How long the first word can be. Later ones can be longer.
  std::size_t room() const { return room_; }

  void add(std::string_view word) {
    if (has_words_ && line_length_ + 1 + word.size() > line_length_max) {
      text_ += "\r\n";
      line_length_ = 0;
    }
    text_.append(" ").append(word);
    line_length_ += 1 + word.size();
    has_words_ = true;
  }

  void add_all(const auto& words) {
    for (const auto& word : words) add(word);
  }

  std::string finish() { return std::move(text_) + "\r\n"; }

 private:
  const std::size_t room_;
  std::string text_;
  std::size_t line_length_ = 0;
  bool has_words_ = false;
};

// What looks like an encoded word would be read as one; a word without a blank cannot be folded.
bool can_stand_as_it_is(std::string_view text, std::size_t word_length_max) {
  return std::ranges::all_of(text, [](char byte) { return byte >= ' ' && byte <= '~'; }) &&
         text.find("=?") == std::string_view::npos &&
         std::ranges::all_of(split(text, ' '), [word_length_max](std::string_view word) {
           return word.size() <= word_length_max;
         });
}

// RFC 5322's atoms and the blanks between them.
bool is_atoms(std::string_view text) {
  return text.find_first_of(R"(()<>[]:;@\,.")") == std::string_view::npos;
}

std::string quoted_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') quoted += '\\';
    quoted += byte;
  }
  return quoted += '"';
}

void add_name(FoldedHeader& header, const std::string& name) {
  const bool is_plain = can_stand_as_it_is(name, header.room());
  if (is_plain && is_atoms(name)) {
    header.add_all(split(name, ' '));
  } else if (is_plain && quoted_string(name).size() <= header.room()) {
    header.add(quoted_string(name));
  } else {
    header.add_all(encoded_words(name, header.room()));
  }
}

bool is_fit_for_header(std::string_view email) {
  return email.size() <= domain::email_length_max && std::ranges::count(email, '@') == 1 &&
         email.find("=?") == std::string_view::npos && std::ranges::all_of(email, [](char byte) {
           return byte > ' ' && byte <= '~' &&
                  std::string_view(R"(()<>[]:;\,")").find(byte) == std::string_view::npos;
         });
}

std::string address_header(std::string_view header_name, const Address& address) {
  if (!is_fit_for_header(address.email)) return {};
  FoldedHeader header(header_name);
  const auto name = clean_line(address.name);
  if (name.empty()) {
    header.add(address.email);
  } else {
    add_name(header, name);
    header.add(fmt::format("<{}>", address.email));
  }
  return header.finish();
}

std::string text_header(std::string_view header_name, std::string_view typed) {
  FoldedHeader header(header_name);
  const auto text = clean_line(typed);
  if (can_stand_as_it_is(text, header.room())) {
    header.add_all(split(text, ' '));
  } else {
    header.add_all(encoded_words(text, header.room()));
  }
  return header.finish();
}

// An id is made here and never typed; whatever it is, it ends where its bracket does.
std::string id_header(std::string_view header_name, std::string id) {
  std::erase_if(id,
                [](char byte) { return byte <= ' ' || byte > '~' || byte == '<' || byte == '>'; });
  return fmt::format("{}: <{}>\r\n", header_name, id);
}

std::string date_header(UtcTime at) {
  return fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\n",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(at)));
}

}  // namespace

std::string headers(const Message& message) {
  return date_header(message.written_at) + address_header("From", message.from) +
         address_header("Reply-To", message.reply_to) + address_header("To", message.to) +
         text_header("Subject", message.subject) + id_header("Message-ID", message.message_id) +
         // No "out of office" comes back (RFC 3834).
         "Auto-Submitted: auto-generated\r\n";
}

}  // namespace convene::email

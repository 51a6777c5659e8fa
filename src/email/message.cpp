#include "email/message.hpp"

#include <memory>

#include "base/text.hpp"
#include "email/clean_text.hpp"
#include "email/gmime.hpp"
#include "email/headers.hpp"

namespace convene::email {
namespace {

// Escapes the line and makes links of the mail addresses in it.
std::string html_of_line(std::string_view line) {
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  const Owned<GMimeStream> filtered(g_mime_stream_filter_new(memory.get()));
  const Owned<GMimeFilter> to_html(g_mime_filter_html_new(GMIME_FILTER_HTML_CONVERT_ADDRESSES, 0));
  // GObject hands out the base class.
  auto* const stream = reinterpret_cast<GMimeStreamFilter*>(filtered.get());
  g_mime_stream_filter_add(stream, to_html.get());
  g_mime_stream_write(filtered.get(), line.data(), line.size());
  g_mime_stream_flush(filtered.get());
  const auto* const bytes =
      g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// GMime's own search for web addresses stops at the port of "http://127.0.0.1:8080": here an
// address is a line that is nothing else, as the texts write them.
bool is_web_address(std::string_view line) {
  return (line.starts_with("http://") || line.starts_with("https://")) &&
         line.find(' ') == std::string_view::npos;
}

std::string html_of(std::string_view text) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<body style=\"font-family: Arial, sans-serif; "
      "font-size: 16px; line-height: 1.5; color: #1d2433; max-width: 38em\">\n";
  for (const auto line : split(text, '\n')) {
    const auto escaped = html_of_line(line);
    if (is_web_address(line)) {
      html.append("<a href=\"").append(escaped).append("\">").append(escaped).append("</a>");
    } else {
      html += escaped;
    }
    html += "<br>\n";
  }
  return html + "</body>\n</html>\n";
}

Owned<GMimePart> text_part(const char* subtype, const std::string& text) {
  Owned<GMimePart> part(g_mime_part_new_with_type("text", subtype));
  g_mime_object_set_content_type_parameter(as_object(part.get()), "charset", "utf-8");
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  const Owned<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  // Plain English stays readable as it is; quoted-printable where a line or a letter needs it.
  const auto encoding =
      g_mime_part_get_best_content_encoding(part.get(), GMIME_ENCODING_CONSTRAINT_7BIT);
  const bool is_plain =
      encoding == GMIME_CONTENT_ENCODING_7BIT || encoding == GMIME_CONTENT_ENCODING_DEFAULT;
  g_mime_part_set_content_encoding(
      part.get(), is_plain ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return part;
}

std::string written(GMimeMultipart* parts) {
  GMimeFormatOptions* const options = g_mime_format_options_new();
  g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
  const OwnedText text(g_mime_object_to_string(as_object(parts), options));
  g_mime_format_options_free(options);
  return text.get();
}

}  // namespace

std::string mime(const Message& message) {
  initialise_gmime();
  const auto text = clean_lines(message.text);
  const Owned<GMimeMultipart> parts(g_mime_multipart_new_with_subtype("alternative"));
  g_mime_multipart_add(parts.get(), as_object(text_part("plain", text).get()));
  g_mime_multipart_add(parts.get(), as_object(text_part("html", html_of(text)).get()));
  return headers(message) + "MIME-Version: 1.0\r\n" + written(parts.get());
}

}  // namespace convene::email

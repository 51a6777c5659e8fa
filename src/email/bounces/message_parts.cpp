#include "email/bounces/message_parts.hpp"

#include <utility>

#include "email/bounces/lines.hpp"
#include "email/gmime.hpp"

namespace convene::email {
namespace {

// A report is three parts in one multipart; some servers wrap it once or twice, for a footer.
constexpr int depth_max = 8;
constexpr int parts_max = 50;

std::string decoded(GMimePart* part) {
  auto* const content = g_mime_part_get_content(part);
  if (!content) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  const auto* const bytes =
      g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

Fields headers_of(GMimeObject* object) {
  const OwnedText text(g_mime_object_get_headers(object, nullptr));
  if (!text) return {};
  std::string_view rest = text.get();
  return take_fields(rest);
}

// Goes through the parts of one message, the first first.
class Walk {
 public:
  explicit Walk(MessageParts& found) : found_(found) {}

  void visit(GMimeObject* object, int depth) {
    if (!object || depth > depth_max || ++count_ > parts_max) return;
    if (GMIME_IS_MULTIPART(object)) {
      auto* const parts = reinterpret_cast<GMimeMultipart*>(object);
      const int count = g_mime_multipart_get_count(parts);
      for (int index = 0; index < count && count_ <= parts_max; ++index) {
        visit(g_mime_multipart_get_part(parts, index), depth + 1);
      }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      // The mail that came back. A report within it is about somebody else's: nobody forwards a
      // bounce to us in order to say that ours came back.
      auto* const message =
          g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object));
      if (message && found_.returned.empty()) found_.returned = headers_of(as_object(message));
    } else if (GMIME_IS_PART(object)) {
      visit_leaf(object);
    }
  }

 private:
  void visit_leaf(GMimeObject* object) {
    auto* const type = g_mime_object_get_content_type(object);
    auto* const part = reinterpret_cast<GMimePart*>(object);
    const auto is_type = [type](const char* of, const char* subtype) {
      return g_mime_content_type_is_type(type, of, subtype) != 0;
    };
    if (is_type("message", "delivery-status") || is_type("message", "global-delivery-status")) {
      if (!found_.delivery_status) found_.delivery_status = decoded(part);
    } else if (is_type("text", "rfc822-headers") || is_type("message", "global-headers") ||
               is_type("message", "global")) {
      if (!found_.returned.empty()) return;
      const auto text = decoded(part);
      std::string_view rest = text;
      found_.returned = take_fields(rest);
    } else if (is_type("text", "plain")) {
      if (found_.text.empty()) found_.text = decoded(part);
    }
  }

  MessageParts& found_;
  int count_ = 0;
};

}  // namespace

MessageParts take_apart(std::string_view message) {
  initialise_gmime();
  message = message.substr(0, message_bytes_read);
  // Mail servers that hand a message to a program may begin it as in a mailbox file.
  if (message.starts_with("From ")) take_line(message);
  MessageParts found;
  // Read here, as GMime's own list ends at a NUL.
  std::string_view rest = message;
  found.headers = take_fields(rest);
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), nullptr));
  if (parsed) Walk(found).visit(g_mime_message_get_mime_part(parsed.get()), 0);
  return found;
}

}  // namespace convene::email

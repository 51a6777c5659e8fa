#include "web/page/message.hpp"

#include "web/page/addresses.hpp"

namespace convene::web {

NavigationLink to_all_events() { return {home_address(), "See all events"}; }

NavigationLink to_contact() { return {contact_address(), "Ask us for help"}; }

http::Response message_page(const Pages& pages, const Message& message, http::Status status,
                            bool is_personal) {
  TemplateData data;
  data.set("TITLE", message.title).set_or_hide("FINE_PRINT", message.fine_print);
  for (const auto& text : message.paragraphs) data.add("PARAGRAPH").set("TEXT", text);
  if (!message.links.empty()) {
    TemplateData& links = data.add("LINKS");
    for (const auto& link : message.links) {
      links.add("LINK").set("ADDRESS", link.address).set("TEXT", link.text);
    }
  }
  PageHead head;
  head.title = message.title;
  head.is_personal = is_personal;
  return pages.page(head, "message.html", std::move(data), status);
}

}  // namespace convene::web

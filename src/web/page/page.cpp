#include "web/page/page.hpp"

#include "http/content_type.hpp"
#include "services/settings/cache.hpp"
#include "web/page/addresses.hpp"
#include "web/page/rendering/assets.hpp"
#include "web/page/rendering/templates.hpp"

namespace convene::web {
namespace {

constexpr const char* service = "Regional network events";

void fill_office(TemplateData& layout, const PageHead& head, const Assets& assets) {
  layout.add("OFFICE_STYLE").set("OFFICE_STYLE_ADDRESS", assets.address("office.css"));
  if (head.office_person.empty()) return;
  TemplateData& navigation = layout.include("OFFICE_NAVIGATION", "office/navigation.html");
  navigation.set("PERSON", head.office_person);
  for (const auto& link : head.office_links) {
    TemplateData& item = navigation.add("LINK");
    item.set("ADDRESS", link.address).set("TEXT", link.text).show_if(link.is_current, "CURRENT");
  }
}

}  // namespace

void fill_contacts(TemplateData& data, const services::OrganisationSettings& organisation) {
  data.set("CONTACT_EMAIL", organisation.contact_email);
  data.set_or_hide("CONTACT_PHONE", organisation.contact_phone);
  data.set("COMPLAINTS", organisation.complaints_contact);
}

std::string ask_us_text(const services::OrganisationSettings& organisation) {
  auto text = "Write to " + organisation.contact_email;
  if (!organisation.contact_phone.empty()) text += " or call " + organisation.contact_phone;
  return text + " and give your reference.";
}

TemplateData Pages::layout(const PageHead& head, std::string file, TemplateData body) const {
  const auto organisation = settings_.current();
  TemplateData layout;
  layout.set("TITLE", head.title)
      .set("ORGANISATION", organisation->name)
      .set("SERVICE", head.is_office ? "Events office" : service)
      .set("HOME_ADDRESS", head.is_office ? office_address() : home_address())
      .set("ICON_ADDRESS", assets_.address("favicon.svg"))
      .set("STYLE_ADDRESS", assets_.address("site.css"))
      .set("SCRIPT_ADDRESS", assets_.address("site.js"))
      .set("SEND", std::string(mail_words_.send))
      .set("SENT", std::string(mail_words_.sent))
      .set("YOUR_LINK", std::string(mail_words_.link))
      .show_if(head.has_errors, "HAS_ERRORS")
      .show_if((head.is_personal || head.is_office) && head.description.empty(), "IS_PERSONAL")
      .set_or_hide("DESCRIPTION", head.description);
  if (!head.form_token.empty()) layout.set("FORM_TOKEN", head.form_token);
  if (!head.back_address.empty()) layout.add("BACK").set("BACK_ADDRESS", head.back_address);
  if (head.is_office) fill_office(layout, head, assets_);
  layout.include("PAGE", std::move(file)) = std::move(body);
  fill_contacts(layout.include("FOOTER", "partials/footer.html"), *organisation);
  return layout;
}

std::string Pages::document(const PageHead& head, std::string file, TemplateData body) const {
  return templates_.render("layout.html", layout(head, std::move(file), std::move(body)));
}

http::Response Pages::page(const PageHead& head, std::string file, TemplateData body,
                           http::Status status) const {
  http::Response response;
  response.status = status;
  response.body = document(head, std::move(file), std::move(body));
  response.with("Content-Type", http::html_type);
  if (head.is_personal || head.is_office) {
    response.with("Cache-Control", head.is_on_the_way ? "private, no-cache" : "no-store");
  }
  return response;
}

}  // namespace convene::web

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/response.hpp"
#include "web/page/mail_words.hpp"
#include "web/page/rendering/template_data.hpp"

namespace convene::services {
struct OrganisationSettings;
class SettingsCache;
}  // namespace convene::services

namespace convene::web {

class Assets;
class Templates;

struct NavigationLink {
  std::string address;
  std::string text;
  bool is_current = false;
};

// What the layout shows around a page.
struct PageHead {
  std::string title;        // leaves out the organisation's name
  bool has_errors = false;  // puts "Error: " before it
  // Serves search engines, which may find a page that has one: it is about nobody yet, though a
  // form is personal.
  std::string description;
  std::string back_address;  // the back link's, before main; empty: none
  // {{FORM_TOKEN}} of every form in the page and its includes (csrf_guard.hpp).
  std::string form_token;
  bool is_personal = false;  // about somebody: not kept by browsers, not found by search engines
  // Personal, and on the way to a booking: Back must find it as it was left (docs/security.md).
  bool is_on_the_way = false;
  bool is_office = false;     // the office's page: its styles, and personal
  std::string office_person;  // who is signed in; empty: nobody, and no navigation
  std::vector<NavigationLink> office_links;
};

// {{CONTACT_EMAIL}}, {{CONTACT_PHONE}} in a section of its own, and {{COMPLAINTS}}.
void fill_contacts(TemplateData& data, const services::OrganisationSettings& organisation);

// "Write to … or call … and give your reference."
std::string ask_us_text(const services::OrganisationSettings& organisation);

// Puts pages into the layout that they all share.
class Pages {
 public:
  // `mails_leave`: whether a relay is set.
  Pages(const Templates& templates, const Assets& assets, const services::SettingsCache& settings,
        bool mails_leave)
      : templates_(templates),
        assets_(assets),
        settings_(settings),
        mail_words_(web::mail_words(mails_leave)) {}

  // The whole document: the template `file` ("events/event.html"), filled with `body`, in the
  // layout.
  std::string document(const PageHead& head, std::string file, TemplateData body) const;
  // The same as an answer, with its Content-Type and, where it is personal, Cache-Control.
  http::Response page(const PageHead& head, std::string file, TemplateData body,
                      http::Status status = http::Status::ok) const;

  const services::SettingsCache& settings() const { return settings_; }
  const MailWords& mail_words() const { return mail_words_; }

 private:
  // The layout's view around a page's.
  TemplateData layout(const PageHead& head, std::string file, TemplateData body) const;

  const Templates& templates_;
  const Assets& assets_;
  const services::SettingsCache& settings_;
  const MailWords mail_words_;
};

}  // namespace convene::web

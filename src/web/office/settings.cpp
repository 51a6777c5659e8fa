#include "services/settings/cache.hpp"
#include "services/settings/service.hpp"
#include "web/office/addresses.hpp"
#include "web/office/pages.hpp"
#include "web/page/form_view.hpp"

namespace convene::web {
namespace {

using boost::asio::awaitable;
using http::Response;
using http::Status;

Response settings_page(const OfficeRequest& request, const services::OrganisationSettings& typed,
                       const std::vector<domain::FieldError>& errors, Status status) {
  TemplateData body;
  FormView form(body, errors);
  form.input("ORGANISATION_NAME",
             {.name = "organisation_name",
              .label = "Name of the organisation",
              .hint = "At the top of every page and in every email"},
             typed.name);
  form.input("CONTACT_EMAIL",
             {.name = "contact_email",
              .label = "Email address for questions",
              .type = "email",
              .autocomplete = "off"},
             typed.contact_email);
  form.input("CONTACT_PHONE",
             {.name = "contact_phone",
              .label = "Phone number for questions (optional)",
              .type = "tel",
              .autocomplete = "off",
              .width_class = "govuk-input--width-20"},
             typed.contact_phone);
  form.textarea("DATA_CONTROLLER",
                {.name = "data_controller",
                 .label = "Data controller",
                 .hint = "Name and address, for the privacy page"},
                typed.data_controller);
  form.textarea("COMPLAINTS_CONTACT",
                {.name = "complaints_contact",
                 .label = "Whom to complain to",
                 .hint = "Name and how to reach them"},
                typed.complaints_contact);
  return office_page(request, {.title = "Settings", .has_errors = !errors.empty()},
                     "office/settings.html", std::move(body), status);
}

}  // namespace

awaitable<Response> show_settings(const OfficeRequest& request) {
  co_return settings_page(request, *request.context.pages.settings().current(), {}, Status::ok);
}

awaitable<Response> change_settings(const OfficeRequest& request) {
  services::OrganisationSettings typed;
  for (const auto& field : services::setting_fields()) {
    typed.*field.value = std::string{request.form.get(field.name)};
  }
  const auto changed = co_await request.context.settings.change(request.account.id, typed);
  if (changed) {
    co_return done(request, settings_address(), {.text = "The settings are saved"});
  }
  co_return settings_page(request, typed, changed.error().fields, Status::unprocessable_content);
}

}  // namespace convene::web

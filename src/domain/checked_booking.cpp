#include "domain/checked_booking.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "domain/booking_rules.hpp"
#include "domain/email_address.hpp"
#include "domain/field_check.hpp"

namespace convene::domain {
namespace {

// One request while it is checked: what was typed, what is kept of it, what is wrong.
class RequestCheck {
 public:
  RequestCheck(const BookingRequest& typed, const Catalogue& catalogue, AskedBy asked_by,
               std::span<const std::string> whose)
      : typed_(typed), catalogue_(catalogue), asked_by_(asked_by), whose_(whose), tidy_(typed) {}

  // The request as it is kept.
  result<BookingRequest> run() {
    check_submission_id();
    check_contact();
    check_delegates();
    check_wishes();
    if (!check_.is_clean()) return Problem{ProblemKind::invalid_input, check_.take()};
    return std::move(tidy_);
  }

 private:
  void check_submission_id() {
    const auto& id = typed_.submission_id;
    if (id.size() > submission_id_length_max || !is_base64url_text(id)) {
      check_.error("submission_id",
                   fmt::format("Send 1 to {} letters, digits, hyphens or underscores",
                               submission_id_length_max));
    }
  }

  void check_contact() {
    auto& contact = tidy_.contact;
    contact.name = check_.required_line("contact.name", contact.name, "Full name", name_length_max,
                                        "Enter your full name");
    contact.email = check_.email("contact.email", contact.email, "Enter your email address");
    contact.phone = check_.phone("contact.phone", contact.phone);
  }

  void check_delegates() {
    if (typed_.delegates.empty()) {
      check_.error("delegates", "Add at least one delegate");
    } else if (typed_.delegates.size() > booking_delegates_max) {
      check_.error("delegates",
                   fmt::format("Book for {} people or fewer at a time", booking_delegates_max));
    } else {
      for (std::size_t index = 0; index < typed_.delegates.size(); ++index) check_delegate(index);
      check_addresses_differ();
    }
  }

  void check_wishes() {
    auto& events = tidy_.also_wait_for;
    if (events.size() > also_wait_for_max) {
      check_.error("also_wait_for",
                   fmt::format("Choose at most {} other events", also_wait_for_max));
    }
    for (std::size_t index = 0; index < events.size(); ++index) {
      const bool is_named_before =
          events[index] == typed_.event ||
          std::find(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(index),
                    events[index]) != events.begin() + static_cast<std::ptrdiff_t>(index);
      if (is_named_before) {
        check_.error(fmt::format("also_wait_for.{}", index), "Name each event once");
      }
    }
    if (tidy_.notice_days < 0 || tidy_.notice_days > notice_days_max) {
      check_.error("notice_days", fmt::format("Enter 0 to {} days", notice_days_max));
    }
  }

  void check_delegate(std::size_t index) {
    auto& delegate = tidy_.delegates[index];
    delegate.name = check_.required_line(path(index, "name"), delegate.name, "Full name",
                                         name_length_max, say(index, "Enter {} full name"));
    delegate.email = check_.email(path(index, "email"), delegate.email,
                                  index == 0 ? say(index, "Enter {} email address") : "");
    delegate.organisation = check_.line(path(index, "organisation"), delegate.organisation,
                                        "Organisation", organisation_length_max);
    delegate.job_title = check_.line(path(index, "job_title"), delegate.job_title, "Job title",
                                     job_title_length_max);
    check_sector(index, delegate);
    check_roles(index, delegate);
  }

  void check_sector(std::size_t index, DelegateRequest& delegate) {
    delegate.sector_text = check_.line(path(index, "sector_text"), delegate.sector_text, "Sector",
                                       sector_text_length_max);
    const Sector* const sector = catalogue_.sector(delegate.sector);
    if (!sector) {
      check_.error(path(index, "sector"), say(index, "Select {} sector"));
    } else if (!sector->needs_text) {
      delegate.sector_text.clear();
    } else if (delegate.sector_text.empty()) {
      check_.error(path(index, "sector_text"), say(index, "Tell us {} sector"));
    }
  }

  void check_roles(std::size_t index, DelegateRequest& delegate) {
    auto& roles = delegate.roles;
    const auto field = path(index, "roles");
    const bool are_known = !roles.empty() && std::ranges::all_of(roles, [this](const auto& slug) {
      const Role* const role = catalogue_.role(slug);
      return role && (role->is_public || asked_by_ == AskedBy::the_office);
    });
    if (!are_known || (asked_by_ == AskedBy::the_public && roles.size() > 1)) {
      check_.error(field, say(index, "Select {} role"));
      return;
    }
    sort_as_in_catalogue(roles);
    if (is_companion(delegate)) {
      if (roles.size() > 1) check_.error(field, "A support companion has no other role");
      check_companion(index, delegate);
    } else if (delegate.companion_of) {
      check_.error(path(index, "companion_of"),
                   "Leave this out for somebody who is not a support companion");
    }
  }

  void check_companion(std::size_t index, const DelegateRequest& companion) {
    const auto field = path(index, "companion_of");
    const auto comes_with = companion.companion_of;
    // Whom they come with may stand in another booking, as the office knows.
    if (asked_by_ == AskedBy::the_office && !comes_with) return;
    if (!comes_with || *comes_with < 0 ||
        static_cast<std::size_t>(*comes_with) >= typed_.delegates.size() ||
        static_cast<std::size_t>(*comes_with) == index ||
        is_companion(typed_.delegates[static_cast<std::size_t>(*comes_with)])) {
      check_.error(field, "Select the delegate whom the support companion comes with");
      return;
    }
    const auto first =
        std::ranges::find(typed_.delegates, comes_with, &DelegateRequest::companion_of);
    if (first != typed_.delegates.begin() + static_cast<std::ptrdiff_t>(index)) {
      check_.error(field, "Select a delegate who has no support companion yet");
    }
  }

  // An address is at most one live delegate at an event; the later one is told.
  void check_addresses_differ() {
    const auto& delegates = tidy_.delegates;
    for (auto later = delegates.begin(); later != delegates.end(); ++later) {
      const auto is_same = [&later](const DelegateRequest& earlier) {
        return email_key(earlier.email) == email_key(later->email);
      };
      if (later->email.empty() || std::find_if(delegates.begin(), later, is_same) == later)
        continue;
      check_.error(path(static_cast<std::size_t>(later - delegates.begin()), "email"),
                   "Enter a different email address for each person, or leave it empty");
    }
  }

  static bool is_companion(const DelegateRequest& delegate) {
    return std::ranges::find(delegate.roles, support_companion_role) != delegate.roles.end();
  }

  void sort_as_in_catalogue(std::vector<std::string>& roles) const {
    std::ranges::sort(roles, {}, [this](const auto& slug) { return catalogue_.role(slug); });
    roles.erase(std::ranges::unique(roles).begin(), roles.end());
  }

  static std::string path(std::size_t index, std::string_view field) {
    return fmt::format("delegates.{}.{}", index, field);
  }

  // "Enter your full name" to who books for one, "Enter delegate 2's full name" to who books for
  // more, "Enter their full name" in the office; as the caller calls them, where it does.
  std::string say(std::size_t index, std::string_view sentence) const {
    if (index < whose_.size()) return fmt::format(fmt::runtime(sentence), whose_[index]);
    if (asked_by_ == AskedBy::the_office) return fmt::format(fmt::runtime(sentence), "their");
    const auto whose = typed_.delegates.size() == 1 ? std::string("your")
                                                    : fmt::format("delegate {}'s", index + 1);
    return fmt::format(fmt::runtime(sentence), whose);
  }

  const BookingRequest& typed_;
  const Catalogue& catalogue_;
  const AskedBy asked_by_;
  const std::span<const std::string> whose_;
  BookingRequest tidy_;
  FieldCheck check_;
};

}  // namespace

result<CheckedBooking> checked(const BookingRequest& typed, const Catalogue& catalogue,
                               AskedBy asked_by, std::span<const std::string> whose) {
  auto request = RequestCheck(typed, catalogue, asked_by, whose).run();
  if (!request) return request.error();
  return CheckedBooking(*std::move(request));
}

}  // namespace convene::domain

#include "domain/complaint/filing_rules.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"

namespace redress::complaint {
namespace {

bool is_currency(const std::string& text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Enough to catch a slip of the keyboard; whether mail arrives is found out by sending it.
bool looks_like_email(const std::string& text) {
  const auto at = text.find('@');
  return at != std::string::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string::npos &&
         text.find_first_of(" \t\r\n<>") == std::string::npos;
}

bool looks_like_phone(const std::string& text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 && text.find_first_not_of("0123456789+-() ./#*extEXT") == std::string::npos;
}

// The form of a language tag (RFC 5646 section 2.1). It goes into `party`, which is never erased: a free text there
// could be somebody's name for ever.
bool is_language_tag(std::string_view text) {
  constexpr std::size_t kTagCharsMax = 35;
  constexpr std::size_t kSubtagCharsMax = 8;
  if (text.size() < 2 || text.size() > kTagCharsMax) return false;
  std::size_t length = 0;
  for (const char c : text) {
    if (c == '-' && length == 0) return false;
    length = c == '-' ? 0 : length + 1;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!(letter || c == '-' || (c >= '0' && c <= '9')) || length > kSubtagCharsMax) return false;
  }
  return length > 0;
}

/// Collects refusals about one filing; each method checks one field group.
class FilingCheck {
 public:
  FilingCheck(const FileComplaint& filing, const Facts& facts) : filing_(filing), facts_(facts) {}

  Refusals run() {
    check_channel();
    check_reserved();
    check_medium();
    check_matter(filing_.matter, "");
    if (filing_.report) check_report(*filing_.report);
    check_contact(filing_.contact, "/contact");
    if (filing_.agent) check_agent(*filing_.agent);
    check_received();
    const auto& language = filing_.language;
    if (!language.empty() && !is_language_tag(language)) add(RefusalCode::InvalidLanguage, "/language");
    check_refs();
    return std::move(found_);
  }

 private:
  [[nodiscard]] const FilingLimits& limits() const { return facts_.limits; }
  void add(RefusalCode code, std::string pointer, std::string detail = {}) {
    found_.push_back({code, std::move(pointer), std::move(detail)});
  }
  void word(const std::string& pointer, const std::string& text) {
    check_text(found_, pointer, text, limits().word_chars_max);
  }
  void text(const std::string& pointer, const std::string& value) {
    check_text(found_, pointer, value, limits().text_chars_max);
  }

  void check_channel() {
    if (!is_operator(facts_.actor.kind) && !is_self_service(filing_.channel)) {
      add(RefusalCode::ChannelReserved, "/channel", "WEB, APP");
    }
  }

  // What only somebody can know who had the message in hand before this system did.
  void check_reserved() {
    if (is_operator(facts_.actor.kind)) return;
    if (filing_.received_at) add(RefusalCode::FieldReserved, "/received_at");
    if (filing_.medium == Medium::Oral) add(RefusalCode::FieldReserved, "/medium");
    if (!filing_.external_refs.empty()) add(RefusalCode::FieldReserved, "/external_refs");
    if (!filing_.import_key.empty()) add(RefusalCode::FieldReserved, "/import_key");
  }

  void check_medium() {
    const bool has_record = !filing_.recording_ref.empty() || !filing_.transcript.empty();
    if (filing_.medium == Medium::Oral && !has_record) add(RefusalCode::OralWithoutRecord, "/transcript");
    if (filing_.medium == Medium::Written && (has_record || filing_.read_back)) {
      add(RefusalCode::WrittenWithRecord, filing_.read_back ? "/read_back" : "/transcript");
    }
    word("/recording_ref", filing_.recording_ref);
    check_text(found_, "/transcript", filing_.transcript, limits().description_chars_max);
  }

  void check_matter(const Matter& matter, const std::string& at) {
    const bool spoken = filing_.medium == Medium::Oral && at.empty();
    if (is_blank(matter.description) && !spoken) add(RefusalCode::BlankText, at + "/description");
    check_text(found_, at + "/description", matter.description, limits().description_chars_max);
    text(at + "/remedy_sought", matter.remedy_sought);
    word(at + "/service_id", matter.service_id);
    word(at + "/account_id", matter.account_id);
    check_objects(matter, at);
    check_demands(found_, at, matter.demand_kinds, matter.claim);
    check_event_times(matter, at);
  }

  void check_objects(const Matter& matter, const std::string& at) {
    const auto& ids = matter.object_ids;
    if (ids.size() > limits().object_ids_max) {
      return add(RefusalCode::TooManyItems, at + "/object_ids", std::to_string(limits().object_ids_max));
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto pointer = at + "/object_ids/" + std::to_string(i);
      if (is_blank(ids[i])) add(RefusalCode::BlankText, pointer);
      word(pointer, ids[i]);
    }
  }

  void check_event_times(const Matter& matter, const std::string& at) {
    if (matter.event_from && *matter.event_from > facts_.at) add(RefusalCode::TimeInFuture, at + "/event_from");
    if (matter.event_from && matter.event_to && *matter.event_to < *matter.event_from) {
      add(RefusalCode::TimesOutOfOrder, at + "/event_to");
    }
  }

  void check_report(const Matter& report) {
    if (filing_.matter.kind != RecordKind::Complaint) add(RefusalCode::ReportInReport, "/report");
    check_matter(report, "/report");
  }

  void check_contact(const Contact& contact, const std::string& at) {
    word(at + "/name", contact.name);
    word(at + "/email", contact.email);
    word(at + "/phone", contact.phone);
    text(at + "/address", contact.address);
    if (!contact.email.empty() && !looks_like_email(contact.email)) add(RefusalCode::InvalidAddress, at + "/email");
    if (!contact.phone.empty() && !looks_like_phone(contact.phone)) add(RefusalCode::InvalidAddress, at + "/phone");
  }

  void check_agent(const Agent& agent) {
    if (is_blank(agent.contact.name)) add(RefusalCode::BlankText, "/agent/name");
    check_contact(agent.contact, "/agent");
    word("/agent/authority", agent.authority);
  }

  void check_received() {
    if (filing_.received_at && *filing_.received_at > facts_.at) add(RefusalCode::TimeInFuture, "/received_at");
  }

  void check_refs() {
    const auto& refs = filing_.external_refs;
    if (refs.size() > limits().external_refs_max) {
      return add(RefusalCode::TooManyItems, "/external_refs", std::to_string(limits().external_refs_max));
    }
    for (std::size_t i = 0; i < refs.size(); ++i) {
      const auto pointer = "/external_refs/" + std::to_string(i);
      if (is_blank(refs[i].system)) add(RefusalCode::BlankText, pointer + "/system");
      if (is_blank(refs[i].id)) add(RefusalCode::BlankText, pointer + "/id");
      word(pointer + "/system", refs[i].system);
      word(pointer + "/id", refs[i].id);
    }
  }

  const FileComplaint& filing_;
  const Facts& facts_;
  Refusals found_;
};

void check_repeated(Refusals& found, const std::string& at, const std::vector<DemandKind>& kinds) {
  for (auto kind = kinds.begin(); kind != kinds.end(); ++kind) {
    if (std::find(kinds.begin(), kind, *kind) == kind) continue;
    found.push_back({RefusalCode::RepeatedItem, at + "/demand_kinds/" + std::to_string(kind - kinds.begin()), {}});
  }
}

}  // namespace

void check_demands(Refusals& found, const std::string& at, const std::vector<DemandKind>& kinds,
                   const std::optional<Claim>& claim) {
  check_repeated(found, at, kinds);
  const bool claims = std::find(kinds.begin(), kinds.end(), DemandKind::Claim) != kinds.end();
  if (claims && !claim) found.push_back({RefusalCode::ClaimWithoutAmount, at + "/claim", {}});
  if (!claim) return;
  if (!claims) return found.push_back({RefusalCode::AmountWithoutClaim, at + "/demand_kinds", {}});
  if (claim->open) return;
  if (claim->amount_minor <= 0) found.push_back({RefusalCode::InvalidAmount, at + "/claim/amount_minor", {}});
  if (!is_currency(claim->currency)) found.push_back({RefusalCode::InvalidCurrency, at + "/claim/currency", {}});
}

void check_text(Refusals& found, const std::string& pointer, const std::string& text, std::size_t chars_max) {
  if (count_code_points(text) > chars_max) {
    found.push_back({RefusalCode::TooLong, pointer, std::to_string(chars_max)});
  }
  if (has_control(text)) found.push_back({RefusalCode::ControlCharacter, pointer, {}});
}

Refusals check_filing(const FileComplaint& command, const Facts& facts) { return FilingCheck(command, facts).run(); }

}  // namespace redress::complaint

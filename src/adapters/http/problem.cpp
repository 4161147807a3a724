#include "adapters/http/problem.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::http {
namespace {

using complaint::Refusal;
using complaint::RefusalCode;

std::string key_of(std::string_view code, std::string_view part) {
  return "problem." + std::string(code) + "." + std::string(part);
}

struct ProblemText {
  std::string_view code;
  unsigned status = 500;
  std::string_view title;
  std::string_view detail;
};

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += ",\"";
  out += name;
  out += "\":";
  append_jcs_string(out, value);
}

void append_errors(std::string& out, const complaint::Refusals& refusals, Language language) {
  out += ",\"errors\":[";
  for (const auto& refusal : refusals) {
    if (&refusal != &refusals.front()) out += ',';
    out += "{\"pointer\":";
    append_jcs_string(out, refusal.pointer);
    append_member(out, "code", to_word(refusal.code));
    append_member(out, "detail", describe(refusal, language));
    out += '}';
  }
  out += ']';
}

Response document(const ProblemText& text, Language language, const complaint::Refusals* refusals) {
  Response response;
  response.status = text.status;
  response.media_type = media::kProblem;
  auto& out = response.body;
  out += "{\"type\":";
  append_jcs_string(out, "/problems/" + std::string(text.code));
  append_member(out, "title", text.title);
  out += ",\"status\":" + std::to_string(text.status);
  append_member(out, "detail", text.detail);
  append_member(out, "code", text.code);
  if (refusals != nullptr) append_errors(out, *refusals, language);
  out += '}';
  add_language(response, language);
  response.problem =
      std::make_shared<Problem>(Problem{std::string(text.code), std::string(text.title), std::string(text.detail), 0});
  return response;
}

// A refused act has no field to point at; a body that is no object has none either, but is a matter of form.
bool is_act_refused(const complaint::Refusals& refusals) {
  return std::any_of(refusals.begin(), refusals.end(), [](const Refusal& refusal) {
    return refusal.pointer.empty() && refusal.code != RefusalCode::WrongType;
  });
}

std::string type_label(const std::string& type, Language language) {
  const auto key = "json_type." + type;
  const auto& catalogue = Catalogue::builtin();
  return catalogue.has(key) ? catalogue.text(key, language) : type;
}

/// Details of these refusals are words of a closed list, one or several.
constexpr std::pair<RefusalCode, std::string_view> kWordsOfDetails[] = {
    {RefusalCode::ComplaintClosed, "stage"},
    {RefusalCode::StageForbidsAct, "stage"},
    {RefusalCode::StatementMissing, "side"},
    {RefusalCode::SignatureMissing, "signature"},
    {RefusalCode::IdentityUnchecked, "identity_level"},
    {RefusalCode::ChecklistOpen, "checklist_item"}};

// A word that has no text, such as one of a list that grew, is said as it stands.
std::string say_words(std::string_view group, std::string_view words, Language language) {
  std::string said;
  while (!words.empty()) {
    const auto end = std::min(words.find(", "), words.size());
    const auto key = std::string(group) + "." + std::string(words.substr(0, end));
    const auto& catalogue = Catalogue::builtin();
    if (!said.empty()) said += catalogue.text("page.comma", language);
    said += catalogue.has(key) ? catalogue.text(key, language) : std::string(words.substr(0, end));
    words.remove_prefix(std::min(end + 2, words.size()));
  }
  return said;
}

// Details are codes or numbers; those that name something with a name are said in the caller's language.
std::string say_detail(const Refusal& refusal, Language language) {
  if (refusal.code == RefusalCode::WrongType) return type_label(refusal.detail, language);
  for (const auto& [code, group] : kWordsOfDetails) {
    if (code == refusal.code) return say_words(group, refusal.detail, language);
  }
  return refusal.detail;
}

}  // namespace

const std::vector<ProblemKind>& problem_kinds() {
  static const std::vector<ProblemKind> kKinds = {{"MALFORMED_REQUEST", 400},
                                                  {"INVALID_FRAMING", 400},
                                                  {"INVALID_HOST", 400},
                                                  {"INCOMPLETE_REQUEST", 400},
                                                  {"INVALID_UTF8", 400},
                                                  {"INVALID_JSON", 400},
                                                  {"EMPTY_BODY", 400},
                                                  {"INVALID_NUMBER", 400},
                                                  {"INVALID_IDEMPOTENCY_KEY", 400},
                                                  {"MALFORMED_QUERY", 400},
                                                  {"INVALID_EVENT_ID", 400},
                                                  {"MALFORMED_FORM", 400},
                                                  {"CODE_MISSING", 401},
                                                  {"SIGN_IN_NEEDED", 401},
                                                  {"SIGN_IN_FAILED", 401},
                                                  {"TOKEN_INVALID", 401},
                                                  {"WRONG_CODE", 403},
                                                  {"NOT_ALLOWED", 403},
                                                  {"OPERATOR_ONLY", 403},
                                                  {"CROSS_SITE", 403},
                                                  {"CSRF_TOKEN_NEEDED", 403},
                                                  {"PASSWORD_CHANGE_NEEDED", 403},
                                                  {"SESSION_ONLY", 403},
                                                  {"OWN_TOKENS_ONLY", 403},
                                                  {"OUT_OF_SCOPE", 403},
                                                  {"CONTENTS_HIDDEN", 403},
                                                  {"COMPLAINANT_ONLY", 403},
                                                  {"METRICS_LOCAL_ONLY", 403},
                                                  {"NOT_FOUND", 404},
                                                  {"COMPLAINT_NOT_FOUND", 404},
                                                  {"RECEIPT_NOT_FOUND", 404},
                                                  {"USER_NOT_FOUND", 404},
                                                  {"TILE_NOT_FOUND", 404},
                                                  {"PARAMETER_NOT_FOUND", 404},
                                                  {"PROPOSAL_NOT_FOUND", 404},
                                                  {"GROUP_NOT_FOUND", 404},
                                                  {"TEMPLATE_NOT_FOUND", 404},
                                                  {"METHOD_NOT_ALLOWED", 405},
                                                  {"REQUEST_TIMEOUT", 408},
                                                  {"ACT_REFUSED", 409},
                                                  {"LETTER_INCOMPLETE", 409},
                                                  {"BODY_TOO_LARGE", 413},
                                                  {"UNSUPPORTED_MEDIA_TYPE", 415},
                                                  {"NOT_A_FORM", 415},
                                                  {"UNKNOWN_EXPECTATION", 417},
                                                  {"INVALID_FIELDS", 422},
                                                  {"IDEMPOTENCY_KEY_REUSED", 422},
                                                  {"TOO_MANY_FILINGS", 429},
                                                  {"TOO_MANY_ACTS", 429},
                                                  {"CODE_LOCKED", 429},
                                                  {"SIGN_IN_LOCKED", 429},
                                                  {"HEADERS_TOO_LARGE", 431},
                                                  {"INTERNAL_ERROR", 500},
                                                  {"BUSY", 503},
                                                  {"WRITER_UNAVAILABLE", 503},
                                                  {"NO_SPACE", 503},
                                                  {"TOO_MANY_CONNECTIONS", 503},
                                                  {"INVALID_MULTIPART", 400},
                                                  {"INVALID_UPLOAD_LENGTH", 400},
                                                  {"INVALID_UPLOAD_METADATA", 400},
                                                  {"INVALID_UPLOAD_OFFSET", 400},
                                                  {"ATTACHMENT_NOT_FOUND", 404},
                                                  {"UPLOAD_NOT_FOUND", 404},
                                                  {"OFFSET_MISMATCH", 409},
                                                  {"UPLOAD_TAKEN_OVER", 409},
                                                  {"UPLOAD_FINISHED", 409},
                                                  {"ATTACHMENT_ERASED", 410},
                                                  {"UPLOAD_EXPIRED", 410},
                                                  {"TUS_VERSION", 412},
                                                  {"FILE_TOO_LARGE", 413},
                                                  {"UPLOAD_TOO_LONG", 413},
                                                  {"RANGE_NOT_SATISFIABLE", 416},
                                                  {"NO_FILE", 422},
                                                  {"TOO_MANY_UPLOADS", 429},
                                                  {"UPLOADS_FULL", 503}};
  return kKinds;
}

unsigned status_of(std::string_view code) noexcept {
  for (const auto& kind : problem_kinds()) {
    if (kind.code == code) return kind.status;
  }
  return 500;
}

Response problem(std::string_view code, Language language, std::initializer_list<Placeholder> values) {
  const auto& catalogue = Catalogue::builtin();
  const auto detail = catalogue.fill(key_of(code, "detail"), language, values);
  return document({code, status_of(code), catalogue.text(key_of(code, "title"), language), detail}, language, nullptr);
}

Response problem_later(std::string_view code, Language language, unsigned wait_s) {
  const auto wait = std::to_string(wait_s);
  auto response = problem(code, language, {{"seconds", wait}});
  response.add_header("Retry-After", wait);
  auto told = *response.problem;
  told.wait_s = wait_s;
  response.problem = std::make_shared<Problem>(std::move(told));
  return response;
}

Response refused(const complaint::Refusals& refusals, Language language) {
  const auto& catalogue = Catalogue::builtin();
  if (!is_act_refused(refusals)) {
    const std::string_view code = "INVALID_FIELDS";
    return document({code, status_of(code), catalogue.text(key_of(code, "title"), language),
                     catalogue.text(key_of(code, "detail"), language)},
                    language, &refusals);
  }
  const auto& first = *std::find_if(refusals.begin(), refusals.end(), [](const auto& r) { return r.pointer.empty(); });
  return document({to_word(first.code), status_of("ACT_REFUSED"),
                   catalogue.text(key_of("ACT_REFUSED", "title"), language), describe(first, language)},
                  language, &refusals);
}

std::string describe(const Refusal& refusal, Language language) {
  return Catalogue::builtin().fill("refusal." + std::string(to_word(refusal.code)), language,
                                   {{"detail", say_detail(refusal, language)}});
}

void add_language(Response& response, Language language) {
  response.add_header("Content-Language", tag_of(language));
  response.add_header("Vary", "Accept-Language");
}

}  // namespace redress::http

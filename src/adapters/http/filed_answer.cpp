#include "adapters/http/filed_answer.hpp"

#include "adapters/http/answers.hpp"
#include "adapters/http/problem.hpp"
#include "base/json.hpp"

namespace redress::http {
namespace {

constexpr std::size_t kFixedBytes =
    std::size_t{3} * 1024;  // what the answer holds beside the receipts; saves growing the text

void append_code(std::string& out, const Exchange& exchange, const ReceiptedRecord& record) {
  append_text(out, "number", record.number);
  append_text(out, "query_code", exchange.office.codes.code_for(record.number));
  append_text(out, "receipt", record.receipt);
  append_links(out, record.number, 1);
}

std::vector<std::string_view> codes_for(const Exchange& exchange, const FilingSummary& summary, bool has_related) {
  std::vector<std::string_view> codes;
  if (summary.anonymous) codes.emplace_back("ANONYMOUS");
  codes.emplace_back("KEEP_CODE");
  codes.emplace_back("FREE_OF_CHARGE");
  if (has_related) codes.emplace_back("TWO_RECORDS");
  if (summary.needs_read_back) codes.emplace_back("READ_BACK");
  switch (summary.kind) {
    case complaint::RecordKind::Complaint: codes.emplace_back("NEXT_COMPLAINT"); break;
    case complaint::RecordKind::Report: codes.emplace_back("NEXT_REPORT"); break;
    case complaint::RecordKind::Inquiry:
    case complaint::RecordKind::Suggestion:
    case complaint::RecordKind::Praise: codes.emplace_back("NEXT_NON_COMPLAINT"); break;
  }
  codes.emplace_back("VERIFY_RECEIPT");
  if (!exchange.options.contact.empty()) codes.emplace_back("CONTACT");
  return codes;
}

void append_notices(std::string& out, const std::vector<Notice>& notices) {
  append_raw(out, "notices", "[");
  for (const auto& notice : notices) {
    out += &notice == &notices.front() ? "{" : ",{";
    append_text(out, "code", notice.code);
    append_text(out, "text", notice.text);
    out += '}';
  }
  out += ']';
}

}  // namespace

std::vector<Notice> notices_of(const Exchange& exchange, const FilingSummary& summary, bool has_related) {
  const auto& catalogue = Catalogue::builtin();
  std::vector<Notice> notices;
  for (const auto code : codes_for(exchange, summary, has_related)) {
    const auto key = "notice." + std::string(code);
    const auto& contact = exchange.options.contact;
    notices.push_back({code, code == "CONTACT" ? catalogue.fill(key, summary.language, {{"contact", contact}})
                                               : catalogue.text(key, summary.language)});
  }
  return notices;
}

Language notice_language(const Caller& caller, std::string_view complainant_language) noexcept {
  if (caller.language_wanted) return caller.language;
  return parse_language(complainant_language).value_or(caller.language);
}

Response answer_filed(const Exchange& exchange, const FilingSummary& summary, const ReceiptedRecord& record,
                      const std::optional<ReceiptedRecord>& related) {
  Response response;
  response.status = 201;
  auto& out = response.body;
  out.reserve(kFixedBytes + 2 * record.receipt.size());
  out += '{';
  append_code(out, exchange, record);
  append_text(out, "record_kind", to_word(summary.kind));
  append_text(out, "stage", to_word(summary.stage));
  append_text(out, "received_at", summary.received_at);
  append_flag(out, "anonymous", summary.anonymous);
  append_notices(out, notices_of(exchange, summary, related.has_value()));
  append_verification(out, exchange, record.number, 1);
  if (related) {
    append_raw(out, "related", "{");
    append_code(out, exchange, *related);
    out += '}';
  }
  out += '}';
  response.add_header("Location", path_of(record.number));
  add_language(response, summary.language);
  return response;
}

}  // namespace redress::http

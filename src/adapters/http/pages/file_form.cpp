#include "adapters/http/pages/file_form.hpp"

#include <algorithm>

#include "adapters/http/idempotency.hpp"
#include "adapters/http/multipart_files.hpp"
#include "adapters/http/problem.hpp"
#include "base/text.hpp"

namespace redress::http::pages {
namespace {

using Progress = MultipartScanner::Progress;

}  // namespace

bool FileFormSink::on_part(const MultipartPart& part) {
  if (intake_ != nullptr) return begin_file() && intake_->on_part(part);
  if (part.file_name) {
    held_ = part;
    return false;
  }
  if (fields_.size() == kFormFieldsMax || part.name.size() > bytes_left_) return problem_ = "BODY_TOO_LARGE", false;
  bytes_left_ -= part.name.size();
  fields_.emplace_back(part.name, std::string());
  return true;
}

bool FileFormSink::on_content(std::string_view bytes) {
  if (intake_ != nullptr) return begin_file() && intake_->on_content(bytes);
  if (bytes.size() > bytes_left_) return problem_ = "BODY_TOO_LARGE", false;
  bytes_left_ -= bytes.size();
  fields_.back().second += bytes;
  return true;
}

bool FileFormSink::on_part_end() {
  if (intake_ != nullptr) return begin_file() && intake_->on_part_end();
  const auto& [name, value] = fields_.back();
  return (is_utf8(name) && is_utf8(value)) || (problem_ = "INVALID_UTF8", false);
}

bool FileFormSink::begin_file() {
  if (!held_) return true;
  const auto part = *std::exchange(held_, std::nullopt);
  return intake_->on_part(part);
}

FileForm::FileForm(Exchange& exchange) : exchange_(exchange), sink_(exchange.options.limits.body_bytes_max) {
  if (exchange.body == nullptr) return;
  const auto boundary = multipart_boundary(exchange.request.content_type);
  if (boundary) scanner_.emplace(*boundary, sink_);
}

Task<std::optional<Response>> FileForm::read_fields() {
  std::optional<Response> wrong;
  if (scanner_) {
    wrong = co_await read_parts();
    fields_ = sink_.take_fields();
  } else {
    auto form = read_form(exchange_);
    if (auto* problem = std::get_if<Response>(&form))
      wrong = std::move(*problem);
    else
      fields_ = std::move(std::get<FormData>(form));
  }
  co_return wrong;
}

Task<std::optional<Response>> FileForm::read_parts() {
  const auto language = exchange_.caller.language;
  std::optional<Response> wrong;
  while (!wrong && scanner_->progress() == Progress::NeedMore) {
    const auto piece = co_await exchange_.body->next();
    if (piece.end == BodySource::End::None)
      scanner_->feed(piece.bytes);
    else if (piece.end == BodySource::End::Complete)
      wrong = problem("INVALID_MULTIPART", language);
    else
      wrong = body_ended(exchange_, piece);
  }
  if (scanner_->progress() == Progress::Malformed) wrong = problem("INVALID_MULTIPART", language);
  if (!sink_.problem().empty()) {
    const auto bytes_max = std::to_string(exchange_.options.limits.body_bytes_max);
    wrong = problem(sink_.problem(), language, {{"bytes_max", bytes_max}});
  }
  co_return wrong;
}

FilesTaken FileForm::outcome(const service::Answer& answer, std::size_t count) const {
  const auto language = exchange_.caller.language;
  if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) return {0, refused(*refusals, language)};
  if (std::holds_alternative<service::KeyReused>(answer)) return {0, problem("IDEMPOTENCY_KEY_REUSED", language)};
  if (auto why = why_not_done(exchange_, answer)) return {0, std::move(why)};
  return {count, std::nullopt};
}

Task<FilesTaken> FileForm::take_files(std::string_view route, std::string_view key_text) {
  if (!sink_.is_at_file()) co_return FilesTaken{};
  MultipartIntake intake(*exchange_.office.attachments, std::string(exchange_.number), limited_network(exchange_));
  sink_.forward_to(intake);
  scanner_->resume();
  const auto rest = scanner_->rest();
  auto wrong = co_await take_piece(exchange_, *scanner_, intake, rest);
  if (!wrong) wrong = co_await take_body(exchange_, *scanner_, intake);
  if (wrong || intake.files().empty()) {
    co_await discard_files(exchange_, intake);
    co_return FilesTaken{0, std::move(wrong)};
  }
  std::optional<service::IdempotencyKey> key;
  if (!key_text.empty()) key = bind_key("public", std::string(route), key_text, intake.fingerprint());
  const auto count = intake.files().size();
  const auto attached = co_await attach_files(exchange_, intake, key);
  if (const auto* failure = std::get_if<Response>(&attached)) co_return FilesTaken{0, *failure};
  co_return outcome(std::get<service::Answer>(attached), count);
}

Task<> FileForm::skip_files() {
  if (!sink_.is_at_file() || exchange_.office.attachments == nullptr) co_return;
  auto bytes_left = exchange_.office.attachments->uploads.limits().file_bytes_max;
  for (;;) {
    const auto piece = co_await exchange_.body->next();
    if (piece.end != BodySource::End::None || piece.bytes.size() > bytes_left) co_return;
    bytes_left -= piece.bytes.size();
  }
}

}  // namespace redress::http::pages

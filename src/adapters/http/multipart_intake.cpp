#include "adapters/http/multipart_intake.hpp"

#include "base/bytes.hpp"

namespace redress::http {
namespace {

constexpr std::uint64_t kFieldBytesMax = 65'536;  // of all fields that are no files, which are read and left
constexpr std::size_t kPartsMax = 200;

}  // namespace

bool MultipartIntake::stop(std::string_view problem) { return trouble_.problem = problem, false; }

bool MultipartIntake::stop(const Failure& failure) { return trouble_.failure = failure, false; }

bool MultipartIntake::on_part(const MultipartPart& part) {
  if (++parts_ > kPartsMax) return stop("INVALID_MULTIPART");
  is_file_ = part.file_name.has_value();
  part_bytes_ = 0;
  file_name_ = part.file_name.value_or("");
  // A browser sends an input without a file as a file without a name; only its content tells the two apart.
  return !is_file_ || file_name_.empty() || begin_file();
}

bool MultipartIntake::begin_file() {
  if (files_.size() == attachments_.files_max) return trouble_.too_many = true, false;
  auto begun = attachments_.uploads.begin({number_, file_name_, 0, false, network_});
  if (!begun) return stop(begun.error());
  if (const auto* lacking = std::get_if<service::NoRoom>(&*begun)) return trouble_.no_room = *lacking, false;
  files_.push_back(std::get<UploadPointer>(*begun));
  is_open_ = true;
  const auto grip = files_.back()->take();
  if (!grip) return stop(grip.error());
  token_ = grip->token;
  return true;
}

bool MultipartIntake::on_content(std::string_view bytes) {
  if (!is_file_) return (field_bytes_ += bytes.size()) <= kFieldBytesMax || stop("BODY_TOO_LARGE");
  part_bytes_ += bytes.size();
  if (part_bytes_ > attachments_.uploads.limits().file_bytes_max) return stop("FILE_TOO_LARGE");
  if (!is_open_ && !begin_file()) return false;
  if (const auto lacking = attachments_.uploads.grow(*files_.back(), bytes.size())) {
    return trouble_.no_room = lacking, false;
  }
  const auto appended = files_.back()->append(token_, bytes);
  return appended || stop(appended.error());
}

bool MultipartIntake::on_part_end() {
  if (!is_open_) return true;
  is_open_ = false;
  const auto stored = files_.back()->finish(token_);
  return stored || stop(stored.error());
}

Result<void> MultipartIntake::claim_all() {
  for (const auto& file : files_) {
    if (auto claimed = file->claim(); !claimed) return claimed;
  }
  return {};
}

void MultipartIntake::abandon_all() {
  for (const auto& file : files_) file->abandon();
}

void MultipartIntake::discard_all() {
  for (const auto& file : files_) {
    (void)file->discard();
    attachments_.uploads.end(*file, false);
  }
}

std::string MultipartIntake::fingerprint() const {
  std::string text;
  for (const auto& file : files_) {
    const auto blob = file->stored().value();
    text += std::to_string(file->name().size()) + ":" + file->name() + std::to_string(blob.size_bytes) + ":" +
            to_hex(view(blob.sha256));
  }
  return text;
}

}  // namespace redress::http

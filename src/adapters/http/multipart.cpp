#include "adapters/http/multipart.hpp"

#include <algorithm>
#include <array>

#include "adapters/http/header_value.hpp"

namespace redress::http {
namespace {

constexpr std::size_t kHeaderBytesMax = 8 * 1024;
constexpr std::size_t kHeaderLinesMax = 16;
constexpr std::size_t kBoundaryCharsMax = 70;
constexpr std::string_view kHeaderEnd = "\r\n\r\n";

bool is_boundary_character(char c) {
  constexpr std::string_view kMarks = "'()+_,-./:=? ";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kMarks.find(c) != std::string_view::npos;
}

// What browsers write for the characters that would end the quoted name (WHATWG, multipart/form-data encoding).
std::string browser_unescaped(std::string text) {
  static constexpr std::array<std::pair<std::string_view, char>, 3> kEscapes = {
      {{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}}};
  for (const auto& [escape, character] : kEscapes) {
    for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1)) {
      text.replace(at, escape.size(), 1, character);
    }
  }
  return text;
}

bool read_disposition(std::string_view value, MultipartPart& part) {
  const auto parsed = parse_header_value(value);
  if (!parsed || parsed->word != "form-data") return false;
  const auto name = parsed->parameter("name");
  if (!name) return false;
  part.name = browser_unescaped(*name);
  if (const auto file_name = parsed->parameter("filename")) part.file_name = browser_unescaped(*file_name);
  return true;
}

// Content that another encoding stands for would be hashed as what it is not.
bool is_identity_encoding(std::string_view value) {
  const auto encoding = lower_case(trim_blanks(value));
  return encoding == "binary" || encoding == "8bit" || encoding == "7bit";
}

bool read_line(std::string_view line, MultipartPart& part, bool& has_disposition) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto name = lower_case(line.substr(0, colon));
  const auto value = trim_blanks(line.substr(colon + 1));
  if (name == "content-type") part.media_type = value;
  if (name == "content-transfer-encoding") return is_identity_encoding(value);
  if (name != "content-disposition") return true;
  if (has_disposition) return false;
  has_disposition = true;
  return read_disposition(value, part);
}

std::optional<MultipartPart> read_header(std::string_view header) {
  MultipartPart part;
  bool has_disposition = false;
  for (std::size_t lines = 0; !header.empty(); ++lines) {
    const auto end = header.find("\r\n");
    if (lines == kHeaderLinesMax || !read_line(header.substr(0, end), part, has_disposition)) return std::nullopt;
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 2);
  }
  if (!has_disposition) return std::nullopt;
  return part;
}

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  const auto parsed = parse_header_value(content_type);
  if (!parsed || parsed->word != "multipart/form-data") return std::nullopt;
  auto boundary = parsed->parameter("boundary");
  if (!boundary || boundary->empty() || boundary->size() > kBoundaryCharsMax || boundary->back() == ' ' ||
      !std::all_of(boundary->begin(), boundary->end(), is_boundary_character)) {
    return std::nullopt;
  }
  return boundary;
}

MultipartScanner::MultipartScanner(std::string_view boundary, MultipartSink& sink)
    : delimiter_("\r\n--" + std::string(boundary)), sink_(sink) {}

MultipartScanner::Progress MultipartScanner::feed(std::string_view bytes) {
  while (progress_ == Progress::NeedMore && !bytes.empty()) step(bytes);
  rest_ = bytes;
  return progress_;
}

void MultipartScanner::resume() noexcept {
  if (progress_ == Progress::Stopped) progress_ = Progress::NeedMore;
}

void MultipartScanner::step(std::string_view& bytes) {
  switch (state_) {
    case State::First: return match_first(bytes);
    case State::Boundary: return after_boundary(bytes);
    case State::Header: return take_header(bytes);
    case State::Content: return take_content(bytes);
  }
}

void MultipartScanner::match_first(std::string_view& bytes) {
  const auto count = std::min(bytes.size(), delimiter_.size() - matched_);
  if (bytes.substr(0, count) != std::string_view(delimiter_).substr(matched_, count)) {
    progress_ = Progress::Malformed;
    return;
  }
  matched_ += count;
  bytes.remove_prefix(count);
  if (matched_ < delimiter_.size()) return;
  matched_ = 0;
  state_ = State::Boundary;
}

void MultipartScanner::after_boundary(std::string_view& bytes) {
  held_ += bytes.front();
  bytes.remove_prefix(1);
  if (held_.size() < 2) return;
  if (held_ == "--")
    progress_ = Progress::Done;
  else if (held_ != "\r\n")
    progress_ = Progress::Malformed;
  // The CRLF stays: with it, a part without header lines ends its header like any other.
  state_ = State::Header;
}

void MultipartScanner::take_header(std::string_view& bytes) {
  const auto before = held_.size();
  held_ += bytes.substr(0, kHeaderBytesMax);
  const auto end = held_.find(kHeaderEnd, before < kHeaderEnd.size() ? 0 : before - kHeaderEnd.size() + 1);
  if (end == std::string::npos) {
    if (held_.size() > kHeaderBytesMax) progress_ = Progress::Malformed;
    bytes.remove_prefix(std::min(bytes.size(), kHeaderBytesMax));
    return;
  }
  bytes.remove_prefix(end + kHeaderEnd.size() - before);
  held_.resize(end);
  begin_part();
}

void MultipartScanner::begin_part() {
  const auto part = read_header(std::string_view(held_).substr(std::min<std::size_t>(2, held_.size())));
  held_.clear();
  state_ = State::Content;
  if (!part)
    progress_ = Progress::Malformed;
  else if (!sink_.on_part(*part))
    progress_ = Progress::Stopped;
}

void MultipartScanner::give(std::string_view content) {
  if (!content.empty() && progress_ == Progress::NeedMore && !sink_.on_content(content)) progress_ = Progress::Stopped;
}

void MultipartScanner::end_part() {
  matched_ = 0;
  state_ = State::Boundary;
  if (progress_ == Progress::NeedMore && !sink_.on_part_end()) progress_ = Progress::Stopped;
}

// CR stands at the delimiter's beginning and nowhere else in it: so a match that fails holds no beginning of another.
bool MultipartScanner::finish_match(std::string_view& bytes) {
  const auto count = std::min(bytes.size(), delimiter_.size() - matched_);
  if (bytes.substr(0, count) != std::string_view(delimiter_).substr(matched_, count)) {
    give(std::string_view(delimiter_).substr(0, matched_));
    matched_ = 0;
    return false;
  }
  matched_ += count;
  bytes.remove_prefix(count);
  if (matched_ == delimiter_.size()) end_part();
  return true;
}

void MultipartScanner::take_content(std::string_view& bytes) {
  if (matched_ > 0 && finish_match(bytes)) return;
  const auto found = bytes.find(delimiter_);
  if (found != std::string_view::npos) {
    give(bytes.substr(0, found));
    bytes.remove_prefix(found + delimiter_.size());
    return end_part();
  }
  // The end may be the beginning of a delimiter.
  const auto from = bytes.size() - std::min(bytes.size(), delimiter_.size() - 1);
  const auto start = bytes.find('\r', from);
  auto kept = bytes.size();
  for (auto at = start; at != std::string_view::npos; at = bytes.find('\r', at + 1)) {
    if (std::string_view(delimiter_).starts_with(bytes.substr(at))) {
      kept = at;
      break;
    }
  }
  matched_ = bytes.size() - kept;
  give(bytes.substr(0, kept));
  bytes.remove_prefix(bytes.size());
}

}  // namespace redress::http

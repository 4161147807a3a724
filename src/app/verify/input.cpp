#include "app/verify/input.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "app/verify/reasons.hpp"
#include "base/text.hpp"

namespace redress::verify {
namespace {

constexpr std::size_t kKeyFileBytesMax = 64 << 10;
constexpr std::size_t kChunkBytes = 64 << 10;

/// A path as text: names that are not UTF-8 are shown in hexadecimal, so that every answer is UTF-8.
std::string name_of(const std::filesystem::path& path) {
  const auto& bytes = path.native();
  return is_utf8(bytes) ? bytes : to_hex(bytes);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const auto begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

}  // namespace

Failure Reader::failure(Text which, std::initializer_list<std::string_view> arguments) const {
  return {FailureKind::Unavailable, text(which, language_, arguments)};
}

Result<InputFile> Reader::read_stream(std::istream& stream, std::string name, std::size_t bytes_max) const {
  InputFile file{std::move(name), {}};
  std::string chunk(kChunkBytes, '\0');
  while (stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || stream.gcount() > 0) {
    file.bytes.append(chunk, 0, static_cast<std::size_t>(stream.gcount()));
    if (file.bytes.size() > bytes_max) return failure(Text::TooLarge, {file.name, std::to_string(bytes_max)});
  }
  if (stream.bad() || !stream.eof()) return failure(Text::CannotRead, {file.name});
  return file;
}

Result<InputFile> Reader::read(const std::string& path, std::size_t bytes_max) const {
  if (path == "-") return read_stream(standard_input_, "-", bytes_max);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return failure(Text::CannotRead, {name_of(path)});
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return failure(Text::CannotOpen, {name_of(path)});
  return read_stream(stream, name_of(std::filesystem::path(path)), bytes_max);
}

Result<std::vector<InputFile>> Reader::read_receipts(const std::string& directory) const {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".tlog-proof") paths.push_back(entry->path());
    if (paths.size() > kReceiptsMax) {
      return failure(Text::TooManyReceipts, {name_of(directory), std::to_string(kReceiptsMax)});
    }
  }
  if (error) return failure(Text::CannotRead, {name_of(directory)});
  if (paths.empty()) return failure(Text::NoReceipts, {name_of(directory)});
  std::sort(paths.begin(), paths.end());
  std::vector<InputFile> files;
  std::size_t bytes = 0;
  for (const auto& path : paths) {
    auto file = read(path.native(), ledger::kProofFileBytesMax);
    if (!file) return file.error();
    bytes += file->bytes.size();
    if (bytes > kReceiptsBytesMax) {
      return failure(Text::TooLarge, {name_of(directory), std::to_string(kReceiptsBytesMax)});
    }
    file->name = name_of(path.filename());
    files.push_back(std::move(*file));
  }
  return files;
}

Result<ledger::VerifierKey> Reader::read_key(const std::string& argument) const {
  std::string key = argument;
  if (argument.starts_with('@')) {
    auto file = read(argument.substr(1), kKeyFileBytesMax);
    if (!file) return file.error();
    key = std::move(file->bytes);
  }
  auto parsed = ledger::parse_verifier_key(trimmed(key));
  if (!parsed) return failure(Text::UnusableKey, {say_reason(parsed.error().message, language_)});
  return parsed;
}

}  // namespace redress::verify

#include "adapters/http/pages/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace redress::http::pages {
namespace {

constexpr unsigned kMode = 0644;

struct EndArchive {
  void operator()(archive* writer) const { archive_write_free(writer); }
};
struct EndEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using Writer = std::unique_ptr<archive, EndArchive>;
using EntryPointer = std::unique_ptr<archive_entry, EndEntry>;

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

bool add(archive* writer, const ArchivedFile& file, std::int64_t at_unix_s) {
  const EntryPointer entry(archive_entry_new());
  if (!entry) return false;
  archive_entry_set_pathname(entry.get(), file.path.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), kMode);
  archive_entry_set_mtime(entry.get(), at_unix_s, 0);
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return false;
  return archive_write_data(writer, file.bytes.data(), file.bytes.size()) == static_cast<la_ssize_t>(file.bytes.size());
}

Failure not_written(archive* writer) {
  const char* const why = writer == nullptr ? nullptr : archive_error_string(writer);
  return {FailureKind::Internal,
          std::string("the ZIP file cannot be written: ") + (why == nullptr ? "no memory" : why)};
}

}  // namespace

Result<std::string> make_zip(const std::vector<ArchivedFile>& files, std::int64_t at_unix_s) {
  std::string out;
  const Writer writer(archive_write_new());
  if (!writer || archive_write_set_format_zip(writer.get()) != ARCHIVE_OK ||
      archive_write_open(writer.get(), &out, nullptr, append, nullptr) != ARCHIVE_OK) {
    return not_written(writer.get());
  }
  for (const auto& file : files) {
    if (!add(writer.get(), file, at_unix_s)) return not_written(writer.get());
  }
  if (archive_write_close(writer.get()) != ARCHIVE_OK) return not_written(writer.get());
  return out;
}

}  // namespace redress::http::pages

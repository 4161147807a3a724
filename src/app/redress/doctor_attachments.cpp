#include "app/redress/doctor_attachments.hpp"

#include <filesystem>

#include "adapters/blobs/blob_format.hpp"
#include "adapters/blobs/blob_paths.hpp"
#include "service/aggregate.hpp"

namespace redress::app {
namespace {

/// Counts what the complaints say and what the disk holds.
class Look {
 public:
  Look(service::ReadSession& reader, const DataPaths& paths) : reader_(reader), blobs_(paths.data) {}

  Result<void> look_at(std::string_view number) {
    const auto events = reader_.read_stream(number);
    if (!events) return events.error();
    for (const auto& stored : *events) {
      const auto event = service::decode_event(stored);
      if (!event) return event.error();
      const auto* added = std::get_if<complaint::AttachmentAdded>(&*event);
      if (added == nullptr) continue;
      ++count_;
      if (!is_there(added->file)) note(number, *added);
    }
    return {};
  }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::uint64_t missing() const { return missing_; }
  [[nodiscard]] const std::string& first() const { return first_; }

 private:
  [[nodiscard]] bool is_there(const complaint::AttachedFile& file) const {
    const auto path = blobs_.blob(file.blob_id);
    std::error_code error;
    if (!path || !std::filesystem::is_regular_file(*path, error)) return false;
    if (file.sha256.empty()) return true;
    return std::filesystem::file_size(*path, error) == blobs::blob_bytes(file.size_bytes) && !error;
  }
  void note(std::string_view number, const complaint::AttachmentAdded& added) {
    if (missing_++ == 0)
      first_ = std::string(number) + " (" + std::to_string(added.ordinal) + "), " + added.file.blob_id;
  }

  service::ReadSession& reader_;
  blobs::BlobPaths blobs_;
  std::uint64_t count_ = 0;
  std::uint64_t missing_ = 0;
  std::string first_;
};

Result<void> look_at_newest(Look& look, service::ReadSession& reader, std::uint64_t complaints_max) {
  static constexpr std::size_t kPageRows = 500;
  service::ComplaintQuery query;
  query.limit = kPageRows;
  for (std::uint64_t seen = 0; seen < complaints_max;) {
    const auto page = reader.list_complaints(query);
    if (!page) return page.error();
    for (const auto& row : page->rows) {
      if (row.state.attachment_count == 0) continue;
      if (auto looked = look.look_at(row.state.number); !looked) return looked;
    }
    seen += page->rows.size();
    if (page->next.empty()) return {};
    query.after = page->next;
  }
  return {};
}

}  // namespace

Finding attachments_stored(service::ReadSession& reader, const DataPaths& paths, const DoctorLimits& limits,
                           const Console& console) {
  Look look(reader, paths);
  if (auto looked = look_at_newest(look, reader, limits.complaints_max); !looked) {
    return {"attachments", Health::Bad, looked.error().message};
  }
  if (look.missing() == 0) return {"attachments", Health::Good, std::to_string(look.count())};
  return {
      "attachments", Health::Bad,
      console.text("doctor.attachments.missing", {{"count", std::to_string(look.missing())}, {"first", look.first()}})};
}

}  // namespace redress::app

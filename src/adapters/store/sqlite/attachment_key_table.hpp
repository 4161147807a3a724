#pragma once
// The table of attachment keys: a database of its own in the folder of secrets, backed up apart from the data.

#include <filesystem>
#include <memory>
#include <mutex>

#include "adapters/store/sqlite/database.hpp"
#include "service/ports/attachment_keys.hpp"

namespace redress::store {

/// See service::AttachmentKeys. A rollback journal, not a WAL: the file alone is the table, and a deleted key is
/// overwritten in it (secure_delete) before forget() returns.
class AttachmentKeyTable final : public service::AttachmentKeys {
 public:
  /// Creates the file with mode 0600; Conflict when others may read it, or when it is newer than this program.
  [[nodiscard]] static Result<std::unique_ptr<AttachmentKeyTable>> open(const std::filesystem::path& file);

  Result<std::optional<service::AttachmentKey>> find(std::string_view number) override;
  Result<service::AttachmentKey> find_or_create(std::string_view number) override;
  Result<void> forget(std::string_view number) override;

 private:
  explicit AttachmentKeyTable(Database database) : database_(std::move(database)) {}
  [[nodiscard]] Result<void> prepare();
  [[nodiscard]] Result<std::optional<service::AttachmentKey>> select(std::string_view number);

  std::mutex mutex_;
  Database database_;
  Statement select_;
  Statement insert_;
  Statement delete_;
};

}  // namespace redress::store

#pragma once
// A file that holds personal data: written beside its name, readable by its owner only, and renamed when complete.

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace redress::records {

/// Buffered. Until finish(), nothing stands under the wanted name, and an older file there is untouched; a destructor
/// without finish() removes what was written. "-" means standard output. Not thread-safe.
class OutputFile {
 public:
  /// Creates PATH.new with mode 0600; a leftover of an earlier run is replaced. Conflict while another run writes it.
  [[nodiscard]] static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// Makes it durable and gives it its name.
  [[nodiscard]] Result<void> finish();

 private:
  explicit OutputFile(std::string path) : path_(std::move(path)) {}
  [[nodiscard]] bool to_stdout() const noexcept { return path_ == "-"; }
  [[nodiscard]] std::string draft() const { return path_ + ".new"; }
  [[nodiscard]] bool is_draft_in_use() const;
  [[nodiscard]] Result<void> flush();
  [[nodiscard]] Failure failed(const char* what) const;

  std::string path_;
  int descriptor_ = -1;
  std::string buffer_;
};

}  // namespace redress::records

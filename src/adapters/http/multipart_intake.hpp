#pragma once
// The files of one multipart body, each stored as an upload while it comes.

#include <optional>
#include <string>
#include <vector>

#include "adapters/http/attach.hpp"
#include "adapters/http/multipart.hpp"

namespace redress::http {

/// Why an intake does not go on.
struct IntakeTrouble {
  std::string_view problem;  ///< code; empty when one of the others says why
  std::optional<service::NoRoom> no_room;
  std::optional<Failure> failure;
  bool too_many = false;
};

/// Runs on threads for long work, one at a time.
class MultipartIntake final : public MultipartSink {
 public:
  MultipartIntake(service::Attachments& attachments, std::string number, std::string network)
      : attachments_(attachments), number_(std::move(number)), network_(std::move(network)) {}

  bool on_part(const MultipartPart& part) override;
  bool on_content(std::string_view bytes) override;
  bool on_part_end() override;

  /// Claims all files (see service::Upload::claim).
  [[nodiscard]] Result<void> claim_all();
  /// Gives up what was stored, without waiting: it is removed later, should discard_all not come.
  void abandon_all();
  /// Removes what was stored.
  void discard_all();

  [[nodiscard]] const std::vector<UploadPointer>& files() const noexcept { return files_; }
  [[nodiscard]] const IntakeTrouble& trouble() const noexcept { return trouble_; }
  /// Names, sizes and digests of all files: what an idempotency key is bound to.
  [[nodiscard]] std::string fingerprint() const;

 private:
  [[nodiscard]] bool stop(std::string_view problem);
  [[nodiscard]] bool stop(const Failure& failure);
  [[nodiscard]] bool begin_file();

  service::Attachments& attachments_;
  std::string number_;
  std::string network_;
  std::vector<UploadPointer> files_;  ///< the last one may be open
  std::uint64_t token_ = 0;
  std::size_t parts_ = 0;
  std::uint64_t part_bytes_ = 0;   ///< of this part
  std::uint64_t field_bytes_ = 0;  ///< of all parts that are no files
  bool is_file_ = false;
  bool is_open_ = false;
  std::string file_name_;
  IntakeTrouble trouble_;
};

}  // namespace redress::http

#pragma once
// A form with files behind its fields, read as it comes (R2.1-03): what the fields say is decided before the first byte
// of a file is taken.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/http/multipart_intake.hpp"
#include "adapters/http/pages/form_data.hpp"

namespace redress::http::pages {

/// Collects fields and stops the scanner at the first file; then hands everything on to an intake.
class FileFormSink final : public MultipartSink {
 public:
  explicit FileFormSink(std::size_t field_bytes_max) : bytes_left_(field_bytes_max) {}

  bool on_part(const MultipartPart& part) override;
  bool on_content(std::string_view bytes) override;
  bool on_part_end() override;

  /// Whether it was a file that stopped the scanner.
  [[nodiscard]] bool is_at_file() const noexcept { return held_.has_value(); }
  /// Problem code of fields that cannot be read; empty if they can.
  [[nodiscard]] std::string_view problem() const noexcept { return problem_; }
  [[nodiscard]] FormData take_fields() { return FormData(std::move(fields_)); }
  /// From here on. `intake` outlives the last feed.
  void forward_to(MultipartIntake& intake) noexcept { intake_ = &intake; }

 private:
  [[nodiscard]] bool begin_file();

  std::size_t bytes_left_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::string_view problem_;
  std::optional<MultipartPart> held_;  ///< the file that the intake has not seen yet
  MultipartIntake* intake_ = nullptr;
};

/// What came of the files of a form.
struct FilesTaken {
  std::size_t count = 0;            ///< that are attached now
  std::optional<Response> trouble;  ///< why none is
};

/// The form of one request, urlencoded or multipart. Lives as long as its exchange.
class FileForm {
 public:
  explicit FileForm(Exchange& exchange);

  /// Reads all fields that stand before the first file; 400 or 413 when they cannot be read. Once, first.
  [[nodiscard]] Task<std::optional<Response>> read_fields();
  [[nodiscard]] const FormData& fields() const noexcept { return fields_; }

  /// Stores the files and attaches them to `exchange.number`, all or none. `key` and `route` make sending twice
  /// harmless. Once, or never.
  [[nodiscard]] Task<FilesTaken> take_files(std::string_view route, std::string_view key);
  /// Reads the files away, so that the client hears the answer; nothing is kept.
  [[nodiscard]] Task<> skip_files();

 private:
  [[nodiscard]] Task<std::optional<Response>> read_parts();
  [[nodiscard]] FilesTaken outcome(const service::Answer& answer, std::size_t count) const;

  Exchange& exchange_;
  FormData fields_;
  FileFormSink sink_;
  std::optional<MultipartScanner> scanner_;  ///< of a multipart form
};

}  // namespace redress::http::pages

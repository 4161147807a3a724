#pragma once
// Writes canonical JSON (RFC 8785) straight into a string: no tree, no sorting. For the write path.

#include <cstdint>
#include <string>
#include <string_view>

namespace redress {

/// One object, from construction to close(). The caller names the members in ascending order; another order is a
/// bug and ends the process, since the bytes would not be canonical. Empty texts and false flags are absent members.
class JcsObject {
 public:
  explicit JcsObject(std::string& out) : out_(out) { out_ += '{'; }

  void text(std::string_view key, std::string_view value);  ///< absent when empty
  void integer(std::string_view key, std::int64_t value);
  void flag(std::string_view key, bool value);     ///< absent when false
  void boolean(std::string_view key, bool value);  ///< always there
  /// Writes the key; the caller appends the canonical value.
  [[nodiscard]] std::string& value(std::string_view key);
  /// True if nothing was written.
  [[nodiscard]] bool empty() const noexcept { return last_key_.empty(); }
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  std::string_view last_key_;  ///< keys are literals
};

}  // namespace redress

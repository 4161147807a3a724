#pragma once
// The mark outside the data directory that tells how far the log has been shown (DESIGN.md 4).

#include <optional>
#include <string>

#include "base/result.hpp"

namespace redress::service {

/// Holds the newest checkpoint that may have been published. One thread at a time.
class HighWaterMark {
 public:
  virtual ~HighWaterMark() = default;
  /// Nothing if none was ever written.
  [[nodiscard]] virtual Result<std::optional<std::string>> read() = 0;
  /// Durable when it returns.
  [[nodiscard]] virtual Result<void> write(const std::string& checkpoint) = 0;
};

}  // namespace redress::service

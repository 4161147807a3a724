#pragma once
// The filing that all measurements use: 630 bytes of JSON, half of it Chinese.

#include <string>

#include "domain/complaint/commands.hpp"

namespace redress::bench {

/// The body that a client posts.
[[nodiscard]] std::string filing_json();
/// The same as a command.
[[nodiscard]] complaint::FileComplaint bench_filing();

}  // namespace redress::bench

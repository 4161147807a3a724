#pragma once
// The name of an attached file as a label: what a stranger called it, without what could mislead or do harm.

#include <cstddef>
#include <string>
#include <string_view>

namespace redress::complaint {

constexpr std::size_t kFileNameCharsMax = 120;  ///< code points; at most 480 bytes, and 1,440 percent-encoded

/// What follows the last slash or backslash, as UTF-8: broken bytes become U+FFFD; control characters, line and
/// paragraph separators, characters that turn the reading direction and those without width are dropped; white space
/// and dots at the ends too; a long name keeps its extension. Empty when nothing is left.
[[nodiscard]] std::string clean_file_name(std::string_view given);

}  // namespace redress::complaint

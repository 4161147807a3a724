#pragma once
// Breaking a line of mixed Latin and Chinese text.

#include <cstddef>
#include <string_view>
#include <vector>

namespace redress::letters {

/// Pieces of `line`, well-formed UTF-8 without line ends, of at most `columns` columns: broken at spaces, and beside
/// wide characters (East Asian, two columns) but not before closing or behind opening punctuation. A word longer than
/// that stays whole. At least one piece; spaces at a break are dropped. The pieces point into `line`.
[[nodiscard]] std::vector<std::string_view> wrap(std::string_view line, std::size_t columns);

}  // namespace redress::letters

#pragma once
// Values as they may stand in a letter.

#include <string>
#include <string_view>

namespace redress::letters {

enum class Lines { One, Many };

/// Without white space around it; LF for every way of ending a line, or a space where there is one line only; U+FFFD
/// for other control characters but tab. A subject cannot get a second header line out of a value.
[[nodiscard]] std::string cleaned(std::string_view text, Lines lines);

}  // namespace redress::letters

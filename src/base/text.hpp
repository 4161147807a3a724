#pragma once
// UTF-8 text as people type it.

#include <cstddef>
#include <string_view>

namespace redress {

/// True if `text` is well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// Number of code points of well-formed UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// True if there is nothing to read: empty, or only ASCII or ideographic (U+3000) white space.
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

/// True if `text` holds a control character below U+0020 other than tab, LF and CR, or U+007F.
[[nodiscard]] bool has_control(std::string_view text) noexcept;

}  // namespace redress

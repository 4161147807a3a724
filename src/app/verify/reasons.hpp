#pragma once
// Why something does not hold, in the reader's language. The log core says it in one English sentence; here stand the
// forms of those sentences and what they are in Chinese.

#include <string>
#include <string_view>

#include "app/verify/texts.hpp"

namespace redress::verify {

/// `detail` as it is for English, else its translation; a sentence of unknown form stays as it is. What is quoted from
/// the input is kept.
[[nodiscard]] std::string say_reason(std::string_view detail, Language language);

}  // namespace redress::verify

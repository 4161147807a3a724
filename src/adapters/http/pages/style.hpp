#pragma once
// The one style sheet of all pages, built in.

#include <string>

namespace redress::http::pages {

/// "/assets/style-<hash>.css": a new sheet has a new name, so browsers keep it for ever.
[[nodiscard]] const std::string& style_path();

}  // namespace redress::http::pages

#pragma once
// What the complainant takes home: number, query code, receipt.

#include "adapters/http/filing.hpp"
#include "adapters/http/pages/file_form.hpp"
#include "adapters/http/pages/layout.hpp"

namespace redress::http::pages {

/// The page after a filing, and what came of the files that came with it; 201, kept by nobody. The complaint is
/// registered also when its files were refused: the page says so and takes them again.
[[nodiscard]] Response show_receipt(const Exchange& exchange, const Filed& filed, const FilesTaken& files);

/// The command that verifies one receipt, and where the key and the program come from.
void write_verification(Html& html, const Speaker& say, const Exchange& exchange, std::string_view number);

/// A button that downloads the receipt of one event. The code goes in the body of a POST.
void write_download(Html& html, const Speaker& say, std::string_view number, std::string_view code, std::uint64_t seq);

}  // namespace redress::http::pages

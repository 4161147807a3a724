#pragma once
// Files on pages: the form that adds some, and the button that downloads one (R2.1-02, R2.1-03).

#include "adapters/http/pages/controls.hpp"
#include "adapters/http/pages/pass.hpp"

namespace redress::http::pages {

/// The control for files, with the limits that hold.
void write_file_control(Html& html, const Speaker& say, const Exchange& exchange, Controls& controls);

/// The section with a form that adds files to the complaint of `pass`; nothing where no attachments are served.
void write_file_form(Html& html, const Speaker& say, const Exchange& exchange, const Pass& pass,
                     const FieldErrors& errors);

/// A button that downloads one attachment of the complaint of `pass`. The code goes in the body of a POST.
void write_attachment_download(Html& html, const Speaker& say, const Pass& pass, std::int64_t ordinal);

/// A size for people, such as "1.4 MB": powers of 1,000.
[[nodiscard]] std::string show_size(std::uint64_t bytes);

}  // namespace redress::http::pages

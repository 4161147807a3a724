#pragma once
// A letter on a page: to be read, and to be printed.

#include "adapters/http/pages/layout.hpp"
#include "domain/letters/fill.hpp"

namespace redress::http::pages {

/// The subject as h1, then the letter's words.
void write_letter(Html& html, const letters::FilledLetter& letter);
/// The same words as plain text, closed at first; not printed.
void write_letter_text(Html& html, const Speaker& say, const letters::FilledLetter& letter);

}  // namespace redress::http::pages

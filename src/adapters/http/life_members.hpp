#pragma once
// Members of the complaint documents that tell of its life: what the complainant may know (T-46), and more for staff.

#include <string>

#include "base/catalogue.hpp"
#include "service/read_complaint.hpp"

namespace redress::http {

/// category, severity, owner_department, compensation_minor, group: as far as they are known.
void append_life(std::string& out, const complaint::State& state, Language language);
/// Of a row of the list: also owner and what waits.
void append_life_of_row(std::string& out, const complaint::State& state, Language language);
/// What staff see behind it. `with_words`: not for who sees words masked.
void append_staff_life(std::string& out, const service::ComplaintView& view, bool with_words, Language language);

}  // namespace redress::http

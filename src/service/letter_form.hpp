#pragma once
// The query that asks for a letter.

#include <string>

#include "base/json.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::service {

/// {"complaint"}: the number of the complaint, required; whether it is one is looked at later.
[[nodiscard]] complaint::Decided<std::string> read_letter_form(const json::value& form);

}  // namespace redress::service

#pragma once
// What a filing must fulfil before it is registered (R1.1-01…04, 2.1, T-01). As little as possible: nothing but a
// way to describe the matter is mandatory (P1).

#include "domain/complaint/decide.hpp"

namespace redress::complaint {

/// Everything that is wrong with the filing; empty when it may be registered.
[[nodiscard]] Refusals check_filing(const FileComplaint& command, const Facts& facts);

/// Checks that a claim and its amount come together (R1.1-02) and no demand twice. `at` is the pointer of the object
/// that holds them. Appends what is wrong.
void check_demands(Refusals& found, const std::string& at, const std::vector<DemandKind>& kinds,
                   const std::optional<Claim>& claim);

/// Checks one free text: length, and characters that can be shown. Appends what is wrong.
void check_text(Refusals& found, const std::string& pointer, const std::string& text, std::size_t chars_max);

}  // namespace redress::complaint

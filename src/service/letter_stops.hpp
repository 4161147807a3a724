#pragma once
// What stops a letter beside its own words, and how all of it is said.

#include "service/make_letter.hpp"

namespace redress::service {

/// What the complaint and the operator's file stop: an event that has not happened, words that nobody approved.
[[nodiscard]] std::vector<LetterStop> stops_of_complaint(const letters::Letter& letter, const LetterSource& source,
                                                         const LetterSetting& setting);

/// What the letter itself found, in words. Values that are missing only because the letter's event has not happened, or
/// that belong to the operator's file, are left out: one stop of the complaint says it for all.
[[nodiscard]] std::vector<LetterStop> stops_of_words(const letters::Stops& stops, const LetterSource& source,
                                                     const LetterSetting& setting);

}  // namespace redress::service

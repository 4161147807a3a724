#pragma once
// What is said while a complaint is open: information, questions, messages and notes (MECHANISM.md B2, R3.1.1-02,
// R3.1.2-01).

#include "domain/complaint/act_rules.hpp"

namespace redress::complaint {

/// Whoever may add: also ends the waiting for information.
[[nodiscard]] Decision decide_information(const State& state, const AddInformation& command, const Facts& facts);
/// 1–6 → AWAITING_INFO.
[[nodiscard]] Decision decide_request(const State& state, const AskInformation& command, const Facts& facts);
/// Codes of "requested_item" that the filing gave or that was checked since (R3.1.2-02): nobody is asked for them.
[[nodiscard]] std::vector<std::string> held_items(const ComplaintFiled& filed, const State& state);
/// At any open stage, to any record.
[[nodiscard]] Decision decide_message(const State& state, const SendMessage& command, const Facts& facts);
/// At any stage, closed ones too: what colleagues should know.
[[nodiscard]] Decision decide_note(const State& state, const AddNote& command, const Facts& facts);

}  // namespace redress::complaint

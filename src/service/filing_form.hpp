#pragma once
// The JSON forms of the acts, the same for HTTP, for the local socket and for imports. Reads a body into a command;
// every wrong field becomes a refusal with its JSON pointer, all at once.

#include "base/json.hpp"
#include "domain/complaint/commands.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::service {

/// `default_language` (BCP 47) is used when the body names none.
[[nodiscard]] complaint::Decided<complaint::FileComplaint> read_filing_form(const json::value& body,
                                                                            std::string_view default_language);
/// {"text": "…", "reply_to": 4}
[[nodiscard]] complaint::Decided<complaint::AddInformation> read_information_form(const json::value& body);
/// {"reason": "…"} or {}
[[nodiscard]] complaint::Decided<complaint::WithdrawComplaint> read_withdrawal_form(const json::value& body);
/// {"demand_kinds": […], "claim": {…}} or {}
[[nodiscard]] complaint::Decided<complaint::ConvertToComplaint> read_conversion_form(const json::value& body);
/// {}
[[nodiscard]] complaint::Decided<complaint::ConfirmReadBack> read_read_back_form(const json::value& body);

}  // namespace redress::service

#pragma once
// What a list of an act's form offers, and in whose words.

#include <string>
#include <vector>

#include "adapters/http/labels.hpp"
#include "adapters/http/pages/act_fields.hpp"
#include "domain/complaint/command_fields.hpp"

namespace redress::http::pages {

/// The group of texts that names the words of a closed list.
constexpr std::string_view group_of(complaint::RejectionReason) { return "rejection_reason"; }
constexpr std::string_view group_of(complaint::OtherRemedy) { return "other_remedy"; }
constexpr std::string_view group_of(complaint::LinkKind) { return "link_kind"; }
constexpr std::string_view group_of(complaint::IdentityLevel) { return "identity_level"; }
constexpr std::string_view group_of(complaint::ConflictKind) { return "conflict_kind"; }
constexpr std::string_view group_of(complaint::CheckResult) { return "check_result"; }
constexpr std::string_view group_of(complaint::Side) { return "side"; }
constexpr std::string_view group_of(complaint::Finding) { return "finding"; }
constexpr std::string_view group_of(complaint::BackTo) { return "stage"; }
constexpr std::string_view group_of(complaint::DeliveryResult) { return "delivery_result"; }
constexpr std::string_view group_of(complaint::Channel) { return "channel"; }
constexpr std::string_view group_of(complaint::ReviewResult) { return "review_result"; }
constexpr std::string_view group_of(complaint::Outcome) { return "outcome"; }
constexpr std::string_view group_of(complaint::ChecklistItem) { return "checklist_item"; }
constexpr std::string_view group_of(complaint::CloseCode) { return "close_code"; }
constexpr std::string_view group_of(complaint::ExternalKind) { return "external_kind"; }

/// A value with the text that is shown for it; owns both.
struct ActOption {
  std::string value;
  std::string text;
};
using ActOptions = std::vector<ActOption>;

template <class E>
[[nodiscard]] ActOptions options_of(E, Language language) {
  ActOptions options;
  for (const auto& [value, word] : words_of(E{})) {
    options.push_back({std::string(word), label(group_of(value), word, language)});
  }
  return options;
}

/// Codes of the data; users of the operator who can be named. Empty for lists that are typed.
[[nodiscard]] ActOptions options_of(complaint::CodeList list, const ActScene& scene);
/// Numbers of points, actions and proposals that a member ("point", "action") can name.
[[nodiscard]] ActOptions numbers_of(std::string_view member, const ActScene& scene);
/// The number that stands for what was read: the plan, draft or proposal that waits; 0 for members that are chosen.
[[nodiscard]] std::uint64_t waiting_of(std::string_view route, const complaint::State& state);

}  // namespace redress::http::pages

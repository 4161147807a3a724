#include "service/forbidden_words.hpp"

#include <set>
#include <string_view>

#include "domain/letters/phrases.hpp"

namespace redress::service {
namespace {

/// The words of an act that the complainant will read.
std::vector<std::string_view> told_words(const complaint::Command& command) {
  std::vector<std::string_view> words;
  const auto add = [&](const auto& answers) {
    for (const auto& answer : answers) {
      words.insert(words.end(), {answer.answer, answer.reasons});
      for (const auto& remedy : answer.remedies) words.push_back(remedy.text);
    }
  };
  if (const auto* act = std::get_if<complaint::MakePlan>(&command)) add(act->answers);
  if (const auto* act = std::get_if<complaint::TakeFastTrack>(&command)) add(act->points);
  if (const auto* act = std::get_if<complaint::DraftDecision>(&command)) words.push_back(act->text);
  if (const auto* act = std::get_if<complaint::DecideReview>(&command)) {
    words.push_back(act->reasons);
    add(act->answers);
  }
  return words;
}

bool legal_signs(const complaint::Command& command, const complaint::State& state) {
  if (const auto* plan = std::get_if<complaint::MakePlan>(&command)) return plan->liability_wording;
  const auto& plan = state.memory.life->plan;
  return std::holds_alternative<complaint::DraftDecision>(command) && plan && plan->liability_wording;
}

}  // namespace

std::vector<std::string> forbidden_in(const complaint::Command& command, const complaint::State& state) {
  const bool passes_legal = legal_signs(command, state);
  std::set<std::string> found;
  for (const auto words : told_words(command)) {
    for (const auto& phrase : letters::forbidden_phrases_in(words)) {
      if (phrase.effect == letters::PhraseEffect::Stop || !passes_legal) found.insert(phrase.phrase);
    }
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> forbidden_in(const group::Command& command) {
  std::string_view words;
  if (const auto* act = std::get_if<group::WriteToMembers>(&command)) words = act->text;
  if (const auto* act = std::get_if<group::DraftResult>(&command)) words = act->text;
  std::set<std::string> found;
  for (const auto& phrase : letters::forbidden_phrases_in(words)) found.insert(phrase.phrase);
  return {found.begin(), found.end()};
}

}  // namespace redress::service

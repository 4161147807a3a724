#include "service/make_letter.hpp"

#include <iterator>

#include "service/letter_stops.hpp"

namespace redress::service {
namespace {

using letters::LegalApproval;

// Legal signs the plan whose words these are (D5-2).
LegalApproval legal_of(const complaint::State& state) {
  const auto& plan = state.memory.life->plan;
  return plan && !plan->legal_by.empty() ? LegalApproval::Given : LegalApproval::Missing;
}

}  // namespace

MadeLetter make_letter(const letters::Letter& letter, const LetterSource& source, const LetterSetting& setting) {
  const auto values = letter_values(letter, source, setting);
  auto filled = letters::fill(setting.table, letter, values, setting.language, legal_of(source.state));
  auto stops = stops_of_complaint(letter, source, setting);
  if (filled && stops.empty()) return std::move(*filled);
  if (!filled) {
    auto of_words = stops_of_words(filled.error(), source, setting);
    stops.insert(stops.end(), std::make_move_iterator(of_words.begin()), std::make_move_iterator(of_words.end()));
  }
  return stops;
}

Result<std::optional<LetterView>> make_letter(ReadSession& reader, const LogSnapshot& snapshot, std::string_view number,
                                              const letters::Letter& letter, const LetterSetting& setting) {
  auto events = reader.read_stream(number);
  if (!events) return events.error();
  LetterView view;
  view.tree_size = snapshot.edge.size();
  // The stream may have grown past the snapshot between the two reads.
  while (!events->empty() && events->back().leaf >= view.tree_size) events->pop_back();
  if (events->empty()) return std::optional<LetterView>();
  const auto source = letter_source(*events, letter);
  if (!source) return source.error();
  view.made = make_letter(letter, *source, setting);
  return std::optional(std::move(view));
}

}  // namespace redress::service

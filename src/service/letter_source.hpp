#pragma once
// What a letter is filled from: what happened to a complaint up to the event that the letter tells of.

#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/letters/letter.hpp"
#include "service/ports/event_store.hpp"

namespace redress::service {

/// One event with what its complainant may see of it. The parts of staff are not here, so that no letter can hold them.
struct ToldEvent {
  std::uint64_t seq = 0;
  std::uint64_t leaf = 0;
  Instant at;
  std::string kind;  ///< "internal" for what is not theirs to see
  Hash commitment{};
  json::object party;
  json::object person;  ///< empty when it was erased
};

/// Where the event of the letter has happened, everything ends with it: a letter says what held when it was due,
/// however late it is made again.
struct LetterSource {
  std::vector<ToldEvent> events;
  complaint::State state;     ///< as the last of them left it
  bool has_happened = false;  ///< the last of them is the event of the letter
};

/// `events`: a complaint's stream, not empty. A result that was taken back by a new round counts as not told. Failure
/// Internal when a stored event cannot be read.
[[nodiscard]] Result<LetterSource> letter_source(const std::vector<StoredEvent>& events, const letters::Letter& letter);

}  // namespace redress::service

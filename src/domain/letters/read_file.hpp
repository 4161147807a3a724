#pragma once
// The parts of data/letters.json, each read by itself; what binds them together is checked afterwards.

#include <string>
#include <vector>

#include "domain/letters/field.hpp"
#include "domain/letters/letter.hpp"
#include "domain/letters/object_reader.hpp"
#include "domain/letters/phrases.hpp"

namespace redress::letters {

/// Where something comes from; a list's entries come with their list.
enum class Origins { Stated, OfList };
[[nodiscard]] std::vector<Field> read_fields(const json::value& value, const std::string& place, Fault& fault,
                                             Origins origins = Origins::Stated);

/// Words with their placeholders, the same in every language.
[[nodiscard]] Words read_words(ObjectReader& reader, std::string_view key);
[[nodiscard]] std::vector<Block> read_blocks(ObjectReader& reader, std::string_view key);

/// What letters with a frame begin and end with.
struct Frame {
  std::vector<Block> opening;
  std::vector<Block> closing;
};
[[nodiscard]] Letter read_letter(const json::value& value, const std::string& place, const Frame& frame, Fault& fault);
[[nodiscard]] Sending read_sending(const json::value& value, const std::string& place, Fault& fault);
[[nodiscard]] Approval read_approval(const json::value& value, const std::string& place, Fault& fault);

[[nodiscard]] PhraseGroup read_phrase_group(const json::value& value, const std::string& place, Fault& fault);
[[nodiscard]] StopRule read_stop_rule(const json::value& value, const std::string& place, Fault& fault);

}  // namespace redress::letters

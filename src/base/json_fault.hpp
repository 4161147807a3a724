#pragma once
// Why the strict reader of base/json.hpp refuses a text, for those who say it in the reader's language.

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/words.hpp"

namespace redress {

/// The word is the key of its text in the catalogue (`json_problem.<word>`).
enum class JsonProblem {
  Syntax,          ///< detail: the byte, from 0
  Incomplete,      ///< ends inside a value; detail: the byte
  LoneSurrogate,   ///< half of a surrogate pair; detail: the byte
  TrailingText,    ///< more than one value; detail: the byte
  TooDeep,         ///< detail: levels allowed
  DuplicateKey,    ///< detail: the key
  NumberTooLarge,  ///< beyond 2^53 - 1
  NotWhole         ///< a fraction or an exponent, or far too large
};
constexpr auto words_of(JsonProblem) {
  using enum JsonProblem;
  return WordTable<JsonProblem, 8>{{{Syntax, "SYNTAX"},
                                    {Incomplete, "INCOMPLETE"},
                                    {LoneSurrogate, "LONE_SURROGATE"},
                                    {TrailingText, "TRAILING_TEXT"},
                                    {TooDeep, "TOO_DEEP"},
                                    {DuplicateKey, "DUPLICATE_KEY"},
                                    {NumberTooLarge, "NUMBER_TOO_LARGE"},
                                    {NotWhole, "NOT_WHOLE"}}};
}

/// What is wrong and where. `detail` may hold a key of the text, so it is for its sender only.
struct JsonFault {
  JsonProblem problem = JsonProblem::Syntax;
  std::string detail;
};

/// `.value()` on a refused text is a bug of the caller.
[[noreturn]] inline void throw_exception_from_error(const JsonFault& fault, const boost::source_location&) {
  throw std::logic_error("unhandled JSON fault: " + std::string(to_word(fault.problem)));
}

/// As parse_json, with the fault instead of a sentence. Thread-safe.
[[nodiscard]] boost::system::result<json::value, JsonFault> read_json(std::string_view text, JsonLimits limits = {});

}  // namespace redress

#pragma once
// Which parameters there are, of which kind, within which bounds, with which default: data/parameters.json.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/complaint/refusal.hpp"
#include "domain/parameters/value.hpp"

namespace redress::parameters {

/// Both ends are allowed.
struct Range {
  std::int64_t min = 0;
  std::int64_t max = 0;
  [[nodiscard]] bool holds(std::int64_t number) const noexcept { return number >= min && number <= max; }
};

/// One parameter. Its label and note in both languages are the texts "parameter.<id>" and "parameter_note.<id>".
struct Definition {
  std::string id;  ///< such as "p.info_wait"
  Kind kind = Kind::Count;
  std::vector<std::string> keys;   ///< empty: a single value
  std::map<Unit, Range> units;     ///< of a duration: allowed units, each with its bounds
  Range range;                     ///< of percent, count and money (minor units)
  std::vector<std::string> words;  ///< of a word: the closed list; of money: the currencies
  bool fixed = false;              ///< set when the log is founded, never changed afterwards
  Value standard;                  ///< the default
};

/// All definitions. Immutable; thread-safe. An id, once shipped, is never given to another meaning, and its default
/// never changes (docs/decisions/0015).
class Table {
 public:
  /// Reads data/parameters.json. Malformed names the parameter, the member and the reason.
  [[nodiscard]] static Result<Table> parse(std::string_view json_text);
  /// The table that this program ships.
  [[nodiscard]] static const Table& builtin();

  /// Null for an unknown id.
  [[nodiscard]] const Definition* find(std::string_view id) const;
  /// In the order of the file.
  [[nodiscard]] const std::vector<Definition>& definitions() const { return definitions_; }

 private:
  std::vector<Definition> definitions_;
};

/// What does not fit the definition: kind, keys, bounds. `pointer` is that of the value.
[[nodiscard]] complaint::Refusals check_value(const Definition& definition, const Value& value,
                                              const std::string& pointer);
/// Reads and checks a value that somebody wrote.
[[nodiscard]] complaint::Decided<Value> read_value(const Definition& definition, const json::value& written,
                                                   const std::string& pointer);

/// The allowed values in short, such as "1–60 CD, 1–8 W"; empty for a flag, a time range or a zone.
[[nodiscard]] std::string bounds_text(const Definition& definition);

}  // namespace redress::parameters

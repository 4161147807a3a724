#pragma once
// A mapping says how the rows of a foreign file become filings. It is data (data/mappings/*.json, schema
// data/schema/mapping.schema.json); this is its form in memory.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/records/date_rule.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/words.hpp"

namespace redress::records {

enum class Format { Csv, Jsonl };
constexpr auto words_of(Format) { return WordTable<Format, 2>{{{Format::Csv, "csv"}, {Format::Jsonl, "jsonl"}}}; }

/// Where a value comes from, and what is done with it before it enters the form.
struct Expression {
  enum class Kind {
    Column,    ///< the value of a column
    Constant,  ///< the same for every row
    Coalesce,  ///< the first of several that is not blank
    Join       ///< the ones that are not blank, with a separator between them
  };
  Kind kind = Kind::Column;
  std::string column;
  json::value constant;
  std::vector<Expression> parts;
  std::string separator = " ";
  std::vector<std::pair<std::string, std::string>> words;  ///< value → word; "" stands for a blank value
  std::optional<std::string> otherwise;                    ///< for values that `words` does not hold
  std::optional<DateRule> date;
  std::string split;            ///< makes a list of the text
  std::optional<int> decimals;  ///< makes minor units of a decimal number
};

struct FieldSpec;

/// One field of the filing form and where it comes from: exactly one of expression, members and items.
struct FieldMapping {
  const FieldSpec* spec = nullptr;
  std::string pointer;  ///< JSON pointer in the mapping file
  std::optional<Expression> expression;
  std::vector<FieldMapping> members;             ///< of an object
  std::vector<std::vector<FieldMapping>> items;  ///< of a list of objects
  std::vector<Expression> texts;                 ///< of a list of texts
};

/// A whole mapping file.
struct Mapping {
  std::string source;
  Format format = Format::Csv;
  std::vector<std::string> key_columns;  ///< together name a row; empty: the row's content does
  std::string given_key_column;          ///< holds a whole import key for some rows; may be empty
  std::string skip_if_present;           ///< rows with a value in this column are no filings; may be empty
  std::vector<FieldMapping> fields;
};

/// Reads a mapping. Malformed names the file, the JSON pointer and the reason of everything that is wrong, a line
/// each. Accepts what data/schema/mapping.schema.json accepts, and beyond it checks that zones exist, that words are
/// those of the form's closed lists, and that split, decimals and date stand where they make sense.
[[nodiscard]] Result<Mapping> read_mapping(std::string_view text, std::string_view file);

/// Every column that the mapping names, with the JSON pointer of the first place.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> columns_of(const Mapping& mapping);

}  // namespace redress::records

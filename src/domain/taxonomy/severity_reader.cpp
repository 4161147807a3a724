// Reads data/severity.json and checks what its schema cannot say.

#include "domain/taxonomy/data_reader.hpp"
#include "domain/taxonomy/severity.hpp"

namespace redress::taxonomy {
namespace {

constexpr std::int64_t kMeasureMax = 100'000'000'000'000;
constexpr int kSeverityCount = 4;

bool is_currency(std::string_view code) {
  return code.size() == 3 && std::ranges::all_of(code, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

}  // namespace

/// Fills a table; what is wrong goes to the faults behind the readers.
class SeverityReader {
 public:
  void read(ObjectReader& file) {
    static_cast<void>(file.optional_text("$schema"));
    table_.version_ = static_cast<int>(file.integer("version", 1, kVersionMax));
    table_.issued_on_ = file.date("issued_on");
    table_.currency_ = file.text("currency");
    if (!is_currency(table_.currency_)) file.wrong("currency", "not three capitals");
    read_severities(file);
    file.each("flags", [&](ObjectReader& at) { read_flag(at); });
    file.each("measures", [&](ObjectReader& at) { read_measure(at); });
    file.each("dimensions", [&](ObjectReader& at) { read_dimension(at); });
    read_urgencies(file);
    read_grades(file);
    file.each("floors", [&](ObjectReader& at) { read_floor(at); });
    file.each("raises", [&](ObjectReader& at) { read_raise(at); });
  }
  [[nodiscard]] SeverityTable take() { return std::move(table_); }

 private:
  void read_severities(ObjectReader& file) {
    auto& rows = table_.severities_;
    file.each("severities", [&](ObjectReader& at) {
      const auto severity = at.word<Severity>("code");
      if (static_cast<std::size_t>(severity) != rows.size()) at.wrong("code", "not S1, S2, S3 and S4 in this order");
      rows.push_back({severity, at.name("name")});
    });
    if (rows.size() != kSeverityCount) file.wrong("severities", "not four");
  }

  void read_flag(ObjectReader& at) {
    FlagRow row;
    row.code = at.identify("flag");
    row.name = at.name("name");
    add_row(table_.flags_, std::move(row), at);
  }

  void read_measure(ObjectReader& at) {
    MeasureRow row;
    row.code = at.identify("measure");
    row.max = at.integer("max", 0, kMeasureMax);
    row.name = at.name("name");
    add_row(table_.measures_, std::move(row), at);
  }

  void read_dimension(ObjectReader& at) {
    DimensionRow row;
    row.code = at.identify("dimension");
    row.input = at.text("input");
    row.name = at.name("name");
    for (const auto& other : table_.dimensions_) {
      if (other.input == row.input) at.wrong("input", "stands there twice");
    }
    const auto input = row.input;
    add_row(table_.dimensions_, std::move(row), at);
    int lowest = 1;
    const auto before = table_.criteria_.size();
    at.each("criteria", [&](ObjectReader& item) { read_criterion(item, input, lowest); });
    if (table_.criteria_.size() == before) at.wrong("criteria", "empty");
  }

  void read_criterion(ObjectReader& at, const std::string& dimension, int& lowest) {
    CriterionRow row;
    row.code = at.identify("criterion");
    row.dimension = dimension;
    row.score = static_cast<int>(at.integer("score", 1, kScoreMax));
    if (row.score < lowest) at.wrong("score", "below the one before it");
    lowest = row.score;
    row.name = at.name("name");
    row.bounds = read_bounds(at);
    add_row(table_.criteria_, std::move(row), at);
  }

  std::optional<Bounds> read_bounds(ObjectReader& at) {
    Bounds bounds;
    bounds.measure = at.optional_text("measure");
    const auto* measure = find_row(table_.measures_, bounds.measure);
    if (bounds.measure.empty()) {
      if (at.has("at_least") || at.has("at_most")) at.wrong("measure", "missing beside its bounds");
      return std::nullopt;
    }
    if (measure == nullptr) at.wrong("measure", "no such measure: " + bounds.measure);
    const auto max = measure != nullptr ? measure->max : kMeasureMax;
    bounds.at_least = at.integer("at_least", 0, max);
    bounds.at_most = at.optional_integer("at_most", 0, max);
    if (bounds.at_most && *bounds.at_most < bounds.at_least) at.wrong("at_most", "below at_least");
    return bounds;
  }

  void read_urgencies(ObjectReader& file) {
    auto& rows = table_.urgencies_;
    file.each("urgency", [&](ObjectReader& at) {
      const auto score = static_cast<int>(at.integer("score", 0, kScoreMax));
      if (static_cast<std::size_t>(score) != rows.size()) at.wrong("score", "not 0 to 4, each once and ascending");
      rows.push_back({score, at.name("name")});
    });
    if (rows.size() != kScoreMax + 1) file.wrong("urgency", "not five");
  }

  // A line without conditions ends the reading, so it is the last one, and without it a severity could be missing.
  void read_grades(ObjectReader& file) {
    bool ended = false;
    file.each("grades", [&](ObjectReader& at) {
      if (ended) at.wrong("all_of", "stands below a line without conditions");
      ended = !read_grade(at);
    });
    if (!ended) file.wrong("grades", "the last line has conditions");
  }

  bool read_grade(ObjectReader& at) {
    GradeRow row;
    row.severity = at.word<Severity>("severity");
    std::set<std::string> seen;
    at.each("all_of", [&](ObjectReader& item) {
      const auto score = item.text("score");
      if (!seen.insert(score).second) item.wrong("score", score + " stands there twice");
      if (score != "impact" && score != "urgency") item.wrong("score", "not impact or urgency");
      (score == "impact" ? row.impact : row.urgency) = read_range(item);
    });
    table_.grades_.push_back(row);
    return !seen.empty();
  }

  static ScoreRange read_range(ObjectReader& at) {
    const ScoreRange range{static_cast<int>(at.integer("at_least", 0, kScoreMax)),
                           static_cast<int>(at.integer("at_most", 0, kScoreMax))};
    if (range.at_most < range.at_least) at.wrong("at_most", "below at_least");
    return range;
  }

  void read_floor(ObjectReader& at) {
    FloorRow row;
    row.flags_any = read_flags(at);
    row.bounds = read_bounds(at);
    row.floor = at.word<Severity>("floor");
    table_.floors_.push_back(std::move(row));
  }

  void read_raise(ObjectReader& at) {
    RaiseRow row;
    row.flags_any = read_flags(at);
    row.classes_any = at.some_texts("classes_any");
    row.grades = static_cast<int>(at.integer("grades", 1, kSeverityCount - 1));
    table_.raises_.push_back(std::move(row));
  }

  std::vector<std::string> read_flags(ObjectReader& at) {
    auto flags = at.some_texts("flags_any");
    for (const auto& flag : flags) {
      if (!table_.is_flag(flag)) at.wrong("flags_any", "no such flag: " + flag);
    }
    return flags;
  }

  SeverityTable table_;
};

Result<SeverityTable> SeverityTable::parse(std::string_view json_text) {
  SeverityReader reader;
  auto read = read_file("severity.json", json_text, [&](ObjectReader& file) { reader.read(file); });
  if (!read) return read.error();
  return reader.take();
}

}  // namespace redress::taxonomy

// Reads data/taxonomy.json and checks what its schema cannot say.

#include <algorithm>

#include "domain/taxonomy/data_reader.hpp"
#include "domain/taxonomy/taxonomy.hpp"
#include "domain/taxonomy/taxonomy_life.hpp"

namespace redress::taxonomy {
namespace {

constexpr int kCheckCount = 28;

bool is_capital(char letter) noexcept { return letter >= 'A' && letter <= 'Z'; }
bool is_digit(char letter) noexcept { return letter >= '0' && letter <= '9'; }

bool is_class_code(std::string_view code) { return code.size() == 2 && std::ranges::all_of(code, is_capital); }

bool is_category_code(std::string_view code) {
  return code.size() == 4 && is_class_code(code.substr(0, 2)) && is_digit(code[2]) && is_digit(code[3]) &&
         code.substr(2) != "00";
}

bool is_department(std::string_view code) {
  return code.size() >= 4 && code.size() <= 6 && code.starts_with("D-") &&
         std::ranges::all_of(code.substr(2), is_capital);
}

}  // namespace

bool is_check(std::string_view code) noexcept {
  if (code.size() != 3 || code[0] != 'T' || !is_digit(code[1]) || !is_digit(code[2])) return false;
  const int number = (code[1] - '0') * 10 + (code[2] - '0');
  return number >= 1 && number <= kCheckCount;
}

/// Fills a table; what is wrong goes to the faults behind the readers.
class TaxonomyReader {
 public:
  void read(ObjectReader& file) {
    static_cast<void>(file.optional_text("$schema"));
    table_.version_ = static_cast<int>(file.integer("version", 1, kVersionMax));
    table_.issued_on_ = file.date("issued_on");
    table_.checks_of_all_ = read_checks(file, "checks_of_all");
    file.each("regimes", [&](ObjectReader& at) { read_regime(at); });
    for (const auto& regime : table_.regimes_) check_consumer_regimes(file, regime);
    file.each("classes", [&](ObjectReader& at) { read_class(at); });
    if (table_.classes_.empty()) file.wrong("classes", "empty");
    file.each("retired", [&](ObjectReader& at) { read_retired(at); });
    for (const auto& one : table_.categories_) check_predecessor(file, one);
    for (const auto& one : table_.retired_) {
      check_predecessor(file, one);
      check_in_use(file, one.code, "successor", one.successor, one.retired_in);
    }
  }
  [[nodiscard]] Taxonomy take() { return std::move(table_); }

 private:
  std::vector<std::string> read_checks(ObjectReader& at, std::string_view key) {
    auto checks = at.texts(key);
    for (const auto& check : checks) {
      if (!is_check(check)) at.wrong(key, "no such check: " + check);
    }
    return checks;
  }

  void read_regime(ObjectReader& at) {
    Regime regime;
    regime.code = at.identify("regime");
    regime.name = at.name("name");
    if (at.has("adds_for_consumers")) regime.adds_for_consumers = at.some_texts("adds_for_consumers");
    add_row(table_.regimes_, std::move(regime), at);
  }

  void read_class(ObjectReader& at) {
    CategoryClass one;
    one.code = at.identify("class");
    one.name = at.name("name");
    if (!is_class_code(one.code)) at.wrong("code", "not two capitals");
    const auto code = one.code;
    add_row(table_.classes_, std::move(one), at);
    at.each("categories", [&](ObjectReader& item) { read_category(item, code); });
  }

  void read_category(ObjectReader& at, const std::string& category_class) {
    Category one;
    one.code = at.identify("category");
    one.category_class = category_class;
    if (!is_category_code(one.code)) at.wrong("code", "not two capitals and 01 to 99");
    if (!one.code.starts_with(category_class)) at.wrong("code", "does not begin with its class " + category_class);
    one.name = at.name("name");
    read_severities(at, one);
    one.department = at.text("department");
    if (!is_department(one.department)) at.wrong("department", "not D- and two to four capitals");
    one.regimes = at.some_texts("regimes");
    check_regimes(at, "regimes", one.regimes);
    one.checks = read_checks(at, "checks");
    check_not_of_all(at, one.checks);
    one.handled_as_report = read_handling(at);
    read_origin(at, one.since, one.predecessor);
    add_row(table_.categories_, std::move(one), at);
  }

  static void read_severities(ObjectReader& at, Category& one) {
    one.severity = at.word<Severity>("severity");
    one.floor = at.word<Severity>("floor");
    if (is_milder(one.severity, one.floor)) at.wrong("floor", "more severe than what holds before scoring");
  }

  static bool read_handling(ObjectReader& at) {
    const auto word = at.optional_text("handled_as");
    if (at.has("handled_as") && word != "report") at.wrong("handled_as", "not report");
    return word == "report";
  }

  void check_not_of_all(ObjectReader& at, const std::vector<std::string>& checks) const {
    for (const auto& check : checks) {
      if (std::ranges::find(table_.checks_of_all_, check) == table_.checks_of_all_.end()) continue;
      at.wrong("checks", check + " runs on every complaint already");
    }
  }

  void check_regimes(ObjectReader& at, std::string_view key, const std::vector<std::string>& regimes) const {
    for (const auto& regime : regimes) {
      if (table_.find_regime(regime) == nullptr) at.wrong(key, "no such regime: " + regime);
    }
  }

  // A regime may add one that stands below it, so this waits for all of them.
  void check_consumer_regimes(ObjectReader& file, const Regime& regime) const {
    for (const auto& added : regime.adds_for_consumers) {
      if (table_.find_regime(added) != nullptr) continue;
      file.wrong_in("regime", regime.code, "adds_for_consumers", "no such regime: " + added);
    }
  }

  // A code that came later says which one counted for it before.
  void read_origin(ObjectReader& at, int& since, std::string& predecessor) const {
    const auto version = at.optional_integer("since", 2, kVersionMax);
    predecessor = at.optional_text("predecessor");
    if (version.has_value() != !predecessor.empty()) at.wrong("predecessor", "stands with since, and only with it");
    since = static_cast<int>(version.value_or(1));
    if (since > table_.version_) at.wrong("since", "later than the version of the file");
  }

  void read_retired(ObjectReader& at) {
    RetiredCategory one;
    one.code = at.identify("category");
    if (!is_category_code(one.code)) at.wrong("code", "not two capitals and 01 to 99");
    one.category_class = one.code.substr(0, 2);
    if (table_.find_class(one.category_class) == nullptr) at.wrong("code", "of no class; a class is never taken away");
    if (table_.find(one.code) != nullptr) at.wrong("code", "still in use; a code is never given again");
    one.name = at.name("name");
    one.retired_in = static_cast<int>(at.integer("retired_in", 2, kVersionMax));
    one.successor = at.text("successor");
    read_origin(at, one.since, one.predecessor);
    if (one.retired_in > table_.version_) at.wrong("retired_in", "later than the version of the file");
    if (one.since >= one.retired_in) at.wrong("retired_in", "not later than since");
    add_row(table_.retired_, std::move(one), at);
  }

  template <class Row>
  void check_predecessor(ObjectReader& file, const Row& row) const {
    if (!row.predecessor.empty()) check_in_use(file, row.code, "predecessor", row.predecessor, row.since - 1);
  }

  // Chains end because every step leads to a code in use at that moment.
  void check_in_use(ObjectReader& file, const std::string& of, std::string_view key, const std::string& code,
                    int version) const {
    const auto life = table_.life_of(code);
    if (!life) {
      file.wrong_in("category", of, key, "no such code: " + code);
    } else if (!life->covers(version)) {
      file.wrong_in("category", of, key, code + " is not in use in version " + std::to_string(version));
    }
  }

  Taxonomy table_;
};

Result<Taxonomy> Taxonomy::parse(std::string_view json_text) {
  TaxonomyReader reader;
  auto read = read_file("taxonomy.json", json_text, [&](ObjectReader& file) { reader.read(file); });
  if (!read) return read.error();
  return reader.take();
}

}  // namespace redress::taxonomy

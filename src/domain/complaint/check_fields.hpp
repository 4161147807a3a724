#pragma once
// Checks the fields of an act by their description: nothing missing, nothing too long or unknown to the data. Every
// wrong field becomes a refusal with its JSON pointer.

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "domain/complaint/command_fields.hpp"
#include "domain/complaint/decide.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "domain/complaint/number.hpp"

namespace redress::complaint {

/// Visitor of fields.hpp.
class CheckFields {
 public:
  CheckFields(Refusals& found, const Facts& facts, std::string at = {})
      : found_(found), facts_(facts), at_(std::move(at)) {}

  void text(const char* name, const std::string& value, Length length, Need need_it) {
    if (need_it == Need::Required && is_blank(value)) add(RefusalCode::BlankText, name);
    check_text(found_, pointer(name), value, chars_max(length));
  }
  void texts(const char* name, const std::vector<std::string>& values, Length length, Need need_it, std::size_t max) {
    count(name, values.size(), need_it, max);
    for (std::size_t i = 0; i < values.size() && i < max; ++i) {
      text((std::string(name) + "/" + std::to_string(i)).c_str(), values[i], length, Need::Required);
    }
  }
  void code(const char* name, const std::string& value, CodeList list, Need need_it) {
    if (value.empty() && need_it == Need::Optional) return;
    if (value.empty()) return add(RefusalCode::MissingField, name);
    if (list == CodeList::Number && !parse_number(value)) return add(RefusalCode::InvalidNumber, name);
    if (!is_known(value, list)) add(RefusalCode::UnknownCode, name);
  }
  void codes(const char* name, const std::vector<std::string>& values, CodeList list, Need need_it, std::size_t max) {
    count(name, values.size(), need_it, max);
    for (std::size_t i = 0; i < values.size() && i < max; ++i) {
      code((std::string(name) + "/" + std::to_string(i)).c_str(), values[i], list, Need::Required);
    }
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) add(RefusalCode::RepeatedItem, name);
  }
  template <class E>
  void word(const char*, const E&) {}
  template <class E>
  void words(const char* name, const std::vector<E>& values, Need need_it) {
    if (need_it == Need::Required && values.empty()) add(RefusalCode::MissingField, name);
  }
  template <class E>
  void optional_word(const char*, const std::optional<E>&) {}
  void flag(const char*, bool) {}
  void integer(const char* name, std::int64_t value, std::int64_t min, std::int64_t max) {
    if (value < min || value > max) {
      add(RefusalCode::NumberOutOfRange, name, std::to_string(min) + "–" + std::to_string(max));
    }
  }
  void seq(const char* name, std::uint64_t value) {
    if (value == 0) add(RefusalCode::MissingField, name);
  }
  void date(const char* name, const std::optional<LocalDate>& value, Need need_it) {
    if (need_it == Need::Required && !value) add(RefusalCode::MissingField, name);
  }
  template <class T>
  void list(const char* name, std::vector<T>& values, Need need_it, std::size_t max) {
    count(name, values.size(), need_it, max);
    for (std::size_t i = 0; i < values.size() && i < max; ++i) {
      CheckFields inner(found_, facts_, pointer(name) + "/" + std::to_string(i));
      describe(inner, values[i]);
    }
  }

 private:
  [[nodiscard]] std::string pointer(const std::string& name) const { return at_ + "/" + name; }
  void add(RefusalCode code, const std::string& name, std::string detail = {}) {
    found_.push_back({code, pointer(name), std::move(detail)});
  }
  void count(const char* name, std::size_t size, Need need_it, std::size_t max) {
    if (size == 0 && need_it == Need::Required) add(RefusalCode::MissingField, name);
    if (size > max) add(RefusalCode::TooManyItems, name, std::to_string(max));
  }
  [[nodiscard]] std::size_t chars_max(Length length) const {
    switch (length) {
      case Length::Word: return facts_.limits.word_chars_max;
      case Length::Text: return facts_.limits.text_chars_max;
      case Length::Long: return facts_.limits.description_chars_max;
    }
    return 0;
  }
  [[nodiscard]] bool is_known(const std::string& code, CodeList list) const;

  Refusals& found_;
  const Facts& facts_;
  std::string at_;
};

/// All that is wrong with the fields of one act.
template <class C>
void check_fields(Refusals& found, C command, const Facts& facts) {
  CheckFields check(found, facts);
  describe(check, command);
}

}  // namespace redress::complaint

#pragma once
// Reads the members of one JSON object of a form, collecting what is wrong with their pointers.

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/json.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::service {

/// One object of the form. A member of another type, an unknown word and an unknown member are refused with their
/// JSON pointer; the rest is read on, so that one answer names everything. `null` counts as absent.
class FormReader {
 public:
  FormReader(const json::value& value, std::string pointer, complaint::Refusals& found);

  /// Refuses every member that is not in the list; the detail names the allowed ones.
  void allow(std::initializer_list<std::string_view> keys) { allow(std::vector<std::string_view>(keys)); }
  void allow(const std::vector<std::string_view>& keys);
  [[nodiscard]] const json::value* member(std::string_view key) const;
  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] bool flag(std::string_view key);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
  [[nodiscard]] std::optional<Instant> instant(std::string_view key);
  /// Strings of an array.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  /// Items of an array, with their pointers.
  [[nodiscard]] const json::array* list(std::string_view key);
  [[nodiscard]] std::string pointer_of(std::string_view key) const;
  void refuse(complaint::RefusalCode code, std::string_view key, std::string detail = {});

  /// The enumerator of a member's word; `otherwise` when it is absent or wrong.
  template <class E>
  [[nodiscard]] E word(std::string_view key, E otherwise) {
    const auto* value = member(key);
    const auto typed = text(key);
    if (value == nullptr || !value->is_string()) return otherwise;
    return one_word(typed, pointer_of(key), otherwise);
  }
  /// The enumerators of an array of words.
  template <class E>
  [[nodiscard]] std::vector<E> words(std::string_view key) {
    std::vector<E> read;
    for_each_text(key, [&](const std::string& typed, const std::string& pointer) {
      read.push_back(one_word(typed, pointer, E{}));
    });
    return read;
  }

 private:
  /// Calls `visit` with each string of an array and its pointer; refuses items of other types.
  void for_each_text(std::string_view key, const std::function<void(const std::string&, const std::string&)>& visit);

  template <class E>
  E one_word(const std::string& typed, const std::string& pointer, E otherwise) {
    if (const auto value = parse_word<E>(typed)) return *value;
    std::string allowed;
    for (const auto& [enumerator, word] : words_of(E{})) {
      if (!allowed.empty()) allowed += ", ";
      allowed += word;
    }
    found_.push_back({complaint::RefusalCode::UnknownWord, pointer, allowed});
    return otherwise;
  }

  const json::object* object_ = nullptr;
  std::string pointer_;
  complaint::Refusals& found_;
};

}  // namespace redress::service

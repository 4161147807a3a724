#pragma once
// Reads a JSON form by the description of its fields (domain/complaint/fields.hpp).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/complaint/fields.hpp"
#include "domain/complaint/refusal.hpp"
#include "service/form_reader.hpp"

namespace redress::service {

/// Visitor of fields.hpp that reads the members of one object, and remembers which there are.
class DescribedForm {
 public:
  DescribedForm(const json::value& value, std::string pointer, complaint::Refusals& found)
      : is_object_(value.is_object()), form_(value, std::move(pointer), found), found_(found) {}

  void text(std::string_view name, std::string& value, complaint::Length, complaint::Need need_it) {
    require(name, need_it);
    value = form_.text(name);
  }
  void texts(std::string_view name, std::vector<std::string>& values, complaint::Length, complaint::Need need_it,
             std::size_t) {
    require(name, need_it);
    values = form_.texts(name);
  }
  void code(std::string_view name, std::string& value, complaint::CodeList, complaint::Need need_it) {
    text(name, value, {}, need_it);
  }
  void codes(std::string_view name, std::vector<std::string>& values, complaint::CodeList, complaint::Need need_it,
             std::size_t max) {
    texts(name, values, {}, need_it, max);
  }
  template <class E>
  void word(std::string_view name, E& value) {
    require(name, complaint::Need::Required);
    value = form_.word(name, value);
  }
  template <class E>
  void words(std::string_view name, std::vector<E>& values, complaint::Need need_it) {
    require(name, need_it);
    values = form_.words<E>(name);
  }
  template <class E>
  void optional_word(std::string_view name, std::optional<E>& value) {
    require(name, complaint::Need::Optional);
    if (form_.member(name) != nullptr) value = form_.word(name, E{});
  }
  void flag(std::string_view name, bool& value) {
    require(name, complaint::Need::Optional);
    if (form_.member(name) != nullptr) value = form_.flag(name);
  }
  void integer(std::string_view name, std::int64_t& value, std::int64_t, std::int64_t) {
    require(name, complaint::Need::Optional);
    value = form_.integer(name).value_or(0);
  }
  void seq(std::string_view name, std::uint64_t& value) {
    require(name, complaint::Need::Required);
    const auto number = form_.integer(name).value_or(0);
    value = number > 0 ? static_cast<std::uint64_t>(number) : 0;
  }
  void date(std::string_view name, std::optional<LocalDate>& value, complaint::Need need_it) {
    require(name, need_it);
    const auto typed = form_.text(name);
    if (typed.empty()) return;
    value = parse_iso_date(typed);
    if (!value) form_.refuse(complaint::RefusalCode::InvalidDate, name);
  }
  template <class T>
  void list(std::string_view name, std::vector<T>& values, complaint::Need need_it, std::size_t max) {
    require(name, need_it);
    const auto* items = form_.list(name);
    if (items == nullptr) return;
    if (items->size() > max) return form_.refuse(complaint::RefusalCode::TooManyItems, name, std::to_string(max));
    for (std::size_t i = 0; i < items->size(); ++i) {
      DescribedForm inner((*items)[i], form_.pointer_of(name) + "/" + std::to_string(i), found_);
      describe(inner, values.emplace_back());
      inner.refuse_others();
    }
  }
  /// Refuses every member that no field has.
  void refuse_others() { form_.allow(names_); }

 private:
  void require(std::string_view name, complaint::Need need_it) {
    names_.push_back(name);
    if (need_it == complaint::Need::Required && is_object_ && form_.member(name) == nullptr) {
      form_.refuse(complaint::RefusalCode::MissingField, name);
    }
  }

  bool is_object_;
  FormReader form_;
  complaint::Refusals& found_;
  std::vector<std::string_view> names_;
};

/// Reads a whole form; every wrong field becomes a refusal with its JSON pointer, all at once.
template <class C>
[[nodiscard]] complaint::Decided<C> read_described(const json::value& body) {
  complaint::Refusals found;
  DescribedForm form(body, "", found);
  C command;
  describe(form, command);
  form.refuse_others();
  if (!found.empty()) return found;
  return command;
}

}  // namespace redress::service

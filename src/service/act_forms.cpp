#include "service/act_forms.hpp"

#include <utility>

#include "base/check.hpp"
#include "domain/complaint/act_table.hpp"
#include "domain/complaint/command_fields.hpp"
#include "service/form_reader.hpp"

namespace redress::service {
namespace {

using namespace complaint;

/// Visitor of fields.hpp that reads the members of one object, and remembers which there are.
class ReadForm {
 public:
  ReadForm(const json::value& value, std::string pointer, Refusals& found)
      : is_object_(value.is_object()), form_(value, std::move(pointer), found), found_(found) {}

  void text(std::string_view name, std::string& value, Length, Need need_it) {
    require(name, need_it);
    value = form_.text(name);
  }
  void texts(std::string_view name, std::vector<std::string>& values, Length, Need need_it, std::size_t) {
    require(name, need_it);
    values = form_.texts(name);
  }
  void code(std::string_view name, std::string& value, CodeList, Need need_it) { text(name, value, {}, need_it); }
  void codes(std::string_view name, std::vector<std::string>& values, CodeList, Need need_it, std::size_t max) {
    texts(name, values, {}, need_it, max);
  }
  template <class E>
  void word(std::string_view name, E& value) {
    require(name, Need::Required);
    value = form_.word(name, value);
  }
  template <class E>
  void words(std::string_view name, std::vector<E>& values, Need need_it) {
    require(name, need_it);
    values = form_.words<E>(name);
  }
  template <class E>
  void optional_word(std::string_view name, std::optional<E>& value) {
    require(name, Need::Optional);
    if (form_.member(name) != nullptr) value = form_.word(name, E{});
  }
  void flag(std::string_view name, bool& value) {
    require(name, Need::Optional);
    if (form_.member(name) != nullptr) value = form_.flag(name);
  }
  void integer(std::string_view name, std::int64_t& value, std::int64_t, std::int64_t) {
    require(name, Need::Optional);
    value = form_.integer(name).value_or(0);
  }
  void seq(std::string_view name, std::uint64_t& value) {
    require(name, Need::Required);
    const auto number = form_.integer(name).value_or(0);
    value = number > 0 ? static_cast<std::uint64_t>(number) : 0;
  }
  void date(std::string_view name, std::optional<LocalDate>& value, Need need_it) {
    require(name, need_it);
    const auto typed = form_.text(name);
    if (typed.empty()) return;
    value = parse_iso_date(typed);
    if (!value) form_.refuse(RefusalCode::InvalidDate, name);
  }
  template <class T>
  void list(std::string_view name, std::vector<T>& values, Need need_it, std::size_t max) {
    require(name, need_it);
    const auto* items = form_.list(name);
    if (items == nullptr) return;
    if (items->size() > max) return form_.refuse(RefusalCode::TooManyItems, name, std::to_string(max));
    for (std::size_t i = 0; i < items->size(); ++i) {
      ReadForm inner((*items)[i], form_.pointer_of(name) + "/" + std::to_string(i), found_);
      describe(inner, values.emplace_back());
      inner.refuse_others();
    }
  }
  /// Refuses every member that no field has.
  void refuse_others() { form_.allow(names_); }

 private:
  void require(std::string_view name, Need need_it) {
    names_.push_back(name);
    if (need_it == Need::Required && is_object_ && form_.member(name) == nullptr) {
      form_.refuse(RefusalCode::MissingField, name);
    }
  }

  bool is_object_;
  FormReader form_;
  Refusals& found_;
  std::vector<std::string_view> names_;
};

template <class C>
concept IsDescribed = requires(ReadForm& form, C& command) { describe(form, command); };

template <class C>
Decided<Command> read_as(const json::value& body) {
  Refusals found;
  ReadForm form(body, "", found);
  C command;
  describe(form, command);
  form.refuse_others();
  if (!found.empty()) return found;
  return Command(std::move(command));
}

using Reader = Decided<Command> (*)(const json::value&);

template <class C>
constexpr Reader reader_of() {
  if constexpr (IsDescribed<C>) {
    return read_as<C>;
  } else {
    return nullptr;
  }
}

template <std::size_t... I>
constexpr auto readers(std::index_sequence<I...>) {
  return std::array<Reader, sizeof...(I)>{reader_of<std::variant_alternative_t<I, Command>>()...};
}

constexpr auto kReaders = readers(std::make_index_sequence<std::variant_size_v<Command>>());

Reader find_reader(std::string_view route) {
  const auto table = act_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].route == route) return kReaders[i];
  }
  return nullptr;
}

}  // namespace

bool has_act_form(std::string_view route) { return find_reader(route) != nullptr; }

Decided<Command> read_act_form(std::string_view route, const json::value& body) {
  const auto reader = find_reader(route);
  REDRESS_CHECK(reader != nullptr);
  return reader(body);
}

}  // namespace redress::service

#pragma once
// For tests only: acts filled with values that pass the checks of their fields, so that what decides is the life
// itself.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/complaint/command_fields.hpp"
#include "domain/complaint/number.hpp"
#include "domain/complaint/rules.hpp"

namespace redress::complaint::sample {

/// Begins every text that a person typed, so that it is known again where it must not stand.
constexpr std::string_view kTyped = "§";
/// A day that no test reaches.
constexpr LocalDate kLater{2090, 1, 1};

/// A code of this list that the data knows, or a number or user id.
template <class Source>
[[nodiscard]] std::string random_code(Source& random, CodeList list) {
  static constexpr std::array<std::string_view, 8> kCategories = {"BL05", "BL02", "BL01", "SE04",
                                                                  "DI01", "DI04", "CH01", "OT01"};
  static constexpr std::array<std::string_view, 4> kFlags = {"MINOR", "GROUP", "STAFF", "REPEAT"};
  static constexpr std::array<std::string_view, 4> kCriteria = {"integrity_suspected", "partial_permanent_loss",
                                                                "account_total_loss", "lawyer_letter"};
  const auto pick = [&](const auto& codes) { return std::string(codes[random.below(codes.size())]); };
  const auto item = [&](std::string_view name) {
    const auto items = Rules::defaults().lists->items(name);
    return items[random.below(items.size())].code;
  };
  switch (list) {
    case CodeList::Category: return pick(kCategories);
    case CodeList::Flag: return pick(kFlags);
    case CodeList::Criterion: return pick(kCriteria);
    case CodeList::Measure: return "claim_or_loss_minor";
    case CodeList::Check: return random.chance() ? "T17" : "T25";
    case CodeList::Remedy: return item("remedy");
    case CodeList::RootCause: return item("root_cause");
    case CodeList::AbuseIndicator: return item("abuse_indicator");
    case CodeList::RequestedItem: return item("requested_item");
    case CodeList::User: return std::to_string(1 + random.below(9));
    case CodeList::Number: return make_number({2026, 11, 23}, 1 + random.below(4));
  }
  return {};
}

/// Visitor of fields.hpp.
template <class Source>
class FillFields {
 public:
  explicit FillFields(Source& random) : random_(random) {}

  void text(std::string_view, std::string& value, Length, Need need) {
    value = need == Need::Required || random_.chance() ? std::string(kTyped) : std::string();
  }
  void texts(std::string_view, std::vector<std::string>& values, Length, Need need, std::size_t) {
    values.assign(count(need), std::string(kTyped));
  }
  void code(std::string_view, std::string& value, CodeList list, Need) { value = random_code(random_, list); }
  void codes(std::string_view, std::vector<std::string>& values, CodeList list, Need need, std::size_t) {
    values.clear();
    if (need == Need::Required || random_.chance(4)) values.push_back(random_code(random_, list));
  }
  template <class E>
  void word(std::string_view, E& value) {
    value = random_.template word<E>();
  }
  template <class E>
  void words(std::string_view, std::vector<E>& values, Need) {
    values = {random_.template word<E>()};
  }
  template <class E>
  void optional_word(std::string_view, std::optional<E>& value) {
    if (random_.chance()) value = random_.template word<E>();
  }
  void flag(std::string_view, bool& value) { value = random_.chance(); }
  void integer(std::string_view, std::int64_t& value, std::int64_t min, std::int64_t max) {
    constexpr std::int64_t kUsual = 1000;
    value = min + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(std::min(max - min, kUsual)) + 1));
  }
  void seq(std::string_view, std::uint64_t& value) { value = 1 + random_.below(3); }
  void date(std::string_view, std::optional<LocalDate>& value, Need) { value = kLater; }
  template <class T>
  void list(std::string_view, std::vector<T>& values, Need need, std::size_t) {
    values.resize(count(need));
    for (auto& value : values) describe(*this, value);
  }

 private:
  std::size_t count(Need need) { return (need == Need::Required ? 1U : 0U) + random_.below(2); }
  Source& random_;
};

/// The act of this index among the alternatives of Command, filled.
template <class Source>
[[nodiscard]] Command random_act(Source& random, std::size_t index) {
  const std::string typed(kTyped);
  switch (index) {  // those whose fields are no descriptions
    case 0: return AddInformation{typed, {}};
    case 1: return WithdrawComplaint{random.chance() ? typed : std::string()};
    case 2: return ConvertToComplaint{};
    case 3: return ConfirmReadBack{};
    case 11: return AddAttachments{{{std::string(64, 'a'), typed, 1, std::string(64, 'b')}}};
    default: break;
  }
  std::optional<Command> made;
  FillFields<Source> fields(random);
  const auto fill = [&]<std::size_t I>() {
    if constexpr (I > 3 && I != 11) {
      if (I != index) return;
      std::variant_alternative_t<I, Command> command{};
      describe(fields, command);
      made = std::move(command);
    }
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (fill.template operator()<I>(), ...);
  }(std::make_index_sequence<std::variant_size_v<Command>>());
  return std::move(*made);
}

}  // namespace redress::complaint::sample

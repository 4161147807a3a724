#pragma once
// For tests only: the life events, filled and written out by the very descriptions that store them (event_fields.hpp),
// so that a new event or member is tested without a line here.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/complaint/event_fields.hpp"
#include "domain/complaint/events.hpp"

namespace redress::complaint::sample {

/// The user who acts in every random event: staff parts name them (`actor`).
constexpr std::string_view kActingUser = "7";

/// Visitor of fields.hpp: fills acts and events with what well-formed ones may hold. `Source`: testing.hpp, Random.
template <class Source>
class RandomFields {
 public:
  explicit RandomFields(Source& random) : random_(random) {}

  RandomFields& party() { return *this; }
  RandomFields& person() { return *this; }
  RandomFields& staff() { return *this; }
  RandomFields& person_staff() { return *this; }
  void actor(std::string& user) { user = kActingUser; }

  void text(std::string_view, std::string& value, Length, Need need) {
    value = need == Need::Required ? random_.some_text() : random_.text();
  }
  void texts(std::string_view, std::vector<std::string>& values, Length, Need need, std::size_t) {
    values.resize(count(need));
    for (auto& value : values) value = random_.some_text();
  }
  void code(std::string_view name, std::string& value, CodeList, Need need) { text(name, value, Length::Word, need); }
  void codes(std::string_view name, std::vector<std::string>& values, CodeList, Need need, std::size_t max) {
    texts(name, values, Length::Word, need, max);
  }
  template <class E>
  void word(std::string_view, E& value) {
    value = random_.template word<E>();
  }
  template <class E>
  void words(std::string_view, std::vector<E>& values, Need) {
    values = random_.template some_words<E>();
  }
  template <class E>
  void optional_word(std::string_view, std::optional<E>& value) {
    if (random_.chance()) value = random_.template word<E>();
  }
  void flag(std::string_view, bool& value) { value = random_.chance(); }
  void integer(std::string_view, std::int64_t& value, std::int64_t min, std::int64_t max) {
    value = min + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(max - min) + 1));
  }
  void seq(std::string_view, std::uint64_t& value) { value = 1 + random_.below(1000); }
  void date(std::string_view, std::optional<LocalDate>& value, Need need) {
    constexpr std::uint64_t kDays = 20'000;
    if (need == Need::Required || random_.chance()) {
      value = add_days({1970, 1, 1}, static_cast<std::int64_t>(random_.below(kDays)));
    }
  }
  template <class T>
  void list(std::string_view, std::vector<T>& values, Need need, std::size_t) {
    values.resize(count(need));
    for (auto& value : values) describe(*this, value);
  }

 private:
  std::size_t count(Need need) { return (need == Need::Required ? 1U : 0U) + random_.below(3); }
  Source& random_;
};

/// Visitor of fields.hpp that writes every member, so that two events are equal when their texts are.
class DescribeFields {
 public:
  DescribeFields& party() { return *this; }
  DescribeFields& person() { return *this; }
  DescribeFields& staff() { return *this; }
  DescribeFields& person_staff() { return *this; }
  void actor(const std::string& user) { add("by", user); }

  void text(std::string_view name, const std::string& value, Length, Need) { add(name, value); }
  void texts(std::string_view name, const std::vector<std::string>& values, Length, Need, std::size_t) {
    for (const auto& value : values) add(name, value);
  }
  template <class E>
  void word(std::string_view name, const E& value) {
    add(name, to_word(value));
  }
  void flag(std::string_view name, bool value) { add(name, value ? "yes" : "no"); }
  void integer(std::string_view name, std::int64_t value, std::int64_t, std::int64_t) {
    add(name, std::to_string(value));
  }
  void seq(std::string_view name, std::uint64_t value) { add(name, std::to_string(value)); }
  void code(std::string_view name, const std::string& value, CodeList, Need) { add(name, value); }
  void date(std::string_view name, const std::optional<LocalDate>& value, Need) {
    add(name, value ? to_iso(*value) : "none");
  }
  template <class T>
  void list(std::string_view name, std::vector<T>& values, Need, std::size_t) {
    for (auto& value : values) {
      add(name, "[");
      describe(*this, value);
      add(name, "]");
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void add(std::string_view name, std::string_view value) { out_.append(name).append("=").append(value).append("\n"); }
  std::string out_;
};

template <class E>
concept LifeEvent = requires { E::kKind; };

/// Kind and every member of a life event.
template <LifeEvent E>
[[nodiscard]] std::string describe_life(E event) {
  DescribeFields fields;
  describe(fields, event);
  return std::string(E::kKind) + "\n" + fields.take();
}

/// Alternatives of Event before the first life event.
constexpr std::size_t kIntakeEvents = 14;
static_assert(LifeEvent<std::variant_alternative_t<kIntakeEvents, Event>>);
static_assert(!LifeEvent<std::variant_alternative_t<kIntakeEvents - 1, Event>>);
constexpr std::size_t kLifeEvents = std::variant_size_v<Event> - kIntakeEvents;

/// Calls `visit` with a default value of each life event, in their order.
template <class Visit>
void for_each_life_event(Visit visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visit(std::variant_alternative_t<kIntakeEvents + I, Event>{}), ...);
  }(std::make_index_sequence<kLifeEvents>());
}

/// The `index`-th life event, filled at random.
template <class Source>
[[nodiscard]] Event random_life_event(Source& random, std::size_t index) {
  std::optional<Event> made;
  std::size_t at = 0;
  for_each_life_event([&](auto event) {
    if (at++ != index) return;
    RandomFields<Source> fields(random);
    describe(fields, event);
    made = std::move(event);
  });
  return std::move(*made);
}

}  // namespace redress::complaint::sample

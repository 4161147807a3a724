#pragma once
// What a parameter's value is, now or at an earlier time: running clocks keep the value of their start (D14).

#include <string_view>

#include "domain/parameters/definition.hpp"
#include "domain/parameters/state.hpp"

namespace redress::parameters {

/// Looks values up. Borrows table and state. Naming an unknown id, another kind or an unknown key is a bug.
class Parameters {
 public:
  Parameters(const Table& table, const State& state) : table_(table), state_(state) {}

  /// Of the changes in force at `at`, the value of the one decided last; without one the first value, else the
  /// default. A change never reaches back before its own decision, so what was answered for a time that has passed
  /// stays the answer.
  [[nodiscard]] const Value& value_at(std::string_view id, Instant at) const;
  /// The change that this value comes from; null for the first value.
  [[nodiscard]] const Change* change_at(std::string_view id, Instant at) const;
  /// First value: the founded one, else the default.
  [[nodiscard]] const Value& first_value(std::string_view id) const;

  /// `key` names one of the parameter's keys, such as "S1"; empty for a single value.
  [[nodiscard]] Duration duration(std::string_view id, Instant at, std::string_view key = {}) const;
  [[nodiscard]] std::int64_t percent(std::string_view id, Instant at, std::string_view key = {}) const;
  [[nodiscard]] Money money(std::string_view id, Instant at) const;
  [[nodiscard]] std::int64_t count(std::string_view id, Instant at, std::string_view key = {}) const;
  [[nodiscard]] bool flag(std::string_view id, Instant at, std::string_view key = {}) const;
  [[nodiscard]] TimeRange time_range(std::string_view id, Instant at, std::string_view key = {}) const;
  [[nodiscard]] const std::string& word(std::string_view id, Instant at, std::string_view key = {}) const;
  [[nodiscard]] const std::string& zone(std::string_view id, Instant at) const;

 private:
  template <class T>
  [[nodiscard]] const T& scalar(std::string_view id, Instant at, std::string_view key) const;

  const Table& table_;
  const State& state_;
};

}  // namespace redress::parameters

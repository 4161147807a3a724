#include "domain/parameters/parameters.hpp"

#include "base/check.hpp"

namespace redress::parameters {

const Change* Parameters::change_at(std::string_view id, Instant at) const {
  const auto& changes = state_.changes_of(id);
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (change->effective_from <= at) return &*change;
  }
  return nullptr;
}

const Value& Parameters::first_value(std::string_view id) const {
  const auto founded = state_.first.find(id);
  if (founded != state_.first.end()) return founded->second;
  const auto* definition = table_.find(id);
  REDRESS_CHECK(definition != nullptr);
  return definition->standard;
}

const Value& Parameters::value_at(std::string_view id, Instant at) const {
  REDRESS_CHECK(table_.find(id) != nullptr);
  const auto* change = change_at(id, at);
  return change != nullptr ? change->value : first_value(id);
}

template <class T>
const T& Parameters::scalar(std::string_view id, Instant at, std::string_view key) const {
  const auto& value = value_at(id, at);
  const auto part = value.find(key);
  REDRESS_CHECK(part != value.end());
  const auto* typed = std::get_if<T>(&part->second);
  REDRESS_CHECK(typed != nullptr);
  return *typed;
}

Duration Parameters::duration(std::string_view id, Instant at, std::string_view key) const {
  return scalar<Duration>(id, at, key);
}
std::int64_t Parameters::percent(std::string_view id, Instant at, std::string_view key) const {
  return scalar<Percent>(id, at, key).value;
}
Money Parameters::money(std::string_view id, Instant at) const { return scalar<Money>(id, at, {}); }
std::int64_t Parameters::count(std::string_view id, Instant at, std::string_view key) const {
  return scalar<Count>(id, at, key).value;
}
bool Parameters::flag(std::string_view id, Instant at, std::string_view key) const {
  return scalar<Flag>(id, at, key).value;
}
TimeRange Parameters::time_range(std::string_view id, Instant at, std::string_view key) const {
  return scalar<TimeRange>(id, at, key);
}
const std::string& Parameters::word(std::string_view id, Instant at, std::string_view key) const {
  return scalar<Word>(id, at, key).text;
}
const std::string& Parameters::zone(std::string_view id, Instant at) const { return scalar<Zone>(id, at, {}).name; }

}  // namespace redress::parameters

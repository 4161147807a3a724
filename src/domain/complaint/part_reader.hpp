#pragma once
// Reads the parts of a stored event, strictly: what is there must have the form that was written.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/json.hpp"
#include "domain/complaint/commands.hpp"

namespace redress::complaint {

/// Reads the members of one part. The first thing that does not fit is remembered; later reads return defaults.
class PartReader {
 public:
  /// A part that is absent or erased reads as an empty object.
  explicit PartReader(const std::optional<std::string>& part);
  /// Reads a member object.
  PartReader(const json::object& object, std::string* failed) : object_(object), failed_(failed) {}
  PartReader(const PartReader&) = delete;
  PartReader& operator=(const PartReader&) = delete;

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] bool flag(std::string_view key);
  [[nodiscard]] std::int64_t integer(std::string_view key);
  [[nodiscard]] std::uint64_t count(std::string_view key);  ///< an integer that is not negative
  [[nodiscard]] std::optional<Instant> instant(std::string_view key);
  [[nodiscard]] const json::object* object(std::string_view key);
  [[nodiscard]] const json::array* array(std::string_view key);
  [[nodiscard]] bool has(std::string_view key) const { return object_.contains(key); }

  /// The enumerator of a word that must be there.
  template <class E>
  [[nodiscard]] E word(std::string_view key) {
    const auto value = parse_word<E>(text(key));
    if (!value) fail(key);
    return value.value_or(E{});
  }
  [[nodiscard]] std::vector<DemandKind> demand_kinds();
  [[nodiscard]] Contact contact();

  /// Marks `key` as not fitting.
  void fail(std::string_view key);
  /// The first member that did not fit, or empty.
  [[nodiscard]] const std::string& failed() const { return *failed_; }

 private:
  json::object object_;
  std::string own_failed_;
  std::string* failed_ = &own_failed_;
};

}  // namespace redress::complaint

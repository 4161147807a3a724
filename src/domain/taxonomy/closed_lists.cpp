#include "domain/taxonomy/closed_lists.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "domain/taxonomy/data_reader.hpp"

namespace redress::embedded {
std::string_view closed_lists_json() noexcept;
}  // namespace redress::embedded

namespace redress::taxonomy {
namespace {

constexpr std::string_view kIdentityLevel = "identity_level";
constexpr std::string_view kRemedy = "remedy";
constexpr std::string_view kOverdueCause = "overdue_cause";

}  // namespace

/// Fills the lists; what is wrong goes to the faults behind the readers.
class ClosedListsReader {
 public:
  void read(ObjectReader& file) {
    static_cast<void>(file.optional_text("$schema"));
    lists_.version_ = static_cast<int>(file.integer("version", 1, kVersionMax));
    lists_.issued_on_ = file.date("issued_on");
    file.each("in_code", [&](ObjectReader& at) { read_in_code(at); });
    file.each("lists", [&](ObjectReader& at) { read_list(at); });
    for (const auto& [list, items] : lists_.items_) {
      for (const auto& item : items) check_identity(file, list, item);
    }
  }
  [[nodiscard]] ClosedLists take() { return std::move(lists_); }

 private:
  std::string read_list_name(ObjectReader& at) {
    auto list = at.identify("list", "list");
    const auto is_it = [&](const ListInCode& one) { return one.list == list; };
    if (lists_.items_.contains(list) || std::ranges::any_of(lists_.in_code_, is_it)) {
      at.wrong("list", "stands there twice");
    }
    return list;
  }

  void read_in_code(ObjectReader& at) {
    ListInCode one;
    one.list = read_list_name(at);
    one.source = at.text("source");
    one.enumeration = at.text("enum");
    lists_.in_code_.push_back(std::move(one));
  }

  void read_list(ObjectReader& at) {
    const auto list = read_list_name(at);
    static_cast<void>(at.text("source"));
    std::vector<ListItem> items;
    at.each("items", [&](ObjectReader& item) { read_item(item, list, items); });
    if (items.empty()) at.wrong("items", "empty");
    lists_.names_.push_back(list);
    lists_.items_[list] = std::move(items);
  }

  static void read_item(ObjectReader& at, const std::string& list, std::vector<ListItem>& items) {
    ListItem item;
    item.code = at.identify(list);
    item.name = at.name("name");
    item.needs_reason = at.flag("needs_reason");
    item.excludable = at.flag("excludable");
    item.needs_identity = at.optional_text("needs_identity");
    item.money = at.flag("money");
    for (const auto* key : {"needs_reason", "needs_identity", "money"}) check_owner(at, key, list, kRemedy);
    check_owner(at, "excludable", list, kOverdueCause);
    add_row(items, std::move(item), at);
  }

  // Nobody reads it elsewhere, and a rule that does nothing misleads whoever set it.
  static void check_owner(ObjectReader& at, std::string_view key, std::string_view list, std::string_view owner) {
    if (at.has(key) && list != owner) at.wrong(key, "stands in the list " + std::string(owner) + " only");
  }

  // The levels may stand below the remedies, so this waits for all lists.
  void check_identity(ObjectReader& file, const std::string& list, const ListItem& item) const {
    if (item.needs_identity.empty() || lists_.has(kIdentityLevel, item.needs_identity)) return;
    file.wrong_in(list, item.code, "needs_identity", "not in the list identity_level: " + item.needs_identity);
  }

  ClosedLists lists_;
};

Result<ClosedLists> ClosedLists::parse(std::string_view json_text) {
  ClosedListsReader reader;
  auto read = read_file("closed_lists.json", json_text, [&](ObjectReader& file) { reader.read(file); });
  if (!read) return read.error();
  return reader.take();
}

const ClosedLists& ClosedLists::builtin() {
  static const ClosedLists kLists = [] {
    auto lists = parse(embedded::closed_lists_json());
    REDRESS_CHECK(lists.has_value());
    return std::move(*lists);
  }();
  return kLists;
}

std::span<const ListItem> ClosedLists::items(std::string_view list) const {
  const auto found = items_.find(list);
  if (found == items_.end()) return {};
  return found->second;
}

const ListItem* ClosedLists::find(std::string_view list, std::string_view code) const {
  return find_row(items(list), code);
}

bool ClosedLists::has(std::string_view list, std::string_view code) const { return find(list, code) != nullptr; }

bool ClosedLists::identity_suffices(std::string_view proven, std::string_view needed) const {
  if (needed.empty()) return true;
  const auto* held = find(kIdentityLevel, proven);
  const auto* least = find(kIdentityLevel, needed);
  return held != nullptr && least != nullptr && held >= least;  // the list goes from the weakest level up
}

}  // namespace redress::taxonomy

// GET /v1/classification: the tables in force, named in the caller's language. The same for every user.

#include "adapters/http/answers.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/problem.hpp"
#include "domain/taxonomy/closed_lists.hpp"
#include "domain/taxonomy/severity.hpp"
#include "domain/taxonomy/taxonomy.hpp"

namespace redress::http {
namespace {

using taxonomy::ClosedLists;
using taxonomy::SeverityTable;
using taxonomy::Taxonomy;

json::string_view view_of(std::string_view text) { return {text.data(), text.size()}; }

json::object named(std::string_view code, std::string_view name) {
  return {{"code", view_of(code)}, {"name", view_of(name)}};
}

json::array words_in(const std::vector<std::string>& words) {
  json::array list;
  for (const auto& word : words) list.emplace_back(view_of(word));
  return list;
}

json::object category(const taxonomy::Category& row, Language language) {
  auto object = named(row.code, row.name.in(language));
  object["severity"] = view_of(to_word(row.severity));
  object["floor"] = view_of(to_word(row.floor));
  object["department"] = view_of(row.department);
  object["regimes"] = words_in(row.regimes);
  object["checks"] = words_in(row.checks);
  if (row.handled_as_report) object["handled_as"] = "report";
  return object;
}

json::array classes(const Taxonomy& table, Language language) {
  json::array list;
  for (const auto& row : table.classes()) {
    auto object = named(row.code, row.name.in(language));
    json::array categories;
    for (const auto& of_class : table.categories_of(row.code)) categories.push_back(category(of_class, language));
    object["categories"] = std::move(categories);
    list.push_back(std::move(object));
  }
  return list;
}

template <class Rows>
json::array names_of(const Rows& rows, Language language) {
  json::array list;
  for (const auto& row : rows) list.push_back(named(row.code, row.name.in(language)));
  return list;
}

json::array severities(const SeverityTable& table, Language language) {
  json::array list;
  for (const auto& row : table.severities()) list.push_back(named(to_word(row.severity), row.name.in(language)));
  return list;
}

json::array dimensions(const SeverityTable& table, Language language) {
  json::array list;
  for (const auto& row : table.dimensions()) {
    auto object = named(row.code, row.name.in(language));
    json::array criteria;
    for (const auto& criterion : table.criteria()) {
      if (criterion.dimension != row.input) continue;
      auto one = named(criterion.code, criterion.name.in(language));
      one["score"] = criterion.score;
      if (criterion.bounds) one["measure"] = view_of(criterion.bounds->measure);
      criteria.push_back(std::move(one));
    }
    object["criteria"] = std::move(criteria);
    list.push_back(std::move(object));
  }
  return list;
}

json::array measures(const SeverityTable& table, Language language) {
  json::array list;
  for (const auto& row : table.measures()) {
    auto object = named(row.code, row.name.in(language));
    object["max"] = row.max;
    list.push_back(std::move(object));
  }
  return list;
}

json::array urgencies(const SeverityTable& table, Language language) {
  json::array list;
  for (const auto& row : table.urgencies()) {
    list.push_back(json::object{{"score", row.score}, {"name", view_of(row.name.in(language))}});
  }
  return list;
}

json::object list_item(const taxonomy::ListItem& item, Language language) {
  auto object = named(item.code, item.name.in(language));
  if (item.money) object["money"] = true;
  if (!item.needs_identity.empty()) object["needs_identity"] = view_of(item.needs_identity);
  if (item.needs_reason) object["needs_reason"] = true;
  if (item.excludable) object["excludable"] = true;
  return object;
}

json::array lists(const ClosedLists& table, Language language) {
  json::array all;
  for (const auto& name : table.lists()) {
    json::array items;
    for (const auto& item : table.items(name)) items.push_back(list_item(item, language));
    all.push_back(json::object{{"list", view_of(name)}, {"items", std::move(items)}});
  }
  return all;
}

json::object tables_in(Language language) {
  const auto& categories = Taxonomy::builtin();
  const auto& grading = SeverityTable::builtin();
  return {{"version", categories.version()},
          {"issued_on", view_of(categories.issued_on())},
          {"classes", classes(categories, language)},
          {"regimes", names_of(categories.regimes(), language)},
          {"severities", severities(grading, language)},
          {"flags", names_of(grading.flags(), language)},
          {"dimensions", dimensions(grading, language)},
          {"measures", measures(grading, language)},
          {"urgencies", urgencies(grading, language)},
          {"lists", lists(ClosedLists::builtin(), language)}};
}

}  // namespace

Task<Response> read_classification(Exchange& exchange) {
  Response response;
  response.body = to_jcs(tables_in(exchange.caller.language));
  add_language(response, exchange.caller.language);
  co_return response;
}

}  // namespace redress::http

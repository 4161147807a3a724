#include "adapters/http/group_answers.hpp"

#include <algorithm>
#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/labels.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/staff_reading.hpp"
#include "service/groups.hpp"

namespace redress::http {
namespace {

void append_member(std::string& out, const complaint::State& state, Language language) {
  out += out.back() == '[' ? "{" : ",{";
  append_text(out, "number", state.number);
  append_text(out, "stage", to_word(state.stage));
  append_text(out, "stage_label", label("stage", to_word(state.stage), language));
  if (state.severity) append_text(out, "severity", to_word(*state.severity));
  append_text(out, "complaint", path_of(state.number));
  out += '}';
}

void append_outcome(std::string& out, const complaint::Outcome outcome, Language language) {
  append_text(out, "outcome", to_word(outcome));
  append_text(out, "outcome_label", label("outcome", to_word(outcome), language));
}

// Before it is told, a draft: who approves it names its seq.
void append_result(std::string& out, const group::State& group, Language language) {
  if (!group.draft) return;
  const bool told = group.told_at.has_value();
  if (!told) append_raw(out, "draft", "{");
  if (!told) append_raw(out, "draft", std::to_string(group.draft->seq));
  append_outcome(out, group.draft->outcome, language);
  append_text(out, "text", group.draft->text);
  if (!told) append_text(out, "by", "user:" + group.draft->by);
  if (!told) out += '}';
  if (told) append_text(out, "told_at", to_string(*group.told_at));
}

bool is_in_conflict(const Exchange& exchange, const complaint::State& state) {
  const auto& user = exchange.caller.user;
  return !user.empty() && std::binary_search(state.conflicted.begin(), state.conflicted.end(), user);
}

/// The rows of a group's complaints; nothing for who is in conflict with one of them.
Result<std::optional<std::vector<complaint::State>>> rows_of(const Exchange& exchange, const group::State& group,
                                                             service::ReadSession& reader) {
  using Rows = std::optional<std::vector<complaint::State>>;
  Rows rows(std::in_place);
  for (const auto& member : group.members) {
    auto row = reader.find_complaint(member);
    if (!row) return row.error();
    if (!*row) continue;
    if (is_in_conflict(exchange, (*row)->state)) return Rows();
    rows->push_back(std::move((*row)->state));
  }
  return rows;
}

}  // namespace

Result<service::GroupPage> read_known_groups(const Exchange& exchange, std::string_view after, std::size_t limit,
                                             service::ReadSession& reader) {
  auto page = service::list_groups(reader, after, limit);
  if (!page) return page.error();
  std::vector<group::State> known;
  for (auto& group : page->groups) {
    const auto rows = rows_of(exchange, group, reader);
    if (!rows) return rows.error();
    if (*rows) known.push_back(std::move(group));
  }
  page->groups = std::move(known);
  return page;
}

Result<std::optional<GroupView>> read_group_view(const Exchange& exchange, std::string_view number,
                                                 service::ReadSession& reader) {
  auto found = service::find_group(reader, number);
  if (!found) return found.error();
  if (!*found) return std::optional<GroupView>();
  auto rows = rows_of(exchange, **found, reader);
  if (!rows) return rows.error();
  if (!*rows) return std::optional<GroupView>();
  GroupView view{std::move(**found), {}};
  const auto knows = may_know(exchange.office, exchange.caller);
  for (auto& row : **rows) {
    if (knows(row)) view.members.push_back(std::move(row));
  }
  return std::optional<GroupView>(std::move(view));
}

std::string group_path_of(std::string_view number) { return "/v1/groups/" + std::string(number); }

Response show_group(const Exchange& exchange, const GroupView& view, unsigned status) {
  const auto language = exchange.caller.language;
  const auto& group = view.group;
  Response response;
  response.status = status;
  auto& out = response.body;
  out += '{';
  append_text(out, "group", group.number);
  append_text(out, "name", group.name);
  append_text(out, "opened_at", to_string(group.opened_at));
  append_raw(out, "member_count", std::to_string(group.members.size()));
  append_raw(out, "members", "[");
  for (const auto& member : view.members) append_member(out, member, language);
  out += ']';
  append_result(out, group, language);
  if (group.closed_at) append_text(out, "closed_at", to_string(*group.closed_at));
  out += '}';
  add_language(response, language);
  return response;
}

void append_group_row(std::string& out, const group::State& group) {
  out += out.back() == '[' ? "{" : ",{";
  append_text(out, "group", group.number);
  append_text(out, "name", group.name);
  append_text(out, "opened_at", to_string(group.opened_at));
  append_raw(out, "member_count", std::to_string(group.members.size()));
  if (group.told_at && group.draft) append_text(out, "outcome", to_word(group.draft->outcome));
  if (group.closed_at) append_text(out, "closed_at", to_string(*group.closed_at));
  append_text(out, "path", group_path_of(group.number));
  out += '}';
}

}  // namespace redress::http

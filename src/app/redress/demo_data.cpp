#include "app/redress/demo_data.hpp"

#include <array>
#include <set>
#include <utility>

#include "app/redress/checked_file.hpp"

namespace redress::embedded {
std::string_view demo_people() noexcept;
std::string_view demo_people_schema() noexcept;
std::string_view demo_complaints_schema() noexcept;
std::string_view demo_integrity() noexcept;
std::string_view demo_chain() noexcept;
std::string_view demo_accounts() noexcept;
std::string_view demo_availability() noexcept;
std::string_view demo_privacy() noexcept;
std::string_view demo_billing() noexcept;
std::string_view demo_contracts() noexcept;
std::string_view demo_service() noexcept;
}  // namespace redress::embedded

namespace redress::app {
namespace {

struct File {
  const char* name;
  std::string_view (*content)() noexcept;
};
constexpr std::array kComplaintFiles = {
    File{"complaints_integrity.json", embedded::demo_integrity},
    File{"complaints_chain.json", embedded::demo_chain},
    File{"complaints_accounts.json", embedded::demo_accounts},
    File{"complaints_availability.json", embedded::demo_availability},
    File{"complaints_privacy.json", embedded::demo_privacy},
    File{"complaints_billing.json", embedded::demo_billing},
    File{"complaints_contracts.json", embedded::demo_contracts},
    File{"complaints_service.json", embedded::demo_service},
};

// Each member stands in the schema as required and of its type.
std::string text_in(const json::object& object, std::string_view key) {
  return std::string(text_of(object.at(key).get_string()));
}
std::int64_t number_in(const json::object& object, std::string_view key) { return object.at(key).get_int64(); }

// "09:30"; the schema has seen to the form.
std::int64_t minute_in(const json::object& object, std::string_view key) {
  const auto clock = text_in(object, key);
  return (clock[0] - '0') * 600 + (clock[1] - '0') * 60 + (clock[3] - '0') * 10 + (clock[4] - '0');
}

DemoPerson person_in(const json::object& object) {
  return {text_in(object, "login"), text_in(object, "name"), json::value(object)};
}

std::vector<DemoStep> steps_in(const json::object& object) {
  std::vector<DemoStep> steps;
  for (const auto& item : object.at("steps").get_array()) {
    const auto& step = item.get_object();
    steps.push_back(
        {number_in(step, "day"), minute_in(step, "at"), text_in(step, "by"), text_in(step, "act"), step.at("body")});
  }
  return steps;
}

DemoGroup group_in(const json::object& object) {
  return {text_in(object, "id"), number_in(object, "opened_days_ago"), steps_in(object)};
}

DemoComplaint complaint_in(const json::object& object) {
  return {text_in(object, "id"),
          number_in(object, "filed_days_ago"),
          minute_in(object, "filed_at"),
          text_in(object, "filed_by"),
          object.at("filing"),
          text_in(object, "stage"),
          steps_in(object)};
}

Result<void> take_people(DemoData& data) {
  const auto schema = parse_json(embedded::demo_people_schema());
  if (!schema) return schema.error();
  const auto value = parse_checked(embedded::demo_people(), "data/demo/people.json", *schema);
  if (!value) return value.error();
  for (const auto& person : value->at("people").get_array()) data.people.push_back(person_in(person.get_object()));
  for (const auto& group : value->at("groups").get_array()) data.groups.push_back(group_in(group.get_object()));
  return {};
}

Result<void> take_complaints(DemoData& data, const File& file, const json::value& schema) {
  const auto value = parse_checked(file.content(), std::string("data/demo/") + file.name, schema);
  if (!value) return value.error();
  for (const auto& complaint : value->at("complaints").get_array()) {
    data.complaints.push_back(complaint_in(complaint.get_object()));
  }
  return {};
}

using Names = std::set<std::string, std::less<>>;

/// What no schema can say of the steps of `id`, which begins `days_ago` at `minute`.
Result<void> check_steps(const std::string& id, std::int64_t days_ago, std::int64_t minute,
                         const std::vector<DemoStep>& steps, const Names& actors) {
  std::pair<std::int64_t, std::int64_t> last{0, minute};
  for (const auto& step : steps) {
    const auto at = id + ": " + step.act + " on day " + std::to_string(step.day);
    if (!actors.contains(step.by)) return malformed(at + ": by " + step.by + ", whom nobody knows");
    if (step.day >= days_ago) return malformed(at + ": not before today");
    if (std::pair(step.day, step.minute) < last) return malformed(at + ": before the step that stands above it");
    last = {step.day, step.minute};
  }
  return {};
}

Result<void> check_complaint(const DemoComplaint& complaint, const Names& actors) {
  if (!actors.contains(complaint.filed_by)) return malformed(complaint.id + ": filed by nobody known");
  return check_steps(complaint.id, complaint.filed_days_ago, complaint.filed_minute, complaint.steps, actors);
}

Result<void> check_group(const DemoGroup& group, const Names& actors) {
  for (const auto& step : group.steps) {
    const bool opens = step.act.empty();
    if (opens != (&step == &group.steps.front()))
      return malformed(group.id + ": its first step opens it, and no other");
    if (opens && step.day != 0) return malformed(group.id + ": opened on another day than its own");
  }
  return check_steps(group.id, group.opened_days_ago, 0, group.steps, actors);
}

Result<void> check_all(const DemoData& data) {
  Names actors{std::string(kDemoComplainant)};
  for (const auto& person : data.people) actors.insert(person.login);
  Names ids;
  for (const auto& complaint : data.complaints) {
    if (!ids.insert(complaint.id).second) return malformed(complaint.id + ": stands there twice");
    if (auto checked = check_complaint(complaint, actors); !checked) return checked;
  }
  for (const auto& group : data.groups) {
    if (!ids.insert(group.id).second) return malformed(group.id + ": stands there twice");
    if (auto checked = check_group(group, actors); !checked) return checked;
  }
  return {};
}

}  // namespace

Result<DemoData> load_demo() {
  DemoData data;
  if (auto taken = take_people(data); !taken) return taken.error();
  const auto schema = parse_json(embedded::demo_complaints_schema());
  if (!schema) return schema.error();
  for (const auto& file : kComplaintFiles) {
    if (auto taken = take_complaints(data, file, *schema); !taken) return taken.error();
  }
  if (auto checked = check_all(data); !checked) return checked.error();
  return data;
}

}  // namespace redress::app

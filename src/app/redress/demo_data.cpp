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

DemoGroup group_in(const json::object& object) {
  DemoGroup group{text_in(object, "id"), text_in(object, "lead"), {}};
  for (const auto& member : object.at("members").get_array()) group.members.emplace_back(text_of(member.get_string()));
  return group;
}

DemoComplaint complaint_in(const json::object& object) {
  DemoComplaint complaint{text_in(object, "id"),
                          number_in(object, "filed_days_ago"),
                          minute_in(object, "filed_at"),
                          text_in(object, "filed_by"),
                          object.at("filing"),
                          text_in(object, "stage"),
                          {}};
  for (const auto& item : object.at("steps").get_array()) {
    const auto& step = item.get_object();
    complaint.steps.push_back(
        {number_in(step, "day"), minute_in(step, "at"), text_in(step, "by"), text_in(step, "act"), step.at("body")});
  }
  return complaint;
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

/// What no schema can say of one complaint.
Result<void> check_complaint(const DemoComplaint& complaint, const std::set<std::string, std::less<>>& actors) {
  if (!actors.contains(complaint.filed_by)) return malformed(complaint.id + ": filed by nobody known");
  std::pair<std::int64_t, std::int64_t> last{0, complaint.filed_minute};
  for (const auto& step : complaint.steps) {
    const auto at = complaint.id + ": " + step.act + " on day " + std::to_string(step.day);
    if (!actors.contains(step.by)) return malformed(at + ": by " + step.by + ", whom nobody knows");
    if (step.day >= complaint.filed_days_ago) return malformed(at + ": not before today");
    if (std::pair(step.day, step.minute) < last) return malformed(at + ": before the step that stands above it");
    last = {step.day, step.minute};
  }
  return {};
}

Result<void> check_all(const DemoData& data) {
  std::set<std::string, std::less<>> actors{std::string(kDemoComplainant)};
  for (const auto& person : data.people) actors.insert(person.login);
  std::set<std::string, std::less<>> ids;
  for (const auto& complaint : data.complaints) {
    if (!ids.insert(complaint.id).second) return malformed(complaint.id + ": stands there twice");
    if (auto checked = check_complaint(complaint, actors); !checked) return checked;
  }
  for (const auto& group : data.groups) {
    if (!actors.contains(group.lead)) return malformed(group.id + ": led by nobody known");
    for (const auto& member : group.members) {
      if (!ids.contains(member)) return malformed(group.id + ": there is no complaint " + member);
    }
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

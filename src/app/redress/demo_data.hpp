#pragma once
// The invented people and complaints of `redress demo` (data/demo), built into the program.

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"

namespace redress::app {

/// One step of a history: an act as the API takes it. Strings in `body` that begin with "$" are stand-ins for what only
/// a run knows: demo_names.hpp.
struct DemoStep {
  std::int64_t day = 0;     ///< after the filing, or after the group was opened
  std::int64_t minute = 0;  ///< of the operator's day
  std::string by;           ///< a login, or kDemoComplainant
  std::string act;          ///< what follows /v1/complaints/{number}/ or /v1/groups/{number}/; "" opens a group
  json::value body;
};

inline constexpr std::string_view kDemoComplainant = "complainant";

struct DemoComplaint {
  std::string id;
  std::int64_t filed_days_ago = 0;  ///< before today, in the operator's zone
  std::int64_t filed_minute = 0;
  std::string filed_by;  ///< as DemoStep::by
  json::value filing;    ///< the body of POST /v1/complaints
  std::string stage;     ///< where its steps leave it
  std::vector<DemoStep> steps;
};

struct DemoPerson {
  std::string login;
  std::string name;
  json::value form;  ///< the body of POST /v1/users
};

/// Complaints about one matter. Its first step opens it and names them.
struct DemoGroup {
  std::string id;                    ///< no complaint's either
  std::int64_t opened_days_ago = 0;  ///< before today, in the operator's zone
  std::vector<DemoStep> steps;
};

struct DemoData {
  std::vector<DemoPerson> people;
  std::vector<DemoGroup> groups;
  std::vector<DemoComplaint> complaints;
};

/// Reads the files that are built in, each held against its schema. Malformed names file, place and reason; also when a
/// step would lie today or later, or names somebody who is not there, or when a group is not opened first.
[[nodiscard]] Result<DemoData> load_demo();

}  // namespace redress::app

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
  std::int64_t day = 0;     ///< after the filing
  std::int64_t minute = 0;  ///< of the operator's day
  std::string by;           ///< a login, or kDemoComplainant
  std::string act;          ///< what follows /v1/complaints/{number}/
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

/// Complaints of one cause. They are told apart here and not merged by a step.
struct DemoGroup {
  std::string id;
  std::string lead;                  ///< a login
  std::vector<std::string> members;  ///< ids of complaints
};

struct DemoData {
  std::vector<DemoPerson> people;
  std::vector<DemoGroup> groups;
  std::vector<DemoComplaint> complaints;
};

/// Reads the files that are built in, each held against its schema. Malformed names file, place and reason; also when a
/// step would lie today or later, or names somebody who is not there.
[[nodiscard]] Result<DemoData> load_demo();

}  // namespace redress::app

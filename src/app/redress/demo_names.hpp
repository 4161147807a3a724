#pragma once
// The stand-ins in the data of `redress demo`. They stand for what only a run knows:
//   "$user:LOGIN"       the id of a user                "$complaint:ID"  the number of a complaint
//   "$day:N"            the day N days after the filing "$last:ACT"      the seq of what an act last made of it
// In a group's steps the opening stands for the filing.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"

namespace redress::app {

/// What a stand-in is looked up in; one complaint's or group's.
struct DemoNames {
  const std::map<std::string, std::string, std::less<>>& users;    ///< login → id
  const std::map<std::string, std::string, std::less<>>& numbers;  ///< id → number
  const std::map<std::string, std::int64_t, std::less<>>& last;    ///< act → seq of its event
  std::function<std::string(std::int64_t)> day;                    ///< days after the filing → "2026-11-23"
};

/// `body` with every stand-in replaced. NotFound names one that stands for nothing.
[[nodiscard]] Result<json::value> fill_in(const json::value& body, const DemoNames& names);

}  // namespace redress::app

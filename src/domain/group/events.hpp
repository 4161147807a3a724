#pragma once
// What has happened to a group: its own stream, named by its number. Past tense; frozen once stored
// (docs/formats/events.md). What happened to its complaints stands in their streams.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/complaint/vocabulary.hpp"

namespace redress::group {

struct GroupOpened {
  static constexpr std::string_view kKind = "group_opened";
  std::string name;
  std::vector<std::string> numbers;
};
struct MembersAdded {
  static constexpr std::string_view kKind = "group_members_added";
  std::vector<std::string> numbers;
};
struct MemberRemoved {
  static constexpr std::string_view kKind = "group_member_removed";
  std::string number;
  std::string reason;
};
struct MembersWritten {
  static constexpr std::string_view kKind = "group_message_sent";
  std::string text;
};
struct ResultDrafted {
  static constexpr std::string_view kKind = "group_result_drafted";
  complaint::Outcome outcome = complaint::Outcome::Indeterminate;
  std::string text;
  std::string by;
};
struct ResultApproved {
  static constexpr std::string_view kKind = "group_result_approved";
  std::uint64_t draft = 0;
  std::string by;
};
struct GroupClosed {
  static constexpr std::string_view kKind = "group_closed";
  bool improvement = false;
  std::string reason;
};

using Event =
    std::variant<GroupOpened, MembersAdded, MemberRemoved, MembersWritten, ResultDrafted, ResultApproved, GroupClosed>;

}  // namespace redress::group

#include "domain/group/codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/group/state.hpp"

namespace redress::group {
namespace {

using ledger::PartName;
using testing::HasSubstr;

const std::string kGroup = "GC-20261123-000001-0";
const std::vector<std::string> kNumbers = {"TS-20261123-000001-0", "TS-20261123-000002-8"};
const auto kActor = complaint::Actor::staff("3");

const std::vector<Event>& one_of_each() {
  static const std::vector<Event> kEvents = {GroupOpened{"周二停机", kNumbers},
                                             MembersAdded{{"TS-20261123-000003-6"}},
                                             MemberRemoved{"TS-20261123-000003-6", "另一件事"},
                                             MembersWritten{"正在恢复"},
                                             ResultDrafted{complaint::Outcome::PartlyUpheld, "是我们的错", "3"},
                                             ResultApproved{5, "3"},
                                             GroupClosed{true, "增加演练"}};
  static_assert(std::variant_size_v<Event> == 7);
  return kEvents;
}

State folded(const std::vector<Event>& events) {
  State state;
  for (const auto& event : events) evolve(state, event, Instant{1795399200123});
  return state;
}

const std::string& part(const complaint::EncodedEvent& event, PartName name) {
  static const std::string kNone;
  const auto& found = event.parts[static_cast<std::size_t>(name)];
  return found ? *found : kNone;
}

TEST(GroupCodec, WhatIsStoredFoldsToTheSame) {
  std::vector<Event> read;
  for (const auto& event : one_of_each()) read.push_back(decode_group_event(encode(event, kGroup, kActor)).value());
  EXPECT_EQ(folded(read), folded(one_of_each()));
  const auto state = folded(read);
  EXPECT_EQ(state.members, kNumbers);
  ASSERT_TRUE(state.draft);
  EXPECT_EQ(*state.draft, (Draft{5, complaint::Outcome::PartlyUpheld, "是我们的错", "3"}));
  EXPECT_TRUE(state.told_at && state.closed_at);
}

// Frozen bytes: the log keeps them (docs/formats/events.md).
TEST(GroupCodec, TheBytesOfAnOpening) {
  const auto stored = encode(one_of_each().front(), kGroup, kActor);
  EXPECT_EQ(stored.kind, "group_opened");
  EXPECT_EQ(stored.version, 1);
  EXPECT_EQ(part(stored, PartName::Staff),
            R"({"actor":"user:3","numbers":["TS-20261123-000001-0","TS-20261123-000002-8"]})");
  EXPECT_EQ(part(stored, PartName::PersonStaff), R"({"name":"周二停机","subject":"GC-20261123-000001-0"})");
}

// P11, T-49: what a person typed stands where it can be erased.
TEST(GroupCodec, WordsStandInThePersonalPartOnly) {
  for (const auto& event : one_of_each()) {
    const auto stored = encode(event, kGroup, kActor);
    for (const auto* typed : {"周二停机", "另一件事", "正在恢复", "是我们的错", "增加演练"}) {
      EXPECT_THAT(part(stored, PartName::Staff), Not(HasSubstr(typed)));
    }
    EXPECT_EQ(part(stored, PartName::Party), "");
    EXPECT_EQ(part(stored, PartName::Person), "");
  }
}

TEST(GroupCodec, WhatWasErasedIsReadAsEmpty) {
  auto stored = encode(one_of_each().front(), kGroup, kActor);
  stored.parts[static_cast<std::size_t>(PartName::PersonStaff)].reset();
  const auto opened = std::get<GroupOpened>(decode_group_event(stored).value());
  EXPECT_EQ(opened.name, "");
  EXPECT_EQ(opened.numbers, kNumbers);
}

TEST(GroupCodec, WhatDoesNotFitIsAFailureThatNamesIt) {
  auto stored = encode(one_of_each()[4], kGroup, kActor);
  auto& staff = stored.parts[static_cast<std::size_t>(PartName::Staff)];
  staff = R"({"actor":"user:3","outcome":"U99"})";
  EXPECT_THAT(decode_group_event(stored).error().message, HasSubstr("outcome"));
  staff = R"({"actor":"operator","outcome":"U1"})";
  EXPECT_THAT(decode_group_event(stored).error().message, HasSubstr("actor"));
  stored.version = 2;
  EXPECT_THAT(decode_group_event(stored).error().message, HasSubstr("v2"));
  stored.version = 1;
  stored.kind = "group_merged";
  EXPECT_THAT(decode_group_event(stored).error().message, HasSubstr("group_merged"));
}

}  // namespace
}  // namespace redress::group

#include "domain/organisation/codec.hpp"

#include <gmock/gmock.h>

#include "base/json.hpp"
#include "domain/organisation/testing.hpp"

namespace redress::organisation {
namespace {

using ledger::PartName;
using testing::HasSubstr;
using testing::Not;

const std::optional<std::string>& part(const complaint::EncodedEvent& event, PartName name) {
  return event.parts[static_cast<std::size_t>(name)];
}

TEST(UserEventCodec, EveryEventComesBackAsItWas) {
  for (const auto& event : sample::one_of_each()) {
    const auto stored = encode(UserEvent{"2", event}, complaint::Actor::staff("1"));
    const auto back = decode_user_event(stored);
    ASSERT_TRUE(back) << back.error().message;
    Organisation before;
    Organisation after;
    evolve(before, UserEvent{"2", event}, sample::kNow);
    evolve(after, UserEvent{"2", *back}, sample::kNow);
    EXPECT_EQ(before, after) << stored.kind;
  }
}

TEST(UserEventCodec, NamesStandInTheErasablePartOnlyAndNothingIsForComplainants) {
  const auto stored = encode(UserEvent{"2", UserAdded{"li", "李", "D-ST", {"handler"}}}, complaint::Actor::staff("1"));
  EXPECT_EQ(part(stored, PartName::Party), std::nullopt);
  EXPECT_EQ(part(stored, PartName::Person), std::nullopt);
  EXPECT_EQ(part(stored, PartName::Staff), R"({"actor":"user:1","department":"D-ST","roles":["handler"]})");
  EXPECT_EQ(part(stored, PartName::PersonStaff), R"({"login":"li","name":"李","subject":"user/2"})");
  for (const auto& encoded : stored.parts) {
    EXPECT_TRUE(!encoded || is_jcs(*encoded));
  }
}

TEST(UserEventCodec, AnErasedNameReadsAsEmpty) {
  auto stored = encode(UserEvent{"2", UserAdded{"li", "李", "D-ST", {"handler"}}}, complaint::ActorKind::Operator);
  stored.parts[static_cast<std::size_t>(PartName::PersonStaff)].reset();
  const auto back = decode_user_event(stored);
  ASSERT_TRUE(back);
  EXPECT_EQ(std::get<UserAdded>(*back).name, "");
  EXPECT_EQ(std::get<UserAdded>(*back).roles, std::set<std::string>{"handler"});
}

TEST(UserEventCodec, WhatThisProgramDidNotWriteIsAFailure) {
  auto stored = encode(UserEvent{"2", RoleGranted{"legal"}}, complaint::ActorKind::Operator);
  stored.kind = "role_lent";
  EXPECT_FALSE(decode_user_event(stored));
  const Event token = TokenIssued{"1", "x", {"RD"}, "d", sample::kNow};
  auto issued = encode(UserEvent{"2", token}, complaint::ActorKind::Operator);
  issued.parts[static_cast<std::size_t>(PartName::Staff)] = R"({"scopes":["RD",7]})";
  EXPECT_FALSE(decode_user_event(issued));
}

TEST(AccessCodec, APurposeIsErasableAndTheRestIsNot) {
  const auto stored = encode(Access{AccessKind::Unmask, "2", "TS-20261123-000001-0", "complaint", "核对退款账户"});
  EXPECT_EQ(stored.kind, "data_unmasked");
  EXPECT_EQ(part(stored, PartName::Staff), R"({"actor":"user:2","number":"TS-20261123-000001-0","what":"complaint"})");
  EXPECT_THAT(*part(stored, PartName::PersonStaff), HasSubstr("核对退款账户"));
  const auto list = encode(Access{AccessKind::Read, "2", "", "inbox", ""});
  EXPECT_THAT(*part(list, PartName::Staff), Not(HasSubstr("number")));
  EXPECT_EQ(part(list, PartName::PersonStaff), std::nullopt);
}

}  // namespace
}  // namespace redress::organisation

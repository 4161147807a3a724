#include "domain/parameters/codec.hpp"

#include <gmock/gmock.h>

#include "domain/parameters/testing.hpp"

namespace redress::parameters {
namespace {

using ledger::PartName;

const std::optional<std::string>& part(const complaint::EncodedEvent& event, PartName name) {
  return event.parts[static_cast<std::size_t>(name)];
}

TEST(ParameterCodec, EachEventComesBackAsItWent) {
  for (const auto& event : sample::one_of_each()) {
    const auto stored = encode({event, "user:3"});
    const auto again = parameters::decode(stored);
    ASSERT_TRUE(again) << stored.kind << ": " << again.error().message;
    EXPECT_EQ(again->actor, "user:3");
    EXPECT_EQ(encode(*again).parts, stored.parts) << stored.kind;
    EXPECT_EQ(again->event.index(), event.index()) << stored.kind;
  }
}

TEST(ParameterCodec, ReasonsStandInThePersonalPartOnly) {
  const auto stored = encode({ParameterChangeProposed{1, "p.info_wait", sample::days(12), {}, "因节假日"}, "user:3"});
  EXPECT_EQ(part(stored, PartName::Staff),
            R"({"actor":"user:3","parameter":"p.info_wait","proposal":1,"value":{"kind":"duration","value":"12CD"}})");
  EXPECT_EQ(part(stored, PartName::PersonStaff), R"({"reason":"因节假日","subject":"user/3"})");
  EXPECT_FALSE(part(stored, PartName::Party));
  EXPECT_FALSE(part(stored, PartName::Person));
}

TEST(ParameterCodec, AnErasedReasonLeavesTheRest) {
  auto stored = encode({ParameterChangeDeclined{1, "p.info_wait", "不同意"}, "user:4"});
  stored.parts[static_cast<std::size_t>(PartName::PersonStaff)].reset();
  EXPECT_EQ(std::get<ParameterChangeDeclined>(parameters::decode(stored).value().event).reason, "");
}

TEST(ParameterCodec, WhatThisProgramDidNotWriteIsAFailure) {
  const auto broken = [](std::string kind, std::string staff) {
    complaint::EncodedEvent stored{std::move(kind), 1, {}};
    stored.parts[static_cast<std::size_t>(PartName::Staff)] = std::move(staff);
    return !parameters::decode(stored).has_value();
  };
  EXPECT_TRUE(broken("parameter_forgotten", R"({"actor":"operator"})"));
  EXPECT_TRUE(broken("parameters_founded", R"({"actor":"operator"})"));
  EXPECT_TRUE(broken("parameters_founded", R"({"actor":"operator","values":{"p.a":1}})"));
  EXPECT_TRUE(broken("parameters_founded", R"({"values":{}})"));
  EXPECT_TRUE(broken("parameter_change_declined", R"({"actor":"operator","parameter":"p.a","proposal":0})"));
  EXPECT_TRUE(broken("parameter_change_proposed",
                     R"({"actor":"operator","parameter":"p.a","proposal":1,"value":{"kind":"age","value":1}})"));
  EXPECT_FALSE(broken("parameter_change_proposed",
                      R"({"actor":"operator","parameter":"p.a","proposal":1,"value":{"kind":"count","value":1}})"));
}

}  // namespace
}  // namespace redress::parameters

// Users, credentials and accesses on the write path: streams of their own in the same log.
#include <gmock/gmock.h>

#include "service/staff_directory.hpp"
#include "service/verify_log.hpp"
#include "support/writer_gate.hpp"

namespace redress::test {
namespace {

using namespace service;
using organisation::AddUser;
using organisation::Permission;

class OrganisationOnTheWritePath : public testing::Test {
 protected:
  std::string add(const std::string& login, std::set<std::string> roles) {
    const auto answer = bench.run(ActOnOrganisation{AddUser{login, login, "D-CC", std::move(roles)}});
    const auto* accepted = std::get_if<Accepted>(&answer);
    if (accepted == nullptr) throw std::runtime_error(describe(answer));
    return std::string(organisation::user_of_stream(accepted->events.front().stream));
  }
  [[nodiscard]] Answer as(const std::string& user, Act act) {
    return bench.loop().run(std::move(act), complaint::Actor::staff(user));
  }

  TestBench bench;
};

TEST_F(OrganisationOnTheWritePath, UsersAreThereAfterARestart) {
  const auto handler = add("li", {"handler"});
  EXPECT_EQ(handler, "1");
  EXPECT_TRUE(bench.staff().permissions_of(handler).has(Permission::Confirm));
  const auto before = *bench.staff().latest();
  bench.restart();
  EXPECT_EQ(*bench.staff().latest(), before);
  EXPECT_EQ(add("wang", {}), "2");
}

TEST_F(OrganisationOnTheWritePath, TwoUsersOfOneBatchGetTwoIdsAndOneLogin) {
  WriterGate gate(bench, CommitStep::Queued);
  auto held = bench.submit(complaint::sample::written());
  gate.wait_until_held();
  auto first = bench.submit(ActOnOrganisation{AddUser{"li", "a", "", {}}});
  auto second = bench.submit(ActOnOrganisation{AddUser{"wang", "b", "", {}}});
  auto third = bench.submit(ActOnOrganisation{AddUser{"li", "c", "", {}}});
  gate.open();
  EXPECT_EQ(describe(held.get()), "accepted");
  EXPECT_EQ(describe(first.get()), "accepted");
  EXPECT_EQ(describe(second.get()), "accepted");
  EXPECT_EQ(describe(third.get()), "refused LOGIN_TAKEN /login");
  EXPECT_EQ(bench.staff().latest()->users.size(), 2U);
}

TEST_F(OrganisationOnTheWritePath, ThePasswordHashIsStoredBesideTheLogOnly) {
  const auto user = add("li", {"handler"});
  const std::string hash = "$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA";
  EXPECT_EQ(describe(bench.run(ActOnOrganisation{organisation::SetPassword{user, hash, true}})), "accepted");
  const auto reader = bench.reader();
  const auto stored = take(reader->find_credential(user));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->password_hash, hash);
  for (const auto& event : take(reader->read_stream("user/" + user))) {
    for (const auto& part : event.sealed.parts) EXPECT_TRUE(!part || part->data.find("argon2") == std::string::npos);
  }
  EXPECT_TRUE(bench.staff().latest()->find(user)->must_change_password);
}

TEST_F(OrganisationOnTheWritePath, RightsAreLookedAtWhenTheActIsDecided) {
  const auto intake = add("li", {"intake_agent"});
  const auto analyst = add("wang", {"analyst"});
  EXPECT_EQ(describe(as(analyst, complaint::sample::written())), "not allowed without RG");
  EXPECT_EQ(describe(as("99", complaint::sample::written())), "not allowed without RG");
  EXPECT_EQ(describe(as(intake, complaint::sample::written())), "accepted");
  const auto number = number_of(bench.file());
  EXPECT_EQ(describe(as(analyst, ActOnComplaint{number, complaint::AddInformation{"x"}})), "not allowed without RG");
  EXPECT_EQ(describe(bench.run(ActOnOrganisation{organisation::DisableUser{intake, ""}})), "accepted");
  EXPECT_EQ(describe(as(intake, complaint::sample::written())), "not allowed without RG");
}

TEST_F(OrganisationOnTheWritePath, TheActorStandsInTheStaffPart) {
  const auto intake = add("li", {"intake_agent"});
  const auto answer = as(intake, complaint::sample::written());
  const auto& event = std::get<Accepted>(answer).events.front();
  EXPECT_EQ(event.sealed.parts[static_cast<std::size_t>(ledger::PartName::Staff)]->data, R"({"actor":"user:1"})");
}

TEST_F(OrganisationOnTheWritePath, AccessesAreChainedAndTheWholeLogVerifies) {
  const auto user = add("li", {"handler"});
  const auto number = number_of(bench.file());
  for (int i = 0; i < 300; ++i) {
    const organisation::Access access{organisation::AccessKind::Read, user, number, "complaint", ""};
    EXPECT_EQ(describe(bench.run(RecordAccess{access})), "accepted");
  }
  const auto stream = take(bench.reader()->read_stream("access/" + user));
  ASSERT_EQ(stream.size(), 300U);
  EXPECT_EQ(take(ledger::parse_envelope(stream[299].sealed.envelope)).prev, stream[298].sealed.commitment);
  const auto verdict = take(verify_log(bench.store(), {}));
  EXPECT_FALSE(verdict.first_break);
  EXPECT_EQ(verdict.size, 302U);
}

}  // namespace
}  // namespace redress::test

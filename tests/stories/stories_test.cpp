// Every story in the core and in the service on SQLite; and that no refusal is without a story.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "domain/complaint/refusal.hpp"
#include "stories/core_world.hpp"
#include "stories/register_stories.hpp"
#include "stories/sqlite_world.hpp"

namespace redress::test {
namespace {

using complaint::RefusalCode;

[[maybe_unused]] const bool kCore = register_stories("Core", make_core_world);
[[maybe_unused]] const bool kSqlite = register_stories("Sqlite", make_sqlite_world);

TEST(Stories, TellOfEveryRefusalThatAFilingOrAnActCanGet) {
  // Of the operator's people, of parameters and of lists: no filing or act on a complaint gets these. Over HTTP the
  // table of routes keeps others from acts of staff before the rules say StaffOnly, and
  // from those of complainants before they say ComplainantOnly. No story attaches a file or
  // adds 500 times; the tests of decide and of the API tell of their limits.
  using enum RefusalCode;
  const std::set<RefusalCode> elsewhere = {
      InvalidLogin,       LoginTaken,        UnknownRole,      RolesConflict,   UserDisabled,      UserEnabled,
      LastAdministrator,  PermissionMissing, RoleHeld,         RoleNotHeld,     NoSuchToken,       PasswordTooShort,
      PasswordGuessable,  PasswordUnchanged, PasswordWrong,    InvalidCursor,   StaffOnly,         ComplainantOnly,
      TimeTooFar,         InvalidValue,      ValueOutOfBounds, NoSuchParameter, ParameterFixed,    ProposalOpen,
      NoSuchProposal,     ProposalDecided,   ValueUnchanged,   MayNotPropose,   MayNotApprove,     ParametersFounded,
      TooManyAttachments, TooManyAdditions,  NotClassified,    TooManyPoints,   AcceptanceMissing, ReviewerTookPart};
  const auto told = codes_expected(read_stories(REDRESS_STORIES));
  const std::set<std::string> codes(told.begin(), told.end());
  for (const auto& [code, word] : words_of(RefusalCode{})) {
    EXPECT_EQ(codes.contains(std::string(word)), !elsewhere.contains(code)) << word;
  }
}

TEST(Stories, CarryTheirAcceptanceNumbers) {
  std::string names;
  for (const auto& story : read_stories(REDRESS_STORIES)) names += story.name + "\n";
  for (const auto* id : {"T-01", "T-02", "T-03", "T-06", "T-07", "T-08", "T-09", "T-10", "T-12", "T-13", "T-17", "T-18",
                         "T-21", "T-24", "T-25", "T-26", "T-27", "T-30", "T-31", "T-32", "T-46", "T-51", "T-52"})
    EXPECT_THAT(names, testing::HasSubstr(id));
}

TEST(StoryParser, KnowsKeywordsFieldsAndComments) {
  const auto stories =
      parse_stories("# a comment\nstory: one\ngiven x\nand y\n  a: 1\n\nwhen z\nthen w  \nstory: two\nthen v\n", "f");
  ASSERT_EQ(stories.size(), 2U);
  ASSERT_EQ(stories[0].sentences.size(), 4U);
  EXPECT_EQ(stories[0].sentences[1].keyword, Keyword::Given);
  EXPECT_EQ(stories[0].sentences[1].text, "y");
  EXPECT_EQ(stories[0].sentences[1].lines, std::vector<std::string>{"a: 1"});
  EXPECT_EQ(stories[0].sentences[1].line, 4);
  EXPECT_EQ(stories[0].sentences[3].text, "w");
  EXPECT_EQ(stories[1].name, "two");
}

TEST(StoryParser, RefusesWhatIsNoStory) {
  for (const auto* text : {"given x\n", "story: a\n  b: 1\n", "story: a\nperhaps b\n", "story: a\nand b\n"}) {
    EXPECT_THROW((void)parse_stories(text, "f"), std::runtime_error) << text;
  }
}

TEST(StoryParser, MakesForms) {
  const Sentence sentence{Keyword::When,
                          "",
                          {"a: text: more", "b/c: 5", "b/d: [\"x\"]", "e: 3 times 诉", "f: list of 2 times x",
                           "g: \"\\u0007\"", "h: true", "i: 2026-01-01"},
                          1};
  EXPECT_EQ(
      to_jcs(json::value(parse_form(sentence))),
      R"({"a":"text: more","b":{"c":5,"d":["x"]},"e":"诉诉诉","f":["x","x"],"g":"\u0007","h":true,"i":"2026-01-01"})");
}

// A teller that never fails would be worthless: wrong expectations must be found, each at its line.
TEST(StoryTeller, FindsAWrongExpectation) {
  const auto failures_of = [](const std::string& text) {
    const auto stories = parse_stories("story: x\nwhen somebody files A\n  description: 坏了\n" + text, "f");
    testing::TestPartResultArray failures;
    {
      testing::ScopedFakeTestPartResultReporter reporter(
          testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &failures);
      const auto world = make_core_world();
      tell(stories.front(), *world);
    }
    return failures.size();
  };
  EXPECT_EQ(failures_of("then it is accepted\nand A is a complaint\nand A is open\n"), 0);
  for (const auto* wrong :
       {"then it is refused\n  BLANK_TEXT /description\n", "then A is a report\n", "then A is in stage CLOSED\n",
        "then A is not anonymous\n", "then A needs READ_BACK_MISSING\n", "then A demands claim\n",
        "then A still says 好了\n", "then the history of A is complaint_closed\n", "then A is closed with C3 and U5\n",
        "then B is open\n", "then A is happy\n", "when somebody dances\n",
        "when somebody looks up TS-20261123-000009-9\nthen it is accepted\n"}) {
    EXPECT_EQ(failures_of(wrong), 1) << wrong;
  }
}

}  // namespace
}  // namespace redress::test

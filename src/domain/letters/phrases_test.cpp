#include "domain/letters/phrases.hpp"

#include <gmock/gmock.h>

#include "domain/letters/letter_table.hpp"

namespace redress::letters {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> phrases;
  for (const auto& one : forbidden_phrases_in(text)) phrases.push_back(one.phrase);
  return phrases;
}

TEST(ForbiddenPhrases, EnglishOnesAreWholeWords) {
  EXPECT_THAT(found("We closed your ticket."), ElementsAre("ticket"));
  EXPECT_THAT(found("ticket"), ElementsAre("ticket"));
  EXPECT_THAT(found("(ticket)"), ElementsAre("ticket"));
  EXPECT_THAT(found("Your ticketing was wrong, the picketicket too."), IsEmpty());
  EXPECT_THAT(found("ticket2"), IsEmpty());
  EXPECT_THAT(found("ticketé"), IsEmpty());
  EXPECT_THAT(found("éticket"), IsEmpty());
}

TEST(ForbiddenPhrases, AWholeWordBehindOneThatIsNoneIsFound) {
  EXPECT_THAT(found("ticketing for the ticket"), ElementsAre("ticket"));
}

TEST(ForbiddenPhrases, CaseAndWhiteSpaceMakeNoDifference) {
  EXPECT_THAT(found("YOU Should\n   have"), ElementsAre("you should have"));
  EXPECT_THAT(found("you\u00A0should\u3000have"), ElementsAre("you should have"));
  EXPECT_THAT(found("an l2 Code and a capa"), ElementsAre("L2 code", "CAPA"));
  EXPECT_THAT(found("youshould have"), IsEmpty());
}

TEST(ForbiddenPhrases, ChineseOnesAreFoundAnywhere) {
  EXPECT_THAT(found("如不配合，后果自负。"), ElementsAre("后果自负"));
  EXPECT_THAT(found("请放弃索赔"), ElementsAre("放弃索赔"));
  EXPECT_THAT(found("后果由我们承担"), IsEmpty());
}

TEST(ForbiddenPhrases, EnglishOnesAreFoundInChineseText) {
  EXPECT_THAT(found("您的ticket已关闭，依据RJ3不予受理"), ElementsAre("ticket", "RJ3"));
}

TEST(ForbiddenPhrases, SayWhatTheyDo) {
  EXPECT_THAT(forbidden_phrases_in("You waive all claims, blacklist or not."),
              ElementsAre(FoundPhrase{"waive all claims", "release_of_liability", PhraseEffect::Legal},
                          FoundPhrase{"blacklist", "threat", PhraseEffect::Stop}));
}

TEST(ForbiddenPhrases, WordsThatNobodyMindsAreLeftAlone) {
  EXPECT_THAT(found(""), IsEmpty());
  EXPECT_THAT(found("We repaired the file and credited 20 yuan. 我们已修复文件，并补偿 20 元。"), IsEmpty());
}

// R3.1.7-04 and D5-2: what waits for legal, and nothing else.
TEST(ForbiddenPhrases, ThreeGroupsWaitForLegal) {
  std::vector<std::string> legal;
  for (const auto& group : LetterTable::builtin().phrases().groups()) {
    if (group.effect == PhraseEffect::Legal) legal.push_back(group.id);
  }
  EXPECT_THAT(legal, ElementsAre("release_of_liability", "silence", "liability"));
}

TEST(ForbiddenPhrases, EachOfTheListsFindsItself) {
  for (const auto& group : LetterTable::builtin().phrases().groups()) {
    for (const auto* phrases : {&group.english, &group.chinese}) {
      for (const auto& phrase : *phrases) EXPECT_THAT(found("“" + phrase + "”"), testing::Contains(phrase));
    }
  }
}

TEST(ForbiddenPhrases, TheFormOfAnApostropheMakesNoDifference) {
  const PhraseLists lists({{"own", "chosen", PhraseEffect::Stop, {"don't ask"}, {"别问"}}});
  EXPECT_EQ(lists.find_in("Don\u2019t ask us").size(), 1U);
}

}  // namespace
}  // namespace redress::letters

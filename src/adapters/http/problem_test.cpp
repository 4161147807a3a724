#include "adapters/http/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/http/labels.hpp"
#include "base/json.hpp"
#include "domain/complaint/commands.hpp"
#include "domain/complaint/vocabulary.hpp"

namespace redress::http {
namespace {

using complaint::RefusalCode;
using testing::HasSubstr;
using testing::Not;

json::object body_of(const Response& response) {
  auto value = parse_json(response.body);
  EXPECT_TRUE(value) << response.body;
  return value ? value->as_object() : json::object();
}

template <class E>
void expect_labels(std::string_view group) {
  for (const auto& [enumerator, word] : words_of(E{})) {
    const auto key = std::string(group) + "." + std::string(word);
    EXPECT_TRUE(Catalogue::builtin().has(key)) << key;
  }
}

TEST(Catalogue, CoversEveryWordThatIsShown) {
  expect_labels<complaint::RefusalCode>("refusal");
  expect_labels<complaint::Stage>("stage");
  expect_labels<complaint::RecordKind>("record_kind");
  expect_labels<complaint::CloseCode>("close_code");
  expect_labels<complaint::Outcome>("outcome");
  expect_labels<complaint::Channel>("channel");
  expect_labels<complaint::Medium>("medium");
  expect_labels<complaint::DemandKind>("demand_kind");
  expect_labels<complaint::CustomerKind>("customer_kind");
  expect_labels<complaint::ActorKind>("actor");
}

TEST(Catalogue, CoversEveryProblem) {
  for (const auto& kind : problem_kinds()) {
    for (const auto* part : {".title", ".detail"}) {
      const auto key = "problem." + std::string(kind.code) + part;
      EXPECT_TRUE(Catalogue::builtin().has(key)) << key;
    }
  }
}

TEST(Problem, IsAnRfc9457DocumentInTheCallersLanguage) {
  const auto response = problem("INVALID_NUMBER", Language::Chinese);
  EXPECT_EQ(response.status, 400U);
  EXPECT_EQ(response.media_type, "application/problem+json");
  EXPECT_THAT(response.headers, HasSubstr("Content-Language: zh-CN\r\n"));
  EXPECT_THAT(response.headers, HasSubstr("Vary: Accept-Language\r\n"));
  const auto body = body_of(response);
  EXPECT_EQ(body.at("type").as_string(), "/problems/INVALID_NUMBER");
  EXPECT_EQ(body.at("code").as_string(), "INVALID_NUMBER");
  EXPECT_EQ(body.at("status").as_int64(), 400);
  EXPECT_EQ(body.at("title").as_string(), "投诉编号无效");
  EXPECT_FALSE(body.contains("errors"));
}

TEST(Problem, LaterSaysWhen) {
  const auto response = problem_later("CODE_LOCKED", Language::English, 17);
  EXPECT_EQ(response.status, 429U);
  EXPECT_THAT(response.headers, HasSubstr("Retry-After: 17\r\n"));
  EXPECT_THAT(response.body, HasSubstr("in 17 s"));
}

TEST(Problem, NoTextIsLeftWithAnOpenPlaceholder) {
  for (const auto& kind : problem_kinds()) {
    for (const auto language : kLanguages) {
      const auto response = problem(kind.code, language,
                                    {{"detail", "d"},
                                     {"seconds", "1"},
                                     {"bytes_max", "1"},
                                     {"allow", "GET"},
                                     {"permission", "RG"},
                                     {"id", "p.x"}});
      const auto detail = body_of(response).at("detail").as_string();
      EXPECT_TRUE(placeholders_of(text_of(detail)).empty()) << kind.code;
    }
  }
}

TEST(Refused, WrongFieldsAre422WithTheirPointers) {
  const auto response =
      refused({{RefusalCode::TooLong, "/description", "50000"}, {RefusalCode::WrongType, "/claim", "object"}},
              Language::English);
  EXPECT_EQ(response.status, 422U);
  const auto body = body_of(response);
  EXPECT_EQ(body.at("code").as_string(), "INVALID_FIELDS");
  const auto& errors = body.at("errors").as_array();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].at("pointer").as_string(), "/description");
  EXPECT_EQ(errors[0].at("code").as_string(), "TOO_LONG");
  EXPECT_THAT(std::string(errors[0].at("detail").as_string()), HasSubstr("50000 characters"));
  EXPECT_THAT(std::string(errors[1].at("detail").as_string()), HasSubstr("a JSON object"));
}

TEST(Refused, ARefusedActIs409WithItsOwnCode) {
  const auto response = refused({{RefusalCode::ComplaintClosed, "", "CLOSED"}}, Language::Chinese);
  EXPECT_EQ(response.status, 409U);
  const auto body = body_of(response);
  EXPECT_EQ(body.at("code").as_string(), "COMPLAINT_CLOSED");
  EXPECT_THAT(std::string(body.at("detail").as_string()), HasSubstr("已结案"));
  EXPECT_EQ(body.at("errors").as_array().size(), 1U);
}

TEST(Refused, ABodyThatIsNoObjectIsAMatterOfForm) {
  EXPECT_EQ(refused({{RefusalCode::WrongType, "", "object"}}, Language::English).status, 422U);
}

TEST(Refused, EveryRefusalIsSaidInBothLanguages) {
  for (const auto& [code, word] : words_of(RefusalCode{})) {
    for (const auto language : kLanguages) {
      const auto text = describe({code, "/x", "7"}, language);
      EXPECT_FALSE(text.empty());
      EXPECT_TRUE(placeholders_of(text).empty()) << word;
    }
  }
}

TEST(Labels, EventsOfANewerVersionAreStillShown) {
  EXPECT_EQ(label_of_event("complaint_filed", Language::English), "Registered");
  EXPECT_EQ(label_of_event("made_tomorrow", Language::English), label("event", "other", Language::English));
}

TEST(Response, HeadCarriesSecurityHeadersAndNoServerName) {
  const auto head =
      format_head(problem("NOT_FOUND", Language::English), {false, true, "Mon, 23 Nov 2026 02:00:00 GMT"});
  EXPECT_THAT(head, testing::StartsWith("HTTP/1.1 404 Not Found\r\nDate: Mon, 23 Nov 2026 02:00:00 GMT\r\n"));
  for (const auto* part : {"X-Content-Type-Options: nosniff\r\n", "Content-Security-Policy: default-src 'none'",
                           "Referrer-Policy: no-referrer\r\n", "Strict-Transport-Security:", "Connection: close\r\n"}) {
    EXPECT_THAT(head, HasSubstr(part));
  }
  EXPECT_THAT(head, Not(HasSubstr("Server:")));
  EXPECT_THAT(head, testing::EndsWith("\r\n\r\n"));
}

TEST(Response, EveryProblemStatusHasAReason) {
  for (const auto& kind : problem_kinds()) EXPECT_NE(reason_of(kind.status), "Status") << kind.status;
}

TEST(Response, DateIsAnImfFixdate) { EXPECT_EQ(format_http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT"); }

}  // namespace
}  // namespace redress::http

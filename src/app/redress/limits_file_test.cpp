#include "app/redress/limits_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace redress::embedded {
std::string_view limits_json() noexcept;
}

namespace redress::app {
namespace {

using testing::HasSubstr;

std::string with(std::string_view from, std::string_view to) {
  std::string text(embedded::limits_json());
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string failure_of(const std::string& text) {
  const auto limits = parse_limits(text, "my.json");
  return limits ? "" : limits.error().message;
}

TEST(LimitsFile, TheBuiltinLimitsAreThoseOfTheParts) {
  const auto limits = builtin_limits();
  EXPECT_EQ(limits.http.body_bytes_max, http::ServerLimits{}.body_bytes_max);
  EXPECT_EQ(limits.commits.filing.description_chars_max, complaint::FilingLimits{}.description_chars_max);
  EXPECT_EQ(limits.commits.queue_max, service::CommitLoopOptions{}.queue_max);
  EXPECT_EQ(limits.guess.tries_max, 5U);
  EXPECT_EQ(limits.doctor.backup_age_hours_max, DoctorLimits{}.backup_age_hours_max);
  EXPECT_EQ(limits.doctor.free_bytes_min, DoctorLimits{}.free_bytes_min);
  EXPECT_EQ(limits.doctor.complaints_max, DoctorLimits{}.complaints_max);
}

// R2.1-02: at most 20 files of 200 MB.
TEST(LimitsFile, TheBuiltinLimitsOfAttachmentsAreThoseOfTheParts) {
  const auto limits = builtin_limits();
  EXPECT_EQ(limits.commits.filing.attachments_max, 20U);
  EXPECT_EQ(limits.uploads.file_bytes_max, 200'000'000U);
  EXPECT_EQ(limits.uploads.open_bytes_max, service::UploadLimits{}.open_bytes_max);
  EXPECT_EQ(limits.uploads.open_bytes_per_network_max, service::UploadLimits{}.open_bytes_per_network_max);
  EXPECT_GE(limits.uploads.open_bytes_per_network_max, 20U * 200'000'000U) << "one form can send all";
  EXPECT_EQ(limits.uploads.first_bytes_ms_max, service::UploadLimits{}.first_bytes_ms_max);
  EXPECT_EQ(limits.uploads.open_max, service::UploadLimits{}.open_max);
  EXPECT_EQ(limits.uploads.open_per_complaint_max, service::UploadLimits{}.open_per_complaint_max);
  EXPECT_EQ(limits.uploads.open_per_network_max, service::UploadLimits{}.open_per_network_max);
  EXPECT_EQ(limits.uploads.free_bytes_min, service::UploadLimits{}.free_bytes_min);
  EXPECT_EQ(limits.uploads.expiry_ms, service::UploadLimits{}.expiry_ms);
  EXPECT_EQ(limits.uploads.threads, service::UploadLimits{}.threads);
  EXPECT_EQ(limits.http.upload_progress_bytes_min, http::ServerLimits{}.upload_progress_bytes_min);
  EXPECT_EQ(limits.http.upload_progress_ms_max, http::ServerLimits{}.upload_progress_ms_max);
}

TEST(LimitsFile, TheBuiltinLimitsOfComplainantsAreThoseOfTheParts) {
  const auto limits = builtin_limits();
  EXPECT_EQ(limits.commits.filing.additions_max, complaint::FilingLimits{}.additions_max);
  EXPECT_EQ(limits.acts.burst, Limits{}.acts.burst);
  EXPECT_EQ(limits.acts.per_minute, Limits{}.acts.per_minute);
  EXPECT_EQ(limits.acts.networks_max, Limits{}.acts.networks_max);
  EXPECT_NE(limits.acts.burst, limits.filing.burst) << "each has its own";
}

TEST(LimitsFile, AChangedNumberIsTaken) {
  const auto limits = parse_limits(with("\"tries_max\": 5", "\"tries_max\": 3"), "my.json");
  ASSERT_TRUE(limits);
  EXPECT_EQ(limits->guess.tries_max, 3U);
}

TEST(LimitsFile, ANumberOutOfRangeIsRefusedWithFileLineAndPlace) {
  const auto why = failure_of(with("\"tries_max\": 5", "\"tries_max\": 0"));
  EXPECT_THAT(why, HasSubstr("my.json:29: "));
  EXPECT_THAT(why, HasSubstr("tries_max"));
}

TEST(LimitsFile, AnUnknownOrMissingOrMistypedMemberIsRefused) {
  EXPECT_THAT(failure_of(with("\"tries_max\": 5", "\"tries\": 5")), HasSubstr("query_code"));
  EXPECT_THAT(failure_of(with("\"tries_max\": 5", "\"tries_max\": \"5\"")), HasSubstr("tries_max"));
  EXPECT_THAT(failure_of("{}"), HasSubstr("my.json:1: "));
  EXPECT_THAT(failure_of("[]"), HasSubstr("my.json:1: "));
}

TEST(LimitsFile, TextThatIsNotJsonIsRefused) {
  EXPECT_THAT(failure_of("{"), HasSubstr("my.json:1: "));
  EXPECT_THAT(failure_of(with("\"tries_max\": 5", "\"tries_max\": 5, \"tries_max\": 6")), HasSubstr("twice"));
}

TEST(LimitsFile, AMissingFileIsNamed) {
  const auto limits = read_limits_file("/nonexistent/limits.json");
  ASSERT_FALSE(limits);
  EXPECT_THAT(limits.error().message, HasSubstr("/nonexistent/limits.json"));
}

}  // namespace
}  // namespace redress::app

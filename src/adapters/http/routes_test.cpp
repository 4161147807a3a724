#include "adapters/http/routes.hpp"

#include <gtest/gtest.h>

#include <set>

namespace redress::http {
namespace {

TEST(Routes, EachTemplateLeadsToItself) {
  for (const auto& route : routes()) {
    const auto found = match(route.method, route.path);
    ASSERT_NE(found.route, nullptr) << route.path;
    EXPECT_EQ(found.route->path, route.path);
    EXPECT_EQ(found.route->method, route.method);
  }
}

TEST(Routes, NoTwoAreTheSame) {
  std::set<std::pair<Method, std::string_view>> seen;
  for (const auto& route : routes()) EXPECT_TRUE(seen.emplace(route.method, route.path).second) << route.path;
}

TEST(Routes, ParametersAreTakenFromThePath) {
  const auto receipt = match(Method::Get, "/v1/complaints/TS-20261123-000001-0/receipts/2");
  ASSERT_NE(receipt.route, nullptr);
  EXPECT_EQ(receipt.number, "TS-20261123-000001-0");
  EXPECT_EQ(receipt.tail, "2");
  const auto tile = match(Method::Get, "/log/tile/0/x001/234.p/7");
  ASSERT_NE(tile.route, nullptr);
  EXPECT_EQ(tile.tail, "0/x001/234.p/7");
}

TEST(Routes, HeadFollowsGet) {
  EXPECT_NE(match(Method::Head, "/log/checkpoint").route, nullptr);
  EXPECT_NE(match(Method::Head, "/v1/complaints").route, nullptr);
  EXPECT_EQ(match(Method::Head, "/v1/complaints/x/withdrawal").route, nullptr);
}

TEST(Routes, AHeadOfItsOwnNeedsNoGet) {
  const auto path = "/v1/complaints/TS-20261123-000001-0/uploads/" + std::string(40, 'a');
  const auto head = match(Method::Head, path);
  ASSERT_NE(head.route, nullptr);
  EXPECT_EQ(head.route->method, Method::Head);
  EXPECT_EQ(head.tail, std::string(40, 'a'));
  EXPECT_EQ(match(Method::Get, path).route, nullptr);
  EXPECT_EQ(match(Method::Get, path).allow, "HEAD, PATCH, DELETE, OPTIONS");
}

TEST(Routes, SomeBodiesAreStreamed) {
  const std::string complaint = "/v1/complaints/TS-20261123-000001-0";
  EXPECT_TRUE(is_streamed(Method::Post, complaint + "/attachments", "multipart/form-data"));
  EXPECT_TRUE(is_streamed(Method::Patch, complaint + "/uploads/x", ""));
  EXPECT_FALSE(is_streamed(Method::Get, complaint + "/attachments/1", ""));
  EXPECT_FALSE(is_streamed(Method::Post, "/v1/complaints", "application/json"));
  EXPECT_FALSE(is_streamed(Method::Post, complaint + "/information", "application/json"));
  EXPECT_FALSE(is_streamed(Method::Patch, "/nowhere", ""));
}

TEST(Routes, UnknownPathsAreUnknown) {
  for (const auto* path : {"", "/v1", "/v1/complaints/", "/v1//complaints", "/v1/complaints/x/", "/log/tile",
                           "/log/checkpoint/", "//", "/v1/complaints/x/receipts/", "v1/complaints", "*"}) {
    const auto found = match(Method::Get, path);
    EXPECT_EQ(found.route, nullptr) << path;
    EXPECT_FALSE(found.path_known) << path;
    EXPECT_EQ(found.path_template, "other") << path;
  }
}

TEST(Routes, AnotherMethodNamesTheAllowedOnes) {
  const auto found = match(Method::Other, "/v1/complaints");
  EXPECT_EQ(found.route, nullptr);
  EXPECT_TRUE(found.path_known);
  EXPECT_EQ(found.allow, "POST, GET, HEAD, OPTIONS");
  EXPECT_EQ(match(Method::Post, "/").allow, "GET, HEAD, OPTIONS");
  EXPECT_TRUE(match(Method::Options, "*").path_known);
}

}  // namespace
}  // namespace redress::http

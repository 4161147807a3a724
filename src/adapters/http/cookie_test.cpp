#include "adapters/http/cookie.hpp"

#include <gtest/gtest.h>

#include "adapters/http/rights.hpp"

namespace redress::http {
namespace {

TEST(Cookie, IsFoundByItsWholeName) {
  EXPECT_EQ(cookie_in("redress_session=abc", "redress_session"), "abc");
  EXPECT_EQ(cookie_in("a=1; redress_session=abc;b=2", "redress_session"), "abc");
  EXPECT_EQ(cookie_in(" redress_session = abc ", "redress_session"), "abc");
  EXPECT_EQ(cookie_in("redress_session=", "redress_session"), "");
}

TEST(Cookie, JunkIsNone) {
  for (const auto* header : {"", ";", ";;;", "=", "=abc", "redress_session", "xredress_session=abc",
                             "__Host-redress_session=abc", "REDRESS_SESSION=abc", "redress_session;=abc"}) {
    EXPECT_EQ(cookie_in(header, "redress_session"), std::nullopt) << header;
  }
}

TEST(Cookie, TwiceIsNone) {
  EXPECT_EQ(cookie_in("redress_session=a; redress_session=b", "redress_session"), std::nullopt);
  EXPECT_EQ(cookie_in("redress_session=a; redress_session=a", "redress_session"), std::nullopt);
}

TEST(Cookie, IsLockedToTheHostWhenEncrypted) {
  EXPECT_EQ(set_session_cookie("ab", false), "redress_session=ab; Path=/; HttpOnly; SameSite=Strict");
  EXPECT_EQ(set_session_cookie("ab", true), "__Host-redress_session=ab; Path=/; HttpOnly; SameSite=Strict; Secure");
  EXPECT_EQ(clear_session_cookie(false), "redress_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

Request sent(std::string_view origin, std::string_view site = {}) {
  Request request;
  request.host = "example.org:8080";
  request.origin = origin;
  request.sec_fetch_site = site;
  return request;
}

TEST(SameOrigin, IsWhatTheBrowserSays) {
  EXPECT_TRUE(is_same_origin(sent("")));
  EXPECT_TRUE(is_same_origin(sent("http://example.org:8080")));
  EXPECT_TRUE(is_same_origin(sent("https://example.org:8080")));
  EXPECT_TRUE(is_same_origin(sent("http://example.org:8080", "same-origin")));
  EXPECT_TRUE(is_same_origin(sent("", "none")));
  for (const auto* origin : {"null", "http://example.org", "http://example.org:8081", "http://evil.example",
                             "example.org:8080", "http://example.org:8080.evil.example", "file://"}) {
    EXPECT_FALSE(is_same_origin(sent(origin))) << origin;
  }
  for (const auto* site : {"cross-site", "same-site", "SAME-ORIGIN", "x"}) {
    EXPECT_FALSE(is_same_origin(sent("http://example.org:8080", site))) << site;
  }
}

}  // namespace
}  // namespace redress::http

#include "adapters/http/caller.hpp"

#include <gtest/gtest.h>

#include "adapters/http/access.hpp"
#include "adapters/http/idempotency.hpp"

namespace redress::http {
namespace {

Peer peer(std::string address, bool is_loopback = false) {
  Peer made;
  made.address = std::move(address);
  made.is_loopback = is_loopback;
  return made;
}

Request forwarded(std::string_view forwarded_for) {
  Request request;
  request.forwarded_for = forwarded_for;
  request.is_forwarded = true;
  return request;
}

TEST(Identify, ForwardedAddressesAreNotBelievedFromStrangers) {
  EXPECT_EQ(identify(peer("192.0.2.1"), forwarded("198.51.100.7"), {}).network, "192.0.2.1");
  EXPECT_EQ(identify(peer("192.0.2.1"), forwarded("198.51.100.7"), {"192.0.2.2"}).network, "192.0.2.1");
}

TEST(Identify, TheLastAddressBeforeTheTrustedProxiesCounts) {
  const std::vector<std::string> proxies = {"192.0.2.1", "192.0.2.2"};
  EXPECT_EQ(identify(peer("192.0.2.1"), forwarded("198.51.100.7"), proxies).network, "198.51.100.7");
  EXPECT_EQ(identify(peer("192.0.2.1"), forwarded("1.1.1.1, 198.51.100.7, 192.0.2.2"), proxies).network,
            "198.51.100.7");
  EXPECT_EQ(identify(peer("192.0.2.1"), forwarded("2001:db8::1:2"), proxies).network, "2001:db8::/64");
  EXPECT_EQ(identify(peer("192.0.2.1"), forwarded("unknown"), proxies).network, "192.0.2.1");
  EXPECT_EQ(identify(peer("192.0.2.1"), forwarded("192.0.2.2"), proxies).network, "192.0.2.2");
}

TEST(Identify, LoopbackBehindAProxyIsNotThisMachine) {
  EXPECT_TRUE(identify(peer("127.0.0.1", true), {}, {}).is_on_this_machine);
  EXPECT_FALSE(identify(peer("127.0.0.1", true), forwarded("198.51.100.7"), {}).is_on_this_machine);
  EXPECT_FALSE(identify(peer("192.0.2.1"), {}, {}).is_on_this_machine);
}

TEST(Identify, TheLocalSocketIsTheOperators) {
  Peer local;
  local.is_local_socket = true;
  const auto caller = identify(local, forwarded("198.51.100.7"), {});
  EXPECT_TRUE(caller.is_operator);
  EXPECT_EQ(caller.network, "local");
  EXPECT_FALSE(identify(peer("127.0.0.1", true), {}, {}).is_operator);
}

TEST(IdempotencyKey, OfThePublicHasRoomFor128RandomBits) {
  EXPECT_TRUE(is_idempotency_key("0123456789abcdef012345", false));
  EXPECT_FALSE(is_idempotency_key("0123456789abcdef01234", false));
  EXPECT_TRUE(is_idempotency_key(std::string(128, '-'), false));
  EXPECT_FALSE(is_idempotency_key(std::string(129, 'a'), false));
  EXPECT_FALSE(is_idempotency_key("0123456789abcdef0123 45", false));
  EXPECT_FALSE(is_idempotency_key("0123456789abcdef01234é", false));
  EXPECT_FALSE(is_idempotency_key("", false));
}

TEST(IdempotencyKey, OfTheOperatorMayBeShort) {
  EXPECT_TRUE(is_idempotency_key("row-1", true));
  EXPECT_FALSE(is_idempotency_key("", true));
}

TEST(IdempotencyKey, IsBoundToScopeRouteKeyAndBody) {
  const auto bound = bind_key("public", "POST /a", "k", "{}");
  EXPECT_EQ(bound.key, bind_key("public", "POST /a", "k", "other").key);
  EXPECT_NE(bound.body, bind_key("public", "POST /a", "k", "other").body);
  EXPECT_NE(bound.key, bind_key("operator", "POST /a", "k", "{}").key);
  EXPECT_NE(bound.key, bind_key("public", "POST /b", "k", "{}").key);
  EXPECT_NE(bound.key, bind_key("public", "POST /a", "l", "{}").key);
  // The parts cannot run into each other.
  EXPECT_NE(bind_key("a", "bc", "d", "").key, bind_key("ab", "c", "d", "").key);
}

TEST(QueryCode, IsReadFromAuthorization) {
  EXPECT_EQ(code_in("QueryCode ABCD1234"), "ABCD1234");
  EXPECT_EQ(code_in("querycode  abcd-1234"), "abcd-1234");
  EXPECT_EQ(code_in("Basic YTpi"), std::nullopt);
  EXPECT_EQ(code_in("QueryCode"), std::nullopt);
  EXPECT_EQ(code_in("QueryCode "), std::nullopt);
  EXPECT_EQ(code_in(""), std::nullopt);
}

}  // namespace
}  // namespace redress::http

#include "adapters/http/idempotency.hpp"

#include <algorithm>

#include "adapters/http/problem.hpp"
#include "base/hash.hpp"

namespace redress::http {
namespace {

service::Digest16 first_half(const Hash& hash) {
  service::Digest16 digest{};
  std::copy_n(hash.begin(), digest.size(), digest.begin());
  return digest;
}

bool is_key_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

constexpr std::string_view kSeparator("\0", 1);

}  // namespace

bool is_idempotency_key(std::string_view key, bool is_operator) noexcept {
  const std::size_t chars_min = is_operator ? 1 : kIdempotencyKeyCharsMin;
  return key.size() >= chars_min && key.size() <= kIdempotencyKeyCharsMax &&
         std::all_of(key.begin(), key.end(), is_key_character);
}

service::IdempotencyKey bind_key(std::string_view scope, std::string_view route, std::string_view key,
                                 std::string_view body) {
  return {first_half(sha256({"redress-idempotency/v1", kSeparator, scope, kSeparator, route, kSeparator, key})),
          first_half(sha256({body}))};
}

std::string key_scope_of(const Caller& caller) {
  if (caller.is_operator) return "operator";
  return caller.user.empty() ? "public" : "user:" + caller.user;
}

KeyOfRequest idempotency_of(const Exchange& exchange, std::string_view route) {
  const auto& request = exchange.request;
  if (!request.has_idempotency_key) return {};
  if (!is_idempotency_key(request.idempotency_key, exchange.caller.is_operator)) {
    return {std::nullopt, problem("INVALID_IDEMPOTENCY_KEY", exchange.caller.language)};
  }
  return {bind_key(key_scope_of(exchange.caller), route, request.idempotency_key, request.body), std::nullopt};
}

}  // namespace redress::http

#pragma once
// Idempotency keys (DESIGN.md 3): scoped to caller and route, bound to the body's digest.

#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/exchange.hpp"

namespace redress::http {

constexpr std::size_t kIdempotencyKeyCharsMin = 22;  ///< of base64url: room for 128 random bits
constexpr std::size_t kIdempotencyKeyCharsMax = 128;

/// True if `key` may be used: characters of [A-Za-z0-9_-], long enough that nobody else hits on it. The operator's
/// tools may use short keys of their own.
[[nodiscard]] bool is_idempotency_key(std::string_view key, bool is_operator) noexcept;

/// What binds a key: digest of scope, route and key; digest of the body.
[[nodiscard]] service::IdempotencyKey bind_key(std::string_view scope, std::string_view route, std::string_view key,
                                               std::string_view body);

/// Whose keys those of the caller are: the operator's tools, the public, or one user of the operator.
[[nodiscard]] std::string key_scope_of(const Caller& caller);

/// The key of a request, if it names one.
struct KeyOfRequest {
  std::optional<service::IdempotencyKey> key;
  std::optional<Response> problem;  ///< 400 INVALID_IDEMPOTENCY_KEY; then there is no key
};
/// `route` names the act and, where there is one, the complaint.
[[nodiscard]] KeyOfRequest idempotency_of(const Exchange& exchange, std::string_view route);

}  // namespace redress::http

#include "service/tokens.hpp"

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"

namespace redress::service {
namespace {

constexpr std::string_view kPrefix = "rdr_";
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kTokenCharsMax = 128;

struct TokenParts {
  std::string_view user;
  std::string_view token;
  std::string_view secret;
};

std::optional<TokenParts> split(std::string_view text) {
  if (text.size() > kTokenCharsMax || !text.starts_with(kPrefix)) return std::nullopt;
  text.remove_prefix(kPrefix.size());
  const auto dash = text.find('-');
  const auto underscore = text.find('_');
  if (dash == std::string_view::npos || underscore == std::string_view::npos || underscore < dash) return std::nullopt;
  return TokenParts{text.substr(0, dash), text.substr(dash + 1, underscore - dash - 1), text.substr(underscore + 1)};
}

organisation::Permissions permissions_in(const std::set<std::string>& scopes) {
  organisation::Permissions permissions;
  for (const auto& scope : scopes) {
    if (const auto permission = parse_word<organisation::Permission>(scope)) permissions.add(*permission);
  }
  return permissions;
}

}  // namespace

std::string make_token_secret() { return to_hex(random_bytes(kSecretBytes)); }

std::string token_text(std::string_view user, std::string_view token, std::string_view secret) {
  std::string text(kPrefix);
  text.append(user).append("-").append(token).append("_").append(secret);
  return text;
}

std::string token_digest(std::string_view secret) { return to_hex(view(sha256({secret}))); }

std::optional<TokenUser> find_token(const organisation::Organisation& organisation,
                                    const organisation::RoleTable& roles, std::string_view text, Instant now) {
  const auto parts = split(text);
  if (!parts) return std::nullopt;
  const auto* user = organisation.find(parts->user);
  if (user == nullptr || user->disabled) return std::nullopt;
  const auto found = user->tokens.find(std::string(parts->token));
  if (found == user->tokens.end()) return std::nullopt;
  const auto& token = found->second;
  if (!equal_constant_time(token_digest(parts->secret), token.digest)) return std::nullopt;
  if (token.revoked || token.expires_at <= now) return std::nullopt;
  auto permissions = roles.permissions_of(user->roles);
  permissions.limit_to(permissions_in(token.scopes));
  return TokenUser{user->id, found->first, permissions};
}

}  // namespace redress::service

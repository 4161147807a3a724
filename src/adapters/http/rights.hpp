#pragma once
// Who may ask for a route: said in the table of routes, enforced before its handler. The service decides again.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "adapters/http/exchange.hpp"
#include "domain/organisation/permission.hpp"

namespace redress::http {

/// What kind of caller a route is for.
enum class Who : std::uint8_t {
  Anybody,      ///< nobody is asked who they are
  Filer,        ///< anybody; a signed-in user needs one of the permissions
  Complainant,  ///< with the complaint's query code (the handler checks it), and no user of the operator
  CodeOrStaff,  ///< with the complaint's query code (the handler checks it), or a user with one of the permissions
  Staff,        ///< a user with one of the permissions
  User,         ///< any user; the handler and the service decide further
  SignedIn,     ///< any user, also one who must change the password first
  Newcomer,     ///< anybody, to sign in: but not from a page of another site
  Operator      ///< nobody but the operator's local socket
};

/// One entry of the table. The local socket may ask for everything but SignedIn. Without an entry a route is the local
/// socket's.
struct Access {
  Who who = Who::Operator;
  std::uint32_t permissions = 0;  ///< any_of(...)
  std::string_view reads;         ///< what of a complaint is read: a refusal of staff is then an access event (B5)
};

/// A set of permissions that a table of constants can hold.
[[nodiscard]] constexpr std::uint32_t any_of(std::initializer_list<organisation::Permission> list) {
  std::uint32_t bits = 0;
  for (const auto permission : list) bits |= std::uint32_t{1} << static_cast<unsigned>(permission);
  return bits;
}
static_assert(organisation::kPermissionCount <= 32);

/// The set as its words: "RD, RA".
[[nodiscard]] organisation::Permissions permissions_in(std::uint32_t bits);
[[nodiscard]] std::string words_in(std::uint32_t bits);

/// Nothing when the caller may go on to the handler; else the answer: 401 TOKEN_INVALID or SIGN_IN_NEEDED, 403
/// CROSS_SITE, CSRF_TOKEN_NEEDED, PASSWORD_CHANGE_NEEDED, NOT_ALLOWED or OPERATOR_ONLY.
[[nodiscard]] std::optional<Response> check_rights(const Exchange& exchange, const Access& access);

/// False when a browser says that a page of another origin sends this request (Sec-Fetch-Site, else Origin).
[[nodiscard]] bool is_same_origin(const Request& request);

}  // namespace redress::http

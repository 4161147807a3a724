#include "service/query_code.hpp"

#include "base/hash.hpp"

namespace redress::service {
namespace {

// Raised when a code must change for every complaint; the old version is then accepted for a while.
constexpr std::string_view kVersion = "|1";

}  // namespace

std::string QueryCodes::code_for(std::string_view number) const {
  const auto mac = hmac_sha256(key_, std::string(number) + std::string(kVersion));
  return to_crockford(view(mac), kQueryCodeChars);
}

// No number begins with "key/".
std::string QueryCodes::derived_key(std::string_view purpose) const {
  const auto mac = hmac_sha256(key_, "key/" + std::string(purpose));
  return std::string(view(mac));
}

bool QueryCodes::matches(std::string_view number, std::string_view typed) const {
  const auto wanted = code_for(number);
  const auto given = typed.size() <= 64 ? normalise_crockford(typed) : std::nullopt;
  // A malformed code is compared too, so that it takes no less time than a wrong one.
  return equal_constant_time(wanted,
                             given && given->size() == wanted.size() ? *given : std::string(wanted.size(), '?'));
}

}  // namespace redress::service

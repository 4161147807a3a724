#pragma once
// Problem documents (RFC 9457): what went wrong and how to put it right, in the caller's language.
//
//   {"type":"/problems/<CODE>","title":…,"status":…,"detail":…,"code":"<CODE>",
//    "errors":[{"pointer":…,"code":…,"detail":…}]}            errors only when fields or acts are refused

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/response.hpp"
#include "base/catalogue.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::http {

/// Problem codes of this adapter, each with its status; texts are "problem.<CODE>.title" and ".detail".
struct ProblemKind {
  std::string_view code;
  unsigned status;
};
[[nodiscard]] const std::vector<ProblemKind>& problem_kinds();
/// 500 for a code that is not among them.
[[nodiscard]] unsigned status_of(std::string_view code) noexcept;

/// A problem of this adapter. `values` fill the placeholders of its detail.
[[nodiscard]] Response problem(std::string_view code, Language language,
                               std::initializer_list<Placeholder> values = {});
/// As above, with Retry-After.
[[nodiscard]] Response problem_later(std::string_view code, Language language, unsigned wait_s);

/// What the rules refuse: 422 INVALID_FIELDS when fields are wrong, 409 with the refusal's own code when the whole
/// act is refused.
[[nodiscard]] Response refused(const complaint::Refusals& refusals, Language language);

/// The sentence for one refusal.
[[nodiscard]] std::string describe(const complaint::Refusal& refusal, Language language);

/// Content-Language and Vary for an answer whose texts were chosen by Accept-Language.
void add_language(Response& response, Language language);

}  // namespace redress::http

#include "adapters/http/pages/pass.hpp"

#include <cctype>

namespace redress::http::pages {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

}  // namespace

Pass pass_in(const FormData& form) {
  Pass pass{trimmed(form.value("number")), trimmed(form.value("code"))};
  for (auto& c : pass.number) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return pass;
}

}  // namespace redress::http::pages

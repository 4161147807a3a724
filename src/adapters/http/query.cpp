#include "adapters/http/query.hpp"

#include <boost/url/encoding_opts.hpp>
#include <boost/url/parse_query.hpp>

#include "base/text.hpp"

namespace redress::http {
namespace {

constexpr std::size_t kMembersMax = 32;

std::string decoded(const boost::urls::pct_string_view& text) {
  boost::urls::encoding_opts options;
  options.space_as_plus = true;
  std::string out;
  text.decode(options, boost::urls::string_token::assign_to(out));
  return out;
}

}  // namespace

std::optional<json::value> form_of_query(std::string_view query) {
  json::object form;
  if (query.empty()) return form;
  const auto parsed = boost::urls::parse_query({query.data(), query.size()});
  if (!parsed || parsed->size() > kMembersMax) return std::nullopt;
  for (const auto& param : *parsed) {
    const auto name = decoded(param.key);
    const auto value = decoded(param.value);
    if (name.empty() && value.empty()) continue;
    if (!is_utf8(name) || !is_utf8(value) || form.contains(name)) return std::nullopt;
    // An empty field of a form is one that was left out.
    if (!value.empty()) form.emplace(name, value);
  }
  return form;
}

}  // namespace redress::http

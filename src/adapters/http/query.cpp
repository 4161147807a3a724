#include "adapters/http/query.hpp"

#include <algorithm>
#include <boost/url/encoding_opts.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/pchars.hpp>

#include "base/text.hpp"

namespace redress::http {
namespace {

constexpr std::size_t kMembersMax = 32;

// Boost.URL 1.81 splits a query by reading beyond the end of a view, so that only its decoding is used.
std::optional<std::string> decoded(std::string_view text) {
  const auto fits = [](char c) { return c == '%' || c == '/' || c == '?' || boost::urls::pchars(c); };
  if (!std::all_of(text.begin(), text.end(), fits)) return std::nullopt;
  const auto encoded = boost::urls::make_pct_string_view({text.data(), text.size()});
  if (!encoded) return std::nullopt;
  boost::urls::encoding_opts options;
  options.space_as_plus = true;
  return encoded->decode(options);
}

}  // namespace

std::optional<std::vector<std::pair<std::string, std::string>>> decode_pairs(std::string_view encoded,
                                                                             std::size_t pairs_max) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!encoded.empty()) {
    if (pairs.size() == pairs_max) return std::nullopt;
    const auto end = std::min(encoded.find('&'), encoded.size());
    const auto pair = encoded.substr(0, end);
    const auto sign = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, sign));
    auto value = decoded(pair.substr(std::min(sign + 1, pair.size())));
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
  }
  return pairs;
}

std::optional<json::value> form_of_query(std::string_view query) {
  json::object form;
  const auto pairs = decode_pairs(query, kMembersMax);
  if (!pairs) return std::nullopt;
  for (const auto& [name, value] : *pairs) {
    if (name.empty() && value.empty()) continue;
    if (!is_utf8(name) || !is_utf8(value) || form.contains(name)) return std::nullopt;
    // An empty field of a form is one that was left out.
    if (!value.empty()) form.emplace(name, value);
  }
  return form;
}

}  // namespace redress::http

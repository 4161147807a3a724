#include "service/matching.hpp"

#include <algorithm>
#include <cctype>

#include "base/hash.hpp"

namespace redress::service {
namespace {

Digest16 keyed(std::string_view key, std::initializer_list<std::string_view> pieces) {
  std::string message;
  for (const auto piece : pieces) message.append(std::to_string(piece.size())).append(":").append(piece);
  const auto mac = hmac_sha256(key, message);
  Digest16 digest{};
  std::copy_n(mac.begin(), digest.size(), digest.begin());
  return digest;
}

std::string lower(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c != ' ') made += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return made;
}

std::string digits(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c >= '0' && c <= '9') made += c;
  }
  return made;
}

std::vector<std::string> ways_of(const complaint::Contact& contact) {
  std::vector<std::string> ways;
  if (!contact.email.empty()) ways.push_back("mail:" + lower(contact.email));
  if (const auto phone = digits(contact.phone); !phone.empty()) ways.push_back("tel:" + phone);
  return ways;
}

}  // namespace

MatchKeys match_keys(std::string_view key, const complaint::ComplaintFiled& filed, const std::string& category) {
  MatchKeys keys;
  for (const auto& way : ways_of(filed.contact)) {
    keys.parties.push_back(keyed(key, {"party", way}));
    for (const auto& object : filed.matter.object_ids) {
      keys.matters.push_back(keyed(key, {"matter", way, category, object}));
    }
  }
  for (const auto& object : filed.matter.object_ids) keys.objects.push_back(keyed(key, {"object", object}));
  keys.has_name = !filed.contact.name.empty();
  keys.who = keyed(key, {"name", lower(filed.contact.name)});
  return keys;
}

std::vector<MatchRow> match_rows(const MatchKeys& keys, const std::string& number, Instant received_at) {
  std::vector<MatchRow> rows;
  for (const auto* list : {&keys.parties, &keys.matters, &keys.objects}) {
    for (const auto& key : *list) rows.push_back({key, number, keys.who, received_at});
  }
  return rows;
}

}  // namespace redress::service

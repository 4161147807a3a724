#include "service/passwords.hpp"

#include <sodium.h>

#include <algorithm>
#include <set>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace redress::embedded {
std::string_view common_passwords_txt() noexcept;
}  // namespace redress::embedded

namespace redress::service {
namespace {

using complaint::RefusalCode;

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

const std::set<std::string, std::less<>>& common_passwords() {
  static const std::set<std::string, std::less<>> kCommon = [] {
    std::set<std::string, std::less<>> common;
    auto rest = embedded::common_passwords_txt();
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      if (const auto line = rest.substr(0, end); !line.empty() && line.front() != '#') common.insert(lower(line));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return common;
  }();
  return kCommon;
}

// "aaaaaaaaaaaa", "abababababab": a short piece again and again.
bool is_repetition(std::string_view text) {
  static constexpr std::size_t kPieceMax = 3;
  for (std::size_t piece = 1; piece <= kPieceMax && piece < text.size(); ++piece) {
    if (text.substr(piece) == text.substr(0, text.size() - piece)) return true;
  }
  return false;
}

std::string unpadded_base64(std::string_view bytes) {
  auto text = to_base64(bytes);
  while (!text.empty() && text.back() == '=') text.pop_back();
  return text;
}

// Encoded as crypto_pwhash_str does, with random bytes in the place of the hash.
std::string decoy_of(const PasswordOptions& options) {
  return "$argon2id$v=19$m=" + std::to_string(options.memory_bytes / 1024) +
         ",t=" + std::to_string(options.operations) + ",p=1$" + unpadded_base64(random_bytes(crypto_pwhash_SALTBYTES)) +
         "$" + unpadded_base64(random_bytes(32));
}

}  // namespace

Passwords::Passwords(PasswordOptions options) : options_(options), decoy_(decoy_of(options)) {}

Result<std::string> Passwords::hash(std::string_view password) const {
  ++work_count_;
  char encoded[crypto_pwhash_STRBYTES];
  const int made =
      crypto_pwhash_str(encoded, password.data(), password.size(), options_.operations, options_.memory_bytes);
  if (made != 0) return Failure{FailureKind::Unavailable, "hashing a password needs more memory than there is"};
  return std::string(encoded);
}

bool Passwords::matches(const std::string& stored, std::string_view password) const {
  ++work_count_;
  const auto& compared = stored.empty() ? decoy_ : stored;
  const bool same = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return same && !stored.empty();
}

bool Passwords::is_outdated(const std::string& stored) const {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), options_.operations, options_.memory_bytes) != 0;
}

complaint::Refusals Passwords::check_new(std::string_view password, std::string_view login,
                                         const std::string& pointer) const {
  if (password.size() > options_.bytes_max) {
    return complaint::refuse(RefusalCode::TooLong, pointer, std::to_string(options_.bytes_max));
  }
  if (count_code_points(password) < options_.chars_min) {
    return complaint::refuse(RefusalCode::PasswordTooShort, pointer, std::to_string(options_.chars_min));
  }
  const auto lowered = lower(password);
  const bool is_login = !login.empty() && lowered.find(lower(login)) != std::string::npos &&
                        lowered.size() - login.size() < options_.chars_min / 2;
  if (is_login || common_passwords().contains(lowered) || is_repetition(lowered)) {
    return complaint::refuse(RefusalCode::PasswordGuessable, pointer);
  }
  return {};
}

std::string make_one_time_password() {
  // No characters that look like one another.
  static constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string password;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i > 0 && i % 4 == 0) password += '-';
    password += kAlphabet[randombytes_uniform(kAlphabet.size())];
  }
  return password;
}

}  // namespace redress::service

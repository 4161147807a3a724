#include "base/hash.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/check.hpp"

namespace redress {
namespace {

// Fetched once for the process: an implicit fetch at each digest costs more than the digest.
const EVP_MD* sha256_method() {
  static EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  REDRESS_CHECK(method != nullptr);
  return method;
}

}  // namespace

struct Sha256::Context {
  EVP_MD_CTX* handle = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(handle); }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) { start(); }
Sha256::~Sha256() = default;

void Sha256::start() { REDRESS_CHECK(EVP_DigestInit_ex2(context_->handle, sha256_method(), nullptr) == 1); }

void Sha256::add(std::string_view bytes) {
  REDRESS_CHECK(EVP_DigestUpdate(context_->handle, bytes.data(), bytes.size()) == 1);
}

Hash Sha256::finish() {
  Hash digest;
  REDRESS_CHECK(EVP_DigestFinal_ex(context_->handle, digest.data(), nullptr) == 1);
  return digest;
}

Hash Sha256::of(std::initializer_list<std::string_view> pieces) {
  start();
  for (const auto piece : pieces) add(piece);
  return finish();
}

Hash sha256(std::initializer_list<std::string_view> pieces) {
  thread_local Sha256 context;
  return context.of(pieces);
}

Hash hmac_sha256(std::string_view key, std::string_view message) {
  Hash digest;
  unsigned length = 0;
  // A null key would mean "the key of the call before" to OpenSSL, an empty one it takes.
  const char* const key_bytes = key.empty() ? "" : key.data();
  const auto* const message_bytes = reinterpret_cast<const unsigned char*>(message.data());
  REDRESS_CHECK(HMAC(sha256_method(), key_bytes, static_cast<int>(key.size()), message_bytes, message.size(),
                     digest.data(), &length) != nullptr);
  REDRESS_CHECK(length == digest.size());
  return digest;
}

}  // namespace redress

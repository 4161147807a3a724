#include "adapters/blobs/upload_folder.hpp"

#include <sodium.h>

#include "adapters/blobs/file.hpp"
#include "base/json.hpp"
#include "base/random.hpp"

namespace redress::blobs {
namespace {

using service::AttachmentKey;
using service::UploadRecord;

constexpr std::size_t kRecordBytesMax = std::size_t{64} * 1024;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kOverheadBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Hash record_key(const AttachmentKey& key, std::string_view id) {
  const auto message = std::string("redress-upload-record/v1") + '\0' + std::string(id);
  Hash derived{};
  crypto_generichash(derived.data(), derived.size(), raw(message), message.size(), key.data(), key.size());
  return derived;
}

std::string seal(std::string_view facts, const AttachmentKey& key, std::string_view id) {
  const auto derived = record_key(key, id);
  const auto nonce = random_bytes(kNonceBytes);
  std::string sealed(facts.size() + kOverheadBytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed), nullptr, raw(facts), facts.size(), raw(id), id.size(),
                                             nullptr, raw(nonce), derived.data());
  return nonce + sealed;
}

std::optional<std::string> unseal(std::string_view bytes, const AttachmentKey& key, std::string_view id) {
  if (bytes.size() < kNonceBytes + kOverheadBytes) return std::nullopt;
  const auto derived = record_key(key, id);
  const auto sealed = bytes.substr(kNonceBytes);
  std::string facts(sealed.size() - kOverheadBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(facts), nullptr, nullptr, raw(sealed), sealed.size(), raw(id),
                                                 id.size(), raw(bytes), derived.data()) != 0) {
    return std::nullopt;
  }
  return facts;
}

json::object facts_of(const UploadRecord& record) {
  json::object facts;
  facts["expires_at"] = record.expires_at.unix_ms;
  facts["name"] = to_base64(record.name);  // a stranger's bytes, perhaps no UTF-8
  facts["resumable"] = record.resumable;
  facts["size_bytes"] = static_cast<std::int64_t>(record.size_bytes);
  if (record.stored) {
    facts["blob_id"] = record.stored->id;
    facts["sha256"] = to_base64(view(record.stored->sha256));
    facts["stored_bytes"] = static_cast<std::int64_t>(record.stored->size_bytes);
  }
  if (record.attached) {
    facts["ordinal"] = static_cast<std::int64_t>(record.attached->ordinal);
    facts["seq"] = static_cast<std::int64_t>(record.attached->seq);
  }
  return facts;
}

std::uint64_t number_in(const json::object& facts, std::string_view key) {
  std::int64_t value = 0;
  return find_integer(facts, key, value) ? static_cast<std::uint64_t>(value) : 0;
}

std::string text_in(const json::object& facts, std::string_view key) {
  const auto* found = find_string(facts, key);
  return found == nullptr ? std::string() : std::string(text_of(*found));
}

UploadRecord record_from(const json::object& facts, const service::UploadStore::Stored& stored) {
  UploadRecord record{stored.id, stored.number, from_base64(text_in(facts, "name")).value_or(""), 0, {}, true, {}, {}};
  record.size_bytes = number_in(facts, "size_bytes");
  record.expires_at = Instant{static_cast<std::int64_t>(number_in(facts, "expires_at"))};
  const auto* resumable = facts.if_contains("resumable");
  record.resumable = resumable != nullptr && resumable->is_bool() && resumable->get_bool();
  if (const auto hash = hash_from_base64(text_in(facts, "sha256"))) {
    record.stored = service::BlobFacts{text_in(facts, "blob_id"), number_in(facts, "stored_bytes"), *hash};
  }
  if (const auto seq = number_in(facts, "seq"); seq > 0) record.attached = {number_in(facts, "ordinal"), seq};
  return record;
}

Result<json::object> read_record(const std::filesystem::path& path) {
  const auto text = read_file(path, kRecordBytesMax);
  if (!text) return text.error();
  if (!*text) return Failure{FailureKind::NotFound, "there is no such upload"};
  auto value = parse_json(**text);
  if (!value || !value->is_object()) return mismatch("the record of an upload is unreadable");
  return std::move(value->get_object());
}

}  // namespace

Result<void> UploadFolder::save(const UploadRecord& record, const AttachmentKey& key) {
  const auto path = paths_.upload(record.id, ".record");
  if (!path) return path.error();
  const auto sealed = seal(to_jcs(json::value(facts_of(record))), key, record.id);
  const json::object outer{{"number", record.number}, {"sealed", to_base64(sealed)}};
  return replace_file(*path, to_jcs(json::value(outer)) + "\n");
}

Result<std::vector<service::UploadStore::Stored>> UploadFolder::list() {
  std::vector<Stored> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(paths_.uploads(), error)) {
    if (entry.path().extension() != ".record") continue;
    const auto id = entry.path().stem().string();
    if (!paths_.upload(id, "")) continue;
    const auto record = read_record(entry.path());
    found.push_back({id, record ? text_in(*record, "number") : std::string()});
  }
  if (error) return Failure{FailureKind::Unavailable, "cannot list the uploads: " + error.message()};
  return found;
}

Result<UploadRecord> UploadFolder::load(const Stored& stored, const AttachmentKey& key) {
  const auto path = paths_.upload(stored.id, ".record");
  if (!path) return path.error();
  const auto outer = read_record(*path);
  if (!outer) return outer.error();
  const auto sealed = from_base64(text_in(*outer, "sealed"));
  const auto facts = sealed ? unseal(*sealed, key, stored.id) : std::nullopt;
  if (!facts) return mismatch("the record of an upload is not what was written under this key");
  const auto value = parse_json(*facts);
  if (!value || !value->is_object()) return mismatch("the record of an upload is unreadable");
  return record_from(value->get_object(), stored);
}

Result<void> UploadFolder::remove(std::string_view upload_id) {
  const auto path = paths_.upload(upload_id, ".record");
  if (!path) return path.error();
  return remove_file(*path);
}

Result<void> UploadFolder::remove_strays() {
  std::error_code error;
  std::vector<std::filesystem::path> strays;
  for (const auto& entry : std::filesystem::directory_iterator(paths_.uploads(), error)) {
    auto record = entry.path();
    const bool is_record = record.extension() == ".record";
    if (!is_record && !std::filesystem::exists(record.replace_extension(".record"))) strays.push_back(entry.path());
  }
  if (error) return Failure{FailureKind::Unavailable, "cannot list the uploads: " + error.message()};
  for (const auto& stray : strays) {
    if (auto removed = remove_file(stray); !removed) return removed;
  }
  return {};
}

}  // namespace redress::blobs

#include "adapters/backups/manifest.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/json.hpp"

namespace redress::backups {
namespace {

constexpr std::string_view kFormat = "redress-backup/v1";
constexpr std::string_view kSignature = "signature";
constexpr std::string_view kSuffix = "/backup";
constexpr std::size_t kBytesMax = std::size_t{1} << 20;
constexpr std::size_t kFilesMax = 16;

std::string signed_text(const json::object& unsigned_manifest) {
  return std::string(kFormat) + "\n" + to_base64(view(sha256({to_jcs(unsigned_manifest)}))) + "\n";
}

json::object to_json(const Manifest& manifest) {
  json::array files;
  for (const auto& file : manifest.files) {
    files.push_back(
        json::object{{"bytes", file.digest.bytes}, {"name", file.name}, {"sha256", to_hex(view(file.digest.sha256))}});
  }
  json::array keys;
  for (const auto& key : manifest.log_keys) keys.emplace_back(key);
  return {{"blobs",
           json::object{{"bytes", manifest.blob_bytes}, {"count", manifest.blob_count}, {"list", manifest.blob_list}}},
          {"checkpoint", manifest.checkpoint},
          {"database", manifest.database},
          {"files", std::move(files)},
          {"format", std::string(kFormat)},
          {"log_keys", std::move(keys)},
          {"origin", manifest.origin},
          {"program", manifest.program},
          {"root", to_base64(view(manifest.root))},
          {"schema_version", manifest.schema_version},
          {"size", manifest.size},
          {"taken_at", to_string(manifest.taken_at)}};
}

/// Reads members by name and remembers the first that is not what it must be.
class Reader {
 public:
  explicit Reader(const json::object& object) : object_(object) {}

  std::string text(std::string_view name) {
    const auto* found = find_string(object_, name);
    if (found == nullptr) return fail(name), std::string();
    return std::string(text_of(*found));
  }
  std::uint64_t count(std::string_view name) {
    std::int64_t number = -1;
    if (!find_integer(object_, name, number) || number < 0) fail(name);
    return static_cast<std::uint64_t>(std::max<std::int64_t>(number, 0));
  }
  void fail(std::string_view name) {
    if (wrong_.empty()) wrong_ = name;
  }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  const json::object& object_;
  std::string wrong_;
};

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.size() < 200 &&
         std::all_of(
             name.begin(), name.end(),
             [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '-' || c == '_';
             });
}

void read_files(const json::object& object, Manifest& manifest, Reader& reader) {
  const auto* files = find_array(object, "files");
  if (files == nullptr || files->size() > kFilesMax) return reader.fail("files");
  for (const auto& item : *files) {
    if (!item.is_object()) return reader.fail("files");
    Reader row(item.get_object());
    BackupFile file{row.text("name"), {row.count("bytes"), {}}};
    const auto bytes = from_hex(row.text("sha256"));
    const auto digest = bytes ? hash_from_bytes(*bytes) : std::nullopt;
    if (!row.wrong().empty() || !digest || !is_plain_name(file.name)) return reader.fail("files");
    file.digest.sha256 = *digest;
    manifest.files.push_back(std::move(file));
  }
}

void read_keys(const json::object& object, Manifest& manifest, Reader& reader) {
  const auto* keys = find_array(object, "log_keys");
  if (keys == nullptr || keys->empty()) return reader.fail("log_keys");
  for (const auto& key : *keys) {
    if (!key.is_string()) return reader.fail("log_keys");
    manifest.log_keys.emplace_back(text_of(key.get_string()));
  }
}

void read_blobs(const json::object& object, Manifest& manifest, Reader& reader) {
  const auto* blobs = find_object(object, "blobs");
  if (blobs == nullptr) return reader.fail("blobs");
  Reader tally(*blobs);
  manifest.blob_count = tally.count("count");
  manifest.blob_bytes = tally.count("bytes");
  manifest.blob_list = tally.text("list");
  if (!tally.wrong().empty() || find_digest(manifest, manifest.blob_list) == nullptr) reader.fail("blobs");
}

Result<Manifest> read_manifest(const json::object& object) {
  Reader reader(object);
  if (reader.text("format") != kFormat) return malformed("this program does not know the backup's format");
  Manifest manifest;
  manifest.program = reader.text("program");
  const auto taken_at = parse_instant(reader.text("taken_at"));
  if (!taken_at) reader.fail("taken_at");
  manifest.taken_at = taken_at.value_or(Instant{});
  manifest.origin = reader.text("origin");
  manifest.size = reader.count("size");
  const auto root = hash_from_base64(reader.text("root"));
  if (!root) reader.fail("root");
  manifest.root = root.value_or(Hash{});
  manifest.checkpoint = reader.text("checkpoint");
  manifest.schema_version = static_cast<int>(reader.count("schema_version"));
  manifest.database = reader.text("database");
  read_keys(object, manifest, reader);
  read_files(object, manifest, reader);
  read_blobs(object, manifest, reader);
  if (find_digest(manifest, manifest.database) == nullptr) reader.fail("database");
  if (!reader.wrong().empty()) return malformed("the manifest's \"" + reader.wrong() + "\" is missing or wrong");
  return manifest;
}

Result<void> check_signature(const Manifest& manifest, const std::string& text, const std::string& line) {
  const auto note = ledger::parse_note(text + "\n" + line);
  if (!note) return mismatch("the manifest's signature is unreadable: it was edited or cut");
  std::vector<ledger::VerifierKey> keys;
  for (const auto& known : manifest.log_keys) {
    auto key = ledger::parse_verifier_key(known);
    if (!key) return key.error();
    key->name += kSuffix;
    key->id = ledger::key_id(key->name, key->type, view(key->public_key));
    keys.push_back(std::move(*key));
  }
  if (!ledger::verify_note(*note, keys)) return mismatch("the manifest is not what the log's key has signed");
  return {};
}

}  // namespace

const FileDigest* find_digest(const Manifest& manifest, std::string_view name) {
  const auto found = std::find_if(manifest.files.begin(), manifest.files.end(),
                                  [&](const BackupFile& file) { return file.name == name; });
  return found == manifest.files.end() ? nullptr : &found->digest;
}

std::string format_manifest(const Manifest& manifest, const Hash& seed) {
  auto object = to_json(manifest);
  const ledger::Signer signer(manifest.origin + std::string(kSuffix), seed);
  object[kSignature] = signer.sign(signed_text(object));
  return to_jcs(object) + "\n";
}

Result<Manifest> parse_manifest(std::string_view text) {
  if (text.size() > kBytesMax) return malformed("the manifest is larger than 1 MiB");
  auto value = parse_json(text);
  if (!value || !value->is_object()) return malformed("the manifest is no JSON object: it was edited or cut");
  auto& object = value->get_object();
  auto manifest = read_manifest(object);
  if (!manifest) return manifest;
  const auto* signature = find_string(object, kSignature);
  if (signature == nullptr) return mismatch("the manifest is not signed");
  const std::string line(text_of(*signature));
  object.erase(kSignature);
  if (auto holds = check_signature(*manifest, signed_text(object), line); !holds) return holds.error();
  return manifest;
}

}  // namespace redress::backups

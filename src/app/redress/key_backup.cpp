#include "app/redress/key_backup.hpp"

#include <algorithm>
#include <vector>

#include "adapters/keys/key_folder.hpp"
#include "adapters/store/sqlite/snapshot.hpp"
#include "base/json.hpp"

namespace redress::app {
namespace {

namespace fs = std::filesystem;
using backups::BackupFile;

constexpr std::string_view kListName = "keys.json";
constexpr std::string_view kFormat = "redress-keys/v1";

bool is_left_out(std::string_view name) {
  return name == "high_water" || name == "founding" || name == "log.key.next" || name == kListName ||
         name.ends_with(".new") || name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal");
}

/// Names of the secrets in a folder. A sub-folder is a Conflict: nothing may be left out unseen.
Result<std::vector<std::string>> secrets_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    auto name = entry.path().filename().string();
    if (is_left_out(name)) continue;
    if (!entry.is_regular_file()) {
      return Failure{FailureKind::Conflict, entry.path().string() + " is no file: this program cannot copy it"};
    }
    names.push_back(std::move(name));
  }
  if (error) return Failure{FailureKind::Unavailable, "list " + folder.string() + ": " + error.message()};
  std::sort(names.begin(), names.end());
  return names;
}

Result<backups::FileDigest> copy_secret(const fs::path& from, const fs::path& to) {
  if (from.extension() != ".db") return backups::copy_file(from, to);
  auto draft = to;
  draft += ".new";
  std::error_code error;
  fs::remove(draft, error);
  if (auto copied = store::copy_database(from.string(), draft.string()); !copied) return copied.error();
  const auto digest = backups::digest_of_file(draft);
  if (!digest) return digest.error();
  if (auto named = backups::give_name(draft, to); !named) return named.error();
  return *digest;
}

Result<void> take_folder(const fs::path& out) {
  if (auto made = keys::create_folder(out); !made) return made;
  std::error_code error;
  if (fs::is_empty(out, error) || fs::exists(out / kListName, error)) return {};
  return Failure{FailureKind::Conflict, out.string() + " is not empty and holds no copy of keys; name another folder"};
}

std::string list_text(const std::vector<BackupFile>& files, const backups::Manifest& manifest) {
  json::array list;
  for (const auto& file : files) {
    list.push_back(
        json::object{{"bytes", file.digest.bytes}, {"name", file.name}, {"sha256", to_hex(view(file.digest.sha256))}});
  }
  const json::object object{{"files", std::move(list)},
                            {"format", std::string(kFormat)},
                            {"log_key", manifest.log_keys.back()},
                            {"origin", manifest.origin},
                            {"taken_at", to_string(manifest.taken_at)}};
  return to_jcs(object) + "\n";
}

// A secret that is gone from the source, such as an old seed, must not live on in its copy.
Result<void> drop_others(const fs::path& out, const std::vector<BackupFile>& files) {
  const auto there = secrets_in(out);
  if (!there) return there.error();
  for (const auto& name : *there) {
    if (std::any_of(files.begin(), files.end(), [&](const BackupFile& file) { return file.name == name; })) continue;
    std::error_code error;
    fs::remove(out / name, error);
    if (error) return Failure{FailureKind::Unavailable, "remove " + (out / name).string() + ": " + error.message()};
  }
  return backups::sync_path(out);
}

Result<void> check_row(const fs::path& folder, const json::value& row) {
  const auto* name = row.is_object() ? find_string(row.get_object(), "name") : nullptr;
  const auto* wanted = row.is_object() ? find_string(row.get_object(), "sha256") : nullptr;
  if (name == nullptr || wanted == nullptr || text_of(*name).find('/') != std::string_view::npos) {
    return malformed((folder / kListName).string() + " is damaged");
  }
  const auto file = folder / std::string(text_of(*name));
  const auto digest = backups::digest_of_file(file);
  if (!digest) return digest.error();
  if (to_hex(view(digest->sha256)) == text_of(*wanted)) return {};
  return mismatch(file.string() + " is not what " + std::string(kListName) + " says: it was changed or damaged");
}

Result<void> check_list(const fs::path& folder) {
  const auto text = keys::read_small_file(folder / kListName);
  if (!text) return text.error();
  if (!*text) return {};  // a copy made by hand
  const auto value = parse_json(**text);
  const auto* files = value && value->is_object() ? find_array(value->get_object(), "files") : nullptr;
  if (files == nullptr) return malformed((folder / kListName).string() + " is damaged");
  for (const auto& row : *files) {
    if (auto checked = check_row(folder, row); !checked) return checked;
  }
  return {};
}

/// Conflict when another key stands there already.
Result<void> check_same(const fs::path& from, const fs::path& to, const std::string& name) {
  const auto there = keys::read_small_file(to / name);
  if (!there) return there.error();
  const auto copy = keys::read_small_file(from / name);
  if (!copy) return copy.error();
  if (!*there || *there == *copy) return {};
  return Failure{FailureKind::Conflict, (to / name).string() +
                                            " stands there already and is another key than that of " + from.string() +
                                            "; move one of them away"};
}

Result<void> bring(const fs::path& from, const fs::path& to, const std::string& name) {
  std::error_code error;
  if (fs::exists(to / name, error)) return {};
  const auto copied = backups::copy_file(from / name, to / name);
  return copied ? Result<void>() : Result<void>(copied.error());
}

}  // namespace

Result<void> back_up_keys(const fs::path& keys, const fs::path& out, const backups::Manifest& manifest) {
  if (auto taken = take_folder(out); !taken) return taken;
  const auto names = secrets_in(keys);
  if (!names) return names.error();
  std::vector<BackupFile> files;
  for (const auto& name : *names) {
    const auto digest = copy_secret(keys / name, out / name);
    if (!digest) return digest.error();
    files.push_back({name, *digest});
  }
  if (auto written = keys::replace_file(out / kListName, list_text(files, manifest)); !written) return written;
  return drop_others(out, files);
}

Result<void> bring_keys(const fs::path& from, const fs::path& keys, const std::string& mark) {
  if (auto listed = check_list(from); !listed) return listed;
  const auto names = secrets_in(from);
  if (!names) return names.error();
  for (const std::string name : {"code.key", "log.key"}) {
    if (name == "log.key" && mark.empty()) continue;
    if (auto same = check_same(from, keys, name); !same) return same;
  }
  if (auto made = keys::create_folder(keys); !made) return made;
  for (const auto& name : *names) {
    if (name == "log.key") continue;
    if (auto brought = bring(from, keys, name); !brought) return brought;
  }
  if (mark.empty()) return {};
  if (auto marked = keys::HighWaterFile(keys / "high_water").write(mark); !marked) return marked;
  return bring(from, keys, "log.key");
}

}  // namespace redress::app

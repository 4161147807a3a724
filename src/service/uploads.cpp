#include "service/uploads.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "service/find_attachment.hpp"

namespace redress::service {
namespace {

constexpr std::size_t kIdChars = 40;
constexpr std::size_t kExpiryChars = 8;
constexpr std::size_t kRememberedMax = 10'000;

// The expiry leads, so that an id alone tells "gone" from "never there" without anything stored.
std::string make_id(Instant expires_at) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  const auto expires_s = static_cast<std::uint64_t>(expires_at.unix_ms / 1000);
  std::string id;
  for (int shift = 28; shift >= 0; shift -= 4) id += kDigits[(expires_s >> shift) & 0xFU];
  return id + to_hex(random_bytes((kIdChars - kExpiryChars) / 2));
}

void count_down(std::unordered_map<std::string, std::size_t>& counts, const std::string& key) {
  const auto found = counts.find(key);
  if (found != counts.end() && --found->second == 0) counts.erase(found);
}

void count_down(std::unordered_map<std::string, Uploads::Counters>& counts, const std::string& key,
                std::uint64_t bytes) {
  const auto found = counts.find(key);
  if (found == counts.end()) return;
  found->second.bytes -= bytes;
  if (--found->second.open == 0) counts.erase(found);
}

std::size_t count_of(const std::unordered_map<std::string, std::size_t>& counts, const std::string& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

std::optional<Instant> expiry_in(std::string_view upload_id) noexcept {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (upload_id.size() != kIdChars || !std::all_of(upload_id.begin(), upload_id.end(), is_digit)) return std::nullopt;
  std::int64_t expires_s = 0;
  std::from_chars(upload_id.data(), upload_id.data() + kExpiryChars, expires_s, 16);
  return Instant{expires_s * 1000};
}

Result<std::unique_ptr<Uploads>> Uploads::open(BlobStore& blobs, UploadStore& records, AttachmentKeys& keys,
                                               Clock& clock, UploadLimits limits, ReadSession& reader) {
  std::unique_ptr<Uploads> uploads(new Uploads(blobs, records, keys, clock, limits));
  if (auto settled = uploads->settle_all(reader); !settled) return settled.error();
  return uploads;
}

Result<void> Uploads::settle_all(ReadSession& reader) {
  const auto stored = records_.list();
  if (!stored) return stored.error();
  for (const auto& one : *stored) {
    if (auto settled = settle(one, reader); !settled) return settled;
  }
  return records_.remove_strays();
}

// Without the key, or with a record that is not ours, nobody can go on with it.
Result<void> Uploads::settle(const UploadStore::Stored& stored, ReadSession& reader) {
  const auto key = keys_.find(stored.number);
  if (!key) return key.error();
  auto record = *key ? records_.load(stored, **key) : Result<UploadRecord>(mismatch("no key"));
  if (!record) {
    if (auto discarded = blobs_.discard(stored.id); !discarded) return discarded;
    return records_.remove(stored.id);
  }
  const auto upload = std::make_shared<Upload>(ports(), std::move(*record), **key, std::string());
  if (auto settled = settle(upload, reader); !settled) return settled;
  const bool is_over = !upload->is_resumable() || upload->expires_at() <= clock_.now();
  if (is_over) return upload->discard();
  insert(upload);
  return {};
}

// A crash, or a commit of unknown outcome, may lie between the event and the record that says so.
Result<void> Uploads::settle(const std::shared_ptr<Upload>& upload, ReadSession& reader) {
  const auto blob = upload->stored();
  if (!blob || upload->place()) return {};
  const auto found = find_attachment(reader, upload->number(), blob->id);
  if (!found) return found.error();
  if (!*found) return {};
  return upload->attached({(*found)->added.ordinal, (*found)->seq});
}

void Uploads::insert(const std::shared_ptr<Upload>& upload) {
  const std::lock_guard lock(mutex_);
  Entry entry{upload, upload->announced_bytes(), !upload->place()};
  if (entry.is_open) {
    count(upload->number(), upload->network(), entry.bytes);
  } else {
    remembered_.push_back(upload->id());
  }
  entries_.emplace(upload->id(), std::move(entry));
}

std::optional<NoRoom> Uploads::lacks(const std::string& number, const std::string& network) const {
  if (count_of(per_complaint_, number) >= limits_.open_per_complaint_max) return NoRoom::Complaint;
  const auto of_network = per_network_.find(network);
  if (of_network != per_network_.end() && of_network->second.open >= limits_.open_per_network_max) {
    return NoRoom::Network;
  }
  if (open_.open >= limits_.open_max) return NoRoom::Server;
  return std::nullopt;
}

// No network may announce so much that there is none left for others.
std::optional<NoRoom> Uploads::lacks_bytes(const std::string& network, std::uint64_t bytes) const {
  const auto found = per_network_.find(network);
  const auto of_network = found == per_network_.end() ? 0 : found->second.bytes;
  if (!network.empty() && of_network + bytes > limits_.open_bytes_per_network_max) return NoRoom::Network;
  if (open_.bytes + bytes > limits_.open_bytes_max) return NoRoom::Server;
  return std::nullopt;
}

void Uploads::count(const std::string& number, const std::string& network, std::uint64_t bytes) {
  ++per_complaint_[number];
  if (!network.empty()) {
    auto& of_network = per_network_[network];
    ++of_network.open;
    of_network.bytes += bytes;
  }
  ++open_.open;
  open_.bytes += bytes;
}

void Uploads::uncount(const std::string& number, const std::string& network, std::uint64_t bytes) {
  count_down(per_complaint_, number);
  count_down(per_network_, network, bytes);
  --open_.open;
  open_.bytes -= bytes;
}

std::optional<NoRoom> Uploads::admit(const NewUpload& wanted) {
  const std::lock_guard lock(mutex_);
  if (const auto lacking = lacks(wanted.number, wanted.network)) return lacking;
  if (const auto lacking = lacks_bytes(wanted.network, wanted.announced_bytes)) return lacking;
  count(wanted.number, wanted.network, wanted.announced_bytes);
  return std::nullopt;
}

// The key comes after the admission: whom there is no room for leaves no key behind.
Result<Uploads::Begun> Uploads::begin(NewUpload wanted) {
  const auto free_bytes = blobs_.free_bytes();
  if (!free_bytes) return free_bytes.error();
  if (*free_bytes < limits_.free_bytes_min + wanted.announced_bytes) return Begun(NoRoom::Disk);
  if (const auto lacking = admit(wanted)) return Begun(*lacking);
  const auto key = keys_.find_or_create(wanted.number);
  if (!key) {
    const std::lock_guard lock(mutex_);
    uncount(wanted.number, wanted.network, wanted.announced_bytes);
    return key.error();
  }
  const auto upload = make(std::move(wanted), *key);
  {
    const std::lock_guard lock(mutex_);
    entries_.emplace(upload->id(), Entry{upload, upload->announced_bytes(), true});
  }
  if (auto begun = upload->begin(clock_.now() + limits_.first_bytes_ms_max); !begun) {
    (void)upload->discard();
    end(*upload, false);
    return begun.error();
  }
  return Begun(upload);
}

std::shared_ptr<Upload> Uploads::make(NewUpload wanted, const AttachmentKey& key) const {
  const auto expires_at = clock_.now() + limits_.expiry_ms;
  UploadRecord record{make_id(expires_at),
                      std::move(wanted.number),
                      std::move(wanted.name),
                      wanted.announced_bytes,
                      expires_at,
                      wanted.resumable,
                      {},
                      {}};
  return std::make_shared<Upload>(ports(), std::move(record), key, std::move(wanted.network));
}

std::shared_ptr<Upload> Uploads::find(std::string_view number, std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  if (found == entries_.end() || found->second.upload->number() != number) return nullptr;
  return found->second.upload->is_resumable() ? found->second.upload : nullptr;
}

std::optional<NoRoom> Uploads::grow(const Upload& upload, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(upload.id());
  if (found == entries_.end() || !found->second.is_open) return NoRoom::Server;
  if (const auto lacking = lacks_bytes(upload.network(), bytes)) return lacking;
  found->second.bytes += bytes;
  if (!upload.network().empty()) per_network_[upload.network()].bytes += bytes;
  open_.bytes += bytes;
  return std::nullopt;
}

void Uploads::release(Entry& entry) {
  if (!entry.is_open) return;
  entry.is_open = false;
  uncount(entry.upload->number(), entry.upload->network(), entry.bytes);
}

void Uploads::end(const Upload& upload, bool is_remembered) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(upload.id());
  if (found == entries_.end()) return;
  release(found->second);
  if (is_remembered)
    remembered_.push_back(upload.id());
  else
    entries_.erase(found);
}

void Uploads::drop(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  release(found->second);
  entries_.erase(found);
}

void Uploads::tend(ReadSession& reader) {
  std::vector<std::shared_ptr<Upload>> over;
  {
    const std::lock_guard lock(mutex_);
    const auto now = clock_.now();
    for (const auto& [id, entry] : entries_) {
      if (entry.upload->expires_at() <= now) over.push_back(entry.upload);
    }
    while (remembered_.size() > kRememberedMax) {
      const auto oldest = entries_.find(remembered_.front());
      if (oldest != entries_.end()) over.push_back(oldest->second.upload);
      remembered_.pop_front();
    }
  }
  for (const auto& upload : over) {
    if (settle(upload, reader) && upload->discard()) drop(upload->id());
  }
}

void Uploads::forget(std::string_view number) {
  std::vector<std::shared_ptr<Upload>> over;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, entry] : entries_) {
      if (entry.upload->number() == number) over.push_back(entry.upload);
    }
  }
  for (const auto& upload : over) {
    if (upload->discard()) drop(upload->id());
  }
}

Uploads::Counters Uploads::counters() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

}  // namespace redress::service

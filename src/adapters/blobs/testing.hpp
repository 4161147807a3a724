#pragma once
// For tests only: a folder that goes away, keys, and a store in it.

#include <filesystem>
#include <fstream>
#include <string>

#include "adapters/blobs/local_blob_store.hpp"
#include "base/random.hpp"

namespace redress::blobs::sample {

inline service::AttachmentKey key(std::uint8_t byte = 1) {
  service::AttachmentKey made;
  made.fill(byte);
  return made;
}

inline std::string upload_id() { return to_hex(random_bytes(20)); }

/// A data directory with a store.
class Site {
 public:
  Site() {
    std::filesystem::create_directory(root_);
    store_ = std::move(LocalBlobStore::open(root_)).value();
  }
  ~Site() { std::filesystem::remove_all(root_); }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  [[nodiscard]] LocalBlobStore& store() { return *store_; }
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::filesystem::path part(const std::string& id) const { return root_ / "uploads" / (id + ".part"); }
  [[nodiscard]] std::filesystem::path blob(const std::string& id) const {
    return root_ / "blobs" / id.substr(0, 2) / id.substr(2);
  }
  /// Writes and keeps a whole blob.
  service::BlobFacts put(std::string_view plain, const service::AttachmentKey& with = key()) {
    const auto id = upload_id();
    auto writer = store_->create(id, with).value();
    writer->append(plain).value();
    auto facts = writer->finish().value();
    store_->keep(id, facts.id).value();
    return facts;
  }
  /// All that `store` reads of a blob, or "refused".
  [[nodiscard]] std::string get(const service::BlobFacts& facts, const service::AttachmentKey& with = key()) {
    auto reader = store_->open(facts.id, with, facts.size_bytes);
    if (!reader) return "refused";
    auto plain = (*reader)->read(0, static_cast<std::size_t>(facts.size_bytes));
    return plain ? std::move(*plain) : "refused";
  }
  [[nodiscard]] static std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void write(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path root_ = std::filesystem::temp_directory_path() / ("redress-blobs-" + to_hex(random_bytes(8)));
  std::unique_ptr<LocalBlobStore> store_;
};

}  // namespace redress::blobs::sample

#include "adapters/blobs/local_blob_store.hpp"

#include <sys/statvfs.h>

#include <cerrno>
#include <cstdio>

#include "adapters/blobs/segment_reader.hpp"
#include "adapters/blobs/segment_writer.hpp"

namespace redress::blobs {
namespace {

Result<ContentFiles> content_files(const BlobPaths& paths, std::string_view upload_id) {
  auto part = paths.upload(upload_id, ".part");
  if (!part) return part.error();
  auto tail = paths.upload(upload_id, ".tail");
  if (!tail) return tail.error();
  return ContentFiles{std::move(*part), std::move(*tail)};
}

template <class T>
Result<std::unique_ptr<service::BlobWriter>> as_port(Result<std::unique_ptr<T>> opened) {
  if (!opened) return opened.error();
  return std::unique_ptr<service::BlobWriter>(std::move(*opened));
}

}  // namespace

Result<std::unique_ptr<LocalBlobStore>> LocalBlobStore::open(const std::filesystem::path& data_directory) {
  BlobPaths paths(data_directory);
  for (const auto& folder : {paths.blobs(), paths.uploads()}) {
    if (auto made = make_folder(folder); !made) return made.error();
  }
  return std::unique_ptr<LocalBlobStore>(new LocalBlobStore(std::move(paths)));
}

Result<std::unique_ptr<service::BlobWriter>> LocalBlobStore::create(std::string_view upload_id,
                                                                    const service::AttachmentKey& key) {
  auto files = content_files(paths_, upload_id);
  if (!files) return files.error();
  return as_port(SegmentWriter::create(std::move(*files), key));
}

Result<std::unique_ptr<service::BlobWriter>> LocalBlobStore::resume(std::string_view upload_id,
                                                                    const service::AttachmentKey& key) {
  auto files = content_files(paths_, upload_id);
  if (!files) return files.error();
  return as_port(SegmentWriter::resume(std::move(*files), key));
}

Result<void> LocalBlobStore::keep(std::string_view upload_id, std::string_view blob_id) {
  const auto files = content_files(paths_, upload_id);
  if (!files) return files.error();
  const auto blob = paths_.blob(blob_id);
  if (!blob) return blob.error();
  if (auto made = make_folder(blob->parent_path()); !made) return made;
  if (std::rename(files->part.c_str(), blob->c_str()) != 0) {
    std::error_code ignored;
    if (errno != ENOENT || !std::filesystem::exists(*blob, ignored)) return system_failure("keep an attachment");
  }
  if (auto synced = sync_folder(blob->parent_path()); !synced) return synced;
  return remove_file(files->tail);
}

Result<void> LocalBlobStore::discard(std::string_view upload_id) {
  const auto files = content_files(paths_, upload_id);
  if (!files) return files.error();
  if (auto removed = remove_file(files->part); !removed) return removed;
  return remove_file(files->tail);
}

Result<std::unique_ptr<service::BlobReader>> LocalBlobStore::open(std::string_view blob_id,
                                                                  const service::AttachmentKey& key,
                                                                  std::uint64_t size_bytes) {
  const auto path = paths_.blob(blob_id);
  if (!path) return path.error();
  auto reader = SegmentReader::open(*path, key, size_bytes);
  if (!reader) return reader.error();
  return std::unique_ptr<service::BlobReader>(std::move(*reader));
}

Result<void> LocalBlobStore::remove(std::string_view blob_id) {
  const auto path = paths_.blob(blob_id);
  if (!path) return path.error();
  return remove_file(*path);
}

Result<std::uint64_t> LocalBlobStore::free_bytes() {
  struct statvfs space{};
  if (::statvfs(paths_.blobs().c_str(), &space) != 0) return system_failure("look at the space that is left");
  return static_cast<std::uint64_t>(space.f_bavail) * space.f_frsize;
}

}  // namespace redress::blobs

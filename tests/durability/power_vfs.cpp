#include "durability/power_vfs.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <stdexcept>

namespace redress::test {
namespace {

namespace fs = std::filesystem;

std::string read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write_all(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void put(std::string& content, std::int64_t offset, const std::string& bytes) {
  const auto at = static_cast<std::size_t>(offset);
  if (content.size() < at + bytes.size()) content.resize(at + bytes.size());
  content.replace(at, bytes.size(), bytes);
}

std::string unique_name() {
  static std::atomic<int> next = 0;
  return "power-" + std::to_string(next++);
}

}  // namespace

/// SQLite's file, followed in memory by the real VFS's own.
struct PowerVfs::File {
  sqlite3_file base;
  PowerVfs* power;
  History* history;  ///< null for temporary files
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

/// The functions that SQLite calls.
struct PowerIo {
  using File = PowerVfs::File;
  using Fate = PowerVfs::Fate;

  static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
  static PowerVfs& of(sqlite3_vfs* vfs) { return *static_cast<PowerVfs*>(vfs->pAppData); }
  static sqlite3_file* real(sqlite3_file* file) { return of(file).real(); }
  static bool is_cut(sqlite3_file* file) { return of(file).power->is_cut(); }

  static std::int64_t size_of(sqlite3_file* file) {
    sqlite3_int64 size = 0;
    real(file)->pMethods->xFileSize(real(file), &size);
    return size;
  }
  static std::string bytes_of(sqlite3_file* file, std::int64_t offset, std::int64_t count) {
    std::string bytes(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)), '\0');
    if (!bytes.empty()) real(file)->pMethods->xRead(real(file), bytes.data(), static_cast<int>(bytes.size()), offset);
    return bytes;
  }

  static int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
  static int read(sqlite3_file* file, void* to, int count, sqlite3_int64 offset) {
    if (is_cut(file)) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), to, count, offset);
  }

  static int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
    auto& power = *of(file).power;
    const std::lock_guard lock(power.mutex_);
    bool cut_after = false;
    const auto fate = power.begin_operation("write", cut_after);
    if (fate == Fate::Fails) return SQLITE_IOERR_WRITE;
    const int written = fate == Fate::Tears ? count / 2 : count;
    if (auto* history = of(file).history) {
      const auto size = size_of(file);
      history->pending.push_back({false, offset, bytes_of(file, offset, std::min<std::int64_t>(written, size - offset)),
                                  std::string(static_cast<const char*>(from), static_cast<std::size_t>(written)),
                                  size});
    }
    const int done = real(file)->pMethods->xWrite(real(file), from, written, offset);
    if (cut_after || fate == Fate::Tears) power.cut();
    return fate == Fate::Tears ? SQLITE_IOERR_WRITE : done;
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& power = *of(file).power;
    const std::lock_guard lock(power.mutex_);
    bool cut_after = false;
    if (power.begin_operation("truncate", cut_after) != Fate::Goes) return SQLITE_IOERR_TRUNCATE;
    if (auto* history = of(file).history) {
      const auto old_size = size_of(file);
      history->pending.push_back({true, size, bytes_of(file, size, old_size - size), {}, old_size});
    }
    const int done = real(file)->pMethods->xTruncate(real(file), size);
    if (cut_after) power.cut();
    return done;
  }

  static int sync(sqlite3_file* file, int flags) {
    auto& power = *of(file).power;
    const std::lock_guard lock(power.mutex_);
    bool cut_after = false;
    if (power.begin_operation("sync", cut_after) != Fate::Goes) return SQLITE_IOERR_FSYNC;
    // The files of these tests need not reach a disk: what counts is what has been asked to.
    (void)flags;
    if (auto* history = of(file).history) {
      history->pending.clear();
      history->fresh = false;
    }
    if (cut_after) power.cut();
    return SQLITE_OK;
  }

  static int file_size(sqlite3_file* file, sqlite3_int64* size) {
    if (is_cut(file)) return SQLITE_IOERR_FSTAT;
    return real(file)->pMethods->xFileSize(real(file), size);
  }
  static int lock(sqlite3_file* file, int level) {
    if (is_cut(file)) return SQLITE_IOERR_LOCK;
    return real(file)->pMethods->xLock(real(file), level);
  }
  static int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
  static int check_reserved(sqlite3_file* file, int* held) {
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
  }
  static int control(sqlite3_file* file, int what, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), what, argument);
  }
  static int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
  static int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
  static int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** where) {
    if (is_cut(file)) return SQLITE_IOERR_SHMMAP;
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, where);
  }
  static int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    if (is_cut(file) && (flags & SQLITE_SHM_LOCK) != 0) return SQLITE_IOERR_SHMLOCK;
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
  }
  static void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
  static int shm_unmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

  static const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods kMethods = {
        2,         close,          read,    write,       truncate,        sync,    file_size, lock,
        unlock,    check_reserved, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
        shm_unmap, nullptr,        nullptr};
    return &kMethods;
  }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    auto& power = of(vfs);
    auto* opened = new (file) File{{nullptr}, &power, nullptr};
    if (power.is_cut()) return SQLITE_CANTOPEN;
    const bool existed = path != nullptr && fs::exists(path);
    const int done = power.real_->xOpen(power.real_, path, opened->real(), flags, out_flags);
    if (done != SQLITE_OK) return done;
    if (path != nullptr) {
      const std::lock_guard lock(power.mutex_);
      opened->history = &power.files_[path];
      if (!existed) opened->history->fresh = true;
    }
    opened->base.pMethods = methods();
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs* vfs, const char* path, int sync_directory) {
    auto& power = of(vfs);
    const std::lock_guard lock(power.mutex_);
    bool cut_after = false;
    if (power.begin_operation("delete", cut_after) != Fate::Goes) return SQLITE_IOERR_DELETE;
    if (sync_directory == 0 && fs::exists(path)) power.deleted_[path] = read_all(path);
    const int done = power.real_->xDelete(power.real_, path, sync_directory);
    power.files_[path] = {};
    if (cut_after) power.cut();
    return done;
  }
  static int access(sqlite3_vfs* vfs, const char* path, int flags, int* result) {
    if (of(vfs).is_cut()) return SQLITE_IOERR_ACCESS;
    return of(vfs).real_->xAccess(of(vfs).real_, path, flags, result);
  }
  static int full_path(sqlite3_vfs* vfs, const char* path, int size, char* out) {
    return of(vfs).real_->xFullPathname(of(vfs).real_, path, size, out);
  }
};

PowerVfs::PowerVfs() : name_(unique_name()), real_(sqlite3_vfs_find(nullptr)) {
  vfs_ = *real_;  // time, randomness and the rest stay the real ones
  vfs_.pNext = nullptr;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
  vfs_.xOpen = PowerIo::open;
  vfs_.xDelete = PowerIo::remove;
  vfs_.xAccess = PowerIo::access;
  vfs_.xFullPathname = PowerIo::full_path;
  if (sqlite3_vfs_register(&vfs_, 0) != SQLITE_OK) throw std::runtime_error("cannot register the VFS");
}

PowerVfs::~PowerVfs() { sqlite3_vfs_unregister(&vfs_); }

void PowerVfs::cut_at_operation(std::uint64_t n, Moment moment) {
  const std::lock_guard lock(mutex_);
  cut_at_ = operations_ + n;
  moment_ = moment;
}

std::string PowerVfs::met() const {
  const std::lock_guard lock(mutex_);
  return met_;
}

std::uint64_t PowerVfs::operations() const {
  const std::lock_guard lock(mutex_);
  return operations_;
}

PowerVfs::Fate PowerVfs::begin_operation(const char* kind, bool& cut_after) {
  if (cut_) return Fate::Fails;
  ++operations_;
  if (cut_at_ != operations_) return Fate::Goes;
  met_ = kind;
  cut_after = moment_ == Moment::After;
  if (cut_after) return Fate::Goes;
  if (moment_ == Moment::During && met_ == "write") return Fate::Tears;
  cut_ = true;
  return Fate::Fails;
}

void PowerVfs::take_back(const std::string& path, const History& history, Loss loss, std::mt19937_64& random) {
  if (!fs::exists(path)) return;
  if (history.fresh) {
    fs::remove(path);
    return;
  }
  auto content = read_all(path);
  for (auto change = history.pending.rbegin(); change != history.pending.rend(); ++change) {
    if (change->is_truncation) content.resize(static_cast<std::size_t>(change->old_size));
    put(content, change->offset, change->before);
    content.resize(static_cast<std::size_t>(change->old_size));
  }
  for (const auto& change : history.pending) {
    const auto fate = random() % 3;
    if (loss == Loss::All || fate == 0) continue;
    if (change.is_truncation)
      content.resize(static_cast<std::size_t>(change.offset));
    else
      put(content, change.offset,
          fate == 1 ? change.after : change.after.substr(0, random() % (change.after.size() + 1)));
  }
  write_all(path, content);
}

void PowerVfs::lose(Loss loss, std::mt19937_64& random) {
  const std::lock_guard lock(mutex_);
  for (const auto& [path, history] : files_) {
    take_back(path, history, loss, random);
    fs::remove(path + "-shm");  // lives in memory only
  }
  for (const auto& [path, content] : deleted_) {
    if (!fs::exists(path) && (loss == Loss::All || random() % 2 == 0)) write_all(path, content);
  }
  files_.clear();
  deleted_.clear();
  cut_ = false;
  cut_at_.reset();
}

}  // namespace redress::test

#include "support/faulty_vfs.hpp"

#include <filesystem>
#include <stdexcept>

namespace convene::support {
namespace {

using Kind = DiskOperation::Kind;

// An open file as SQLite holds it: the real one lies right behind it.
struct WatchedFile {
  sqlite3_file base;  // first: SQLite knows no more of it
  FaultyVfs* disk;
  const char* path;  // SQLite's, for as long as the file is open
  bool is_new_log;   // the system's layer syncs the directory with the first sync of one
};

WatchedFile& watched(sqlite3_file* file) { return *reinterpret_cast<WatchedFile*>(file); }
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(&watched(file) + 1);
}

template <class Act>
int observed(FaultyVfs& disk, const DiskOperation& operation, const Act& act) {
  int code = disk.observer().before(operation);
  if (code == SQLITE_OK) {
    code = act();
    disk.observer().after(operation, code);
  }
  return code;
}

int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  return real(file)->pMethods->xRead(real(file), bytes, size, at);
}
int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const std::string copy(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  return observed(*watched(file).disk, {Kind::write, watched(file).path, at, copy},
                  [&] { return real(file)->pMethods->xWrite(real(file), bytes, size, at); });
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return observed(*watched(file).disk, {Kind::truncate, watched(file).path, size},
                  [&] { return real(file)->pMethods->xTruncate(real(file), size); });
}
int sync(sqlite3_file* file, int flags) {
  const DiskOperation operation{
      .kind = Kind::sync, .file = watched(file).path, .with_directory = watched(file).is_new_log};
  return observed(*watched(file).disk, operation, [&] {
    const int code = real(file)->pMethods->xSync(real(file), flags);
    if (code == SQLITE_OK) watched(file).is_new_log = false;
    return code;
  });
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int is_reserved(sqlite3_file* file, int* answer) {
  return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}
int control(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int map_index(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int lock_index(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void order_index(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_index(sqlite3_file* file, int is_to_delete) {
  return real(file)->pMethods->xShmUnmap(real(file), is_to_delete);
}

// Version 2: without memory-mapped reading and writing, which would pass by the observer.
constexpr sqlite3_io_methods file_methods{
    .iVersion = 2,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = is_reserved,
    .xFileControl = control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_index,
    .xShmLock = lock_index,
    .xShmBarrier = order_index,
    .xShmUnmap = unmap_index,
};

FaultyVfs& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyVfs*>(vfs->pAppData); }

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  auto& disk = disk_of(vfs);
  // A temporary file has no name, and nobody misses it after a power cut.
  if (!path) return disk.real().xOpen(&disk.real(), path, file, flags, out_flags);

  const bool is_new = !std::filesystem::exists(path);
  const bool is_log = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  watched(file) = {{nullptr}, &disk, path, is_new && is_log};
  return observed(disk, {is_new ? Kind::create : Kind::find, path}, [&] {
    const int code = disk.real().xOpen(&disk.real(), path, real(file), flags, out_flags);
    if (code == SQLITE_OK) file->pMethods = &file_methods;
    return code;
  });
}

int remove(sqlite3_vfs* vfs, const char* path, int with_directory) {
  auto& disk = disk_of(vfs);
  const DiskOperation operation{
      .kind = Kind::remove, .file = path, .with_directory = with_directory != 0};
  return observed(disk, operation,
                  [&] { return disk.real().xDelete(&disk.real(), path, with_directory); });
}

}  // namespace

// What is not about files that hold data stays as the real layer has it.
FaultyVfs::FaultyVfs(DiskObserver& observer)
    : observer_(observer),
      real_(sqlite3_vfs_find(nullptr)),
      name_("watched over " + std::string(real_->zName)),
      vfs_(*real_) {
  vfs_.pNext = nullptr;
  vfs_.zName = name_.c_str();
  vfs_.szOsFile = static_cast<int>(sizeof(WatchedFile)) + real_->szOsFile;
  vfs_.pAppData = this;
  vfs_.xOpen = open;
  vfs_.xDelete = remove;
  if (sqlite3_vfs_register(&vfs_, true) != SQLITE_OK) {
    throw std::runtime_error("SQLite does not take another layer over its files");
  }
}

FaultyVfs::~FaultyVfs() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, true);
}

}  // namespace convene::support

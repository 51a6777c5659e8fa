#pragma once

#include "storage/database.hpp"

namespace convene::storage {

// One process at a time writes in a data directory. Held until destroyed; the operating system lets
// go of it when the process dies.
class DataLock {
 public:
  // Makes the directory where there is none. Throws DatabaseUnusable: another process holds it, or
  // the directory cannot be written.
  explicit DataLock(const DataDirectory& directory);
  ~DataLock();

  DataLock(const DataLock&) = delete;
  DataLock& operator=(const DataLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace convene::storage

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/faulty_vfs.hpp"

namespace convene::support {

// What becomes of that which had not been synced when the power went.
enum class Loss {
  all,   // nothing of it reached the disk
  some,  // any of it did, in any order: each change was kept or lost on its own
  torn,  // the same, and of each write that was kept only some of its sectors
};

// Files by their path.
using Files = std::map<std::string, std::string>;

// A disk with a cache that forgets: does what was recorded, and says at any moment what would be
// left if the power went now. Names that were made or taken away are changes to the directory,
// kept or lost like others, but in their order (as journaling file systems have it). What a sync
// failed to write is lost: the system takes it for written, and no later sync says otherwise.
class ForgetfulDisk {
 public:
  using Random = std::mt19937_64;

  void perform(const DiskOperation& operation);
  Files after_power_loss(Loss loss, Random& random) const;
  // What programs see while the power is on.
  Files seen() const;

 private:
  struct Change {
    bool is_truncation;
    std::size_t at;
    std::string bytes;
  };
  struct File {
    std::string seen;
    std::string synced;
    std::vector<Change> unsynced;
  };
  using FilePointer = std::shared_ptr<File>;
  // A name that belongs to a file from now on, or to none.
  struct Naming {
    std::string name;
    FilePointer file;
  };
  using Directory = std::map<std::string, FilePointer>;

  void name(const std::string& name, FilePointer file);
  void sync_directory();
  Directory directory_after(Loss loss, Random& random) const;
  static void apply(const Change& change, std::string& contents);
  static void apply_partly(const Change& change, Random& random, std::string& contents);
  static std::string contents_after(const File& file, Loss loss, Random& random);

  Directory seen_;
  Directory synced_;
  std::vector<Naming> unsynced_;
};

// Puts the files into `directory` under their own names.
void write_files(const Files& files, const std::filesystem::path& directory);

}  // namespace convene::support

#include "support/power_loss.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace convene::support {
namespace {

// Disks write a sector whole or not at all.
constexpr std::size_t sector_bytes = 512;

bool is_heads(ForgetfulDisk::Random& random) { return random() % 2 == 0; }

}  // namespace

void ForgetfulDisk::perform(const DiskOperation& operation) {
  using enum DiskOperation::Kind;
  switch (operation.kind) {
    case find:
      if (seen_.contains(operation.file)) return;
      // Made before anybody watched: it stands on the disk as it was found.
      seen_[operation.file] = synced_[operation.file] =
          std::make_shared<File>(File{operation.bytes, operation.bytes, {}});
      return;
    case create:
      name(operation.file, std::make_shared<File>());
      return;
    case write:
    case truncate: {
      auto& file = *seen_.at(operation.file);
      file.unsynced.push_back(
          {operation.kind == truncate, static_cast<std::size_t>(operation.at), operation.bytes});
      apply(file.unsynced.back(), file.seen);
      return;
    }
    case sync: {
      auto& file = *seen_.at(operation.file);
      for (const auto& change : file.unsynced) apply(change, file.synced);
      file.unsynced.clear();
      if (operation.with_directory) sync_directory();
      return;
    }
    case failed_sync:
      seen_.at(operation.file)->unsynced.clear();
      return;
    case remove:
      name(operation.file, nullptr);
      if (operation.with_directory) sync_directory();
      return;
  }
}

Files ForgetfulDisk::after_power_loss(Loss loss, Random& random) const {
  Files files;
  for (const auto& [name, file] : directory_after(loss, random)) {
    files[name] = contents_after(*file, loss, random);
  }
  return files;
}

Files ForgetfulDisk::seen() const {
  Files files;
  for (const auto& [name, file] : seen_) files[name] = file->seen;
  return files;
}

void ForgetfulDisk::name(const std::string& name, FilePointer file) {
  unsynced_.push_back({name, file});
  if (file) {
    seen_[name] = std::move(file);
  } else {
    seen_.erase(name);
  }
}

void ForgetfulDisk::sync_directory() {
  synced_ = seen_;
  unsynced_.clear();
}

ForgetfulDisk::Directory ForgetfulDisk::directory_after(Loss loss, Random& random) const {
  Directory directory = synced_;
  const std::size_t kept = loss == Loss::all ? 0 : random() % (unsynced_.size() + 1);
  for (std::size_t index = 0; index < kept; ++index) {
    const auto& [name, file] = unsynced_[index];
    if (file) {
      directory[name] = file;
    } else {
      directory.erase(name);
    }
  }
  return directory;
}

void ForgetfulDisk::apply(const Change& change, std::string& contents) {
  if (change.is_truncation) {
    contents.resize(change.at);
    return;
  }
  contents.resize(std::max(contents.size(), change.at + change.bytes.size()));
  contents.replace(change.at, change.bytes.size(), change.bytes);
}

void ForgetfulDisk::apply_partly(const Change& change, Random& random, std::string& contents) {
  const auto end = change.at + change.bytes.size();
  for (auto at = change.at; at < end;) {
    const auto sector_end = std::min((at / sector_bytes + 1) * sector_bytes, end);
    if (is_heads(random)) {
      apply({false, at, change.bytes.substr(at - change.at, sector_end - at)}, contents);
    }
    at = sector_end;
  }
}

std::string ForgetfulDisk::contents_after(const File& file, Loss loss, Random& random) {
  std::string contents = file.synced;
  if (loss == Loss::all) return contents;
  for (const auto& change : file.unsynced) {
    if (!is_heads(random)) continue;
    if (loss == Loss::torn && !change.is_truncation) {
      apply_partly(change, random, contents);
    } else {
      apply(change, contents);
    }
  }
  return contents;
}

void write_files(const Files& files, const std::filesystem::path& directory) {
  for (const auto& [path, contents] : files) {
    const auto target = directory / std::filesystem::path(path).filename();
    std::ofstream output(target, std::ios::binary);
    output.write(contents.data(), static_cast<std::streamsize>(contents.size()));
    if (!output.flush()) throw std::runtime_error("cannot write " + target.string());
  }
}

}  // namespace convene::support

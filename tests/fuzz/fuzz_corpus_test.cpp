// The corpus as an ordinary test: files named accepted_* must be accepted, refused_* refused, and no change of a byte
// may break a property.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_targets.hpp"

namespace redress::fuzz {
namespace {

namespace fs = std::filesystem;

const fs::path kCorpus = REDRESS_FUZZ_CORPUS;
constexpr std::size_t kMutationsPerFile = 300;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> files_of(const Target& target) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kCorpus / target.name)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

bool is_named(const fs::path& file, std::string_view prefix) { return file.filename().native().starts_with(prefix); }

/// Changes, drops, doubles or cuts at a random place.
std::string mutated(std::string bytes, std::mt19937& random) {
  if (bytes.empty()) return std::string(1, static_cast<char>(random()));
  const std::size_t at = random() % bytes.size();
  switch (random() % 5) {
    case 0: bytes[at] = static_cast<char>(random()); break;
    case 1: bytes.erase(at, 1 + random() % 8); break;
    case 2: bytes.insert(at, bytes.substr(at, 1 + random() % 64)); break;
    case 3: bytes.resize(at); break;
    default: bytes.insert(at, 1, "\n \r\0/=+x0\"{"[random() % 11]);
  }
  return bytes;
}

class FuzzCorpus : public ::testing::TestWithParam<Target> {};

TEST_P(FuzzCorpus, IsAcceptedAndRefusedAsNamed) {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const auto& file : files_of(GetParam())) {
    const bool ok = GetParam().run(read(file));
    EXPECT_TRUE(is_named(file, ok ? "accepted_" : "refused_")) << file;
    ++(ok ? accepted : refused);
  }
  EXPECT_GE(accepted, 1U);
  EXPECT_GE(refused, 3U);
}

TEST_P(FuzzCorpus, HoldsItsPropertiesWhenBytesChange) {
  std::mt19937 random(20261123);
  for (const auto& file : files_of(GetParam())) {
    const auto whole = read(file);
    for (std::size_t i = 0; i < kMutationsPerFile; ++i) {
      auto bytes = mutated(whole, random);
      if (i % 3 == 0) bytes = mutated(std::move(bytes), random);
      GetParam().run(bytes);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzCorpus, ::testing::ValuesIn(kTargets),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace redress::fuzz

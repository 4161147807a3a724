#pragma once
// One test for each story in each world.

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "stories/story_runner.hpp"

namespace redress::test {

using MakeWorld = std::function<std::unique_ptr<World>()>;

/// Tells one story in a world of its own.
class StoryTest : public testing::Test {
 public:
  StoryTest(Story story, MakeWorld make_world) : story_(std::move(story)), make_world_(std::move(make_world)) {}
  void TestBody() override {
    const auto world = make_world_();
    if (needs_waiting(story_) && !world->can_wait())
      GTEST_SKIP() << "days pass, and this world's clock cannot be turned";
    tell(story_, *world);
  }

 private:
  Story story_;
  MakeWorld make_world_;
};

/// Registers all stories under the suite "<world>Stories". Call while static objects are made.
inline bool register_stories(const std::string& world, const MakeWorld& make_world) {
  for (const auto& story : read_stories(REDRESS_STORIES)) {
    std::string name;
    for (const char c : story.name) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    testing::RegisterTest((world + "Stories").c_str(), name.c_str(), nullptr, nullptr, story.file.c_str(), story.line,
                          [=]() -> StoryTest* { return new StoryTest(story, make_world); });
  }
  return true;
}

}  // namespace redress::test

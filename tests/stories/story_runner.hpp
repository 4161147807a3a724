#pragma once
// Tells a story in a world and compares what comes of it.

#include "stories/story.hpp"
#include "stories/world.hpp"

namespace redress::test {

/// Failures name the line of the story. Stops at the first sentence that cannot be told.
void tell(const Story& story, World& world);

/// True if days pass in the story: where a clock cannot be turned it is not told.
[[nodiscard]] bool needs_waiting(const Story& story);

/// Every refusal code that the stories expect, for a check that none is forgotten.
[[nodiscard]] std::vector<std::string> codes_expected(const std::vector<Story>& stories);

}  // namespace redress::test

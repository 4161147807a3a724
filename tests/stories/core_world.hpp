#pragma once
// The pure core: decide and evolve on records in a map.

#include <memory>

#include "stories/world.hpp"

namespace redress::test {

[[nodiscard]] std::unique_ptr<World> make_core_world();

}  // namespace redress::test

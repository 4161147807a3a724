#pragma once
// The service on SQLite: the write path and the reads as the program uses them, without HTTP.

#include <memory>

#include "stories/world.hpp"

namespace redress::test {

[[nodiscard]] std::unique_ptr<World> make_sqlite_world();

}  // namespace redress::test

#pragma once
// What the tests of the room share: files that are wrong in one place.

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace redress::taxonomy {

/// One change to a good file, and what its reader must say about it.
struct BadEdit {
  std::string_view from;  ///< stands once in the good file
  std::string_view to;
  std::string_view says;
};
inline void PrintTo(const BadEdit& edit, std::ostream* out) { *out << edit.from << " -> " << edit.to; }

/// The good file with the change made.
[[nodiscard]] inline std::string edited(std::string_view good, const BadEdit& edit) {
  std::string text(good);
  const auto at = text.find(edit.from);
  EXPECT_NE(at, std::string::npos) << edit.from;
  EXPECT_EQ(text.find(edit.from, at + 1), std::string::npos) << edit.from << " stands there twice";
  if (at != std::string::npos) text.replace(at, edit.from.size(), edit.to);
  return text;
}

}  // namespace redress::taxonomy

#pragma once
// The command line of redress-verify: arguments in, an answer out.

#include <istream>
#include <string>
#include <vector>

#include "app/verify/report.hpp"

namespace redress::verify {

/// What the process was given.
struct Invocation {
  std::vector<std::string> arguments;  ///< without the program's name
  std::string locale;                  ///< the first that is set of LC_ALL, LC_MESSAGES, LANG
};

/// Does what the arguments ask. Reads files and `standard_input`, prints nothing itself, never throws for bad input.
[[nodiscard]] Answer run(const Invocation& invocation, std::istream& standard_input);

}  // namespace redress::verify

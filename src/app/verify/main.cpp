// redress-verify: verifies receipts, complaint files and status notes offline. Shares no code with the store or the
// server.

#include <cstdlib>
#include <exception>
#include <iostream>

#include "app/verify/command_line.hpp"

namespace {

std::string locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto answer = redress::verify::run({{argv + 1, argv + argc}, locale()}, std::cin);
    std::cerr << answer.err;
    std::cout << answer.out << std::flush;
    const bool printed = std::cout.good();  // an answer that nobody could read is no answer
    return static_cast<int>(printed ? answer.exit_code : redress::verify::ExitCode::Unusable);
  } catch (const std::exception& error) {
    std::cerr << "redress-verify: " << error.what() << "\n";
    return static_cast<int>(redress::verify::ExitCode::Unusable);
  }
}

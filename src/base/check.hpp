#pragma once
// A broken invariant is a bug, not an error to handle: REDRESS_CHECK is always
// on, names the place and ends the process before anything wrong is stored.

namespace redress {

/// Prints the failed condition with its place to standard error and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line) noexcept;

}  // namespace redress

#define REDRESS_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::redress::check_failed(#condition, __FILE__, __LINE__))

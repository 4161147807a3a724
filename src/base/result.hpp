#pragma once
// Three kinds of wrong are kept apart: a refusal is a value that the domain
// returns and the caller shows; a failure is a value that the caller handles;
// a bug ends the process (base/check.hpp).

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>

namespace redress {

/// What kind of thing went wrong outside the domain's rules.
enum class FailureKind {
  Malformed,    ///< input does not have the form that it must have
  NotFound,     ///< the named thing does not exist
  Mismatch,     ///< a hash, signature or proof does not hold
  Unavailable,  ///< a part that we depend on does not answer; retry may help
  NoSpace,      ///< the disk or quota is full
  Conflict,     ///< somebody else holds or changed it
  Internal,     ///< stored data contradicts itself
};

/// A failure: what kind, and one English sentence for the log and the operator.
/// Never holds personal data.
struct Failure {
  FailureKind kind = FailureKind::Internal;
  std::string message;
};

/// `.value()` on a failed result is a bug of the caller; it throws this text.
[[noreturn]] inline void throw_exception_from_error(const Failure& failure, const boost::source_location&) {
  throw std::logic_error("unhandled failure: " + failure.message);
}

/// A value or a Failure. Test with `if (!result)`, take with `*result` and `result.error()`.
template <class T>
using Result = boost::system::result<T, Failure>;

[[nodiscard]] inline Failure malformed(std::string message) { return {FailureKind::Malformed, std::move(message)}; }
[[nodiscard]] inline Failure mismatch(std::string message) { return {FailureKind::Mismatch, std::move(message)}; }

}  // namespace redress

#pragma once
// Bodies that are never whole in memory: those that come from a client, and those that go to one.

#include <string>
#include <string_view>

#include "adapters/http/task.hpp"
#include "base/result.hpp"

namespace redress::http {

/// The body of a streamed request. The client is told to send on, if it waits for that, by the first next(). What a
/// handler does not take is not read: the connection ends after the answer.
class BodySource {
 public:
  virtual ~BodySource() = default;

  enum class End {
    None,      ///< more may come
    Complete,  ///< that was all of it
    Cut,       ///< the client has gone
    TooSlow,   ///< less came than must come in the time
    Stopping,  ///< the server ends
    Broken     ///< what came is no body; `problem` is the code
  };
  struct Piece {
    std::string_view bytes;  ///< empty unless `end` is None; lives until the next call
    End end = End::None;
    std::string_view problem;
  };
  /// Waits for the next piece. Nothing more is read from the connection until it is called again.
  [[nodiscard]] virtual Task<Piece> next() = 0;
};

/// Makes a body piece by piece.
class BodyProducer {
 public:
  virtual ~BodyProducer() = default;
  /// The next piece, not empty until all was made. After a failure the connection is cut, so that the client does not
  /// take what it has for the whole.
  [[nodiscard]] virtual Task<Result<std::string>> next() = 0;
};

}  // namespace redress::http

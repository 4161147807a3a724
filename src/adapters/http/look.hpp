#pragma once
// Reads a value in the reader pool.

#include <functional>
#include <utility>
#include <variant>

#include "adapters/http/elsewhere.hpp"
#include "adapters/http/exchange.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http {

/// A value, or what to answer instead of it.
template <class T>
using Looked = std::variant<T, Response>;

/// What `reading` returns on a reader's thread; 503 BUSY when the pool's queue is full. `reading` is called before the
/// Task goes on, so it may refer to what the caller holds.
template <class T>
[[nodiscard]] Task<Looked<T>> look(Exchange& exchange, std::function<Looked<T>(service::ReadSession&)> reading) {
  constexpr unsigned kBusyRetry_s = 1;
  std::function<void(std::function<void(Looked<T>)>)> start = [&](const std::function<void(Looked<T>)>& done) {
    auto task = [done, &reading](service::ReadSession& session) { done(reading(session)); };
    if (exchange.office.readers.submit(std::move(task))) return;
    done(problem_later("BUSY", exchange.caller.language, kBusyRetry_s));
  };
  co_return co_await wait_elsewhere<Looked<T>>(exchange.mailbox, std::move(start));
}

}  // namespace redress::http

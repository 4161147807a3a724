#pragma once
// What a handler gets: one request, who asks, and the office that answers.

#include <exception>
#include <functional>
#include <string>
#include <string_view>

#include "adapters/http/body_stream.hpp"
#include "adapters/http/caller.hpp"
#include "adapters/http/elsewhere.hpp"
#include "adapters/http/mailbox.hpp"
#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"
#include "adapters/http/server.hpp"
#include "adapters/http/task.hpp"

namespace redress::http {

class Metrics;

/// Lives as long as the request is handled.
struct Exchange {
  service::Office& office;
  const ServerOptions& options;
  Metrics& metrics;
  Mailbox& mailbox;
  const Request& request;
  Caller caller;
  std::string_view number;  ///< path parameter {number}, {group} or {parameter}, as sent
  std::string_view tail;  ///< path parameter {seq}, {role}, {token}, {proposal}, {ordinal}, {id} or {template}, or what
                          ///< follows /log/tile/
  std::string_view user;  ///< path parameter {user}
  const bool* stopping = nullptr;  ///< turns true, on this thread, when the server begins to end; outlives the answer
  std::string form_token;          ///< the token against forged forms that a form carries; see check_rights
  BodySource* body = nullptr;      ///< of a streamed request, else null
};

/// Handles one route.
using Handler = Task<Response> (*)(Exchange&);

/// Submits to the commit loop and waits for the answer; NotDone when the queue is full.
[[nodiscard]] Task<service::Answer> submit(Exchange& exchange, service::Submission submission);

/// What one answer of the reader pool is made of. Runs on a reader's thread.
using ReadTask = std::function<Response(service::ReadSession&)>;
/// Runs `reading` in the reader pool; 503 BUSY when its queue is full.
[[nodiscard]] Task<Response> read(Exchange& exchange, ReadTask reading);

/// Runs `task` on a thread for long work and waits for what it returns; Unavailable when the queue is full.
template <class T>
[[nodiscard]] Task<Result<T>> work(Exchange& exchange, std::function<Result<T>()> task);

/// 503 for a failure of ours, with Retry-After; 500 when stored data contradicts itself.
[[nodiscard]] Response failed(const Exchange& exchange, const Failure& why);

/// Whether the limits on how much one network may do do not hold for the caller.
[[nodiscard]] bool is_exempt(const Exchange& exchange) noexcept;

template <class T>
Task<Result<T>> work(Exchange& exchange, std::function<Result<T>()> task) {
  std::function<void(std::function<void(Result<T>)>)> start = [&](const std::function<void(Result<T>)>& done) {
    auto run = [done, &task] {
      try {
        done(task());
      } catch (const std::exception& error) {
        done(Failure{FailureKind::Internal, error.what()});
      }
    };
    if (exchange.office.attachments->pool.submit(std::move(run))) return;
    done(Failure{FailureKind::Unavailable, "the queue of long work is full"});
  };
  co_return co_await wait_elsewhere<Result<T>>(exchange.mailbox, std::move(start));
}

}  // namespace redress::http

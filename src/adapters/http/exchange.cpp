#include "adapters/http/exchange.hpp"

#include <utility>

#include "adapters/http/problem.hpp"

namespace redress::http {
namespace {

constexpr unsigned kBusyRetry_s = 1;
constexpr unsigned kTroubleRetry_s = 30;

}  // namespace

Task<service::Answer> submit(Exchange& exchange, service::Submission submission) {
  if (!exchange.caller.user.empty()) submission.scope = exchange.caller.permissions;
  std::function<void(std::function<void(service::Answer)>)> start =
      [&](const std::function<void(service::Answer)>& done) {
        submission.done = done;
        if (exchange.office.commits.submit(std::move(submission))) return;
        done(service::NotDone{{FailureKind::Unavailable, "the queue is full"}});
      };
  co_return co_await wait_elsewhere<service::Answer>(exchange.mailbox, std::move(start));
}

Task<Response> read(Exchange& exchange, ReadTask reading) {
  std::function<void(std::function<void(Response)>)> start = [&](const std::function<void(Response)>& done) {
    auto task = [done, &reading](service::ReadSession& session) { done(reading(session)); };
    if (exchange.office.readers.submit(std::move(task))) return;
    done(problem_later("BUSY", exchange.caller.language, kBusyRetry_s));
  };
  co_return co_await wait_elsewhere<Response>(exchange.mailbox, std::move(start));
}

bool is_exempt(const Exchange& exchange) noexcept {
  const auto& caller = exchange.caller;
  return caller.is_operator || (caller.is_on_this_machine && !exchange.options.rate_limit_loopback);
}

Response failed(const Exchange& exchange, const Failure& why) {
  const auto language = exchange.caller.language;
  switch (why.kind) {
    case FailureKind::NoSpace:
      if (exchange.options.on_trouble) exchange.options.on_trouble(why.message);
      return problem_later("NO_SPACE", language, kTroubleRetry_s);
    case FailureKind::Unavailable: return problem_later("BUSY", language, kBusyRetry_s);
    case FailureKind::Conflict: return problem_later("WRITER_UNAVAILABLE", language, kBusyRetry_s);
    case FailureKind::Malformed:
    case FailureKind::NotFound:
    case FailureKind::Mismatch:
    case FailureKind::Internal: break;
  }
  if (exchange.options.on_trouble) exchange.options.on_trouble(why.message);
  return problem("INTERNAL_ERROR", language);
}

}  // namespace redress::http

#pragma once
// Waits in a Task for a value that another thread makes: the writer's answer, a reader's result.

#include <boost/asio/async_result.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "adapters/http/mailbox.hpp"
#include "adapters/http/task.hpp"

namespace redress::http {

/// A waiting Task and the value that it waits for.
template <class T, class Handler>
class PendingValue final : public Letter {
 public:
  PendingValue(Handler handler, Mailbox& mailbox) : handler_(std::move(handler)), mailbox_(mailbox) {}

  /// Called once, from any thread.
  static void deliver(std::shared_ptr<PendingValue> self, T value) {
    auto& mailbox = self->mailbox_;
    self->value_.emplace(std::move(value));
    mailbox.put(std::move(self));
  }
  void open() override { std::move(handler_)(std::move(*value_)); }

 private:
  Handler handler_;
  Mailbox& mailbox_;
  std::optional<T> value_;
};

/// `start` is given a function that takes the value, to be called once from any thread; the Task goes on with the
/// value on its own thread.
template <class T>
Task<T> wait_elsewhere(Mailbox& mailbox, std::function<void(std::function<void(T)>)> start) {
  auto begin = [&mailbox, &start](auto handler) {
    using Pending = PendingValue<T, decltype(handler)>;
    auto pending = std::make_shared<Pending>(std::move(handler), mailbox);
    start([pending](T value) { Pending::deliver(pending, std::move(value)); });
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(T)>(begin, kAwait);
}

}  // namespace redress::http

#pragma once
// Coroutines of the network threads, with the concrete executor type: a type-erased one costs at every step.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace redress::http {

namespace asio = boost::asio;

using Executor = asio::io_context::executor_type;

/// What a network thread does step by step. Runs on one thread from beginning to end.
template <class T = void>
using Task = asio::awaitable<T, Executor>;

/// Completion token for the asynchronous operations inside a Task.
inline constexpr asio::use_awaitable_t<Executor> kAwait{};

}  // namespace redress::http

#include "app/redress/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace redress::app {
namespace {

std::atomic<bool> stop_wanted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait");

}  // namespace

void stop_at_signal() {
  struct sigaction action{};
  action.sa_handler = [](int) { stop_wanted = true; };
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void take_broken_pipes_as_failures() {
  struct sigaction action{};
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
}

bool is_stop_wanted() noexcept { return stop_wanted; }

}  // namespace redress::app

#pragma once
// Signals for tools that end at a good place.

namespace redress::app {

/// From now on the first SIGINT or SIGTERM only sets the flag; the second one ends the program as usual.
void stop_at_signal();
/// True after such a signal.
[[nodiscard]] bool is_stop_wanted() noexcept;

/// Writing to a pipe whose reader has gone fails, instead of ending the program without a word.
void take_broken_pipes_as_failures();

}  // namespace redress::app

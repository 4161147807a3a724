#pragma once
// What the API and the pages do to groups.

#include <optional>

#include "adapters/http/exchange.hpp"
#include "domain/group/commands.hpp"

namespace redress::http {

/// Submits a command on the group `exchange.number` (none when it is opened), as whoever asks; returns after the
/// commit. See why_not_done (act.hpp) for the answers.
[[nodiscard]] Task<service::Answer> submit_group_act(Exchange& exchange, group::Command command,
                                                     std::optional<service::IdempotencyKey> key);

}  // namespace redress::http

#pragma once
// What the acts on one complaint have in common: access, key, form, commit, receipts.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/exchange.hpp"
#include "base/json.hpp"

namespace redress::http {

/// Reads the body of one act into its command.
using ReadCommand = complaint::Decided<complaint::Command> (*)(const json::value&);

/// Does an act on the complaint of the path. `route` is what follows the complaint in it; its form is read by its
/// description (service/act_forms.hpp), or by `read` where it has none. 201 with the receipts of the events written.
[[nodiscard]] Task<Response> act(Exchange& exchange, std::string_view route, ReadCommand read = nullptr);

/// Nothing when a complainant's network may act once more on what it filed, else 429 TOO_MANY_ACTS; takes one act.
/// Staff are exempt, and who is exempt from such limits at all.
[[nodiscard]] std::optional<Response> check_act_rate(const Exchange& exchange);

/// Submits a command on the complaint `exchange.number`, as whoever asks; returns after the commit.
[[nodiscard]] Task<service::Answer> submit_command(Exchange& exchange, complaint::Command command,
                                                   std::optional<service::IdempotencyKey> key);

/// What an answer other than Accepted and Replayed means to the caller; nothing for these two.
[[nodiscard]] std::optional<Response> why_not_done(const Exchange& exchange, const service::Answer& answer);

/// What else an answer says of the events that an act wrote: members appended to the JSON object.
using AppendMore = std::function<Result<void>(std::string& out, const std::vector<service::StoredEvent>& events)>;
/// The answer to an act: 201 with receipts, or why not. A replay shows at most `events_max` events from the first on.
[[nodiscard]] Task<Response> answer_act(Exchange& exchange, const service::Answer& answer, AppendMore append_more = {},
                                        std::size_t events_max = 1);

/// Adapts the reader of one command to ReadCommand.
template <class T, complaint::Decided<T> (*kRead)(const json::value&)>
[[nodiscard]] complaint::Decided<complaint::Command> as_command(const json::value& body) {
  auto command = kRead(body);
  if (!command) return command.error();
  return complaint::Command(std::move(*command));
}

}  // namespace redress::http

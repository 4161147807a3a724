// What the writer does with streams that are no complaint's: the operator's people, their accesses, parameters.

#include <algorithm>
#include <utility>

#include "domain/organisation/codec.hpp"
#include "domain/parameters/codec.hpp"
#include "service/commit_work.hpp"

namespace redress::service {
namespace {

// The newest of a user counts.
void keep_hash(Batch& batch, const auto& command, Instant at) {
  std::erase_if(batch.credentials, [&](const CredentialRow& row) { return row.user == command.user; });
  batch.credentials.push_back({command.user, command.hash, at});
}

}  // namespace

Result<Answer> CommitLoop::Writer::decide_organisation(Work& work, const organisation::Command& command,
                                                       const complaint::Actor& actor) {
  const auto decided = organisation::decide(*work.staff, command, {work.at, actor, staff_.roles()});
  if (!decided) return Answer(decided.error());
  auto next = std::make_shared<organisation::Organisation>(*work.staff);
  for (const auto& event : *decided) {
    organisation::evolve(*next, event, work.at);
    auto appended = append(work, organisation::stream_of_user(event.user), organisation::encode(event, actor));
    if (!appended) return appended.error();
  }
  work.staff = std::move(next);
  if (const auto* set = std::get_if<organisation::SetPassword>(&command)) keep_hash(work.batch, *set, work.at);
  if (const auto* again = std::get_if<organisation::RehashPassword>(&command)) keep_hash(work.batch, *again, work.at);
  return Answer(Accepted{});
}

Result<Answer> CommitLoop::Writer::decide_parameters(Work& work, const parameters::Command& command,
                                                     const complaint::Actor& actor, const Scope& scope) {
  constexpr auto kNeeded = organisation::Permission::ChangeParameters;
  if (!is_allowed(work, actor, scope, {kNeeded})) return Answer(NotAllowed{kNeeded});
  const auto rights = organisation::parameter_rights_of(*work.staff, staff_.roles(), actor.user);
  const parameters::Facts facts{work.at, actor, parameters_.table(), rights.may_propose, rights.may_approve};
  auto decided = parameters::decide(*work.parameters, command, facts);
  if (!decided) return Answer(decided.error());
  auto next = std::make_shared<parameters::State>(*work.parameters);
  for (auto& event : *decided) {
    const parameters::ActedEvent acted{std::move(event), complaint::actor_text(actor)};
    parameters::evolve(*next, acted, work.at);
    auto appended = append(work, std::string(parameters::kParameterStream), parameters::encode(acted));
    if (!appended) return appended.error();
  }
  work.parameters = std::move(next);
  return Answer(Accepted{});
}

Result<Answer> CommitLoop::Writer::record_access(Work& work, const organisation::Access& access) {
  auto appended = append(work, organisation::stream_of_access(access), organisation::encode(access));
  if (!appended) return appended.error();
  return Answer(Accepted{});
}

Result<void> CommitLoop::Writer::append(Work& work, const std::string& stream, complaint::EncodedEvent encoded) {
  auto known = work.tails.find(stream);
  if (known == work.tails.end()) {
    const auto stored = work.transaction->find_tail(stream);
    if (!stored) return stored.error();
    known = work.tails.emplace(stream, stored->value_or(StreamTail{})).first;
  }
  seal_event(work, stream, std::move(encoded), known->second);
  return {};
}

Result<void> CommitLoop::Writer::load_staff() {
  if (staff_loaded_) return {};
  auto stored = load_organisation(*reader_);
  if (!stored) return stored.error();
  staff_.publish(std::make_shared<organisation::Organisation>(std::move(*stored)));
  staff_loaded_ = true;
  return {};
}

Result<void> CommitLoop::Writer::load_parameter_values() {
  if (parameters_loaded_) return {};
  auto stored = load_parameters(*reader_);
  if (!stored) return stored.error();
  parameters_.publish(std::make_shared<parameters::State>(std::move(*stored)));
  parameters_loaded_ = true;
  return {};
}

}  // namespace redress::service

#include "adapters/http/filing.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/look.hpp"
#include "adapters/http/problem.hpp"
#include "service/aggregate.hpp"
#include "service/receipts.hpp"

namespace redress::http {
namespace {

using complaint::FileComplaint;
using service::StoredEvent;

unsigned seconds_to_wait(const Exchange& exchange) {
  if (is_exempt(exchange)) return 0;
  return exchange.office.filing_limit.take(exchange.caller.network, exchange.office.clock.steady_ms());
}

complaint::Actor actor_of(const Caller& caller, const FileComplaint& filing) {
  if (!caller.user.empty()) return complaint::Actor::staff(caller.user);
  if (!caller.is_operator) return complaint::ActorKind::Anonymous;
  return filing.import_key.empty() ? complaint::ActorKind::Operator : complaint::ActorKind::Import;
}

FilingSummary summary_of(const Caller& caller, const FileComplaint& filing) {
  FilingSummary summary;
  summary.kind = filing.matter.kind;
  summary.anonymous = filing.contact.empty() && !filing.agent;
  summary.needs_read_back = filing.medium == complaint::Medium::Oral && !filing.read_back;
  if (filing.received_at) summary.received_at = to_string(*filing.received_at);
  summary.language = notice_language(caller, filing.language);
  return summary;
}

// The second record of the message, if it gave two: the first event of another stream.
const StoredEvent* find_related(const std::vector<StoredEvent>& events) {
  const auto found = std::find_if(events.begin(), events.end(),
                                  [&](const StoredEvent& event) { return event.stream != events.front().stream; });
  return found == events.end() ? nullptr : &*found;
}

Filed filed_now(FilingSummary summary, const service::Accepted& accepted) {
  const auto& proof = *accepted.proof;
  const auto& event = accepted.events.front();
  if (summary.received_at.empty()) summary.received_at = time_of(event);
  Filed filed{std::move(summary), {event.stream, service::receipt_of(event, proof)}, {}, proof.growth.size(), false};
  if (const auto* other = find_related(accepted.events)) {
    filed.related = ReceiptedRecord{other->stream, service::receipt_of(*other, proof)};
  }
  return filed;
}

/// Finds again what a request with the same key was answered, with receipts on the newest checkpoint.
class Replay {
 public:
  Replay(const Exchange& exchange, service::ReadSession& reader)
      : exchange_(exchange), reader_(reader), snapshot_(exchange.office.log.latest()) {}

  Result<Filed> find(std::uint64_t leaf) {
    const auto event = reader_.find_event(leaf);
    if (!event) return event.error();
    if (!*event) return missing();
    const auto decoded = service::decode_event(**event);
    if (!decoded) return decoded.error();
    const auto* filed = std::get_if<complaint::ComplaintFiled>(&*decoded);
    if (filed == nullptr) return missing();
    auto record = receipted(**event);
    if (!record) return record.error();
    auto related = related_of(*filed);
    if (!related) return related.error();
    auto summary = summary_of(*filed);
    if (!summary) return summary.error();
    return Filed{std::move(*summary), std::move(*record), std::move(*related), snapshot_->edge.size(), true};
  }

 private:
  static Failure missing() { return {FailureKind::Internal, "an idempotency row names an event that is no filing"}; }

  Result<ReceiptedRecord> receipted(const StoredEvent& event) {
    auto receipt = service::receipt_of(reader_, event, *snapshot_);
    if (!receipt) return receipt.error();
    return ReceiptedRecord{event.stream, std::move(*receipt)};
  }

  Result<std::optional<ReceiptedRecord>> related_of(const complaint::ComplaintFiled& filed) {
    if (!filed.related) return std::optional<ReceiptedRecord>();
    const auto events = reader_.read_stream(filed.related->number);
    if (!events) return events.error();
    if (events->empty()) return missing();
    auto record = receipted(events->front());
    if (!record) return record.error();
    return std::optional(std::move(*record));
  }

  Result<FilingSummary> summary_of(const complaint::ComplaintFiled& filed) {
    const auto row = reader_.find_complaint(filed.number);
    if (!row) return row.error();
    if (!*row) return missing();
    const auto& state = (*row)->state;
    FilingSummary summary;
    summary.kind = state.kind;
    summary.stage = state.stage;
    summary.anonymous = filed.anonymous;
    summary.needs_read_back = state.medium == complaint::Medium::Oral && !state.read_back;
    summary.received_at = to_string(filed.received_at);
    summary.language = notice_language(exchange_.caller, filed.language);
    return summary;
  }

  const Exchange& exchange_;
  service::ReadSession& reader_;
  std::shared_ptr<const service::LogSnapshot> snapshot_;
};

Task<FilingOutcome> find_replayed(Exchange& exchange, std::uint64_t leaf) {
  std::function<Looked<Filed>(service::ReadSession&)> reading = [&exchange, leaf](service::ReadSession& reader) {
    auto filed = Replay(exchange, reader).find(leaf);
    return filed ? Looked<Filed>(std::move(*filed)) : Looked<Filed>(failed(exchange, filed.error()));
  };
  auto looked = co_await look<Filed>(exchange, std::move(reading));
  if (auto* filed = std::get_if<Filed>(&looked)) co_return std::move(*filed);
  co_return std::move(std::get<Response>(looked));
}

}  // namespace

std::optional<Response> check_filing_rate(const Exchange& exchange) {
  const auto wait_s = seconds_to_wait(exchange);
  if (wait_s == 0) return std::nullopt;
  return problem_later("TOO_MANY_FILINGS", exchange.caller.language, wait_s);
}

Task<FilingOutcome> submit_filing(Exchange& exchange, FileComplaint filing,
                                  std::optional<service::IdempotencyKey> key) {
  auto summary = summary_of(exchange.caller, filing);
  const auto actor = actor_of(exchange.caller, filing);
  service::Submission submission{std::move(filing), actor, key, {}};
  auto answer = co_await submit(exchange, std::move(submission));

  if (auto* accepted = std::get_if<service::Accepted>(&answer)) co_return filed_now(std::move(summary), *accepted);
  if (const auto* replayed = std::get_if<service::Replayed>(&answer)) {
    const auto leaf = replayed->leaf;
    co_return co_await find_replayed(exchange, leaf);
  }
  if (auto* imported = std::get_if<service::AlreadyImported>(&answer)) co_return std::move(*imported);
  if (auto* refusals = std::get_if<complaint::Refusals>(&answer)) co_return std::move(*refusals);
  if (std::holds_alternative<service::KeyReused>(answer)) co_return service::KeyReused{};
  if (const auto* denied = std::get_if<service::NotAllowed>(&answer)) {
    co_return problem("NOT_ALLOWED", exchange.caller.language, {{"permission", to_word(denied->needed)}});
  }
  if (const auto* not_done = std::get_if<service::NotDone>(&answer)) co_return failed(exchange, not_done->why);
  co_return failed(exchange, {FailureKind::Internal, "a filing cannot be answered with a missing complaint"});
}

}  // namespace redress::http

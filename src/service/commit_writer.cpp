#include "service/commit_writer.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/random.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/number.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "service/commit_work.hpp"
#include "service/reading_rights.hpp"

namespace redress::service {
namespace {

constexpr int kAttemptsMax = 3;
constexpr std::size_t kSaltsDrawn = 1024;

}  // namespace

CommitLoop::Writer::Writer(EventStore& store, Clock& clock, const ledger::Signer& signer, LogState& log,
                           StaffDirectory& staff, ParameterDirectory& parameters, const CommitLoop& loop)
    : store_(store),
      guard_(clock, loop.options_.clock_step_ms_max),
      clock_(clock),
      days_(clock),
      signer_(signer),
      log_(log),
      staff_(staff),
      parameters_(parameters),
      loop_(loop),
      tip_(log.latest()) {}

std::vector<Answer> CommitLoop::Writer::process(const std::vector<std::unique_ptr<Submission>>& batch) {
  outcome_unknown_ = false;
  const auto now = guard_.now();
  Failure why{FailureKind::Unavailable, "the wall clock has stepped; writing stands still until it is right again"};
  for (int i = 0; now && i < kAttemptsMax; ++i) {
    auto answers = attempt(batch, *now);
    if (answers) return std::move(*answers);
    why = answers.error();
    forget();
    if (why.kind == FailureKind::NoSpace) break;  // waiting does not help
    if (outcome_unknown_) break;                  // deciding again could do it twice
  }
  return std::vector<Answer>(batch.size(), Answer(NotDone{why}));
}

Result<std::vector<Answer>> CommitLoop::Writer::attempt(const std::vector<std::unique_ptr<Submission>>& batch,
                                                        Instant now) {
  if (auto opened = open_reader(); !opened) return opened.error();
  auto transaction = store_.begin_write();
  if (!transaction) return transaction.error();
  loop_.step(CommitStep::Begun);
  Work work;
  work.transaction = transaction->get();
  work.head = (*transaction)->head();
  if (auto followed = follow_head(work.head); !followed) return followed.error();
  work.at = std::max(now, work.head.last_at);
  work.staff = staff_.latest();
  work.parameters = parameters_.latest();
  std::vector<Answer> answers;
  for (const auto& submission : batch) {
    work.events_before.push_back(work.batch.events.size());
    auto answer = decide(work, *submission);
    if (!answer) return answer.error();
    answers.push_back(std::move(*answer));
  }
  loop_.step(CommitStep::Decided);
  // Nothing written: what was decided rests on committed events only.
  if (work.batch.events.empty()) return answers;
  const auto proof = seal_batch(work);
  if (auto committed = commit(work, std::move(*transaction)); !committed) return committed.error();
  loop_.step(CommitStep::Committed);
  remember(work, proof);
  work.events_before.push_back(work.batch.events.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    auto* accepted = std::get_if<Accepted>(&answers[i]);
    if (accepted == nullptr) continue;
    const auto begin = work.batch.events.begin();
    accepted->events.assign(std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(work.events_before[i])),
                            std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(work.events_before[i + 1])));
    accepted->proof = proof;
  }
  return answers;
}

Result<void> CommitLoop::Writer::open_reader() {
  if (reader_) return {};
  auto reader = store_.open_reader();
  if (!reader) return reader.error();
  reader_ = std::move(*reader);
  return {};
}

// The head is read under its lock: if another writer moved it, or an attempt failed, nothing held in memory counts.
Result<void> CommitLoop::Writer::follow_head(const Head& head) {
  if (!tip_ || tip_->edge.size() != head.size || tip_->root != head.root) {
    forget();
    auto edge = load_right_edge(*reader_, head);
    if (!edge) return edge.error();
    tip_ =
        std::make_shared<LogSnapshot>(LogSnapshot{std::move(*edge), head.root, head.checkpoint, log_.latest()->trees});
    log_.committed(tip_);
  }
  if (auto loaded = load_staff(); !loaded) return loaded;
  if (auto loaded = load_parameter_values(); !loaded) return loaded;
  if (!idempotency_loaded_) {
    auto rows = reader_->idempotency_since(clock_.now() + -kIdempotencyMs);
    if (!rows) return rows.error();
    for (const auto& row : *rows) idempotency_.add(row);
    idempotency_loaded_ = true;
  }
  return {};
}

Result<Answer> CommitLoop::Writer::decide(Work& work, const Submission& submission) {
  const auto& key = submission.idempotency;
  if (key) {
    auto before = idempotency_.find(key->key);
    if (!before) before = work.idempotency.find(key->key);
    if (before && before->body != key->body) return Answer(KeyReused{});
    if (before) return Answer(Replayed{before->leaf});
  }
  const auto leaf = work.head.size + work.batch.events.size();
  auto answer = decide_act_of(work, submission);
  if (answer && key && std::holds_alternative<Accepted>(*answer)) {
    const IdempotencyRow row{key->key, key->body, leaf, work.at};
    work.batch.idempotency.push_back(row);
    work.idempotency.add(row);
  }
  return answer;
}

Result<Answer> CommitLoop::Writer::decide_act_of(Work& work, const Submission& submission) {
  complaint::Facts facts{.at = work.at, .actor = submission.actor, .limits = loop_.options_.filing};
  if (facts.actor.kind == complaint::ActorKind::Staff) {
    facts.standing = standing_of(*work.staff, staff_.roles(), facts.actor.user, submission.scope);
  }
  const auto& act = submission.act;
  if (const auto* filing = std::get_if<complaint::FileComplaint>(&act)) {
    return decide_filing(work, *filing, facts, submission.scope);
  }
  if (const auto* on_complaint = std::get_if<ActOnComplaint>(&act)) {
    return decide_act(work, *on_complaint, facts, submission.scope);
  }
  if (const auto* on = std::get_if<ActOnGroup>(&act)) return decide_group(work, *on, facts, submission.scope);
  if (const auto* access = std::get_if<RecordAccess>(&act)) return record_access(work, access->access);
  if (const auto* on = std::get_if<ActOnParameters>(&act))
    return decide_parameters(work, on->command, submission.actor, submission.scope);
  return decide_organisation(work, std::get<ActOnOrganisation>(act).command, submission.actor);
}

// Rights are looked at here again, since they may have been taken since the request came in.
organisation::Permissions CommitLoop::Writer::effective(const Work& work, const complaint::Actor& actor,
                                                        const Scope& scope) const {
  auto permissions = organisation::permissions_of(*work.staff, staff_.roles(), actor.user);
  if (scope) permissions.limit_to(*scope);
  return permissions;
}

bool CommitLoop::Writer::is_allowed(const Work& work, const complaint::Actor& actor, const Scope& scope,
                                    organisation::Permissions any_of) const {
  return actor.kind != complaint::ActorKind::Staff || effective(work, actor, scope).has_any(any_of);
}

// Who may not read a complaint does not act on it either: the answer would tell what stage it is in.
bool CommitLoop::Writer::is_in_scope(const Work& work, const complaint::Actor& actor, const Scope& scope,
                                     const complaint::State& state) const {
  if (actor.kind != complaint::ActorKind::Staff) return true;
  const auto* user = work.staff->find(actor.user);
  return user != nullptr && rights_of_user(*user, effective(work, actor, scope), staff_.roles(), state).may_read;
}

namespace {

bool is_operator_tool(const complaint::Actor& actor) {
  return actor.kind == complaint::ActorKind::Import || actor.kind == complaint::ActorKind::Operator;
}

}  // namespace

Result<Answer> CommitLoop::Writer::decide_filing(Work& work, const complaint::FileComplaint& command,
                                                 const complaint::Facts& facts, const Scope& scope) {
  if (!is_allowed(work, facts.actor, scope, {organisation::Permission::Register})) {
    return Answer(NotAllowed{organisation::Permission::Register});
  }
  // For anybody else the key is a reserved field: what it names must not be found out by guessing keys.
  if (!command.import_key.empty() && is_operator_tool(facts.actor)) {
    const auto here = work.imported.find(command.import_key);
    if (here != work.imported.end()) return Answer(AlreadyImported{here->second});
    auto stored = work.transaction->find_imported(command.import_key);
    if (!stored) return stored.error();
    if (*stored) return Answer(AlreadyImported{**stored});
  }
  // Where daylight saving ends after midnight the date falls back for an hour; serials of a day are not given twice.
  const auto today = std::max(clock_.local_date(work.at), work.head.serial_date);
  const auto serial = today == work.head.serial_date ? work.head.serial : 0;
  const std::string numbers[2] = {complaint::make_number(today, serial + 1), complaint::make_number(today, serial + 2)};
  const auto decided = complaint::decide_filing(command, facts, numbers);
  if (!decided) return Answer(decided.error());
  for (const auto& filed : *decided) {
    Aggregate& aggregate = work.touched[filed.number];
    for (const auto& event : filed.events) record(work, aggregate, filed.number, event, facts.actor);
  }
  work.head.serial_date = today;
  work.head.serial = serial + decided->size();
  if (!command.import_key.empty()) {
    work.imported[command.import_key] = numbers[0];
    work.batch.imported.push_back({command.import_key, numbers[0]});
  }
  return Answer(Accepted{});
}

Result<Answer> CommitLoop::Writer::decide_act(Work& work, const ActOnComplaint& act, complaint::Facts& facts,
                                              const Scope& scope) {
  const auto needed = permission_for(act.command);
  auto any_of = also_allowed_for(act.command);
  any_of.add(needed);
  if (!is_allowed(work, facts.actor, scope, any_of)) return Answer(NotAllowed{needed});
  auto aggregate = load(work, act.number);
  // One complaint that cannot be read must not keep the others of its batch from being answered.
  if (!aggregate && aggregate.error().kind == FailureKind::Malformed) return Answer(NotDone{aggregate.error()});
  if (!aggregate) return aggregate.error();
  if (*aggregate == nullptr) return Answer(NoSuchComplaint{});
  if (!is_in_scope(work, facts.actor, scope, (*aggregate)->state)) return Answer(OutOfScope{});
  if (auto looked = look_up(work, act, (*aggregate)->state, facts); !looked) {
    if (looked.error().kind == FailureKind::Malformed) return Answer(NotDone{looked.error()});
    return looked.error();
  }
  const auto decided = complaint::decide((*aggregate)->state, act.command, facts);
  if (!decided) return Answer(decided.error());
  for (const auto& event : *decided) record(work, **aggregate, act.number, event, facts.actor);
  if (std::holds_alternative<complaint::ClassifyComplaint>(act.command)) {
    for (auto& row : work.matches[act.number]) work.batch.matches.push_back(std::move(row));
    work.matches.erase(act.number);
  }
  return Answer(Accepted{});
}

// From this batch, else from memory if the stored tail is still the same, else folded from the stream.
Result<Aggregate*> CommitLoop::Writer::load(Work& work, const std::string& number) {
  const auto here = work.touched.find(number);
  if (here != work.touched.end()) return &here->second;
  const auto last_seq = work.transaction->last_seq(number);
  if (!last_seq) return last_seq.error();
  if (*last_seq == 0) return static_cast<Aggregate*>(nullptr);
  const auto cached = cache_.find(number);
  if (cached != cache_.end() && cached->second.last_seq == *last_seq) {
    return &work.touched.emplace(number, cached->second).first->second;
  }
  const auto events = work.transaction->read_stream(number);
  if (!events) return events.error();
  auto folded = fold_stream(*events);
  if (!folded) return malformed("what is stored of a complaint cannot be read: " + folded.error().message);
  return &work.touched.emplace(number, std::move(*folded)).first->second;
}

void CommitLoop::Writer::record(Work& work, Aggregate& aggregate, const std::string& number,
                                const complaint::Event& event, const complaint::Actor& actor) {
  StreamTail tail{aggregate.last_seq, aggregate.last_commitment};
  seal_event(work, number, complaint::encode(event, number, actor), tail);
  complaint::evolve(aggregate.state, event, work.at);
  aggregate.last_seq = tail.seq;
  aggregate.last_commitment = tail.commitment;
}

void CommitLoop::Writer::seal_event(Work& work, const std::string& stream, complaint::EncodedEvent encoded,
                                    StreamTail& tail) {
  ledger::EventDraft draft;
  draft.stream = stream;
  draft.seq = tail.seq + 1;
  if (tail.seq > 0) draft.prev = tail.commitment;
  draft.at = work.at;
  draft.kind = std::move(encoded.kind);
  draft.version = encoded.version;
  draft.parts = std::move(encoded.parts);
  StoredEvent stored{work.head.size + work.batch.events.size(), stream, draft.seq, ledger::seal(draft, next_salts())};
  tail = {stored.seq, stored.sealed.commitment};
  work.batch.events.push_back(std::move(stored));
}

std::shared_ptr<const BatchProof> CommitLoop::Writer::seal_batch(Work& work) {
  std::vector<Hash> leaves;
  leaves.reserve(work.batch.events.size());
  for (const auto& event : work.batch.events)
    leaves.push_back(ledger::leaf_hash(ledger::entry_of(event.sealed.commitment)));
  ledger::Growth growth(tip_->edge, leaves);
  work.batch.tiles = growth.full_tiles();
  work.batch.rows.reserve(work.touched.size());
  for (const auto& [number, aggregate] : work.touched) work.batch.rows.push_back(row_of(aggregate));
  // Ascending numbers: the view grows at its end.
  std::sort(work.batch.rows.begin(), work.batch.rows.end(),
            [](const ComplaintRow& a, const ComplaintRow& b) { return a.state.number < b.state.number; });
  work.head.size = growth.size();
  work.head.root = growth.root();
  work.head.last_at = work.at;
  work.head.batch_id = random_bytes(16);
  work.head.checkpoint = ledger::sign_checkpoint({signer_.verifier().name, work.head.size, work.head.root}, signer_);
  work.batch.head = work.head;
  return std::make_shared<BatchProof>(BatchProof{std::move(growth), work.head.checkpoint});
}

Result<void> CommitLoop::Writer::commit(Work& work, std::unique_ptr<WriteTransaction> transaction) {
  if (auto appended = transaction->append(work.batch); !appended) return appended.error();
  loop_.step(CommitStep::Appended);
  auto committed = transaction->commit();
  if (committed) return {};
  // Unknown outcome: the head tells whether the batch is there, if it can be read.
  transaction.reset();
  const auto again = store_.begin_write();
  outcome_unknown_ = !again;
  if (again && (*again)->head().batch_id == work.head.batch_id) return {};
  return committed.error();
}

void CommitLoop::Writer::remember(Work& work, const std::shared_ptr<const BatchProof>& proof) {
  tip_ = std::make_shared<LogSnapshot>(
      LogSnapshot{proof->growth.edge(), proof->growth.root(), proof->checkpoint, log_.latest()->trees});
  log_.committed(tip_);
  loop_.step(CommitStep::Published);
  for (const auto& row : work.batch.idempotency) idempotency_.add(row);
  if (work.staff != staff_.latest()) staff_.publish(std::move(work.staff));
  if (work.parameters != parameters_.latest()) parameters_.publish(std::move(work.parameters));
  if (cache_.size() + work.touched.size() > loop_.options_.cache_max) cache_.clear();
  for (auto& [number, aggregate] : work.touched) {
    // A filing is rarely acted on at once: only what was loaded is kept.
    if (aggregate.last_seq > 1) cache_[number] = std::move(aggregate);
  }
}

void CommitLoop::Writer::forget() {
  tip_.reset();
  cache_.clear();
  idempotency_.clear();
  idempotency_loaded_ = false;
  staff_loaded_ = false;
  parameters_loaded_ = false;
}

void CommitLoop::Writer::upkeep() {
  const auto now = guard_.now();  // a step is noticed also while nobody files
  if (!now) return;
  idempotency_.drop_expired(*now);
  store_.upkeep(*now);
}

ledger::EventSalts CommitLoop::Writer::next_salts() {
  if (salts_used_ + ledger::kSaltsPerEvent > salts_.size()) {
    salts_.resize(kSaltsDrawn);
    fill_random(salts_);
    salts_used_ = 0;
  }
  const auto* first = salts_.data() + salts_used_;
  salts_used_ += ledger::kSaltsPerEvent;
  return ledger::EventSalts(first, ledger::kSaltsPerEvent);
}

}  // namespace redress::service

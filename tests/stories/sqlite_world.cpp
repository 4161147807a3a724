#include "stories/sqlite_world.hpp"

#include "domain/complaint/number.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/receipt.hpp"
#include "service/group_forms.hpp"
#include "service/query_code.hpp"
#include "service/read_complaint.hpp"
#include "service/receipts.hpp"
#include "stories/forms.hpp"
#include "support/log_check.hpp"
#include "support/test_bench.hpp"

namespace redress::test {
namespace {

using namespace service;

constexpr Instant kToday{1'795'363'200'000};  // 2026-11-23 00:00 in Shanghai
constexpr std::int64_t kTwoDays = 2 * 24 * 3'600'000;

class SqliteWorld final : public World {
 public:
  // The clock stands two days back: a story sets it forwards only.
  SqliteWorld() : bench_({.at = kToday + -kTwoDays}), codes_(std::string(32, '\x07')) {}

  Instant today() override { return kToday; }
  void set_time(Instant at) override { bench_.clock().pass(at - bench_.clock().now()); }
  void wait_days(std::int64_t days) override { bench_.clock().pass(days * (kTwoDays / 2)); }
  std::string user_id(Who who) override { return actor(who).user; }

  Outcome file(Who who, const json::object& form) override {
    auto filing = read_filing_form(json::value(form), "zh-CN");
    if (!filing) return refused(filing.error());
    return outcome(bench_.loop().run(std::move(*filing), actor(who)));
  }

  Outcome act(Who who, const Filed& record, const std::string& act, const json::object& form) override {
    auto command = read_act(act, form);
    if (!command) return refused(command.error());
    return outcome(bench_.loop().run(ActOnComplaint{record.number, std::move(*command)}, actor(who)));
  }

  Outcome act_on_group(Who who, const std::string& group, const std::string& act, const json::object& form) override {
    auto command = read_group_form(act, json::value(form));
    if (!command) return refused(command.error());
    const auto answer = bench_.loop().run(ActOnGroup{group, std::move(*command)}, actor(who));
    auto done = outcome(answer);
    if (const auto* accepted = std::get_if<Accepted>(&answer)) done.group = accepted->events.front().stream;
    return done;
  }

  Outcome look_up(const std::string& number) override {
    if (!complaint::parse_number(number)) return refused(complaint::refuse(complaint::RefusalCode::InvalidNumber));
    return {view(number) ? Outcome::Kind::Accepted : Outcome::Kind::NothingThere, {}, {}};
  }

  Seen look(const Filed& record) override {
    const auto shown = view(record.number).value();
    auto seen = seen_of(shown.row.state);
    seen.needs = shown.needs;
    for (const auto& entry : shown.history) seen.history.push_back({entry.kind, entry.party, entry.person});
    const auto row = take(bench_.reader()->find_complaint(record.number));
    if (row != shown.row) throw std::runtime_error("the stored row is not the fold of the events");
    return seen;
  }

  std::string handout_problem(const Filed& record) override {
    if (!complaint::parse_number(record.number)) return "not a number: " + record.number;
    if (!codes_.matches(record.number, record.code)) return "not its query code: " + record.code;
    return receipt_problem(record.receipt, bench_.key(), record.number, 1, &bench_.store());
  }

  std::string history_problem(const Filed& record) override {
    const auto shown = view(record.number).value();
    std::vector<ledger::VerifiedReceipt> verified;
    for (const auto& entry : shown.history)
      verified.push_back(take(ledger::verify_receipt(entry.receipt, bench_.key())));
    const auto status = take(ledger::open_status(shown.status_note, bench_.key()));
    const auto whole = ledger::verify_stream(verified, status);
    return whole ? log_problem(bench_.store(), bench_.key()) : whole.error().message;
  }

 private:
  /// A member of staff is added when they first act.
  [[nodiscard]] complaint::Actor actor(Who who) {
    const auto* member = staff_of(who);
    if (member == nullptr) return actor_of(who);
    if (const auto* user = bench_.staff().latest()->find_login(member->login)) return complaint::Actor::staff(user->id);
    const auto answer = bench_.run(
        ActOnOrganisation{organisation::AddUser{member->login, member->words, member->department, {member->role}}});
    if (!std::holds_alternative<Accepted>(answer)) throw std::runtime_error(describe(answer));
    return actor(who);
  }
  [[nodiscard]] std::optional<ComplaintView> view(const std::string& number) {
    const auto reader = bench_.reader();
    return take(read_complaint(*reader, *bench_.log().latest(), bench_.status_signer(), number));
  }

  [[nodiscard]] Outcome outcome(const Answer& answer) const {
    if (const auto* refusals = std::get_if<complaint::Refusals>(&answer)) return refused(*refusals);
    const auto* accepted = std::get_if<Accepted>(&answer);
    if (accepted == nullptr) throw std::runtime_error(describe(answer));
    Outcome done;
    for (const auto& event : accepted->events) {
      if (event.seq != 1) continue;
      done.records.push_back({event.stream, codes_.code_for(event.stream), receipt_of(event, *accepted->proof)});
    }
    return done;
  }

  TestBench bench_;
  QueryCodes codes_;
};

}  // namespace

std::unique_ptr<World> make_sqlite_world() { return std::make_unique<SqliteWorld>(); }

}  // namespace redress::test

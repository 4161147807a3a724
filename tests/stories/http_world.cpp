#include "stories/http_world.hpp"

#include <chrono>
#include <map>
#include <optional>

#include "domain/complaint/number.hpp"
#include "domain/ledger/checkpoint.hpp"
#include "domain/ledger/receipt.hpp"
#include "domain/organisation/role_table.hpp"
#include "stories/forms.hpp"
#include "support/http_client.hpp"
#include "support/server_process.hpp"
#include "support/temporary_directory.hpp"

namespace redress::test {
namespace {

constexpr std::int64_t kDay = 24LL * 3'600'000;
constexpr std::int64_t kShanghai = 8LL * 3'600'000;

/// The server that all stories share.
struct Site {
  TemporaryDirectory directory;
  ServerProcess server{directory.path() / "data"};
};
Site& site() {
  static Site kSite;
  return kSite;
}

Instant in_a_year() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()} + 365 * kDay;
}

std::string text(const json::object& object, std::string_view key) {
  const auto* found = find_string(object, key);
  return found == nullptr ? std::string() : std::string(text_of(*found));
}

Filed filed(const json::object& document) {
  return {text(document, "number"), text(document, "query_code"), text(document, "receipt")};
}

Outcome refused_by(const json::object& problem) {
  Outcome outcome{Outcome::Kind::Refused, {}, {}};
  const auto* errors = find_array(problem, "errors");
  if (errors == nullptr) outcome.refusals.push_back(text(problem, "code"));
  for (const auto& error : errors == nullptr ? json::array() : *errors) {
    outcome.refusals.push_back(refusal_text(text(error.as_object(), "code"), text(error.as_object(), "pointer")));
  }
  return outcome;
}

Outcome outcome_of(const HttpAnswer& answer) {
  const auto document = answer.document();
  if (answer.status == 200 || answer.status == 201) return {};
  const auto code = text(document, "code");
  if (code == "WRONG_CODE" || code == "COMPLAINT_NOT_FOUND") return {Outcome::Kind::NothingThere, {}, {}};
  if (answer.status < 400 || answer.status >= 500)
    throw std::runtime_error("status " + std::to_string(answer.status) + ": " + answer.body);
  return refused_by(document);
}

class HttpWorld final : public World {
 public:
  HttpWorld() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto local_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count() + kShanghai;
    today_ = {local_ms - local_ms % kDay - kShanghai};
  }

  Instant today() override { return today_; }
  void set_time(Instant at) override { story_time_ = at; }
  bool can_wait() override { return false; }
  void wait_days(std::int64_t) override { throw std::runtime_error("the program's clock cannot be turned"); }
  std::string user_id(Who who) override {
    (void)token_of(*staff_of(who));
    return ids()[staff_of(who)->login];
  }

  // The program's clock cannot be turned back: what came in earlier is registered by the operator, who had it.
  Outcome file(Who who, const json::object& form) override {
    auto body = form;
    if (story_time_) body["received_at"] = to_string(*story_time_);
    const auto answer = client(story_time_ ? Who::Operator : who).post("/v1/complaints", body);
    auto outcome = outcome_of(answer);
    if (outcome.kind != Outcome::Kind::Accepted) return outcome;
    const auto document = answer.document();
    outcome.records.push_back(filed(document));
    if (const auto* related = find_object(document, "related")) outcome.records.push_back(filed(*related));
    return outcome;
  }

  Outcome act(Who who, const Filed& record, const std::string& act, const json::object& form) override {
    const auto path = "/v1/complaints/" + record.number + "/" + act;
    return outcome_of(client(who).post(path, form, credentials(who, record)));
  }

  Outcome act_on_group(Who who, const std::string& group, const std::string& act, const json::object& form) override {
    auto path = std::string("/v1/groups");
    if (!group.empty()) path += "/" + group + "/" + act;
    const auto answer = client(who).post(path, form, credentials(who, {}));
    auto outcome = outcome_of(answer);
    if (outcome.kind == Outcome::Kind::Accepted) outcome.group = text(answer.document(), "group");
    return outcome;
  }

  Outcome look_up(const std::string& number) override {
    return outcome_of(public_.get("/v1/complaints/" + number, {{"Authorization", "QueryCode 00000000"}}));
  }

  Seen look(const Filed& record) override {
    const auto document = show(record);
    Seen seen;
    seen.kind = text(document, "record_kind");
    seen.stage = text(document, "stage");
    seen.close_code = text(document, "close_code");
    seen.outcome = text(document, "outcome");
    if (const auto* related = find_object(document, "related")) seen.related = text(*related, "number");
    seen.anonymous = document.at("anonymous").as_bool();
    seen.received_at = parse_instant(text(document, "received_at")).value();
    for (const auto& need : document.at("needs").as_array()) seen.needs.push_back(text(need.as_object(), "code"));
    for (const auto& entry : document.at("history").as_array()) {
      const auto& event = entry.as_object();
      seen.history.push_back({text(event, "kind"), event.at("party").as_object(), event.at("person").as_object()});
    }
    return seen;
  }

  std::string handout_problem(const Filed& record) override {
    if (!complaint::parse_number(record.number)) return "not a number: " + record.number;
    if (record.code.size() != 8) return "not a query code: " + record.code;
    const auto verified = ledger::verify_receipt(record.receipt, key());
    if (!verified) return verified.error().message;
    return verified->envelope.stream == record.number ? "" : "the receipt is of " + verified->envelope.stream;
  }

  std::string history_problem(const Filed& record) override {
    const auto document = show(record);
    std::vector<ledger::VerifiedReceipt> verified;
    for (const auto& entry : document.at("history").as_array()) {
      auto receipt = ledger::verify_receipt(text(entry.as_object(), "receipt"), key());
      if (!receipt) return receipt.error().message;
      verified.push_back(std::move(*receipt));
    }
    const auto status = ledger::open_status(text(document, "status_note"), key());
    if (!status) return status.error().message;
    const auto whole = ledger::verify_stream(verified, *status);
    return whole ? "" : whole.error().message;
  }

 private:
  [[nodiscard]] HttpClient& client(Who who) { return who == Who::Operator ? operator_ : public_; }
  [[nodiscard]] HttpClient::Headers credentials(Who who, const Filed& record) {
    if (const auto* member = staff_of(who)) return {{"Authorization", "Bearer " + token_of(*member)}};
    if (who != Who::Complainant) return {};
    return {{"Authorization", "QueryCode " + record.code}};
  }
  /// A member of staff is added with the first story that needs them; all stories share them.
  [[nodiscard]] const std::string& token_of(const StaffMember& member) {
    static std::map<std::string, std::string> kTokens;
    auto& token = kTokens[member.login];
    if (!token.empty()) return token;
    const json::object user = {{"login", member.login},
                               {"name", member.words},
                               {"department", member.department},
                               {"roles", json::array{member.role}}};
    const auto added = operator_.post("/v1/users", user);
    if (added.status != 201) throw std::runtime_error("no user: " + added.body);
    ids()[member.login] = text(added.document(), "user");
    json::array scopes;
    const auto* role = organisation::RoleTable::builtin().find(member.role);
    for (const auto& [permission, word] : words_of(organisation::Permission{})) {
      if (role->permissions.has(permission)) scopes.emplace_back(word);
    }
    const json::object wanted = {{"label", "stories"}, {"scopes", scopes}, {"expires_at", to_string(in_a_year())}};
    const auto issued = operator_.post("/v1/users/" + text(added.document(), "user") + "/tokens", wanted);
    if (issued.status != 201) throw std::runtime_error("no token: " + issued.body);
    return token = text(issued.document(), "api_token");
  }
  /// User ids by login; shared, as the users are.
  [[nodiscard]] static std::map<std::string, std::string>& ids() {
    static std::map<std::string, std::string> kIds;
    return kIds;
  }
  [[nodiscard]] json::object show(const Filed& record) {
    const auto answer = public_.get("/v1/complaints/" + record.number, credentials(Who::Complainant, record));
    if (answer.status != 200) throw std::runtime_error("status " + std::to_string(answer.status) + ": " + answer.body);
    return answer.document();
  }
  [[nodiscard]] ledger::VerifierKey key() {
    auto line = public_.get("/log/key").body;
    if (line.ends_with('\n')) line.pop_back();
    return ledger::parse_verifier_key(line).value();
  }

  HttpClient public_{site().server.url()};
  HttpClient operator_{"http://localhost", site().server.socket()};
  Instant today_;
  std::optional<Instant> story_time_;
};

}  // namespace

std::unique_ptr<World> make_http_world() { return std::make_unique<HttpWorld>(); }

}  // namespace redress::test

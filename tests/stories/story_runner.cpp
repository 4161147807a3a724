#include "stories/story_runner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <regex>

namespace redress::test {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60 * kMinute;

using Match = std::smatch;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Who who_of(const std::string& text) {
  for (const auto& member : kStaff) {
    if (text == member.words) return member.who;
  }
  if (text == "somebody") return Who::Somebody;
  return text == "the operator" ? Who::Operator : Who::Complainant;
}

std::string kind_of(const std::string& text) {
  return text.substr(text.find(' ') + 1);  // "a complaint", "an inquiry", "praise"
}

class Teller {
 public:
  Teller(const Story& story, World& world) : story_(story), world_(world) {}

  void tell(const Sentence& sentence) {
    sentence_ = &sentence;
    for (const auto& form : forms()) {
      Match found;
      if (form.keyword != sentence.keyword || !std::regex_match(sentence.text, found, form.pattern)) continue;
      return form.tell(*this, found);
    }
    throw std::runtime_error("this sentence has no meaning: " + sentence.text);
  }

 private:
  struct Form {
    Keyword keyword;
    std::regex pattern;
    std::function<void(Teller&, const Match&)> tell;
  };
  static const std::vector<Form>& forms();

  void expect(const std::string& what, const std::string& found, const std::string& wanted) const {
    if (found == wanted) return;
    ADD_FAILURE_AT(story_.file.c_str(), sentence_->line) << what << " is: " << found << "\n expected: " << wanted;
  }
  void expect_none(const std::string& what, const std::string& problem) const { expect(what, problem, ""); }

  Filed& record(const std::string& name) {
    const auto found = records_.find(name);
    if (found == records_.end()) throw std::runtime_error("no record " + name + " was filed");
    return found->second;
  }
  Seen look(const std::string& name) { return world_.look(record(name)); }
  [[nodiscard]] Instant time_of(const Match& found, std::size_t first) const {
    const int days = found[first + 2] == "yesterday" ? 1 : 2;
    return world_.today() + (-days * kDay + (std::stoi(found[first]) * 60 + std::stoi(found[first + 1])) * kMinute);
  }

  void file(const std::string& who, const std::vector<std::string>& names) {
    last_ = world_.file(who_of(who), parse_form(*sentence_));
    if (last_.kind != Outcome::Kind::Accepted) return;
    if (last_.records.size() != names.size()) {
      throw std::runtime_error(std::to_string(last_.records.size()) + " records were filed");
    }
    for (std::size_t i = 0; i < names.size(); ++i) records_[names[i]] = last_.records[i];
  }
  void act(const std::string& who, const std::string& name, const std::string& act) {
    last_ = world_.act(who_of(who), record(name), act, resolved(parse_form(*sentence_), name));
  }
  /// Every accepted act is one event of the group; "@newest" of a form is the number of the newest.
  void act_on_group(const std::string& who, const std::string& name, const std::string& act) {
    auto& group = groups_[name];
    json::object form;
    for (const auto& item : parse_form(*sentence_)) {
      const bool is_newest = item.value() == json::value("@newest");
      form[item.key()] = is_newest ? json::value(group.acts) : resolve(item.value(), name);
    }
    last_ = world_.act_on_group(who_of(who), group.number, act, form);
    if (last_.kind != Outcome::Kind::Accepted) return;
    group.number = last_.group;
    ++group.acts;
  }
  /// "@the handler" is that user's id, "@newest" the number of the record's newest event ("@newest-1" the one before),
  /// "@number of B" a record's number, "@in 5 days" a date.
  [[nodiscard]] json::value resolve(const json::value& value, const std::string& name) {
    if (value.is_object()) return resolved(value.get_object(), name);
    if (value.is_array()) {
      json::array list;
      for (const auto& item : value.get_array()) list.push_back(resolve(item, name));
      return list;
    }
    if (!value.is_string() || !text_of(value.get_string()).starts_with("@")) return value;
    return meaning(std::string(text_of(value.get_string())), name);
  }
  [[nodiscard]] json::object resolved(const json::object& form, const std::string& name) {
    json::object made;
    for (const auto& item : form) made[item.key()] = resolve(item.value(), name);
    return made;
  }
  [[nodiscard]] json::value meaning(const std::string& text, const std::string& name) {
    static const std::regex kNewest("@newest(-([0-9]+))?");
    static const std::regex kDays("@in ([0-9]+) days?");
    static const std::regex kNumber("@number of ([A-Z])");
    Match found;
    if (std::regex_match(text, found, kNewest)) {
      const auto back = found[2].matched ? std::stoll(found[2]) : 0;
      return static_cast<std::int64_t>(look(name).history.size()) - back;
    }
    if (std::regex_match(text, found, kDays)) return json::string(day_in(std::stoll(found[1])));
    if (std::regex_match(text, found, kNumber)) return json::string(record(found[1]).number);
    const auto* member = staff_of(who_of(text.substr(1)));
    if (member == nullptr) throw std::runtime_error("nobody is called " + text);
    return json::string(world_.user_id(member->who));
  }
  [[nodiscard]] std::string day_in(std::int64_t days) {
    const auto noon = world_.today() + kDay / 2;
    return to_string(noon + (days + waited_days_) * kDay).substr(0, 10);
  }
  /// The usual way to a stage, for stories about what comes after it: an S3 complaint with one point, found
  /// substantiated, whose remedy is an explanation.
  void bring(const std::string& name, const std::string& stage);
  void must(const std::string& who, const std::string& name, const std::string& act, const std::string& form) {
    last_ = world_.act(who_of(who), record(name), act, resolved(parse_json(form)->as_object(), name));
    if (last_.kind != Outcome::Kind::Accepted) throw std::runtime_error(who + ", " + act + ": " + last_text());
  }
  void wait(std::int64_t days) {
    world_.wait_days(days);
    waited_days_ += days;
  }
  [[nodiscard]] std::string last_text() const {
    if (last_.kind == Outcome::Kind::NothingThere) return "nothing there";
    if (last_.kind == Outcome::Kind::Accepted) return "accepted";
    auto refusals = last_.refusals;
    std::sort(refusals.begin(), refusals.end());
    return "refused: " + joined(refusals);
  }
  void expect_refused() const {
    auto wanted = sentence_->lines;
    std::sort(wanted.begin(), wanted.end());
    expect("the answer", last_text(), "refused: " + joined(wanted));
  }
  void expect_demands(const std::string& name, const std::string& wanted) {
    std::vector<std::string> demands;
    for (const auto& event : look(name).history) {
      const auto* kinds = find_array(event.party, "demand_kinds");
      if (kinds == nullptr) continue;
      demands.clear();
      for (const auto& kind : *kinds) demands.emplace_back(text_of(kind.as_string()));
    }
    expect("what " + name + " demands", joined(demands), wanted);
  }
  void expect_says(const std::string& name, const std::string& wanted) {
    const auto seen = look(name);
    const auto* said = find_string(seen.history.front().person, "description");
    expect("what " + name + " says", said == nullptr ? "" : std::string(text_of(*said)),
           std::string(text_of(parse_value(wanted).as_string())));
  }
  void expect_history(const std::string& name, const std::string& wanted) {
    std::vector<std::string> kinds;
    for (const auto& event : look(name).history) kinds.push_back(event.kind);
    expect("the history of " + name, joined(kinds), wanted);
  }
  void expect_reads(const std::string& name, const std::string& wanted, bool is_there) {
    std::string all;
    for (const auto& event : look(name).history) all += to_jcs(event.party) + to_jcs(event.person) + "\n";
    const bool found = all.find(wanted) != std::string::npos;
    expect("what the complainant of " + name + " reads", found ? "with " + wanted : "without " + wanted,
           is_there ? "with " + wanted : "without " + wanted);
  }
  void expect_linked(const std::string& a, const std::string& b) {
    expect("the record beside " + a, look(a).related, record(b).number);
    expect("the record beside " + b, look(b).related, record(a).number);
  }

  const Story& story_;
  World& world_;
  const Sentence* sentence_ = nullptr;
  struct Group {
    std::string number;
    std::int64_t acts = 0;
  };
  std::map<std::string, Filed> records_;
  std::map<std::string, Group> groups_;
  Outcome last_;
  std::int64_t waited_days_ = 0;
};

struct UsualStep {
  const char* reaches;  ///< the stage after it, or empty
  const char* who;
  const char* act;
  const char* form;
};
constexpr UsualStep kUsualSteps[] = {
    {"CONFIRMED", "the handler", "confirmation", R"({"matter":"晚间下载很慢","demand":"恢复正常速度"})"},
    {"CLASSIFIED", "the classifier", "classification", R"({"category":"AV02","points":["晚间下载速度低于承诺"]})"},
    {"", "the classifier", "owner", R"({"user":"@the handler"})"},
    {"INVESTIGATING", "the handler", "owner/acceptance", "{}"},
    {"", "the handler", "investigation-plan", R"({"steps":["查看晚间流量"]})"},
    {"", "the handler", "checks", R"({"check":"T11","result":"FAIL","text":"p95 为基线的 3 倍"})"},
    {"", "the handler", "checks", R"({"check":"T10","result":"PASS","text":"99.95%"})"},
    {"", "the handler", "checks", R"({"check":"T25","result":"PASS","text":"无"})"},
    {"", "the handler", "statements", R"({"side":"accused_unit","text":"晚间限速规则配置错误"})"},
    {"", "the handler", "findings", R"({"point":1,"finding":"SUBSTANTIATED","facts":"晚间被误限速"})"},
    {"PLANNING", "the handler", "investigation/conclusion", "{}"},
    {"", "the handler", "plan",
     R"({"answers":[{"point":1,"answer":"限速已取消","reasons":"配置错误在我方","remedies":[
         {"remedy":"explain","text":"书面说明原因","due_on":"@in 1 day"}]}],
         "deviation":"在别处讲的先例"})"},
    {"HANDLING", "the team lead", "plan/approval", R"({"plan":"@newest"})"},
    {"", "the handler", "decision", R"({"text":"我们核实了您的投诉。"})"},
    {"", "the team lead", "decision/approval", R"({"draft":"@newest"})"},
    {"FEEDBACK", "the handler", "result", "{}"},
    {"", "the handler", "actions", R"({"action":1,"proof":"MAIL-1"})"},
    {"FOLLOW_UP", "the complainant", "acceptance", R"({"text":"可以"})"},
};

void Teller::bring(const std::string& name, const std::string& stage) {
  for (const auto& step : kUsualSteps) {
    must(step.who, name, step.act, step.form);
    if (stage == step.reaches) return;
  }
  throw std::runtime_error("the usual way does not lead to " + stage);
}

const std::vector<Teller::Form>& Teller::forms() {
  static const std::string kWho =
      "(somebody|the complainant|the operator|the intake agent|the classifier|the second classifier|the handler|"
      "the second handler|the team lead|the department head|the investigator|the manager|the coordinator|"
      "the finance officer|the top manager|the reviewer|the legal officer|the supervisor) ";
  static const std::string kTime = "([0-9]{2}):([0-9]{2}) (yesterday|the day before yesterday)";
  static const std::string kName = "([A-Z])";
  const auto given = [](const std::string& text, auto tell) { return Form{Keyword::Given, std::regex(text), tell}; };
  const auto when = [](const std::string& text, auto tell) { return Form{Keyword::When, std::regex(text), tell}; };
  const auto then = [](const std::string& text, auto tell) { return Form{Keyword::Then, std::regex(text), tell}; };
  static const std::vector<Form> kForms = {
      given("it is " + kTime, [](Teller& t, const Match& m) { t.world_.set_time(t.time_of(m, 1)); }),
      when(kWho + "files " + kName, [](Teller& t, const Match& m) { t.file(m[1], {m[2]}); }),
      when(kWho + "files " + kName + " and reports " + kName,
           [](Teller& t, const Match& m) { t.file(m[1], {m[2], m[3]}); }),
      when(kWho + "adds information to " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "information"); }),
      when(kWho + "withdraws " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "withdrawal"); }),
      when(kWho + "converts " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "conversion"); }),
      when(kWho + "reads " + kName + " back", [](Teller& t, const Match& m) { t.act(m[1], m[2], "read-back"); }),
      when(kWho + "confirms " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "confirmation"); }),
      when(kWho + "asks about " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "information-requests"); }),
      when(kWho + "proposes to reject " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "rejection"); }),
      when(kWho + "approves the rejection of " + kName,
           [](Teller& t, const Match& m) { t.act(m[1], m[2], "rejection/approval"); }),
      when(kWho + "declines the rejection of " + kName,
           [](Teller& t, const Match& m) { t.act(m[1], m[2], "rejection/refusal"); }),
      when(kWho + "notes on " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "notes"); }),
      when(kWho + "writes about " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[2], "messages"); }),
      when(kWho + "opens group " + kName, [](Teller& t, const Match& m) { t.act_on_group(m[1], m[2], ""); }),
      when(kWho + "does ([a-z/-]+) on group " + kName,
           [](Teller& t, const Match& m) { t.act_on_group(m[1], m[3], m[2]); }),
      when(kWho + "does ([a-z/-]+) on " + kName, [](Teller& t, const Match& m) { t.act(m[1], m[3], m[2]); }),
      when(kName + " is brought to ([A-Z_]+)", [](Teller& t, const Match& m) { t.bring(m[1], m[2]); }),
      when("([0-9]+) days pass", [](Teller& t, const Match& m) { t.wait(std::stoll(m[1])); }),
      when("somebody looks up ([^ ]+)", [](Teller& t, const Match& m) { t.last_ = t.world_.look_up(m[1]); }),
      then("it is accepted", [](Teller& t, const Match&) { t.expect("the answer", t.last_text(), "accepted"); }),
      then("it is refused", [](Teller& t, const Match&) { t.expect_refused(); }),
      then("no complaint is shown",
           [](Teller& t, const Match&) { t.expect("the answer", t.last_text(), "nothing there"); }),
      then(kName + " is (a complaint|a report|an inquiry|a suggestion|praise)",
           [](Teller& t, const Match& m) { t.expect("the kind", t.look(m[1]).kind, kind_of(m[2])); }),
      then(kName + " is in stage ([A-Z_]+)",
           [](Teller& t, const Match& m) { t.expect("the stage", t.look(m[1]).stage, m[2]); }),
      then(kName + " is open",
           [](Teller& t, const Match& m) { t.expect("the close code", t.look(m[1]).close_code, ""); }),
      then(kName + " is closed with (C[1-8]) and (U[1-8])",
           [](Teller& t, const Match& m) {
             const auto seen = t.look(m[1]);
             t.expect("stage, code and outcome", joined({seen.stage, seen.close_code, seen.outcome}),
                      joined({"CLOSED", m[2], m[3]}));
           }),
      then(kName + " is (not )?anonymous",
           [](Teller& t, const Match& m) {
             const auto word = [](bool anonymous) { return anonymous ? "anonymous" : "known"; };
             t.expect(m[1], word(t.look(m[1]).anonymous), word(m[2].length() == 0));
           }),
      then(kName + " needs nothing",
           [](Teller& t, const Match& m) { t.expect("what is needed", joined(t.look(m[1]).needs), ""); }),
      then(kName + " needs ([A-Z_]+)",
           [](Teller& t, const Match& m) { t.expect("what is needed", joined(t.look(m[1]).needs), m[2]); }),
      then(kName + " can leave its stage",
           [](Teller& t, const Match& m) {
             t.expect("what stands in the way", joined(t.world_.obstacles(t.record(m[1]))), "");
           }),
      then(kName + " cannot leave its stage: ([A-Z_]+)",
           [](Teller& t, const Match& m) {
             t.expect("what stands in the way", joined(t.world_.obstacles(t.record(m[1]))), m[2]);
           }),
      then(kName + " was received at " + kTime,
           [](Teller& t, const Match& m) {
             t.expect("the time of receipt", to_string(t.look(m[1]).received_at), to_string(t.time_of(m, 2)));
           }),
      then(kName + " demands ([a-z, ]+)", [](Teller& t, const Match& m) { t.expect_demands(m[1], m[2]); }),
      then(kName + " and " + kName + " name each other",
           [](Teller& t, const Match& m) { t.expect_linked(m[1], m[2]); }),
      then(kName + " names no other record",
           [](Teller& t, const Match& m) { t.expect("the record beside", t.look(m[1]).related, ""); }),
      then(kName + " still says (.+)", [](Teller& t, const Match& m) { t.expect_says(m[1], m[2]); }),
      then("the history of " + kName + " is ([a-z_, ]+)",
           [](Teller& t, const Match& m) { t.expect_history(m[1], m[2]); }),
      then("the complainant of " + kName + " reads (.+)",
           [](Teller& t, const Match& m) { t.expect_reads(m[1], m[2], true); }),
      then("the complainant of " + kName + " never reads (.+)",
           [](Teller& t, const Match& m) { t.expect_reads(m[1], m[2], false); }),
      then(kName + " has a number, a query code and a receipt",
           [](Teller& t, const Match& m) {
             t.expect_none("what the filer got", t.world_.handout_problem(t.record(m[1])));
           }),
      then(kName + " can prove its whole history",
           [](Teller& t, const Match& m) { t.expect_none("the proof", t.world_.history_problem(t.record(m[1]))); }),
  };
  return kForms;
}

}  // namespace

bool needs_waiting(const Story& story) {
  return std::any_of(story.sentences.begin(), story.sentences.end(),
                     [](const Sentence& sentence) { return sentence.text.ends_with(" days pass"); });
}

void tell(const Story& story, World& world) {
  Teller teller(story, world);
  for (const auto& sentence : story.sentences) {
    try {
      teller.tell(sentence);
    } catch (const std::exception& problem) {
      ADD_FAILURE_AT(story.file.c_str(), sentence.line) << problem.what();
      return;
    }
  }
}

std::vector<std::string> codes_expected(const std::vector<Story>& stories) {
  std::vector<std::string> codes;
  for (const auto& story : stories) {
    for (const auto& sentence : story.sentences) {
      if (sentence.keyword != Keyword::Then) continue;
      for (const auto& line : sentence.lines) codes.push_back(line.substr(0, line.find(' ')));
      const auto colon = sentence.text.find("leave its stage: ");
      if (colon != std::string::npos) codes.push_back(sentence.text.substr(colon + 17));
      const auto needs = sentence.text.find(" needs ");
      if (needs != std::string::npos) codes.push_back(sentence.text.substr(needs + 7));
    }
  }
  return codes;
}

}  // namespace redress::test

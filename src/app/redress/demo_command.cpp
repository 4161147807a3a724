#include "app/redress/demo_command.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/redress/demo_folder.hpp"
#include "app/redress/demo_player.hpp"
#include "app/redress/interrupt.hpp"
#include "app/redress/progress.hpp"
#include "base/bytes.hpp"
#include "base/random.hpp"
#include "service/passwords.hpp"

namespace redress::app {
namespace {

/// What a run has made, for the summary.
struct Demo {
  DemoData data;
  std::vector<PlayedComplaint> complaints;
  std::string password;
  std::uint64_t steps = 0;
  double seconds = 0;
};

std::int64_t first_day(const DemoData& data) {
  std::int64_t days_ago = 0;
  for (const auto& complaint : data.complaints) days_ago = std::max(days_ago, complaint.filed_days_ago);
  return days_ago + 1;  // the people are there before the first complaint
}

Result<void> fill(const std::filesystem::path& folder, Demo& demo, const Console& console) {
  SystemOptions options;
  options.data_directory = folder;
  // Its receipts name no host that could be anybody's, and a start script with a real --origin does not take it up.
  options.origin = "demo.invalid/redress/" + to_hex(random_bytes(4));
  DemoClock* clock = nullptr;
  options.wrap_clock = [&](std::unique_ptr<service::Clock> real) {
    auto made = std::make_unique<DemoClock>(std::move(real), first_day(demo.data));
    clock = made.get();
    return made;
  };
  auto system = System::open(std::move(options));
  if (!system) return system.error();
  DemoPlayer player(**system, *clock, demo.data, console.language());
  if (auto added = player.add_people(demo.password); !added) return added;
  {
    Progress progress(console, "demo.progress");
    if (auto played = player.play(progress); !played) return played;
    demo.seconds = progress.seconds();
  }
  auto complaints = player.read_back();
  if (!complaints) return complaints.error();
  demo.complaints = std::move(*complaints);
  demo.steps = player.step_count();
  return {};
}

std::map<complaint::Stage, std::int64_t> count_stages(const Demo& demo) {
  std::map<complaint::Stage, std::int64_t> counts;
  for (const auto& complaint : demo.complaints) ++counts[complaint.stage];
  return counts;
}

json::object to_json(const PlayedComplaint& complaint) {
  return {{"id", complaint.id},
          {"number", complaint.number},
          {"stage", std::string(to_word(complaint.stage))},
          {"language", complaint.language},
          {"query_code", complaint.query_code}};
}

json::object to_json(const Demo& demo, const DataPaths& paths) {
  json::object stages;
  for (const auto& [stage, count] : count_stages(demo)) stages[std::string(to_word(stage))] = count;
  json::array complaints;
  for (const auto& complaint : demo.complaints) complaints.emplace_back(to_json(complaint));
  json::array people;
  for (const auto& person : demo.data.people) people.push_back(person.form);
  return {{"complaints", std::move(complaints)},
          {"data", paths.data.string()},
          {"milliseconds", static_cast<std::int64_t>(demo.seconds * 1000)},
          {"password", demo.password},
          {"people", std::move(people)},
          {"stages", std::move(stages)},
          {"steps", static_cast<std::int64_t>(demo.steps)}};
}

std::string roles_text(const DemoPerson& person, const Console& console) {
  std::string text;
  for (const auto& role : person.form.at("roles").get_array()) {
    text += (text.empty() ? "" : ", ") + console.text("role." + std::string(text_of(role.get_string())));
  }
  return text;
}

// One of each language with a code, so that the customer's side can be seen too.
void say_complainants(const Demo& demo, const Console& console) {
  console.say("demo.complainants");
  for (const std::string_view language : {"zh-CN", "en"}) {
    const auto found = std::find_if(demo.complaints.begin(), demo.complaints.end(), [&](const auto& complaint) {
      return complaint.language == language && complaint.stage == complaint::Stage::Feedback;
    });
    if (found == demo.complaints.end()) continue;
    console.say("demo.complainant", {{"number", found->number}, {"code", found->query_code}});
  }
}

void say_people(const Demo& demo, const Console& console) {
  console.say("demo.people");
  std::set<std::string> said;
  for (const auto& person : demo.data.people) {
    const auto roles = roles_text(person, console);
    // One of a role is enough to look around; the others stand in the administrator's list.
    if (!said.insert(roles).second) continue;
    console.say("demo.person", {{"login", person.login}, {"name", person.name}, {"roles", roles}});
  }
  console.say("demo.password", {{"password", demo.password}});
}

void say_summary(const Demo& demo, const DataPaths& paths, const Console& console) {
  console.say("demo.summary", {{"data", paths.data.string()},
                               {"complaints", std::to_string(demo.complaints.size())},
                               {"people", std::to_string(demo.data.people.size())},
                               {"steps", std::to_string(demo.steps)},
                               {"seconds", seconds_text(demo.seconds)}});
  for (const auto& [stage, count] : count_stages(demo)) {
    console.say("demo.stage",
                {{"stage", console.text("stage." + std::string(to_word(stage)))}, {"count", std::to_string(count)}});
  }
  say_people(demo, console);
  say_complainants(demo, console);
  console.say("demo.start", {{"data", paths.data.string()}});
}

int stopped(const Failure& failure, const Console& console) {
  return console.complain("demo.stopped", {{"why", failure.message}}), kExitBad;
}

// A Conflict of the folder names what stands there.
int not_placed(const Failure& failure, const Console& console) {
  if (failure.kind != FailureKind::Conflict) return stopped(failure, console);
  return console.complain("demo.not_empty", {{"why", failure.message}}), kExitBad;
}

}  // namespace

CLI::App* add_demo(CLI::App& app, DemoOptions& options, const Console& console) {
  auto* demo = app.add_subcommand("demo", console.text("demo.help"));
  demo->add_option("--data", options.data_directory, console.text("demo.option.data"))->type_name("DIR")->required();
  demo->add_flag("--json", options.json, console.text("cli.option.json"));
  demo->footer(console.text("demo.footer"));
  return demo;
}

int run_demo(const DemoOptions& options, const Console& console) {
  stop_at_signal();
  const DataPaths paths(options.data_directory);
  auto data = load_demo();
  if (!data) return stopped(data.error(), console);
  auto folder = DemoFolder::begin(paths);
  if (!folder) return not_placed(folder.error(), console);
  Demo demo{std::move(*data), {}, service::make_one_time_password()};
  if (auto filled = fill((*folder)->data(), demo, console); !filled) return stopped(filled.error(), console);
  if (auto placed = (*folder)->put_in_place(); !placed) return not_placed(placed.error(), console);
  if (options.json)
    print_json(to_json(demo, paths));
  else
    say_summary(demo, paths, console);
  return kExitGood;
}

}  // namespace redress::app

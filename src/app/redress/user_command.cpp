#include "app/redress/user_command.hpp"

#include <charconv>
#include <chrono>

#include "app/redress/people_client.hpp"
#include "base/instant.hpp"

namespace redress::app {
namespace {

std::string text_in(const json::object& object, std::string_view key) {
  const auto* text = find_string(object, key);
  return text != nullptr ? std::string(text_of(*text)) : std::string();
}

std::string join(const json::object& object, std::string_view key) {
  std::string joined;
  if (const auto* list = find_array(object, key)) {
    for (const auto& item : *list) {
      if (!item.is_string()) continue;
      if (!joined.empty()) joined += ", ";
      joined += text_of(item.get_string());
    }
  }
  return joined.empty() ? "-" : joined;
}

json::array texts(const std::vector<std::string>& list) {
  json::array array;
  for (const auto& text : list) array.emplace_back(text);
  return array;
}

/// "90d" from now, or an RFC 3339 time as it is; empty for another text.
std::string expiry_of(const std::string& typed) {
  if (parse_instant(typed)) return typed;
  std::int64_t days = 0;
  const auto* end = typed.data() + typed.size();
  const auto [rest, error] = std::from_chars(typed.data(), end, days);
  static constexpr std::int64_t kDaysMax = 3'660;
  if (error != std::errc{} || rest + 1 != end || *rest != 'd' || days < 1 || days > kDaysMax) return {};
  const auto now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  return to_string(Instant{now.count() + days * 86'400'000});
}

/// One call of `redress user`: says what comes of it, and remembers the exit code.
class UserCall {
 public:
  UserCall(const UserOptions& options, const Console& console) : options_(options), console_(console) {}

  int add() {
    json::object form{{"login", options_.login}, {"name", options_.name}, {"roles", texts(options_.roles)}};
    if (!options_.department.empty()) form["department"] = options_.department;
    const auto added = open() ? post("/v1/users", form) : std::nullopt;
    if (!added) return kExitBad;
    if (options_.no_password) return show(*added);
    const auto with_password = post("/v1/users/" + text_in(*added, "user") + "/password", {});
    return with_password ? show(*with_password) : kExitBad;
  }

  int list() {
    const auto users = open() ? take(people_->get("/v1/users")) : std::nullopt;
    if (!users) return kExitBad;
    if (options_.json) return print_json(*users), kExitGood;
    for (const auto& user : users->at("users").get_array()) show_line(user.get_object());
    return kExitGood;
  }

  int role() {
    auto user = find();
    if (!user) return kExitBad;
    const auto path = path_of(*user) + "/roles";
    for (const auto& code : options_.revoke) {
      user = take(people_->remove(path + "/" + code));
      if (!user) return kExitBad;
    }
    for (const auto& code : options_.grant) {
      user = post(path, {{"role", code}});
      if (!user) return kExitBad;
    }
    return show(*user);
  }

  int token() {
    const auto expires_at = expiry_of(options_.expires);
    if (expires_at.empty()) return console_.complain("user.bad_expiry", {{"expiry", options_.expires}}), kExitUsage;
    return change("/tokens",
                  {{"label", options_.label}, {"scopes", texts(options_.scopes)}, {"expires_at", expires_at}});
  }
  int revoke_token() {
    const auto user = find();
    const auto shown = user ? take(people_->remove(path_of(*user) + "/tokens/" + options_.token)) : std::nullopt;
    return shown ? show(*shown) : kExitBad;
  }
  int disable() {
    return change("/disabling", options_.reason.empty() ? json::object{} : json::object{{"reason", options_.reason}});
  }
  int enable() { return change("/enabling", {}); }
  int password() { return change("/password", {}); }

 private:
  using Found = std::optional<json::object>;

  bool open() {
    auto people = PeopleClient::open(options_.data_directory, console_.language());
    if (!people) return console_.complain(people.error()), false;
    people_ = std::move(*people);
    return true;
  }

  Found take(Result<PeopleClient::Answer> answer) {
    if (!answer) return console_.complain(answer.error()), std::nullopt;
    if (answer->done) return std::move(answer->body);
    complain(answer->body);
    return std::nullopt;
  }
  Found post(const std::string& target, const json::object& form) { return take(people_->post(target, form)); }

  void complain(const json::object& problem) const {
    if (options_.json) return print_json(problem);
    console_.complain("user.refused", {{"title", text_in(problem, "title")}, {"detail", text_in(problem, "detail")}});
    const auto* errors = find_array(problem, "errors");
    if (errors == nullptr) return;
    for (const auto& item : *errors) {
      const auto* error = item.if_object();
      if (error != nullptr)
        console_.complain("user.refused_field",
                          {{"field", text_in(*error, "pointer")}, {"detail", text_in(*error, "detail")}});
    }
  }

  /// The user with the login of the call.
  Found find() {
    const auto users = open() ? take(people_->get("/v1/users")) : std::nullopt;
    if (!users) return std::nullopt;
    for (const auto& user : users->at("users").get_array()) {
      if (text_in(user.get_object(), "login") == options_.login) return user.get_object();
    }
    console_.complain("user.unknown", {{"login", options_.login}});
    return std::nullopt;
  }
  static std::string path_of(const json::object& user) { return "/v1/users/" + text_in(user, "user"); }

  int change(const std::string& act, const json::object& form) {
    const auto user = find();
    const auto shown = user ? post(path_of(*user) + act, form) : std::nullopt;
    return shown ? show(*shown) : kExitBad;
  }

  int show(const json::object& user) const {
    if (options_.json) return print_json(user), kExitGood;
    show_line(user);
    const auto password = text_in(user, "one_time_password");
    if (!password.empty()) console_.say("user.one_time_password", {{"password", password}});
    const auto token = text_in(user, "api_token");
    if (!token.empty()) console_.say("user.token", {{"token", token}});
    return kExitGood;
  }

  void show_line(const json::object& user) const {
    const bool disabled = user.at("disabled").is_bool() && user.at("disabled").get_bool();
    console_.say(disabled ? "user.line_disabled" : "user.line", {{"id", text_in(user, "user")},
                                                                 {"login", text_in(user, "login")},
                                                                 {"name", text_in(user, "name")},
                                                                 {"roles", join(user, "roles")}});
    const auto* tokens = find_array(user, "tokens");
    if (tokens == nullptr) return;
    for (const auto& item : *tokens) {
      const auto* token = item.if_object();
      if (token == nullptr || token->at("revoked").get_bool()) continue;
      console_.say("user.line_token", {{"id", text_in(*token, "token")},
                                       {"label", text_in(*token, "label")},
                                       {"scopes", join(*token, "scopes")},
                                       {"expires", text_in(*token, "expires_at")}});
    }
  }

  const UserOptions& options_;
  const Console& console_;
  std::unique_ptr<PeopleClient> people_;
};

/// Adds sub-commands that share --data, --json and, most of them, LOGIN.
class UserCommands {
 public:
  UserCommands(CLI::App& app, UserOptions& options, const Console& console)
      : user_(app.add_subcommand("user", console.text("user.help"))), options_(options), console_(console) {
    user_->require_subcommand(1);
  }

  CLI::App* add(const char* name, int (UserCall::*act)(), bool has_login = true) {
    auto* command = user_->add_subcommand(name, console_.text(std::string("user.help.") + name));
    if (has_login) command->add_option("login", options_.login, console_.text("user.option.login"))->required();
    command->add_option("--data", options_.data_directory, console_.text("cli.option.data"))->required();
    command->add_flag("--json", options_.json, console_.text("cli.option.json"));
    commands_.emplace_back(command, [this_options = &options_, console = &console_, act] {
      UserCall call(*this_options, *console);
      return (call.*act)();
    });
    return command;
  }
  [[nodiscard]] std::vector<std::pair<CLI::App*, std::function<int()>>> all() const { return commands_; }

 private:
  CLI::App* user_;
  UserOptions& options_;
  const Console& console_;
  std::vector<std::pair<CLI::App*, std::function<int()>>> commands_;
};

}  // namespace

std::vector<std::pair<CLI::App*, std::function<int()>>> add_user(CLI::App& app, UserOptions& options,
                                                                 const Console& console) {
  UserCommands commands(app, options, console);
  auto* add = commands.add("add", &UserCall::add);
  add->add_option("--name", options.name, console.text("user.option.name"))->required();
  add->add_option("--department", options.department, console.text("user.option.department"));
  add->add_option("--role", options.roles, console.text("user.option.role"));
  add->add_flag("--no-password", options.no_password, console.text("user.option.no_password"));
  commands.add("list", &UserCall::list, false);
  auto* role = commands.add("role", &UserCall::role);
  auto* grant = role->add_option("--grant", options.grant, console.text("user.option.grant"));
  auto* revoke = role->add_option("--revoke", options.revoke, console.text("user.option.revoke"));
  role->callback([grant, revoke] {
    if (grant->count() + revoke->count() == 0) throw CLI::RequiredError("--grant");
  });
  auto* token = commands.add("token", &UserCall::token);
  token->add_option("--scope", options.scopes, console.text("user.option.scope"))->required();
  token->add_option("--label", options.label, console.text("user.option.label"))->required();
  token->add_option("--expires", options.expires, console.text("user.option.expires"))->capture_default_str();
  commands.add("revoke-token", &UserCall::revoke_token)
      ->add_option("token", options.token, console.text("user.option.token"))
      ->required();
  commands.add("disable", &UserCall::disable)
      ->add_option("--reason", options.reason, console.text("user.option.reason"));
  commands.add("enable", &UserCall::enable);
  commands.add("password", &UserCall::password);
  return commands.all();
}

}  // namespace redress::app

#include "adapters/http/pages/staff_frame.hpp"

#include <utility>

#include "service/sessions.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kUser = "user:";

std::string name_of_user(const Exchange& exchange, std::string_view id) {
  const auto organisation = exchange.office.staff.latest();
  const auto* user = organisation->find(id);
  if (user == nullptr) return std::string(id);
  return user->name.empty() ? user->login : user->name;
}

}  // namespace

Frame staff_frame(const Exchange& exchange, std::string title, Path path) {
  Frame frame;
  frame.title = std::move(title);
  frame.path = path;
  const auto& caller = exchange.caller;
  frame.staff = StaffNavigation{name_of_user(exchange, caller.user), forgery_token(exchange).value};
  return frame;
}

HiddenField forgery_token(const Exchange& exchange) {
  const auto& id = exchange.caller.session_id;
  return {"csrf", id.empty() ? std::string() : service::csrf_token_of(id)};
}

std::string name_of_actor(const Exchange& exchange, std::string_view actor) {
  if (actor.starts_with(kUser)) return name_of_user(exchange, actor.substr(kUser.size()));
  const auto key = "actor." + std::string(actor);
  const auto& catalogue = Catalogue::builtin();
  return catalogue.has(key) ? catalogue.text(key, exchange.caller.language) : std::string(actor);
}

}  // namespace redress::http::pages

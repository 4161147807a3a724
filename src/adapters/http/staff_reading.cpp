#include "adapters/http/staff_reading.hpp"

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/access_event.hpp"
#include "adapters/http/problem.hpp"
#include "domain/complaint/number.hpp"

namespace redress::http {
namespace {

using organisation::AccessKind;
using service::Sight;

Reading deny(Response response) { return {{}, std::move(response)}; }

/// What a user may see of the complaint of the path; 404 when there is none.
Reading decide_reading(const Exchange& exchange, service::ReadSession& reader) {
  const auto row = reader.find_complaint(exchange.number);
  if (!row) return deny(failed(exchange, row.error()));
  if (!*row) return deny(problem("COMPLAINT_NOT_FOUND", exchange.caller.language));
  const auto& staff = exchange.office.staff;
  const auto organisation = staff.latest();
  const auto* user = organisation->find(exchange.caller.user);
  if (user == nullptr) return {};
  return {service::rights_of_user(*user, exchange.caller.permissions, staff.roles(), (*row)->state), std::nullopt};
}

Task<Reading> decide_on_reader(Exchange& exchange) {
  Reading reading;
  ReadTask deciding = [&exchange, &reading](service::ReadSession& reader) {
    reading = decide_reading(exchange, reader);
    return Response{};
  };
  auto response = co_await read(exchange, std::move(deciding));
  if (response.status != 200) co_return deny(std::move(response));  // too many wait
  co_return reading;
}

bool shows_personal(const service::ReadingRights& rights) {
  return rights.person != Sight::Hidden || rights.person_staff != Sight::Hidden;
}

/// Writes the access down; then, and only then, what was decided counts.
Task<Reading> write_down(Exchange& exchange, Reading reading, AccessKind kind, std::string_view what,
                         std::string purpose, std::string_view refusal = "OUT_OF_SCOPE") {
  auto access = refused_read(exchange, what);
  if (reading.rights.may_read) access.kind = kind;
  access.purpose = std::move(purpose);
  auto trouble = co_await submit_access(exchange, std::move(access));
  if (trouble) co_return deny(std::move(*trouble));
  if (!reading.rights.may_read) co_return deny(problem(refusal, exchange.caller.language));
  co_return reading;
}

}  // namespace

std::function<bool(const complaint::State&)> may_know(service::Office& office, const Caller& caller) {
  if (caller.is_operator) return [](const complaint::State&) { return true; };
  return [&staff = office.staff, organisation = office.staff.latest(), id = caller.user,
          permissions = caller.permissions](const complaint::State& state) {
    const auto* user = organisation->find(id);
    return user != nullptr && service::rights_of_user(*user, permissions, staff.roles(), state).may_read;
  };
}

Task<Reading> begin_reading(Exchange& exchange, std::string_view what) {
  if (auto denied = check_access(exchange)) co_return deny(std::move(*denied));
  if (exchange.caller.user.empty()) co_return Reading{service::rights_of_complainant(), std::nullopt};
  auto reading = co_await decide_on_reader(exchange);
  if (reading.denied) co_return reading;
  if (reading.rights.may_read && !shows_personal(reading.rights)) co_return reading;
  co_return co_await write_down(exchange, std::move(reading), AccessKind::Read, what, {});
}

Task<Reading> begin_reading_contents(Exchange& exchange, std::string_view what) {
  if (auto denied = check_access(exchange)) co_return deny(std::move(*denied));
  if (exchange.caller.user.empty()) co_return Reading{service::rights_of_complainant(), std::nullopt};
  auto reading = co_await decide_on_reader(exchange);
  if (reading.denied) co_return reading;
  const std::string_view refusal = reading.rights.may_read ? "CONTENTS_HIDDEN" : "OUT_OF_SCOPE";
  if (reading.rights.person != Sight::Shown) reading.rights = {};
  co_return co_await write_down(exchange, std::move(reading), AccessKind::Read, what, {}, refusal);
}

Task<Reading> begin_unmasking(Exchange& exchange, std::string_view what, std::string purpose) {
  if (auto denied = check_access(exchange)) co_return deny(std::move(*denied));
  if (exchange.caller.user.empty()) co_return Reading{service::rights_of_complainant(), std::nullopt};
  auto reading = co_await decide_on_reader(exchange);
  if (reading.denied) co_return reading;
  reading.rights = service::unmasked(reading.rights).value_or(service::ReadingRights());
  co_return co_await write_down(exchange, std::move(reading), AccessKind::Unmask, what, std::move(purpose));
}

}  // namespace redress::http

#include "adapters/http/access_event.hpp"

#include <utility>

#include "domain/complaint/number.hpp"

namespace redress::http {

Task<std::optional<Response>> submit_access(Exchange& exchange, organisation::Access access) {
  auto actor = complaint::Actor::staff(access.user);
  service::Submission submission{service::RecordAccess{std::move(access)}, std::move(actor), {}, {}};
  const auto answer = co_await submit(exchange, std::move(submission));
  if (std::holds_alternative<service::Accepted>(answer)) co_return std::nullopt;
  if (const auto* not_done = std::get_if<service::NotDone>(&answer)) co_return failed(exchange, not_done->why);
  co_return failed(exchange, {FailureKind::Internal, "an access event cannot be answered so"});
}

organisation::Access refused_read(const Exchange& exchange, std::string_view what) {
  organisation::Access access;
  access.kind = organisation::AccessKind::Refuse;
  access.user = exchange.caller.user;
  if (complaint::parse_number(exchange.number)) access.subject = exchange.number;
  access.what = what;
  return access;
}

}  // namespace redress::http

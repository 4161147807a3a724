#include "adapters/http/attach.hpp"

#include <utility>

#include "adapters/http/access.hpp"
#include "adapters/http/answers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/staff_reading.hpp"
#include "domain/complaint/decide.hpp"
#include "service/aggregate.hpp"

namespace redress::http {
namespace {

using service::StoredEvent;

constexpr unsigned kRoomRetry_s = 60;
constexpr unsigned kStoppingRetry_s = 5;

complaint::AddAttachments command_for(const std::vector<UploadPointer>& uploads) {
  complaint::AddAttachments command;
  for (const auto& upload : uploads) {
    const auto blob = upload->stored().value();
    command.files.push_back({blob.id, upload->name(), blob.size_bytes, to_hex(view(blob.sha256))});
  }
  return command;
}

Result<complaint::AttachmentAdded> added_by(const StoredEvent& stored) {
  auto event = service::decode_event(stored);
  if (!event) return event.error();
  auto* added = std::get_if<complaint::AttachmentAdded>(&*event);
  if (added == nullptr) return Failure{FailureKind::Internal, "an attachment's event is of another kind"};
  return std::move(*added);
}

// The record follows the event: should it fail, the next start finds the event by the blob.
Result<void> mark_attached(service::Uploads& all, const std::vector<UploadPointer>& uploads,
                           const std::vector<StoredEvent>& events) {
  for (std::size_t i = 0; i < uploads.size(); ++i) {
    const auto added = added_by(events.at(i));
    if (!added) return added.error();
    const auto marked = uploads[i]->attached({added->ordinal, events[i].seq});
    all.end(*uploads[i], uploads[i]->is_resumable());
    if (!marked) return marked;
  }
  return {};
}

// Before the work that ends them, whose queue may be full: a claim that nobody gives back would hold an upload, and its
// room, until the next start.
void give_back(const std::vector<UploadPointer>& uploads, const service::Answer& answer) {
  const bool is_unknown = std::holds_alternative<service::NotDone>(answer);
  for (const auto& upload : uploads) {
    if (is_unknown)
      upload->release();
    else
      upload->abandon();
  }
}

Result<void> discard_all(service::Uploads& all, const std::vector<UploadPointer>& uploads) {
  Result<void> done;
  for (const auto& upload : uploads) {
    if (auto discarded = upload->discard(); !discarded) done = discarded;
    all.end(*upload, false);
  }
  return done;
}

}  // namespace

Task<service::Answer> attach(Exchange& exchange, const std::vector<UploadPointer>& uploads,
                             std::optional<service::IdempotencyKey> key) {
  complaint::Command command = command_for(uploads);
  auto answer = co_await submit_command(exchange, std::move(command), key);
  auto& all = exchange.office.attachments->uploads;
  const auto* accepted = std::get_if<service::Accepted>(&answer);
  if (accepted == nullptr) give_back(uploads, answer);
  if (std::holds_alternative<service::NotDone>(answer)) co_return answer;
  std::function<Result<void>()> end = [&] {
    return accepted != nullptr ? mark_attached(all, uploads, accepted->events) : discard_all(all, uploads);
  };
  const auto ended = co_await work<void>(exchange, std::move(end));
  // Whoever asks for it next finds the event in the log.
  for (const auto& upload : uploads) upload->release();
  if (!ended && exchange.options.on_trouble) exchange.options.on_trouble(ended.error().message);
  co_return answer;
}

AppendMore append_attachments(const Exchange& exchange) {
  return [number = std::string(exchange.number)](std::string& out,
                                                 const std::vector<StoredEvent>& events) -> Result<void> {
    out += "\"attachments\":[";
    for (const auto& stored : events) {
      const auto added = added_by(stored);
      if (!added) return added.error();
      out += &stored == &events.front() ? "{" : ",{";
      append_raw(out, "ordinal", std::to_string(added->ordinal));
      append_raw(out, "seq", std::to_string(stored.seq));
      append_text(out, "name", added->file.name);
      append_raw(out, "size_bytes", std::to_string(added->file.size_bytes));
      append_text(out, "sha256", added->file.sha256);
      append_text(out, "path", attachment_path_of(number, added->ordinal));
      out += '}';
    }
    out += ']';
    return {};
  };
}

std::string attachment_path_of(std::string_view number, std::uint64_t ordinal) {
  return path_of(number) + "/attachments/" + std::to_string(ordinal);
}

Task<std::optional<Response>> check_attachable(Exchange& exchange, bool may_be_replay) {
  std::optional<Response> wrong;
  ReadTask reading = [&exchange, &wrong, may_be_replay](service::ReadSession& reader) {
    const auto row = reader.find_complaint(exchange.number);
    complaint::FilingLimits limits;
    limits.attachments_max = exchange.office.attachments->files_max;
    if (!row) {
      wrong = failed(exchange, row.error());
    } else if (!*row) {
      wrong = no_such_complaint(exchange);
    } else if (!exchange.caller.user.empty() && !may_know(exchange.office, exchange.caller)((*row)->state)) {
      wrong = problem("OUT_OF_SCOPE", exchange.caller.language);
    } else if (may_be_replay) {
      // Decided when the bytes are here.
    } else if (const auto found = complaint::attachment_obstacles((*row)->state, 1, limits); !found.empty()) {
      wrong = refused(found, exchange.caller.language);
    }
    Response done;
    done.status = 204;
    return done;
  };
  auto done = co_await read(exchange, std::move(reading));
  if (done.status != 204) co_return std::optional<Response>(std::move(done));  // the queue is full
  co_return wrong;
}

std::optional<Response> check_attachment_access(const Exchange& exchange) {
  if (exchange.office.attachments == nullptr) return problem("NOT_FOUND", exchange.caller.language);
  return check_access(exchange);
}

Response no_room(const Exchange& exchange, service::NoRoom why) {
  const auto language = exchange.caller.language;
  switch (why) {
    case service::NoRoom::Complaint:
    case service::NoRoom::Network: return problem_later("TOO_MANY_UPLOADS", language, kRoomRetry_s);
    case service::NoRoom::Server: return problem_later("UPLOADS_FULL", language, kRoomRetry_s);
    case service::NoRoom::Disk: break;
  }
  return problem_later("NO_SPACE", language, kRoomRetry_s);
}

Response body_ended(const Exchange& exchange, const BodySource::Piece& last) {
  const auto language = exchange.caller.language;
  switch (last.end) {
    case BodySource::End::TooSlow: return problem("REQUEST_TIMEOUT", language);
    case BodySource::End::Stopping: return problem_later("BUSY", language, kStoppingRetry_s);
    case BodySource::End::Broken: return problem(last.problem, language);
    case BodySource::End::Cut:
    case BodySource::End::None:
    case BodySource::End::Complete: break;
  }
  return problem("INCOMPLETE_REQUEST", language);
}

std::string limited_network(const Exchange& exchange) {
  return is_exempt(exchange) ? std::string() : exchange.caller.network;
}

}  // namespace redress::http

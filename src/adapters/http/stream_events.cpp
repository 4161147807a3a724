// GET /v1/events/stream: what happens, as Server-Sent Events, so that a screen of staff is never stale.
//
//   id: <leaf>
//   data: {"leaf":…,"number":…,"seq":…,"kind":…}
//
// Nothing is kept for a client: each reads the log on from where it stands, one piece at a time, and one that does not
// take its piece in time is cut. A client that comes again with Last-Event-ID goes on behind that leaf.

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "adapters/http/answers.hpp"
#include "adapters/http/body_stream.hpp"
#include "adapters/http/elsewhere.hpp"
#include "adapters/http/handlers.hpp"
#include "adapters/http/problem.hpp"
#include "adapters/http/query.hpp"
#include "adapters/http/recognise.hpp"
#include "adapters/http/staff_reading.hpp"
#include "adapters/http/worker.hpp"
#include "service/event_feed.hpp"

namespace redress::http {
namespace {

using Permission = organisation::Permission;

constexpr auto kLookEvery = std::chrono::milliseconds(150);
constexpr std::int64_t kRightsEvery_ms = 1'000;
constexpr std::int64_t kBeatEvery_ms = 15'000;

std::string events_of(const service::FeedPiece& piece) {
  std::string out;
  for (const auto& event : piece.events) {
    const auto leaf = std::to_string(event.leaf);
    out += "id: " + leaf + "\ndata: {";
    append_raw(out, "leaf", leaf);
    append_text(out, "number", event.number);
    append_raw(out, "seq", std::to_string(event.seq));
    append_text(out, "kind", event.kind);
    out += "}\n\n";
  }
  return out;
}

/// One client's stream. Belongs to its network thread; the request and the server's parts outlive it.
class EventStream final : public BodyProducer {
 public:
  EventStream(const Exchange& exchange, std::uint64_t first)
      : office_(exchange.office),
        mailbox_(exchange.mailbox),
        request_(exchange.request),
        stopping_(*exchange.stopping),
        caller_(exchange.caller),
        next_leaf_(first) {}

  Task<Result<std::string>> next() override {
    if (!greeted_) {
      greeted_ = true;
      beat_at_ms_ = steady_now_ms() + kBeatEvery_ms;
      co_return std::string("retry: 2000\n\n");
    }
    while (!stopping_ && may_go_on()) {
      const auto size = office_.log.latest()->edge.size();
      if (next_leaf_ < size) {
        auto piece = co_await read_piece(size);
        if (!piece) co_return piece.error();
        if (piece->next == next_leaf_) co_await wait();  // the readers are busy
        next_leaf_ = piece->next;
        // Whoever lost the right while this was read does not get it.
        if (!piece->events.empty()) co_return is_allowed() ? events_of(*piece) : std::string();
        continue;
      }
      if (steady_now_ms() >= beat_at_ms_) {
        beat_at_ms_ = steady_now_ms() + kBeatEvery_ms;
        co_return std::string(":\n\n");
      }
      co_await wait();
    }
    co_return std::string();
  }

 private:
  Task<> wait() {
    Timer timer(co_await asio::this_coro::executor, kLookEvery);
    boost::system::error_code ignored;
    co_await timer.async_wait(asio::redirect_error(kAwait, ignored));
  }

  Task<Result<service::FeedPiece>> read_piece(std::uint64_t end) {
    using Piece = Result<service::FeedPiece>;
    std::function<void(std::function<void(Piece)>)> start = [this, end](const std::function<void(Piece)>& done) {
      auto task = [done, first = next_leaf_, end, knows = may_know(office_, caller_)](service::ReadSession& reader) {
        done(service::read_feed(reader, first, end, knows));
      };
      if (office_.readers.submit(std::move(task))) return;
      done(service::FeedPiece{{}, next_leaf_});
    };
    co_return co_await wait_elsewhere<Piece>(mailbox_, std::move(start));
  }
  bool may_go_on() {
    if (steady_now_ms() < look_again_ms_) return true;
    look_again_ms_ = steady_now_ms() + kRightsEvery_ms;
    return is_allowed();
  }

  // The session or token is looked up anew each time: it may have ended, or its user's roles may have changed.
  bool is_allowed() {
    if (caller_.is_operator) return true;
    const auto user = std::exchange(caller_.user, {});
    caller_.permissions = {};
    recognise(office_, request_, caller_, Recognition::Look);
    return caller_.user == user && caller_.permissions.has_any({Permission::ReadOwnScope, Permission::ReadAll});
  }

  service::Office& office_;
  Mailbox& mailbox_;
  const Request& request_;
  const bool& stopping_;
  Caller caller_;
  std::uint64_t next_leaf_;
  bool greeted_ = false;
  std::int64_t beat_at_ms_ = 0;
  std::int64_t look_again_ms_ = 0;
};

/// Where the stream begins: behind the named leaf, else with what happens from now on. Nothing for an id of another
/// form.
std::optional<std::uint64_t> first_leaf(const std::string& last_event_id, std::uint64_t size) {
  if (last_event_id.empty()) return size;
  std::uint64_t leaf = 0;
  const auto [end, error] = std::from_chars(last_event_id.data(), last_event_id.data() + last_event_id.size(), leaf);
  if (error != std::errc{} || end != last_event_id.data() + last_event_id.size()) return std::nullopt;
  return leaf < size ? leaf + 1 : size;
}

// A browser sends the header only when it comes again; a page that knows its Redress-Position begins with ?after=.
std::optional<std::string> last_event_id(const Request& request) {
  if (!request.last_event_id.empty()) return std::string(request.last_event_id);
  const auto form = form_of_query(request.query);
  if (!form) return std::nullopt;
  const auto* after = find_string(form->get_object(), "after");
  return after != nullptr ? std::string(text_of(*after)) : std::string();
}

}  // namespace

Task<Response> stream_events(Exchange& exchange) {
  const auto size = exchange.office.log.latest()->edge.size();
  const auto id = last_event_id(exchange.request);
  if (!id) co_return problem("MALFORMED_QUERY", exchange.caller.language);
  const auto first = first_leaf(*id, size);
  if (!first) co_return problem("INVALID_EVENT_ID", exchange.caller.language);
  Response response;
  response.media_type = media::kEvents;
  response.endless = true;
  response.add_header("X-Accel-Buffering", "no");
  add_position(response, size);
  response.stream = std::make_shared<EventStream>(exchange, *first);
  co_return response;
}

}  // namespace redress::http

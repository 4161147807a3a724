#pragma once
// What the service needs from a database: one writer that appends batches, readers beside it.
// Every implementation passes tests/conformance.

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/complaint/rules.hpp"
#include "domain/complaint/state.hpp"
#include "domain/ledger/event.hpp"
#include "domain/ledger/growth.hpp"

namespace redress::service {

/// An event at its place in the log and in its stream.
struct StoredEvent {
  std::uint64_t leaf = 0;  ///< index in the log, from 0
  std::string stream;
  std::uint64_t seq = 0;  ///< place in the stream, from 1
  ledger::SealedEvent sealed;
};

/// The one row that a batch locks first: where the log ends.
struct Head {
  std::uint64_t size = 0;  ///< leaves
  Hash root{};
  Instant last_at;           ///< time of the newest event; no event is older than the one before it
  std::string checkpoint;    ///< signed note for (size, root)
  LocalDate serial_date;     ///< the day that `serial` counts on
  std::uint64_t serial = 0;  ///< last serial given on that day
  std::string batch_id;      ///< of the batch that wrote this row; tells an unknown commit's outcome
};

/// What screens and queues read of a complaint: its state without its memory, and the tail of its stream. No free text.
struct ComplaintRow {
  complaint::State state;
  std::uint64_t last_seq = 0;
  Hash last_commitment{};
  bool operator==(const ComplaintRow&) const = default;
};

/// Which complaints a list shows, in what order, and where it goes on. The order is that of numbers: of registration,
/// which is that of receipt for all that was not imported.
struct ComplaintQuery {
  std::optional<complaint::Stage> stage;
  std::optional<bool> open;  ///< true: not closed
  std::optional<complaint::RecordKind> kind;
  std::optional<complaint::Channel> channel;
  std::optional<Instant> received_from;  ///< inclusive
  std::optional<Instant> received_to;    ///< exclusive
  std::string category;                  ///< L2 code, or the two letters of a class; empty: any
  std::optional<taxonomy::Severity> severity;
  std::string owner;                    ///< user id; empty: any
  std::string department;               ///< of the owner; empty: any
  std::string group;                    ///< group case; empty: any
  std::optional<bool> rejection_waits;  ///< a proposed rejection waits for its second person
  std::string number_prefix;            ///< empty: any
  bool newest_first = true;
  std::string after;  ///< the number behind which it goes on; empty: from the beginning
  std::size_t limit = 50;
  std::size_t examined_max = 5'000;  ///< rows looked at, so that a rare filter costs no more than a common one
};

/// A piece of the list. It may hold fewer rows than the limit, even none, while `next` says where to go on.
struct ComplaintPage {
  std::vector<ComplaintRow> rows;
  std::string next;  ///< the last number looked at; empty at the end of the list
};

/// Where a stream ends: what its next event is chained to.
struct StreamTail {
  std::uint64_t seq = 0;
  Hash commitment{};
  bool operator==(const StreamTail&) const = default;
};

/// How a user signs in. Stored beside the log, since a password's hash must be forgettable.
struct CredentialRow {
  std::string user;           ///< user id
  std::string password_hash;  ///< encoded Argon2id
  Instant set_at;
  bool operator==(const CredentialRow&) const = default;
};

/// First 16 bytes of a SHA-256.
using Digest16 = std::array<std::uint8_t, 16>;

/// That a request was answered: what it was, and the first event that it wrote.
struct IdempotencyRow {
  Digest16 key{};   ///< of caller, route and Idempotency-Key
  Digest16 body{};  ///< of the request's body
  std::uint64_t leaf = 0;
  Instant at;
};

/// That a row of an import file is in the register.
struct ImportedRow {
  std::string key;
  std::string number;
};

/// Who complained of what, as a keyed hash that tells nothing (R2.1-05): of a way to reach somebody, of that and an
/// object and a category, or of an object alone. Written when a complaint is classified.
struct MatchRow {
  Digest16 key{};
  std::string number;
  Digest16 who{};  ///< keyed hash of the name that was given
  Instant received_at;
};
/// What is found under such a key.
struct Match {
  std::string number;
  Digest16 who{};
  Instant received_at;
};

/// Everything that one transaction writes. Borrowed for the call.
struct Batch {
  std::vector<StoredEvent> events;      ///< ascending leaves from the old size
  std::vector<ComplaintRow> rows;       ///< the last one of each complaint touched
  std::vector<ledger::FullTile> tiles;  ///< completed by this batch
  std::vector<IdempotencyRow> idempotency;
  std::vector<ImportedRow> imported;
  std::vector<CredentialRow> credentials;  ///< the newest of each user named
  std::vector<MatchRow> matches;           ///< all of each complaint named, together; they replace what was there
  std::vector<std::string> log_keys;       ///< verifier keys that are new to the log, oldest first
  std::string origin;                      ///< the log's new name; empty leaves it as it is
  Head head;
};

/// One write transaction. Rolls back when destroyed without a successful commit. One thread.
class WriteTransaction {
 public:
  virtual ~WriteTransaction() = default;
  /// Locked and read before anything else.
  [[nodiscard]] virtual const Head& head() const = 0;
  [[nodiscard]] virtual Result<std::vector<StoredEvent>> read_stream(std::string_view stream) = 0;
  /// Sequence number of the stream's newest event; 0 if there is no such complaint.
  [[nodiscard]] virtual Result<std::uint64_t> last_seq(std::string_view number) = 0;
  /// The end of any stream; nothing if it has no event.
  [[nodiscard]] virtual Result<std::optional<StreamTail>> find_tail(std::string_view stream) = 0;
  /// The number under which an import row stands, if it does.
  [[nodiscard]] virtual Result<std::optional<std::string>> find_imported(std::string_view key) = 0;
  /// Closed complaints of a category with an outcome of substance, newest first, but for `not_number` (R3.1.5-05).
  [[nodiscard]] virtual Result<std::vector<complaint::Precedent>> find_precedents(std::string_view category,
                                                                                  std::string_view not_number,
                                                                                  std::size_t count) = 0;
  /// Newest first.
  [[nodiscard]] virtual Result<std::vector<Match>> find_matches(const Digest16& key, std::size_t count) = 0;
  /// Writes the batch. Failure Conflict if a (stream, seq) exists already; NoSpace when the disk is full.
  [[nodiscard]] virtual Result<void> append(const Batch& batch) = 0;
  /// Makes it durable. After a failure the outcome is unknown: look at batch_id of the next head.
  [[nodiscard]] virtual Result<void> commit() = 0;
};

/// Reads committed data. One thread at a time; each call sees one consistent state, at least as new as the last
/// commit that was answered before the call.
class ReadSession {
 public:
  virtual ~ReadSession() = default;
  [[nodiscard]] virtual Result<Head> head() = 0;
  [[nodiscard]] virtual Result<std::optional<ComplaintRow>> find_complaint(std::string_view number) = 0;
  [[nodiscard]] virtual Result<std::vector<StoredEvent>> read_stream(std::string_view stream) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredEvent>> find_event(std::uint64_t leaf) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredEvent>> find_event(std::string_view stream, std::uint64_t seq) = 0;
  /// Calls `visit` for the events of all streams whose names begin with `prefix`, by stream and seq, until it returns
  /// false. `prefix` is not empty and ends in a character below 0x7f.
  [[nodiscard]] virtual Result<void> scan_streams(std::string_view prefix,
                                                  const std::function<bool(const StoredEvent&)>& visit) = 0;
  [[nodiscard]] virtual Result<std::optional<CredentialRow>> find_credential(std::string_view user) = 0;
  /// The 8,192 bytes of a full tile; nothing if it is not complete.
  [[nodiscard]] virtual Result<std::optional<std::string>> read_tile(ledger::TileId tile) = 0;
  /// Roots of the full tiles `first`, `first + 1` … `first + count - 1` of a level; fewer at the end.
  [[nodiscard]] virtual Result<std::vector<Hash>> read_tile_roots(unsigned level, std::uint64_t first,
                                                                  std::uint64_t count) = 0;
  /// Commitments of leaves `first` … `first + count - 1`; fewer at the end.
  [[nodiscard]] virtual Result<std::vector<Hash>> read_commitments(std::uint64_t first, std::uint64_t count) = 0;
  /// Calls `visit` for leaves first, first + 1 … below end, in order, until it returns false.
  [[nodiscard]] virtual Result<void> scan_events(std::uint64_t first, std::uint64_t end,
                                                 const std::function<bool(const StoredEvent&)>& visit) = 0;
  /// Calls `visit` for all complaints by number, ascending, until it returns false.
  [[nodiscard]] virtual Result<void> scan_complaints(const std::function<bool(const ComplaintRow&)>& visit) = 0;
  /// One page. Costs no more than `examined_max` rows, whatever the filters; open ones are found without passing the
  /// closed.
  [[nodiscard]] virtual Result<ComplaintPage> list_complaints(const ComplaintQuery& query) = 0;
  /// As WriteTransaction's, for people who look.
  [[nodiscard]] virtual Result<std::vector<complaint::Precedent>> find_precedents(std::string_view category,
                                                                                  std::string_view not_number,
                                                                                  std::size_t count) = 0;
  [[nodiscard]] virtual Result<std::vector<Match>> find_matches(const Digest16& key, std::size_t count) = 0;
  /// Idempotency rows not older than `since`.
  [[nodiscard]] virtual Result<std::vector<IdempotencyRow>> idempotency_since(Instant since) = 0;
  /// Verifier keys of all log keys ever used, oldest first.
  [[nodiscard]] virtual Result<std::vector<std::string>> log_keys() = 0;
};

/// Thread-safe, except that begin_write belongs to one thread.
class EventStore {
 public:
  virtual ~EventStore() = default;
  /// Locks the head row. Waits a little for another process; Unavailable when it does not come free.
  [[nodiscard]] virtual Result<std::unique_ptr<WriteTransaction>> begin_write() = 0;
  [[nodiscard]] virtual Result<std::unique_ptr<ReadSession>> open_reader() = 0;
  /// Short upkeep that belongs to the writer, between batches (drops expired idempotency rows, ends a checkpoint).
  virtual void upkeep(Instant now) = 0;
};

}  // namespace redress::service

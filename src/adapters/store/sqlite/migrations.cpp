#include "adapters/store/sqlite/migrations.hpp"

#include <array>

namespace redress::store {
namespace {

// Each step is frozen once released; a change is a new step.
constexpr std::array kSteps = {
    // 1: the register. Every key ascends, so that a batch writes to the ends of the trees only.
    R"sql(
    CREATE TABLE meta (
      key   TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE log_keys (
      position     INTEGER PRIMARY KEY,
      verifier_key TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE head (
      id          INTEGER PRIMARY KEY CHECK (id = 1),
      size        INTEGER NOT NULL,
      root        BLOB NOT NULL,
      last_at     INTEGER NOT NULL,
      checkpoint  TEXT NOT NULL,
      serial_date TEXT NOT NULL,
      serial      INTEGER NOT NULL,
      batch_id    BLOB NOT NULL
    ) STRICT;

    CREATE TABLE events (
      leaf              INTEGER PRIMARY KEY,
      stream            TEXT NOT NULL,
      seq               INTEGER NOT NULL,
      commitment        BLOB NOT NULL,
      salt              BLOB NOT NULL,
      envelope          TEXT NOT NULL,
      party_salt        BLOB,
      party             TEXT,
      person_salt       BLOB,
      person            TEXT,
      person_staff_salt BLOB,
      person_staff      TEXT,
      staff_salt        BLOB,
      staff             TEXT,
      UNIQUE (stream, seq)
    ) STRICT;

    -- id = level * 2^48 + number. The root stands before the hashes, so that reading it touches one page.
    CREATE TABLE tiles (
      id     INTEGER PRIMARY KEY,
      root   BLOB NOT NULL,
      hashes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE complaints (
      number                TEXT PRIMARY KEY,
      record_kind           TEXT NOT NULL,
      stage                 TEXT NOT NULL,
      stage_since           INTEGER NOT NULL,
      channel               TEXT NOT NULL,
      medium                TEXT NOT NULL,
      customer_kind         TEXT NOT NULL,
      language              TEXT NOT NULL,
      anonymous             INTEGER NOT NULL,
      read_back             INTEGER NOT NULL,
      received_at           INTEGER NOT NULL,
      received_at_estimated INTEGER NOT NULL,
      registered_at         INTEGER NOT NULL,
      closed_at             INTEGER,
      close_code            TEXT,
      outcome               TEXT,
      related_number        TEXT NOT NULL,
      last_seq              INTEGER NOT NULL,
      last_commitment       BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE imported (
      key    TEXT PRIMARY KEY,
      number TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    )sql",
    // 2: how users sign in. Who they are stands in the log.
    R"sql(
    CREATE TABLE credentials (
      user          TEXT PRIMARY KEY,
      password_hash TEXT NOT NULL,
      set_at        INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    )sql",
    // 3: what the inbox shows of open complaints.
    R"sql(
    ALTER TABLE complaints ADD COLUMN left_stage TEXT;
    ALTER TABLE complaints ADD COLUMN rejection_seq INTEGER NOT NULL DEFAULT 0;

    -- Open complaints by stage. A filing appends to the end of RECEIVED; a change of stage is rare beside filings.
    CREATE INDEX complaints_open ON complaints (stage, number) WHERE closed_at IS NULL;
    )sql",
    // 4: how many files a record has.
    R"sql(
    ALTER TABLE complaints ADD COLUMN attachment_count INTEGER NOT NULL DEFAULT 0;
    )sql",
    // 5: the life. What nobody has said yet is null, so that a filing's row does not grow.
    R"sql(
    ALTER TABLE complaints ADD COLUMN category TEXT;
    ALTER TABLE complaints ADD COLUMN severity TEXT;
    ALTER TABLE complaints ADD COLUMN owner TEXT;
    ALTER TABLE complaints ADD COLUMN owner_department TEXT;
    ALTER TABLE complaints ADD COLUMN investigator TEXT;
    ALTER TABLE complaints ADD COLUMN flags TEXT;
    ALTER TABLE complaints ADD COLUMN conflicted TEXT;
    ALTER TABLE complaints ADD COLUMN disputed INTEGER;
    ALTER TABLE complaints ADD COLUMN group_id TEXT;
    ALTER TABLE complaints ADD COLUMN compensation_minor INTEGER;

    -- Precedents: closed complaints of a category, newest last.
    CREATE INDEX complaints_decided ON complaints (category, number) WHERE category IS NOT NULL AND closed_at IS NOT NULL;

    -- Keyed hashes of who complains of what, for complaints that were classified (R2.1-05, R2.1-08). Forgotten with
    -- the person.
    CREATE TABLE matches (
      key         BLOB NOT NULL,
      number      TEXT NOT NULL,
      who         BLOB NOT NULL,
      received_at INTEGER NOT NULL,
      PRIMARY KEY (key, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX matches_number ON matches (number);
    )sql"};

// Another program may have taken the step while this one waited for the lock: then there is nothing to do.
Result<void> take_step(Database& database, int from) {
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun.error();
  const auto version = schema_version(database);
  auto done = version ? Result<void>() : Result<void>(version.error());
  if (done && *version == from) {
    done = database.execute(std::string(kSteps[static_cast<std::size_t>(from)]) +
                            "PRAGMA user_version=" + std::to_string(from + 1));
  }
  if (done) done = database.execute("COMMIT");
  if (!done) (void)database.execute("ROLLBACK");
  return done;
}

}  // namespace

int newest_schema_version() { return static_cast<int>(kSteps.size()); }

Result<int> schema_version(Database& database) {
  auto statement = Statement::prepare(database, "PRAGMA user_version");
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return static_cast<int>(statement->integer(0));
}

Result<void> migrate(Database& database) {
  const auto version = schema_version(database);
  if (!version) return version.error();
  if (*version > newest_schema_version()) {
    return Failure{FailureKind::Conflict, "the database has schema version " + std::to_string(*version) +
                                              ", this program knows " + std::to_string(newest_schema_version()) +
                                              "; start a newer program"};
  }
  while (true) {
    const auto now = schema_version(database);
    if (!now) return now.error();
    if (*now >= newest_schema_version()) return {};
    if (auto taken = take_step(database, *now); !taken) return taken.error();
  }
}

}  // namespace redress::store

#pragma once
// Everything that the use cases share, wired once by the program.

#include <string>
#include <vector>

#include "domain/ledger/note.hpp"
#include "service/attachments.hpp"
#include "service/attempt_limits.hpp"
#include "service/commit_loop.hpp"
#include "service/log_state.hpp"
#include "service/parameter_directory.hpp"
#include "service/ports/clock.hpp"
#include "service/query_code.hpp"
#include "service/reader_pool.hpp"
#include "service/sign_in.hpp"
#include "service/staff_directory.hpp"

namespace redress::service {

/// References to the parts of a running system; all outlive it. Thread-safe, since each part is.
struct Office {
  Clock& clock;
  CommitLoop& commits;
  ReaderPool& readers;
  LogState& log;
  const QueryCodes& codes;
  const ledger::Signer& status_signer;
  NetworkRateLimit& filing_limit;
  NetworkRateLimit& act_limit;  ///< of complainants after their filing
  CodeGuessLimit& guess_limit;
  StaffDirectory& staff;
  ParameterDirectory& parameters;
  SignInDesk& sign_in;
  std::vector<std::string> log_keys;   ///< verifier keys, oldest first; the last is in use
  Attachments* attachments = nullptr;  ///< null where none are served
  std::string match_key;               ///< secret under which contacts and objects are compared (matching.hpp)
};

}  // namespace redress::service

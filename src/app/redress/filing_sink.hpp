#pragma once
// Where an import puts its filings: into the data directory itself, through a running server, or nowhere.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "base/json.hpp"
#include "domain/complaint/refusal.hpp"

namespace redress::app {

/// One thing that is wrong with a row, ready to be shown.
struct FilingFault {
  std::string field;  ///< JSON pointer in the form; empty for the whole row
  std::string code;
  std::string text;  ///< a sentence in the reader's language
};
[[nodiscard]] std::vector<FilingFault> faults_of(const complaint::Refusals& refusals, Language language);

/// What became of one filing.
struct FilingOutcome {
  enum class Kind {
    Registered,    ///< durable, under `number` (no number from a dry run)
    AlreadyThere,  ///< its import key stands in the register, under `number`
    Refused,       ///< the rules say no: `faults`
    Failed         ///< not done, through no fault of the row: `why`; the import must stop
  };
  Kind kind = Kind::Failed;
  std::string number;
  std::vector<FilingFault> faults;
  Failure why;
};

/// Takes filing forms (service/filing_form.hpp), several in flight at once. submit() and drain() belong to one thread.
class FilingSink {
 public:
  /// Called exactly once for each form, on any thread, one call at a time or several; must be short.
  using Done = std::function<void(FilingOutcome)>;
  virtual ~FilingSink() = default;
  /// Waits while as many are in flight as the sink bears.
  virtual void submit(json::object form, Done done) = 0;
  /// Waits until every form has its outcome.
  virtual void drain() = 0;
};

/// Checks forms by the rules of filing and registers nothing. Does not know what is in any register.
[[nodiscard]] std::unique_ptr<FilingSink> make_dry_sink(Language language);

}  // namespace redress::app

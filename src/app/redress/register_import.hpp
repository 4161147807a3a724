#pragma once
// A whole register brought from another server as a stream (`redress export --what register`), into an empty data
// directory: same origin, tree, numbers and receipts.
//
//   line 1   {"checkpoint":NOTE,"format":"redress-register/v1","keys":[KEY,…],"origin":TEXT,"size":N,"zone":TEXT}
//   line n   the event at leaf n - 2, as `export --what events` writes it
//
// Nothing is in place before every commitment, the root and the signed checkpoint have been checked. What the stream
// does not hold: secrets (--keys), attachments (--blobs), passwords of staff, and the keys of requests of the last day.

#include <string>

#include "app/redress/console.hpp"
#include "base/result.hpp"

namespace redress::app {

struct RegisterImportOptions {
  std::string file;  ///< "-" means standard input
  std::string data_directory;
  std::string keys;   ///< copy of the secrets; empty: those in DIR.keys
  std::string blobs;  ///< folder of attachments; empty: none are brought
  unsigned threads = 1;
  bool json = false;
};

struct ImportedRegister {
  std::string origin;
  std::uint64_t size = 0;
  std::string checkpoint;
  std::uint64_t blobs = 0;
};

[[nodiscard]] Result<ImportedRegister> import_register(const RegisterImportOptions& options, const Console& console);
[[nodiscard]] int run_register_import(const RegisterImportOptions& options, const Console& console);

}  // namespace redress::app

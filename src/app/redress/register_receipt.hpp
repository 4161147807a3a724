#pragma once
// `redress register-receipt`: receipts whose leaves a loss has orphaned are registered again (docs/decisions/0013).
//
// A receipt of a filing is checked with the log's old key; what it opens is filed as a new record with its old time,
// that names the old number as an external reference. Its import key is the old origin and number: a receipt that
// comes twice is registered once.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/redress/console.hpp"

namespace redress::app {

struct RegisterReceiptCall {
  std::vector<std::string> files;
  std::string data_directory;
  bool json = false;
};
CLI::App* add_register_receipt(CLI::App& app, RegisterReceiptCall& call, const Console& console);
/// As run_import. Nothing is registered when one of the receipts does not hold or stands in the register.
[[nodiscard]] int run_register_receipt(const RegisterReceiptCall& call, const Console& console);

}  // namespace redress::app

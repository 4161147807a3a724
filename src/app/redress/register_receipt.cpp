#include "app/redress/register_receipt.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "adapters/keys/key_folder.hpp"
#include "app/redress/export_record.hpp"
#include "app/redress/import_command.hpp"
#include "app/redress/system.hpp"
#include "domain/ledger/receipt.hpp"

namespace redress::app {
namespace {

/// A filing that a receipt proves.
struct Orphan {
  std::string origin;
  service::StoredEvent event;
};

/// Checks receipts against one register.
class Orphanage {
 public:
  Orphanage(service::ReadSession& reader, std::vector<std::string> keys) : reader_(reader), keys_(std::move(keys)) {}

  Result<Orphan> take_in(const std::string& file) {
    const auto text = keys::read_small_file(file);
    if (!text) return text.error();
    if (!*text) return Failure{FailureKind::NotFound, file + " does not exist"};
    auto receipt = verify(**text);
    if (!receipt) return Failure{receipt.error().kind, file + ": " + receipt.error().message};
    if (receipt->envelope.kind != "complaint_filed") {
      return malformed(file + " is the receipt of a " + receipt->envelope.kind +
                       ": only filings are registered again; what was added later is filed by hand");
    }
    const auto known = reader_.read_stream(receipt->envelope.stream);
    if (!known) return known.error();
    if (!known->empty() && known->front().sealed.commitment == receipt->commitment) {
      return Failure{FailureKind::Conflict, file + ": " + receipt->envelope.stream + " stands in the register"};
    }
    const auto& person = receipt->opening.parts[static_cast<std::size_t>(ledger::PartName::Person)];
    const auto& party = receipt->opening.parts[static_cast<std::size_t>(ledger::PartName::Party)];
    if (!person || !party) return malformed(file + " does not open what was filed; ask for the whole receipt");
    return orphan_of(std::move(*receipt));
  }

 private:
  // Any key that has ever been the log's; the newest failure says why none fits.
  Result<ledger::VerifiedReceipt> verify(std::string_view text) const {
    Result<ledger::VerifiedReceipt> last = mismatch("the log names no key");
    for (const auto& known : keys_) {
      const auto key = ledger::parse_verifier_key(known);
      if (!key) continue;
      last = ledger::verify_receipt(text, *key);
      if (last) return last;
    }
    return last;
  }

  static Orphan orphan_of(ledger::VerifiedReceipt receipt) {
    Orphan orphan{receipt.checkpoint.origin, {receipt.index, receipt.envelope.stream, receipt.envelope.seq, {}}};
    orphan.event.sealed = {std::move(receipt.opening.envelope), receipt.opening.salt, std::move(receipt.opening.parts),
                           receipt.commitment};
    return orphan;
  }

  service::ReadSession& reader_;
  std::vector<std::string> keys_;
};

/// The record that an export would have shown, with the old number among its references.
Result<std::string> record_line(const Orphan& orphan, const std::vector<Orphan>& all) {
  const auto read_stream = [&](std::string_view stream) -> Result<std::vector<service::StoredEvent>> {
    const auto other =
        std::find_if(all.begin(), all.end(), [&](const Orphan& one) { return one.event.stream == stream; });
    // Without the other receipt of the same message this one stands alone.
    return std::vector{other == all.end() ? orphan.event : other->event};
  };
  auto record = export_record(orphan.origin, {orphan.event}, read_stream);
  if (!record) return record.error();
  if (const auto* with = find_string(*record, "filed_with")) {
    const bool comes_along =
        std::any_of(all.begin(), all.end(), [&](const Orphan& one) { return one.event.stream == text_of(*with); });
    if (!comes_along) record->erase("filed_with");
  }
  auto& refs = (*record)["external_refs"];
  if (!refs.is_array()) refs.emplace_array();
  refs.get_array().push_back(json::object{{"system", orphan.origin}, {"id", orphan.event.stream}});
  return to_jcs(*record) + "\n";
}

Result<std::string> record_lines(const RegisterReceiptCall& call) {
  auto log = open_for_reading(call.data_directory);
  if (!log) return log.error();
  auto reader = log->store->open_reader();
  if (!reader) return reader.error();
  auto keys = (*reader)->log_keys();
  if (!keys) return keys.error();
  Orphanage orphanage(**reader, std::move(*keys));
  std::vector<Orphan> orphans;
  for (const auto& file : call.files) {
    auto orphan = orphanage.take_in(file);
    if (!orphan) return orphan.error();
    orphans.push_back(std::move(*orphan));
  }
  std::string lines;
  for (const auto& orphan : orphans) {
    const auto line = record_line(orphan, orphans);
    if (!line) return line.error();
    lines += *line;
  }
  return lines;
}

/// A file that is in memory only: what people have written must not lie about.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : number_(::memfd_create("redress-records", MFD_CLOEXEC)) {
    while (number_ >= 0 && !bytes.empty()) {
      const auto written = ::write(number_, bytes.data(), bytes.size());
      if (written <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    whole_ = number_ >= 0 && bytes.empty();
  }
  ~MemoryFile() {
    if (number_ >= 0) ::close(number_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

 private:
  int number_;
  bool whole_ = false;
};

}  // namespace

CLI::App* add_register_receipt(CLI::App& app, RegisterReceiptCall& call, const Console& console) {
  auto* command = app.add_subcommand("register-receipt", console.text("register_receipt.help"));
  command->add_option("FILE", call.files, console.text("register_receipt.files"))->type_name("")->required();
  command->add_option("--data", call.data_directory, console.text("cli.option.data"))->type_name("DIR")->required();
  command->add_flag("--json", call.json, console.text("cli.option.json"));
  command->footer(console.text("register_receipt.footer"));
  return command;
}

int run_register_receipt(const RegisterReceiptCall& call, const Console& console) {
  const auto lines = record_lines(call);
  if (!lines) return console.complain(lines.error()), kExitBad;
  const MemoryFile file(*lines);
  if (!file.whole())
    return console.complain({FailureKind::Unavailable, "there is no memory for the records"}), kExitBad;
  ImportOptions options;
  options.file = file.path();
  options.mapping = "redress";
  options.data_directory = call.data_directory;
  options.json = call.json;
  return run_import(options, console);
}

}  // namespace redress::app

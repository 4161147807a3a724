#include "app/redress/export_command.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

#include "adapters/records/csv_writer.hpp"
#include "adapters/records/output_file.hpp"
#include "app/redress/directory_lock.hpp"
#include "app/redress/export_event.hpp"
#include "app/redress/export_record.hpp"
#include "app/redress/interrupt.hpp"
#include "app/redress/progress.hpp"
#include "app/redress/system.hpp"

namespace redress::app {
namespace {

using service::StoredEvent;

// Short reads, so that a long export never keeps a running server from tidying its write-ahead log.
constexpr std::uint64_t kLeavesAtOnce = 1'024;

/// All events in leaf order, rather than a record for each complaint.
bool is_log(const ExportOptions& options) { return options.what != "complaints"; }

/// Writes one export: the log from its first leaf to `size`, whatever is added meanwhile.
class Export {
 public:
  Export(const ExportOptions& options, const Console& console, const ReadOnlyLog& log, service::ReadSession& reader,
         records::OutputFile& out)
      : options_(options), log_(log), reader_(reader), out_(out), progress_(console, "export.progress") {}

  Result<void> run() {
    auto head = reader_.head();
    if (!head) return head.error();
    size_ = head->size;
    if (auto begun = begin(*head); !begun) return begun;
    for (std::uint64_t first = 0; first < size_; first += kLeavesAtOnce) {
      auto events = read_events(first, std::min(size_, first + kLeavesAtOnce));
      if (!events) return events.error();
      for (const auto& event : *events) {
        if (auto written = write(event); !written) return written;
      }
      progress_.tell(lines_, first + events->size(), size_);
      if (is_stop_wanted()) return Failure{FailureKind::Unavailable, "stopped by a signal; nothing was written"};
    }
    return {};
  }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] double seconds() const { return progress_.seconds(); }

 private:
  Result<void> begin(const service::Head& head) {
    std::string line;
    if (is_log(options_)) {
      const auto keys = reader_.log_keys();
      if (!keys) return keys.error();
      if (options_.what == "register")
        append_register_line(line, head, log_.origin, log_.zone, *keys);
      else
        append_log_line(line, head, log_.origin, *keys);
    } else if (options_.format == "csv") {
      line = records::kCsvByteOrderMark;
      records::append_csv_row(line, csv_header());
    }
    return out_.write(line);
  }

  Result<std::vector<StoredEvent>> read_events(std::uint64_t first, std::uint64_t end) {
    std::vector<StoredEvent> events;
    auto scanned = reader_.scan_events(first, end, [&](const StoredEvent& event) {
      events.push_back(event);
      return true;
    });
    if (!scanned) return scanned.error();
    if (events.size() != end - first) return Failure{FailureKind::Internal, "the store lacks events of its log"};
    return events;
  }

  Result<std::vector<StoredEvent>> read_stream(std::string_view stream) {
    auto events = reader_.read_stream(stream);
    while (events && !events->empty() && events->back().leaf >= size_) events->pop_back();
    return events;
  }

  Result<void> write(const StoredEvent& event) {
    std::string line;
    if (is_log(options_)) {
      append_event_line(line, event);
    } else {
      // A record stands where it was filed; its first event leads to the others.
      const auto envelope = ledger::parse_envelope(event.sealed.envelope);
      if (!envelope) return envelope.error();
      if (envelope->kind != "complaint_filed") return {};
      if (auto appended = append_record(line, event); !appended) return appended;
    }
    ++lines_;
    return out_.write(line);
  }

  Result<void> append_record(std::string& line, const StoredEvent& first) {
    const auto events = read_stream(first.stream);
    if (!events) return events.error();
    const auto record =
        export_record(log_.origin, *events, [this](std::string_view stream) { return read_stream(stream); });
    if (!record) return record.error();
    if (options_.format == "csv") {
      records::append_csv_row(line, csv_fields(*record));
    } else {
      append_jcs(line, *record);
      line += '\n';
    }
    return {};
  }

  const ExportOptions& options_;
  const ReadOnlyLog& log_;
  service::ReadSession& reader_;
  records::OutputFile& out_;
  Progress progress_;
  std::uint64_t size_ = 0;
  std::uint64_t lines_ = 0;
};

// With the export itself on standard output, what is said about it must not stand there too.
void print_summary(const ExportOptions& options, const Console& console, const Export& done, double seconds) {
  const bool to_stdout = options.out == "-";
  std::ostream& said = to_stdout ? std::cerr : std::cout;
  if (options.json) {
    const json::object result{{"out", options.out},       {"what", options.what},
                              {"format", options.format}, {"lines", done.lines()},
                              {"log_size", done.size()},  {"milliseconds", static_cast<std::int64_t>(seconds * 1000)}};
    said << to_jcs(result) << std::endl;
    return;
  }
  const auto text = console.text(is_log(options) ? "export.summary_events" : "export.summary_complaints",
                                 {{"lines", std::to_string(done.lines())},
                                  {"size", std::to_string(done.size())},
                                  {"out", to_stdout ? console.text("export.stdout") : options.out},
                                  {"rate", rate_text(done.lines(), seconds)}});
  said << text << std::endl;
  console.complain(to_stdout ? "export.personal_data" : "export.personal_data_file", {{"out", options.out}});
}

Result<void> export_log(const ExportOptions& options, const Console& console) {
  auto log = open_for_reading(options.data_directory);
  if (!log) return log.error();
  auto reader = log->store->open_reader();
  if (!reader) return reader.error();
  auto out = records::OutputFile::create(options.out);
  if (!out) return out.error();
  Export work(options, console, *log, **reader, *out);
  if (auto written = work.run(); !written) return written;
  if (auto finished = out->finish(); !finished) return finished;
  print_summary(options, console, work, work.seconds());
  // Two servers under one name would fork the log: only a stopped one may hand over.
  if (options.what == "register" && DirectoryLock::is_held(DataPaths(options.data_directory).lock)) {
    console.complain("export.register_runs");
  }
  return {};
}

}  // namespace

CLI::App* add_export(CLI::App& app, ExportOptions& options, const Console& console) {
  auto* command = app.add_subcommand("export", console.text("export.help"));
  command->add_option("--data", options.data_directory, console.text("cli.option.data"))->type_name("DIR")->required();
  command->add_option("--what", options.what, console.text("export.option.what"))
      ->type_name("WHAT")
      ->check(CLI::IsMember({"complaints", "events", "register"}))
      ->capture_default_str();
  command->add_option("--format", options.format, console.text("export.option.format"))
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "csv"}))
      ->capture_default_str();
  command->add_option("--out", options.out, console.text("export.option.out"))
      ->type_name("FILE")
      ->capture_default_str();
  command->add_flag("--json", options.json, console.text("cli.option.json"));
  command->footer(console.text("export.footer"));
  return command;
}

int run_export(const ExportOptions& options, const Console& console) {
  if (is_log(options) && options.format != "jsonl") return console.complain("export.events_jsonl"), kExitUsage;
  stop_at_signal();
  take_broken_pipes_as_failures();
  const auto done = export_log(options, console);
  if (done) return kExitGood;
  console.complain(done.error());
  return kExitBad;
}

}  // namespace redress::app

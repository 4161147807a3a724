#include "app/redress/import_command.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

#include "adapters/records/builtin_mappings.hpp"
#include "adapters/records/csv_reader.hpp"
#include "adapters/records/form_builder.hpp"
#include "adapters/records/jsonl_reader.hpp"
#include "app/redress/import_report.hpp"
#include "app/redress/interrupt.hpp"
#include "app/redress/local_sink.hpp"
#include "app/redress/progress.hpp"
#include "app/redress/register_import.hpp"
#include "app/redress/remote_sink.hpp"

namespace redress::app {
namespace {

constexpr std::size_t kBadRowsShown = 20;

std::string builtin_names() {
  std::string names;
  for (const auto& mapping : records::builtin_mappings()) {
    names += (names.empty() ? "" : ", ") + std::string(mapping.name);
  }
  return names;
}

Result<records::Mapping> load_mapping(const std::string& name, const Console& console) {
  if (const auto builtin = records::find_builtin_mapping(name)) return records::read_mapping(*builtin, name);
  std::ifstream in(name, std::ios::binary);
  if (!in || std::filesystem::is_directory(name)) {
    return Failure{FailureKind::NotFound,
                   console.text("import.no_mapping", {{"mapping", name}, {"names", builtin_names()}})};
  }
  const std::string text(std::istreambuf_iterator<char>(in), {});
  return records::read_mapping(text, name);
}

/// The file and its rows.
struct Input {
  std::vector<char> buffer = std::vector<char>(std::size_t{256} << 10);
  std::ifstream file;
  std::unique_ptr<records::RowReader> rows;
  std::uint64_t bytes = 0;  ///< 0 if unknown
};

Result<void> check_columns(const records::RowReader& rows, const records::Mapping& mapping,
                           const ImportOptions& options, const Console& console) {
  const auto* known = rows.columns();
  if (known == nullptr) return {};
  for (const auto& [column, pointer] : columns_of(mapping)) {
    if (std::find(known->begin(), known->end(), column) != known->end()) continue;
    return malformed(
        console.text("import.no_column",
                     {{"file", options.file}, {"column", column}, {"mapping", options.mapping}, {"pointer", pointer}}));
  }
  return {};
}

Result<std::unique_ptr<Input>> open_input(const ImportOptions& options, const records::Mapping& mapping,
                                          const Console& console) {
  auto input = std::make_unique<Input>();
  const std::string path = options.file == "-" ? "/dev/stdin" : options.file;
  input->file.rdbuf()->pubsetbuf(input->buffer.data(), static_cast<std::streamsize>(input->buffer.size()));
  input->file.open(path, std::ios::binary);
  std::error_code error;
  if (!input->file || std::filesystem::is_directory(path, error)) {
    return Failure{FailureKind::NotFound, console.text("import.no_file", {{"file", options.file}})};
  }
  if (std::filesystem::is_regular_file(path, error)) input->bytes = std::filesystem::file_size(path, error);
  if (mapping.format == records::Format::Jsonl) {
    input->rows = std::make_unique<records::JsonlReader>(input->file);
    return input;
  }
  auto reader = records::CsvReader::open(input->file);
  if (!reader) return Failure{reader.error().kind, options.file + ": " + reader.error().message};
  input->rows = std::move(*reader);
  if (auto fits = check_columns(*input->rows, mapping, options, console); !fits) return fits.error();
  return input;
}

Result<std::unique_ptr<FilingSink>> open_sink(const ImportOptions& options, const Console& console) {
  if (options.dry_run) return make_dry_sink(console.language());
  auto local = LocalSink::open(options.data_directory, console.language());
  if (local) {
    if ((*local)->system().founded_now()) {
      console.complain("import.founded", {{"data", options.data_directory}, {"origin", (*local)->system().origin()}});
    }
    return std::unique_ptr<FilingSink>(std::move(*local));
  }
  if (local.error().kind != FailureKind::Conflict) return local.error();
  auto remote = RemoteSink::open(DataPaths(options.data_directory).socket, console.language(), {});
  if (!remote) return Failure{FailureKind::Conflict, local.error().message + "; " + remote.error().message};
  console.complain("import.through_server", {{"data", options.data_directory}});
  return std::unique_ptr<FilingSink>(std::move(*remote));
}

/// Drives the rows of one file into a sink.
class Import {
 public:
  Import(const records::Mapping& mapping, Input& input, FilingSink& sink, ImportReport& report)
      : builder_(mapping), input_(input), sink_(sink), report_(report) {}

  void run(Progress& progress) {
    while (!is_stop_wanted() && !report_.failure()) {
      auto read = input_.rows->next();
      if (!read) break;
      report_.count_read();
      take(std::move(*read));
      progress.tell(++rows_, input_.rows->bytes_read(), input_.bytes);
    }
    sink_.drain();
    if (is_stop_wanted()) report_.fail({FailureKind::Unavailable, "stopped by a signal"});
    if (input_.rows->read_failed()) report_.fail({FailureKind::Unavailable, "the file could not be read to its end"});
  }

 private:
  void take(records::ReadRow read) {
    if (const auto* bad = std::get_if<records::BadRow>(&read)) return report_.add(*bad);
    auto built = builder_.build(std::get<records::Row>(read));
    if (const auto* bad = std::get_if<records::BadRow>(&built)) return report_.add(*bad);
    auto* mapped = std::get_if<records::MappedRow>(&built);
    if (mapped == nullptr) return report_.count_skipped();
    sink_.submit(std::move(mapped->form),
                 [this, line = mapped->line](const FilingOutcome& outcome) { report_.add(line, outcome); });
  }

  records::FormBuilder builder_;
  Input& input_;
  FilingSink& sink_;
  ImportReport& report_;
  std::uint64_t rows_ = 0;
};

void print_summary(const ImportReport& report, const ImportOptions& options, const Console& console, double seconds) {
  const auto counts = report.counts();
  const auto failure = report.failure();
  if (options.json) {
    auto result = report.to_json();
    result["dry_run"] = options.dry_run;
    result["milliseconds"] = static_cast<std::int64_t>(seconds * 1000);
    result["stopped"] = failure ? json::value(json::string(failure->message)) : json::value();
    return print_json(result);
  }
  report.print_bad_rows(kBadRowsShown);
  console.say(options.dry_run ? "import.dry_summary" : "import.summary",
              {{"file", options.file},
               {"read", std::to_string(counts.read)},
               {"registered", std::to_string(counts.registered)},
               {"there", std::to_string(counts.already_there)},
               {"refused", std::to_string(counts.refused)},
               {"skipped", std::to_string(counts.skipped)},
               {"seconds", seconds_text(seconds)},
               {"rate", rate_text(counts.read, seconds)}});
  if (failure) console.complain("import.stopped", {{"why", failure->message}});
}

Result<int> import_file(const ImportOptions& options, const Console& console) {
  const auto mapping = load_mapping(options.mapping, console);
  if (!mapping) return mapping.error();
  auto input = open_input(options, *mapping, console);
  if (!input) return input.error();
  std::optional<records::OutputFile> errors;
  if (!options.errors_file.empty()) {
    auto created = records::OutputFile::create(options.errors_file);
    if (!created) return created.error();
    errors.emplace(std::move(*created));
  }
  ImportReport report(options.file, console, std::move(errors));
  double seconds = 0;
  {
    auto sink = open_sink(options, console);
    if (!sink) return sink.error();
    Progress progress(console, "import.progress");
    Import(*mapping, **input, **sink, report).run(progress);
    seconds = progress.seconds();
  }
  if (auto finished = report.finish(); !finished) report.fail(finished.error());
  print_summary(report, options, console, seconds);
  if (report.failure()) return kExitBad;
  return report.counts().refused > 0 ? kExitSome : kExitGood;
}

}  // namespace

CLI::App* add_import(CLI::App& app, ImportOptions& options, const Console& console) {
  auto* import = app.add_subcommand("import", console.text("import.help"));
  import->add_option("FILE", options.file, console.text("import.option.file"))->type_name("")->required();
  auto* mapping = import
                      ->add_option("--mapping", options.mapping,
                                   console.text("import.option.mapping", {{"names", builtin_names()}}))
                      ->type_name("NAME|FILE");
  auto* data = import->add_option("--data", options.data_directory, console.text("cli.option.data"))->type_name("DIR");
  auto* dry_run = import->add_flag("--dry-run", options.dry_run, console.text("import.option.dry_run"));
  import->add_option("--errors", options.errors_file, console.text("import.option.errors"))->type_name("FILE");
  import->add_flag("--json", options.json, console.text("cli.option.json"));
  import->footer(console.text("import.footer"));
  auto* whole = import->add_flag("--whole-register", options.whole_register, console.text("import.option.whole"));
  import->add_option("--keys", options.keys, console.text("restore.option.keys"))->type_name("FOLDER")->needs(whole);
  import->add_option("--blobs", options.blobs, console.text("import.option.blobs"))->type_name("FOLDER")->needs(whole);
  whole->excludes(mapping)->excludes(dry_run)->needs(data);
  import->callback([data, dry_run, mapping, whole] {
    if (mapping->count() == 0 && whole->count() == 0) throw CLI::RequiredError("--mapping");
    if (data->count() == 0 && dry_run->count() == 0) throw CLI::RequiredError("--data");
  });
  return import;
}

int run_import(const ImportOptions& options, const Console& console) {
  if (options.whole_register) {
    const auto threads = std::max(1U, std::thread::hardware_concurrency());
    const RegisterImportOptions whole{options.file, options.data_directory, options.keys, options.blobs, threads,
                                      options.json};
    return run_register_import(whole, console);
  }
  stop_at_signal();
  const auto exit_code = import_file(options, console);
  if (exit_code) return *exit_code;
  console.complain(exit_code.error());
  return kExitBad;
}

}  // namespace redress::app

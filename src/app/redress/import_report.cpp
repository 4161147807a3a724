#include "app/redress/import_report.hpp"

#include <iostream>
#include <utility>

namespace redress::app {
namespace {

json::object row_json(std::uint64_t line, const std::vector<FilingFault>& faults) {
  json::array list;
  for (const auto& fault : faults) {
    list.push_back(json::object{{"field", fault.field}, {"code", fault.code}, {"text", fault.text}});
  }
  return {{"line", line}, {"errors", std::move(list)}};
}

// "/contact/email" reads as "contact.email".
std::string field_text(std::string_view pointer) {
  std::string text(pointer.substr(pointer.starts_with('/') ? 1 : 0));
  for (char& c : text) c = c == '/' ? '.' : c;
  return text;
}

}  // namespace

ImportReport::ImportReport(std::string file, const Console& console, std::optional<records::OutputFile> errors)
    : file_(std::move(file)), console_(console), errors_(std::move(errors)) {}

void ImportReport::count_read() {
  const std::lock_guard lock(mutex_);
  ++counts_.read;
}

void ImportReport::count_skipped() {
  const std::lock_guard lock(mutex_);
  ++counts_.skipped;
}

void ImportReport::add(std::uint64_t line, const FilingOutcome& outcome) {
  const std::lock_guard lock(mutex_);
  switch (outcome.kind) {
    case FilingOutcome::Kind::Registered: ++counts_.registered; return;
    case FilingOutcome::Kind::AlreadyThere: ++counts_.already_there; return;
    case FilingOutcome::Kind::Refused: return refuse(line, outcome.faults);
    case FilingOutcome::Kind::Failed:
      if (!failure_) failure_ = outcome.why;
      return;
  }
}

void ImportReport::add(const records::BadRow& row) {
  const std::lock_guard lock(mutex_);
  refuse(row.line, said(row.faults));
}

void ImportReport::refuse(std::uint64_t line, Faults faults) {
  ++counts_.refused;
  if (errors_) {
    auto written = errors_->write(to_jcs(row_json(line, faults)) + "\n");
    if (!written && !failure_) failure_ = written.error();
  }
  bad_rows_.emplace(line, std::move(faults));
  if (bad_rows_.size() > kBadRowsHeld) bad_rows_.erase(std::prev(bad_rows_.end()));
}

ImportReport::Faults ImportReport::said(const std::vector<records::RowFault>& faults) const {
  Faults all;
  for (const auto& fault : faults) {
    const std::string code(to_word(fault.code));
    all.push_back({fault.field, code, console_.text("import.fault." + code, {{"detail", fault.detail}})});
  }
  return all;
}

ImportCounts ImportReport::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

std::optional<Failure> ImportReport::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

void ImportReport::fail(Failure why) {
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = std::move(why);
}

Result<void> ImportReport::finish() { return errors_ ? errors_->finish() : Result<void>(); }

void ImportReport::print_bad_rows(std::size_t rows_max) const {
  std::size_t shown = 0;
  for (const auto& [line, faults] : bad_rows_) {
    if (shown++ == rows_max) break;
    for (const auto& fault : faults) {
      const auto field = fault.field.empty() ? console_.text("import.whole_row") : field_text(fault.field);
      std::cerr << file_ << ':' << line << ": " << field << ": " << fault.text << '\n';
    }
  }
  if (counts_.refused > rows_max) {
    console_.complain("import.more_bad_rows", {{"count", std::to_string(counts_.refused - rows_max)}});
  }
}

json::object ImportReport::to_json() const {
  json::array rows;
  for (const auto& [line, faults] : bad_rows_) rows.push_back(row_json(line, faults));
  const auto left_out = counts_.refused - bad_rows_.size();
  return {{"file", file_},
          {"read", counts_.read},
          {"registered", counts_.registered},
          {"already_there", counts_.already_there},
          {"refused", counts_.refused},
          {"skipped", counts_.skipped},
          {"errors", std::move(rows)},
          {"errors_left_out", left_out}};
}

}  // namespace redress::app

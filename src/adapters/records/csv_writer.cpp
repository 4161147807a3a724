#include "adapters/records/csv_writer.hpp"

#include <csv.h>

namespace redress::records {

std::string guard_formula(std::string_view field) {
  constexpr std::string_view kStarts = "=+-@\t\r";
  const bool runs = !field.empty() && kStarts.find(field.front()) != std::string_view::npos;
  return (runs ? "'" : "") + std::string(field);
}

void append_csv_row(std::string& out, std::span<const std::string> fields) {
  bool first = true;
  for (const auto& field : fields) {
    if (!first) out += ',';
    first = false;
    const auto guarded = guard_formula(field);
    const auto at = out.size();
    const auto size = csv_write(nullptr, 0, guarded.data(), guarded.size());
    out.resize(at + size);
    csv_write(out.data() + at, size, guarded.data(), guarded.size());
  }
  out += "\r\n";
}

}  // namespace redress::records

#include "domain/group/number.hpp"

#include "domain/complaint/number.hpp"

namespace redress::group {
namespace {

constexpr std::string_view kComplaintPrefix = "TS-";

}  // namespace

std::string make_number(LocalDate date, std::uint64_t serial) {
  return std::string(kPrefix) + complaint::make_number(date, serial).substr(kComplaintPrefix.size());
}

bool is_number(std::string_view text) {
  if (!text.starts_with(kPrefix)) return false;
  return complaint::parse_number(std::string(kComplaintPrefix) + std::string(text.substr(kPrefix.size()))).has_value();
}

}  // namespace redress::group

#include "service/group_forms.hpp"

#include <array>
#include <utility>

#include "base/check.hpp"
#include "service/described_form.hpp"

namespace redress::service {
namespace {

using Reader = complaint::Decided<group::Command> (*)(const json::value&);

template <class C>
complaint::Decided<group::Command> read_as(const json::value& body) {
  auto command = read_described<C>(body);
  if (!command) return command.error();
  return group::Command(std::move(*command));
}

template <std::size_t... I>
constexpr auto readers(std::index_sequence<I...>) {
  return std::array<Reader, sizeof...(I)>{read_as<std::variant_alternative_t<I, group::Command>>...};
}
constexpr auto kReaders = readers(std::make_index_sequence<std::variant_size_v<group::Command>>());
static_assert(std::size(kGroupActs) == kReaders.size(), "an act has no route");

}  // namespace

complaint::Decided<group::Command> read_group_form(std::string_view route, const json::value& body) {
  for (std::size_t i = 0; i < kReaders.size(); ++i) {
    if (kGroupActs[i] == route) return kReaders[i](body);
  }
  REDRESS_CHECK(false);
  return group::Command();
}

}  // namespace redress::service

#include "service/act_forms.hpp"

#include <utility>

#include "base/check.hpp"
#include "domain/complaint/act_table.hpp"
#include "domain/complaint/command_fields.hpp"
#include "service/described_form.hpp"

namespace redress::service {
namespace {

using namespace complaint;

template <class C>
concept IsDescribed = requires(DescribedForm& form, C& command) { describe(form, command); };

template <class C>
Decided<Command> read_as(const json::value& body) {
  auto command = read_described<C>(body);
  if (!command) return command.error();
  return Command(std::move(*command));
}

using Reader = Decided<Command> (*)(const json::value&);

template <class C>
constexpr Reader reader_of() {
  if constexpr (IsDescribed<C>) {
    return read_as<C>;
  } else {
    return nullptr;
  }
}

template <std::size_t... I>
constexpr auto readers(std::index_sequence<I...>) {
  return std::array<Reader, sizeof...(I)>{reader_of<std::variant_alternative_t<I, Command>>()...};
}

constexpr auto kReaders = readers(std::make_index_sequence<std::variant_size_v<Command>>());

Reader find_reader(std::string_view route) {
  const auto table = act_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].route == route) return kReaders[i];
  }
  return nullptr;
}

}  // namespace

bool has_act_form(std::string_view route) { return find_reader(route) != nullptr; }

Decided<Command> read_act_form(std::string_view route, const json::value& body) {
  const auto reader = find_reader(route);
  REDRESS_CHECK(reader != nullptr);
  return reader(body);
}

}  // namespace redress::service

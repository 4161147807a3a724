#include "app/redress/operator_file.hpp"

#include <utility>

#include "app/redress/checked_file.hpp"

namespace redress::embedded {
std::string_view operator_schema() noexcept;
}  // namespace redress::embedded

namespace redress::app {
namespace {

// The schema has seen to it that every member is there.
std::string text_in(const json::object& object, std::string_view key) {
  return std::string(text_of(object.at({key.data(), key.size()}).get_string()));
}

service::BothLanguages both_in(const json::object& object, std::string_view key) {
  const auto& names = object.at({key.data(), key.size()}).get_object();
  service::BothLanguages both;
  for (const auto language : kLanguages) both[static_cast<std::size_t>(language)] = text_in(names, tag_of(language));
  return both;
}

}  // namespace

Result<service::OperatorAddress> parse_operator(std::string_view text, const std::string& name) {
  static const auto schema = parse_json(embedded::operator_schema()).value();
  const auto value = parse_checked(text, name, schema);
  if (!value) return value.error();
  const auto& object = value->get_object();
  service::OperatorAddress address;
  address.name = both_in(object, "name");
  address.department = both_in(object, "department");
  address.email = text_in(object, "email");
  address.phone = text_in(object, "phone");
  address.tracking_page = text_in(object, "tracking_page");
  for (const auto& body : object.at("external_bodies").get_array()) {
    address.external_bodies.push_back({both_in(body.get_object(), "name"), text_in(body.get_object(), "contact")});
  }
  return address;
}

Result<service::OperatorAddress> read_operator_file(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return text.error();
  return parse_operator(*text, path);
}

}  // namespace redress::app

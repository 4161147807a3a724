#include "base/jcs_writer.hpp"

#include "base/check.hpp"
#include "base/json.hpp"

namespace redress {

std::string& JcsObject::value(std::string_view key) {
  REDRESS_CHECK(last_key_ < key);
  if (!last_key_.empty()) out_ += ',';
  last_key_ = key;
  out_ += '"';
  out_ += key;
  out_ += "\":";
  return out_;
}

void JcsObject::text(std::string_view key, std::string_view value_text) {
  if (!value_text.empty()) append_jcs_string(value(key), value_text);
}

void JcsObject::integer(std::string_view key, std::int64_t number) { value(key) += std::to_string(number); }

void JcsObject::flag(std::string_view key, bool set) {
  if (set) boolean(key, true);
}

void JcsObject::boolean(std::string_view key, bool set) { value(key) += set ? "true" : "false"; }

}  // namespace redress

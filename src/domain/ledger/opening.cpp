#include "base/json.hpp"
#include "domain/ledger/receipt.hpp"

namespace redress::ledger {
namespace {

constexpr JsonLimits kLimits{.depth_max = 64};

Failure wrong(std::string_view what) { return malformed("the opening in the receipt " + std::string(what)); }

std::optional<Salt> find_salt(const json::object& object) {
  const auto* text = find_string(object, "salt");
  return text != nullptr ? hash_from_base64(text_of(*text)) : std::nullopt;
}

Result<Part> read_part(PartName name, const json::value& value) {
  const auto what = "holds the part \"" + std::string(to_string(name)) + "\"";
  const auto* object = value.if_object();
  if (object == nullptr || object->size() != 2) return wrong(what + " in another form than data and salt");
  const auto* data = find_object(*object, "data");
  if (data == nullptr) return wrong(what + " without a data object");
  const auto salt = find_salt(*object);
  if (!salt) return wrong(what + " without a salt of 32 bytes");
  return Part{to_jcs(*data), *salt};
}

Result<void> read_parts(const json::object& parts, Opening& opening) {
  for (const auto& member : parts) {
    const auto name = parse_part_name({member.key().data(), member.key().size()});
    if (!name) return wrong("holds an unknown part");
    auto part = read_part(*name, member.value());
    if (!part) return part.error();
    opening.parts[static_cast<std::size_t>(*name)] = std::move(*part);
  }
  return {};
}

}  // namespace

std::string format_opening(const Opening& opening) {
  std::string out = "{\"envelope\":" + opening.envelope + ",\"parts\":{";
  bool first = true;
  for (const auto name : kPartNames) {
    const auto& part = opening.parts[static_cast<std::size_t>(name)];
    if (!part) continue;
    if (!std::exchange(first, false)) out += ',';
    out.append("\"").append(to_string(name)).append("\":{\"data\":").append(part->data);
    out.append(",\"salt\":\"").append(to_base64(view(part->salt))).append("\"}");
  }
  return out.append("},\"salt\":\"").append(to_base64(view(opening.salt))).append("\"}");
}

Result<Opening> parse_opening(std::string_view bytes) {
  const auto value = parse_json(bytes, kLimits);
  if (!value) return wrong("is not JSON: " + value.error().message);
  // From here on the bytes of every value inside are what to_jcs writes for it.
  if (!is_jcs(bytes)) return wrong("is not in canonical form (RFC 8785)");
  const auto* object = value->if_object();
  if (object == nullptr || object->size() != 3) return wrong("is not an object of envelope, parts and salt");
  const auto* envelope = find_object(*object, "envelope");
  if (envelope == nullptr) return wrong("has no envelope");
  const auto* parts = find_object(*object, "parts");
  if (parts == nullptr) return wrong("has no parts");
  const auto salt = find_salt(*object);
  if (!salt) return wrong("has no salt of 32 bytes for the envelope");
  Opening opening{to_jcs(*envelope), *salt, {}};
  if (auto read = read_parts(*parts, opening); !read) return read.error();
  return opening;
}

}  // namespace redress::ledger

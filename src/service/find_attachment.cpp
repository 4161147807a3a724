#include "service/find_attachment.hpp"

#include "service/aggregate.hpp"

namespace redress::service {
namespace {

template <class Wanted>
Result<std::optional<FoundAttachment>> find_if(ReadSession& reader, std::string_view number, Wanted is_wanted) {
  const auto events = reader.read_stream(number);
  if (!events) return events.error();
  for (const auto& stored : *events) {
    auto event = decode_event(stored);
    if (!event) return event.error();
    auto* added = std::get_if<complaint::AttachmentAdded>(&*event);
    if (added != nullptr && is_wanted(*added)) return std::optional(FoundAttachment{stored.seq, std::move(*added)});
  }
  return std::optional<FoundAttachment>();
}

}  // namespace

Result<std::optional<FoundAttachment>> find_attachment(ReadSession& reader, std::string_view number,
                                                       std::uint64_t ordinal) {
  return find_if(reader, number, [ordinal](const auto& added) { return added.ordinal == ordinal; });
}

Result<std::optional<FoundAttachment>> find_attachment(ReadSession& reader, std::string_view number,
                                                       std::string_view blob_id) {
  return find_if(reader, number, [blob_id](const auto& added) { return added.file.blob_id == blob_id; });
}

}  // namespace redress::service

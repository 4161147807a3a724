#include "adapters/records/form_fields.hpp"

#include <algorithm>
#include <array>

#include "domain/complaint/commands.hpp"

namespace redress::records {
namespace {

using namespace complaint;

template <class E>
std::vector<std::string_view> list_words() {
  std::vector<std::string_view> words;
  for (const auto& [enumerator, word] : words_of(E{})) words.push_back(word);
  return words;
}

constexpr std::array kContact = {FieldSpec{"name"}, FieldSpec{"email"}, FieldSpec{"phone"}, FieldSpec{"address"}};
constexpr std::array kAgent = {FieldSpec{"name"}, FieldSpec{"email"}, FieldSpec{"phone"}, FieldSpec{"address"},
                               FieldSpec{"authority"}};
constexpr std::array kClaim = {FieldSpec{"open", FieldKind::Flag}, FieldSpec{"amount_minor", FieldKind::Integer},
                               FieldSpec{"currency"}};
constexpr std::array kReference = {FieldSpec{"system"}, FieldSpec{"id"}};
constexpr FieldSpec kObjectIds{"object_ids", FieldKind::Texts, {}, nullptr, 50};
constexpr FieldSpec kEventFrom{"event_from", FieldKind::Instant};
constexpr FieldSpec kEventTo{"event_to", FieldKind::Instant};
constexpr std::array kReport = {FieldSpec{"description"},
                                FieldSpec{"remedy_sought"},
                                FieldSpec{"service_id"},
                                FieldSpec{"account_id"},
                                kObjectIds,
                                kEventFrom,
                                kEventTo};

constexpr std::array kForm = {
    FieldSpec{"description"},
    FieldSpec{"record_kind", FieldKind::Word, {}, list_words<RecordKind>},
    FieldSpec{"demand_kinds", FieldKind::Texts, {}, list_words<DemandKind>, 4},
    FieldSpec{"claim", FieldKind::Object, kClaim},
    FieldSpec{"remedy_sought"},
    FieldSpec{"service_id"},
    FieldSpec{"account_id"},
    kObjectIds,
    kEventFrom,
    kEventTo,
    FieldSpec{"report", FieldKind::Object, kReport},
    FieldSpec{"channel", FieldKind::Word, {}, list_words<Channel>},
    FieldSpec{"medium", FieldKind::Word, {}, list_words<Medium>},
    FieldSpec{"recording_ref"},
    FieldSpec{"transcript"},
    FieldSpec{"read_back", FieldKind::Flag},
    FieldSpec{"language"},
    FieldSpec{"customer_kind", FieldKind::Word, {}, list_words<CustomerKind>},
    FieldSpec{"contact", FieldKind::Object, kContact},
    FieldSpec{"agent", FieldKind::Object, kAgent},
    FieldSpec{"received_at", FieldKind::Instant},
    FieldSpec{"received_at_estimated", FieldKind::Flag},
    FieldSpec{"external_refs", FieldKind::Objects, kReference, nullptr, 10},
};

}  // namespace

std::span<const FieldSpec> form_fields() { return kForm; }

const FieldSpec* find_field(std::span<const FieldSpec> fields, std::string_view name) noexcept {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldSpec& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace redress::records

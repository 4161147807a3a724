#include "adapters/http/labels.hpp"

namespace redress::http {

const std::string& label(std::string_view group, std::string_view word, Language language) {
  return Catalogue::builtin().text(std::string(group) + "." + std::string(word), language);
}

// A kind that a newer version wrote has no text here; it is still shown.
const std::string& label_of_event(std::string_view kind, Language language) {
  const bool known = Catalogue::builtin().has("event." + std::string(kind));
  return label("event", known ? kind : "other", language);
}

}  // namespace redress::http

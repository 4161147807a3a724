#pragma once
// That somebody of the operator read personal data, or was refused it (MECHANISM.md B5, T-84). Stream "access/<user
// id>".

#include <string>

#include "base/words.hpp"

namespace redress::organisation {

enum class AccessKind {
  Read,    ///< personal data were shown
  Unmask,  ///< sensitive data were shown unmasked, for a reason
  Refuse   ///< a read was refused for want of a right
};
constexpr auto words_of(AccessKind) {
  return WordTable<AccessKind, 3>{
      {{AccessKind::Read, "data_read"}, {AccessKind::Unmask, "data_unmasked"}, {AccessKind::Refuse, "read_refused"}}};
}

/// One access. The word of the kind is the kind of its event.
struct Access {
  AccessKind kind = AccessKind::Read;
  std::string user;     ///< id of who read
  std::string subject;  ///< complaint number, or empty when a list was read
  std::string what;     ///< use case: a word such as "complaint" or "attachment"
  std::string purpose;  ///< in the reader's words; may be empty. Personal data
};

/// "access/<user id>"
[[nodiscard]] inline std::string stream_of_access(const Access& access) { return "access/" + access.user; }

}  // namespace redress::organisation

#pragma once
// The file name of a download (RFC 6266, RFC 8187).

#include <string>
#include <string_view>

namespace redress::http {

/// `attachment; filename="…"; filename*=UTF-8''…` for a clean UTF-8 name (complaint::clean_file_name). The first form
/// is for old clients: every character but letters, digits and some marks becomes an underscore. An empty name becomes
/// `otherwise`.
[[nodiscard]] std::string content_disposition(std::string_view name, std::string_view otherwise);

}  // namespace redress::http

#pragma once
// The TLS context of the server.

#include <memory>

#include "adapters/http/server.hpp"

namespace boost::asio::ssl {
class context;
}

namespace redress::http {

/// TLS 1.2 and newer, with the certificate chain and key of `files`. Malformed names the file that does not load.
[[nodiscard]] Result<std::shared_ptr<boost::asio::ssl::context>> load_tls(const TlsFiles& files);

}  // namespace redress::http

#pragma once
// Who asks: network, rights and language of one request.

#include <optional>
#include <string>
#include <vector>

#include "adapters/http/request.hpp"
#include "base/catalogue.hpp"
#include "domain/organisation/permission.hpp"

namespace redress::http {

struct Caller {
  std::string network;                    ///< for limits: IPv4 address, IPv6 /64, or "local"
  bool is_operator = false;               ///< on the local socket
  std::string user;                       ///< id of the signed-in user of the operator; empty for everybody else
  organisation::Permissions permissions;  ///< what the user may in this request: no more than a token's scopes
  bool must_change_password = false;      ///< then there are no permissions
  std::string session_id;                 ///< when signed in by cookie: such a request needs a CSRF token
  bool token_refused = false;             ///< a bearer token was sent that is none
  bool is_on_this_machine = false;        ///< local socket, or loopback without any sign of a proxy in between
  bool is_encrypted = false;              ///< as far as known: TLS here, or a proxy in between
  Language language = Language::English;
  bool language_wanted = false;  ///< the caller named one of our languages
};

/// `trusted_proxies`: numeric addresses whose X-Forwarded-For is believed. The caller is then the last address in it
/// that is not a trusted proxy.
[[nodiscard]] Caller identify(const Peer& peer, const Request& request,
                              const std::vector<std::string>& trusted_proxies);

}  // namespace redress::http

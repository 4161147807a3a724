#include "adapters/http/caller.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "adapters/http/language.hpp"
#include "service/attempt_limits.hpp"

namespace redress::http {
namespace {

bool is_among(const std::vector<std::string>& addresses, std::string_view address) {
  return std::find(addresses.begin(), addresses.end(), address) != addresses.end();
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// From the right, since each proxy appends whom it heard from; what stands left of the first stranger is hearsay.
std::string forwarded_address(std::string_view forwarded_for, const std::string& peer,
                              const std::vector<std::string>& trusted_proxies) {
  std::string address = peer;
  while (!forwarded_for.empty() && is_among(trusted_proxies, address)) {
    const auto comma = forwarded_for.rfind(',');
    const auto item = trim(comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1));
    boost::system::error_code error;
    const auto parsed = boost::asio::ip::make_address(std::string(item), error);
    if (error) break;
    address = parsed.to_string();
    if (comma == std::string_view::npos) break;
    forwarded_for = forwarded_for.substr(0, comma);
  }
  return address;
}

}  // namespace

Caller identify(const Peer& peer, const Request& request, const std::vector<std::string>& trusted_proxies) {
  Caller caller;
  if (!request.accept_language.empty()) {
    const auto wanted = negotiate(request.accept_language);
    caller.language = wanted.value_or(Language::English);
    caller.language_wanted = wanted.has_value();
  }
  caller.is_encrypted = peer.is_encrypted || request.is_forwarded;
  if (peer.is_local_socket) {
    caller.network = "local";
    caller.is_operator = true;
    caller.is_on_this_machine = true;
    return caller;
  }
  caller.is_on_this_machine = peer.is_loopback && !request.is_forwarded;
  if (request.forwarded_for.empty() || !is_among(trusted_proxies, peer.address)) {
    caller.network = service::network_of(peer.address);
  } else {
    caller.network = service::network_of(forwarded_address(request.forwarded_for, peer.address, trusted_proxies));
  }
  return caller;
}

}  // namespace redress::http

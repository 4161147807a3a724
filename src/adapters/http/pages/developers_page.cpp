// GET /developers: the same service for programs, and how a receipt is verified.

#include <algorithm>
#include <cctype>
#include <utility>

#include "adapters/http/handlers.hpp"
#include "adapters/http/pages/layout.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kFileCommand =
    "curl -i {url}/v1/complaints \\\n"
    "  -H 'Content-Type: application/json' -H 'Accept-Language: {language}' \\\n"
    "  -H \"Idempotency-Key: $(openssl rand -hex 16)\" \\\n"
    "  -d '{\"description\":\"{example}\"}'";
constexpr std::string_view kLookCommand =
    "curl {url}/v1/complaints/TS-20261123-000001-0 \\\n"
    "  -H 'Authorization: QueryCode ABCD1234' -H 'Accept-Language: {language}'";

std::string replace(std::string text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
  return text;
}

// The address that the reader came by, so that the commands can be copied. Anybody may write a Host header, so only
// what can be a host is shown.
std::string address_of(const Exchange& exchange) {
  const auto host = exchange.request.host;
  const bool plausible = !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view(".-:[]").find(c) != std::string_view::npos;
  });
  return (exchange.caller.is_encrypted ? "https://" : "http://") + (plausible ? std::string(host) : "localhost");
}

void write_command(Html& html, const Speaker& say, const std::string& address, std::string_view pattern) {
  auto text = replace(std::string(pattern), "{language}", tag_of(say.language()));
  text = replace(std::move(text), "{example}", say("example"));
  text = replace(std::move(text), "{url}", address);
  html.element("pre", {{"tabindex", "0"}}, [&] { html.element("code", text); });
}

void write_section(Html& html, const Speaker& say, std::string_view heading, std::string_view words) {
  html.element("h2", say(heading));
  html.element("p", say(words));
}

void write_link(Html& html, const Speaker& say, Path path, std::string_view words) {
  html.element("li", [&] {
    html.element("a", {to(path)}, path.text());
    html.text(say("colon") + say(words));
  });
}

}  // namespace

Task<Response> show_developers_page(Exchange& exchange) {
  Frame frame;
  frame.title = Speaker(exchange.caller.language)("developers_heading");
  frame.path = "/developers";
  frame.is_public = true;
  co_return show_page(exchange, frame, [&](Html& html, const Speaker& say) {
    const auto address = address_of(exchange);
    html.element("h1", say("developers_heading"));
    write_section(html, say, "file_heading", "file_text");
    write_command(html, say, address, kFileCommand);
    write_section(html, say, "look_heading", "look_text");
    write_command(html, say, address, kLookCommand);
    write_section(html, say, "verify_heading", "verify_text");
    const auto& key = exchange.office.log_keys.back();
    html.element("pre", {{"tabindex", "0"}}, [&] {
      html.element("code", "redress-verify receipt --key '" + key + "' TS-20261123-000001-0-1.tlog-proof");
    });
    html.element("h2", say("links_heading"));
    html.element("ul", [&] {
      write_link(html, say, "/openapi.yaml", "link_openapi");
      write_link(html, say, "/log/checkpoint", "link_checkpoint");
      write_link(html, say, "/log/key", "link_key");
      write_link(html, say, "/log/keys", "link_keys");
    });
  });
}

}  // namespace redress::http::pages

// GET /: a plain page that says what this is and how to use it. No script; the only style is allowed by its hash.

#include <algorithm>
#include <cctype>
#include <utility>

#include "adapters/http/handlers.hpp"
#include "adapters/http/language.hpp"
#include "adapters/http/problem.hpp"
#include "base/hash.hpp"

namespace redress::http {
namespace {

constexpr std::string_view kStyle =
    "body{font-family:system-ui,sans-serif;line-height:1.6;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "pre{background:#f3f3f3;color:#111;padding:1rem;overflow-x:auto}nav{float:right}";

constexpr std::string_view kFileCommand =
    "curl -i {url}/v1/complaints \\\n"
    "  -H 'Content-Type: application/json' -H 'Accept-Language: {language}' \\\n"
    "  -H \"Idempotency-Key: $(openssl rand -hex 16)\" \\\n"
    "  -d '{\"description\":\"{example}\"}'";
constexpr std::string_view kLookCommand =
    "curl {url}/v1/complaints/TS-20261123-000001-0 \\\n"
    "  -H 'Authorization: QueryCode ABCD1234' -H 'Accept-Language: {language}'";

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '&': escaped += "&amp;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

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

/// Builds the page in one language.
class Page {
 public:
  Page(Language language, std::string address) : language_(language), address_(std::move(address)) {}

  std::string build(const ServerOptions& options, std::string_view key) {
    out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(tag_of(language_)) + "\"><head><meta charset=\"utf-8\">";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>";
    out_ += escape_html(say("title")) + "</title><style>" + std::string(kStyle) + "</style></head><body>\n";
    out_ += R"(<nav><a href="/?lang=en" lang="en">English</a> <a href="/?lang=zh-CN" lang="zh-CN">中文</a></nav>)";
    out_ += "<main><h1>" + escape_html(say("title")) + "</h1>\n";
    paragraph(say("what"));
    section("file_heading", "file_text");
    command(kFileCommand);
    section("look_heading", "look_text");
    command(kLookCommand);
    section("verify_heading", "verify_text");
    code("redress-verify receipt --key '" + std::string(key) + "' TS-20261123-000001-0-1.tlog-proof");
    links();
    if (!options.contact.empty()) {
      paragraph(Catalogue::builtin().fill("page.contact", language_, {{"contact", options.contact}}));
    }
    out_ += "</main></body></html>\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] const std::string& say(std::string_view name) const {
    return Catalogue::builtin().text("page." + std::string(name), language_);
  }
  void paragraph(std::string_view text) { out_ += "<p>" + escape_html(text) + "</p>\n"; }
  void section(std::string_view heading, std::string_view text) {
    out_ += "<h2>" + escape_html(say(heading)) + "</h2>\n";
    paragraph(say(text));
  }
  void code(std::string_view text) { out_ += "<pre><code>" + escape_html(text) + "</code></pre>\n"; }
  void command(std::string_view pattern) {
    auto text = replace(std::string(pattern), "{language}", tag_of(language_));
    text = replace(std::move(text), "{example}", say("example"));
    code(replace(std::move(text), "{url}", address_));
  }
  void link(std::string_view path, std::string_view name) {
    out_ += "<li><a href=\"" + std::string(path) + "\">" + std::string(path) + "</a>: " + escape_html(say(name)) +
            "</li>\n";
  }
  void links() {
    out_ += "<h2>" + escape_html(say("links_heading")) + "</h2>\n<ul>";
    link("/openapi.yaml", "link_openapi");
    link("/log/checkpoint", "link_checkpoint");
    link("/log/key", "link_key");
    link("/log/keys", "link_keys");
    out_ += "</ul>\n";
  }

  Language language_;
  std::string address_;
  std::string out_;
};

std::string policy() {
  return "default-src 'none'; style-src 'sha256-" + to_base64(view(sha256({kStyle}))) +
         "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace

Task<Response> show_page(Exchange& exchange) {
  const auto language = language_in_query(exchange.request.query).value_or(exchange.caller.language);
  Response response;
  response.media_type = media::kHtml;
  response.cache_control = cache::kRecheck;
  response.body = Page(language, address_of(exchange)).build(exchange.options, exchange.office.log_keys.back());
  response.add_header("Content-Security-Policy", policy());
  add_language(response, language);
  co_return response;
}

}  // namespace redress::http

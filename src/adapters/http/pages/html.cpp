#include "adapters/http/pages/html.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <utility>

#include "base/check.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Tags after which a line break changes nothing that a reader sees.
constexpr std::array<std::string_view, 25> kBlocks = {
    "html", "head", "title", "meta", "link", "body", "header", "nav", "main", "footer", "section", "form",   "fieldset",
    "div",  "p",    "h1",    "h2",   "h3",   "ul",   "ol",     "li",  "dl",   "dt",     "dd",      "details"};

bool is_block(std::string_view tag) { return std::find(kBlocks.begin(), kBlocks.end(), tag) != kBlocks.end(); }

// Carriage returns are written as references, since readers of HTML turn them into line feeds otherwise.
void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\r': out += "&#13;"; break;
      case '\t':
      case '\n': out += c; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
          out += kReplacement;
        else
          out += c;
    }
  }
}

std::string encode(std::string_view text) {
  return boost::urls::encode({text.data(), text.size()}, boost::urls::unreserved_chars);
}

std::string address(Path path, std::string_view parameter, std::string_view value) {
  std::string text(path.text());
  if (!parameter.empty()) text += "?" + encode(parameter) + "=" + encode(value);
  return text;
}

}  // namespace

Path Path::made(std::string_view path) {
  REDRESS_CHECK(path.starts_with('/') && !path.starts_with("//"));
  REDRESS_CHECK(std::all_of(path.begin(), path.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-").find(c) != std::string_view::npos;
  }));
  return {path, Made{}};
}

Attribute to(Path path, std::string_view parameter, std::string_view value) {
  return {Attribute::Address{}, "href", address(path, parameter, value)};
}

Attribute to_place(std::string_view id) { return {Attribute::Address{}, "href", "#" + encode(id)}; }

Attribute at(Path path, std::string_view parameter, std::string_view value) {
  return {Attribute::Address{}, "action", address(path, parameter, value)};
}

void Html::text(std::string_view text) { append_escaped(out_, text); }

void Html::open(Tag tag, Attributes attributes) {
  out_ += '<';
  out_ += tag.name();
  for (const auto& attribute : attributes) {
    if (!attribute.is_present) continue;
    out_ += ' ';
    out_ += attribute.name;
    if (!attribute.has_value) continue;
    out_ += "=\"";
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
  out_ += '>';
  // The first line break in these two belongs to the markup: without one of ours, one of the text would be lost.
  if (tag.name() == "textarea" || tag.name() == "pre") out_ += '\n';
}

void Html::close(Tag tag) {
  out_ += "</";
  out_ += tag.name();
  out_ += '>';
  if (is_block(tag.name())) out_ += '\n';
}

std::string Html::take() { return "<!DOCTYPE html>\n" + std::exchange(out_, {}); }

}  // namespace redress::http::pages

// A letter as an HTML document. All markup stands here as literals; what comes from outside goes through
// append_escaped.

#include "base/catalogue.hpp"
#include "domain/letters/render.hpp"

namespace redress::letters {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

void append_lines(std::string& out, const Node& node) {
  for (std::size_t i = 0; i < node.lines.size(); ++i) {
    if (i > 0) out += "<br>\n";
    append_escaped(out, node.lines[i]);
  }
}

std::string_view tag_name(Element element) {
  switch (element) {
    case Element::Heading: return "h2";
    case Element::Paragraph: return "p";
    case Element::List: return "ul";
    case Element::Item: break;
  }
  return "li";
}

void append_node(std::string& out, const Node& node) {
  const auto tag = tag_name(node.element);
  out.append("<").append(tag).append(">");
  append_lines(out, node);
  if (!node.children.empty()) out += '\n';
  for (const auto& child : node.children) append_node(out, child);
  out.append("</").append(tag).append(">\n");
}

}  // namespace

std::string to_html(const FilledLetter& letter) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out.append(tag_of(letter.language)).append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
  append_escaped(out, letter.subject);
  out += "</title>\n</head>\n<body>\n";
  for (const auto& node : outline_of(letter)) append_node(out, node);
  return out += "</body>\n</html>\n";
}

}  // namespace redress::letters

#include "adapters/http/pages/letter_view.hpp"

#include "domain/letters/render.hpp"

namespace redress::http::pages {
namespace {

using letters::Element;
using letters::Node;

// Lines of one element stay lines: the sheet keeps them.
std::string words_of(const Node& node) {
  std::string words;
  for (const auto& line : node.lines) words += (words.empty() ? "" : "\n") + line;
  return words;
}

void write_nodes(Html& html, const std::vector<Node>& nodes);

void write_node(Html& html, const Node& node) {
  const Attributes words = {{"class", "words"}, {"dir", "auto"}};
  switch (node.element) {
    case Element::Heading: return html.element("h2", words, words_of(node));
    case Element::Paragraph: return html.element("p", words, words_of(node));
    case Element::List: return html.element("ul", [&] { write_nodes(html, node.children); });
    case Element::Item:
      return html.element("li", [&] {
        html.element("div", words, words_of(node));
        write_nodes(html, node.children);
      });
  }
}

void write_nodes(Html& html, const std::vector<Node>& nodes) {
  for (const auto& node : nodes) write_node(html, node);
}

}  // namespace

void write_letter(Html& html, const letters::FilledLetter& letter) {
  html.element("h1", {{"dir", "auto"}}, letter.subject);
  write_nodes(html, letters::outline_of(letter));
}

void write_letter_text(Html& html, const Speaker& say, const letters::FilledLetter& letter) {
  html.element("details", {{"class", "off_paper"}}, [&] {
    html.element("summary", say("letter_as_text"));
    html.element("pre", {{"dir", "auto"}, {"tabindex", "0"}}, letters::to_plain_text(letter));
  });
}

}  // namespace redress::http::pages

// A filled letter as a tree: lists stand in the entry that they belong to.

#include <utility>

#include "domain/letters/render.hpp"

namespace redress::letters {
namespace {

void add_lines(Node& node, std::string_view text) {
  for (;;) {
    const auto end = text.find('\n');
    node.lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

Node node_of(Element element, const Line& line) {
  Node node{element, {}, {}};
  add_lines(node, line.text);
  return node;
}

class Outlining {
 public:
  explicit Outlining(const std::vector<Line>& lines) : lines_(lines) {}

  std::vector<Node> all() {
    std::vector<Node> nodes;
    while (at_ < lines_.size()) {
      const auto& line = lines_[at_];
      if (line.depth > 0) {
        nodes.push_back(list(1));
        continue;
      }
      nodes.push_back(node_of(line.kind == LineKind::Heading ? Element::Heading : Element::Paragraph, line));
      ++at_;
    }
    return nodes;
  }

 private:
  Node list(int depth) {
    Node list{Element::List, {}, {}};
    auto& items = list.children;
    for (; at_ < lines_.size() && lines_[at_].depth >= depth; ++at_) {
      const auto& line = lines_[at_];
      if (line.depth > depth) {
        if (items.empty()) items.push_back({Element::Item, {}, {}});
        items.back().children.push_back(this->list(depth + 1));
        --at_;
      } else if (line.kind == LineKind::ItemMore && !items.empty()) {
        add_lines(items.back(), line.text);
      } else {
        items.push_back(node_of(Element::Item, line));
      }
    }
    return list;
  }

  const std::vector<Line>& lines_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Node> outline_of(const FilledLetter& letter) { return Outlining(letter.lines).all(); }

}  // namespace redress::letters

// A letter as lines of text.

#include "domain/letters/render.hpp"
#include "domain/letters/wrap.hpp"

namespace redress::letters {
namespace {

constexpr std::size_t kIndentColumns = 2;

/// Writes nodes one below the other.
class Writing {
 public:
  explicit Writing(std::size_t columns) : columns_(columns) {}

  void write(const std::vector<Node>& nodes) {
    bool is_below_heading = true;  // nothing stands above the first
    for (const auto& node : nodes) {
      if (!is_below_heading) out_ += '\n';
      is_below_heading = node.element == Element::Heading;
      if (node.element == Element::List)
        list(node, 0);
      else
        lines(node, {}, 0);
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void list(const Node& node, std::size_t indent) {
    for (const auto& item : node.children) {
      lines(item, std::string(indent, ' ') + "- ", indent + kIndentColumns);
      for (const auto& inner : item.children) list(inner, indent + kIndentColumns);
    }
  }

  // `first` stands before the first line, so many spaces before the others.
  void lines(const Node& node, std::string first, std::size_t indent) {
    for (const auto& line : node.lines) {
      for (const auto& wrapped : wrap(line, columns_ > indent ? columns_ - indent : 1)) {
        const bool is_empty = wrapped.empty() && first.find_first_not_of(' ') == std::string::npos;
        if (!is_empty) out_.append(first).append(wrapped);
        out_ += '\n';
        first.assign(indent, ' ');
      }
    }
  }

  std::size_t columns_;
  std::string out_;
};

}  // namespace

std::string to_plain_text(const FilledLetter& letter, std::size_t columns) {
  Writing writing(columns);
  writing.write(outline_of(letter));
  return writing.take();
}

}  // namespace redress::letters

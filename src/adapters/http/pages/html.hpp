#pragma once
// HTML that cannot be written wrongly: names are literals checked when compiled, texts and values are always escaped,
// addresses are paths of this server, elements close what they open. There is no way to put in ready-made markup.

#include <algorithm>
#include <array>
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace redress::http::pages {

/// Name of an element. Those that run, load or style something do not compile.
class Tag {
 public:
  template <std::size_t N>
  consteval Tag(const char (&name)[N]) : name_(name, N - 1) {  // NOLINT: a literal is meant to become a tag
    constexpr std::array<std::string_view, 8> kRefused = {"script", "style",  "iframe", "object",
                                                          "embed",  "applet", "base",   "template"};
    for (const auto refused : kRefused) {
      if (name_ == refused) throw "this element is not for pages without script";
    }
    for (const char c : name_) {
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) throw "not the name of an element";
    }
  }
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }

 private:
  std::string_view name_;
};

/// Name of an attribute. Event handlers, inline styles and addresses do not compile: see to() and at().
class AttributeName {
 public:
  template <std::size_t N>
  consteval AttributeName(const char (&name)[N]) : name_(name, N - 1) {  // NOLINT: as above
    constexpr std::array<std::string_view, 9> kRefused = {"style",  "href", "src",    "srcset",    "action",
                                                          "srcdoc", "data", "poster", "formaction"};
    for (const auto refused : kRefused) {
      if (name_ == refused) throw "not a plain attribute";
    }
    if (name_.starts_with("on")) throw "event handlers are scripts";
    for (const char c : name_) {
      if ((c < 'a' || c > 'z') && c != '-') throw "not the name of an attribute";
    }
  }
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }

 private:
  std::string_view name_;
};

/// An address on this server: a literal path, a query that is encoded here.
class Path {
 public:
  template <std::size_t N>
  consteval Path(const char (&path)[N]) : path_(path, N - 1) {  // NOLINT: as above
    if (path_.empty() || path_[0] != '/' || (path_.size() > 1 && path_[1] == '/')) throw "not a path of this server";
  }
  /// A path that is made when the program runs: of letters, digits, ".", "_", "-" and "/" only; anything else is a bug
  /// of the caller. `path` outlives the Path.
  [[nodiscard]] static Path made(std::string_view path);
  [[nodiscard]] constexpr std::string_view text() const noexcept { return path_; }

 private:
  struct Made {};
  Path(std::string_view path, Made) : path_(path) {}
  std::string_view path_;
};

/// One attribute. Conversions are meant: attributes are written as {"class", "note"}.
struct Attribute {
  Attribute(AttributeName attribute, std::string_view text) : name(attribute.name()), value(text) {}
  Attribute(AttributeName attribute, const char* text) : name(attribute.name()), value(text) {}
  Attribute(AttributeName attribute, const std::string& text) : name(attribute.name()), value(text) {}
  /// Present without a value, or not there at all.
  template <std::same_as<bool> Flag>
  Attribute(AttributeName attribute, Flag present) : name(attribute.name()), is_present(present), has_value(false) {}

  std::string_view name;
  std::string value;
  bool is_present = true;
  bool has_value = true;

 private:
  friend Attribute to(Path, std::string_view, std::string_view);
  friend Attribute to_place(std::string_view);
  friend Attribute at(Path, std::string_view, std::string_view);
  struct Address {};
  Attribute(Address, std::string_view attribute, std::string text) : name(attribute), value(std::move(text)) {}
};
using Attributes = std::initializer_list<Attribute>;

/// An attribute that is there only when it has something to say.
[[nodiscard]] inline Attribute some(AttributeName name, std::string_view value) {
  Attribute attribute(name, value);
  attribute.is_present = !value.empty();
  return attribute;
}

/// href to a path, with one query parameter where `parameter` is not empty.
[[nodiscard]] Attribute to(Path path, std::string_view parameter = {}, std::string_view value = {});
/// href to the element of this page with this id.
[[nodiscard]] Attribute to_place(std::string_view id);
/// action of a form, likewise.
[[nodiscard]] Attribute at(Path path, std::string_view parameter = {}, std::string_view value = {});

/// Writes one document from top to bottom. One thread.
class Html {
 public:
  /// Well-formed UTF-8 as a reader shall see it, whatever it says. Characters that no document may hold become U+FFFD.
  void text(std::string_view text);

  /// An element; `inside` writes what stands in it.
  template <std::invocable Inside>
  void element(Tag tag, Attributes attributes, Inside&& inside) {
    open(tag, attributes);
    inside();
    close(tag);
  }
  template <std::invocable Inside>
  void element(Tag tag, Inside&& inside) {
    open(tag, {});
    inside();
    close(tag);
  }
  void element(Tag tag, Attributes attributes, std::string_view words) {
    open(tag, attributes);
    text(words);
    close(tag);
  }
  void element(Tag tag, std::string_view words) { element(tag, {}, words); }
  /// An element that holds nothing and is not closed, such as input.
  void empty(Tag tag, Attributes attributes) { open(tag, attributes); }

  /// The document so far, with the declaration in front; the builder is empty then.
  [[nodiscard]] std::string take();

 private:
  void open(Tag tag, Attributes attributes);
  void close(Tag tag);

  std::string out_;
};

}  // namespace redress::http::pages

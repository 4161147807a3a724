#pragma once
// What all pages have in common: head, navigation, language, footer, headers.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/http/exchange.hpp"
#include "adapters/http/pages/html.hpp"

namespace redress::http::pages {

/// Says the texts "page.<name>" in one language.
class Speaker {
 public:
  explicit Speaker(Language language) : language_(language) {}
  [[nodiscard]] const std::string& operator()(std::string_view name) const;
  [[nodiscard]] std::string operator()(std::string_view name, std::initializer_list<Placeholder> values) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] Language language() const noexcept { return language_; }

 private:
  Language language_;
};

/// A field of a form that people do not see.
struct HiddenField {
  std::string_view name;
  std::string value;
};

/// The signed-in user, for the navigation of staff pages.
struct StaffNavigation {
  std::string name;
  std::string token;  ///< against forged forms
};

/// What stands around the content of one page.
struct Frame {
  std::string title;
  unsigned status = 200;
  Path path = "/";  ///< where the page is had again in another language
  /// The page is had by POST: the language is changed by a form with these fields, so that no code gets into a URL.
  std::optional<std::vector<HiddenField>> repeat;
  std::optional<StaffNavigation> staff;  ///< on pages of the operator's people
  bool is_public = false;                ///< the same for everybody who reads the language: a browser may keep it
};

/// The page in the caller's language. `content` writes what stands in main, from h1 on.
[[nodiscard]] Response show_page(const Exchange& exchange, const Frame& frame,
                                 const std::function<void(Html&, const Speaker&)>& content);

/// A redirect to another page, after which reloading repeats nothing. `path` is ours, with its query.
[[nodiscard]] Response go_to(std::string_view path);

/// The token in the body of a form; empty if there is none.
[[nodiscard]] std::string token_in_form(std::string_view body);

/// For a route of pages whose caller may not go on: the sign-in page or the change of a password instead of a problem,
/// where somebody only wanted to look.
[[nodiscard]] Response show_way_in(const Exchange& exchange, Response denied);

/// The page that tells what a problem document says.
[[nodiscard]] Response show_problem(Language language, const Response& problem);

/// What a problem says to people: its own sentence where the catalogue has one for pages.
[[nodiscard]] std::string sentence_of(const Problem& problem, Language language);

/// The language that a request asks for: ?lang=, else the cookie "lang", else Accept-Language; nothing if none is ours.
[[nodiscard]] std::optional<Language> language_of(const Request& request);
/// Lets the caller of a page have that language.
void choose_language(Exchange& exchange);

/// Writes hidden fields.
void write_hidden(Html& html, const std::vector<HiddenField>& fields);

}  // namespace redress::http::pages

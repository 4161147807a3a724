#include "adapters/http/pages/layout.hpp"

#include "adapters/http/cookie.hpp"
#include "adapters/http/language.hpp"
#include "adapters/http/pages/form_data.hpp"
#include "adapters/http/pages/style.hpp"
#include "adapters/http/problem.hpp"

namespace redress::http::pages {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr std::string_view kCookie = "lang";

std::string key_of(std::string_view name) { return "page." + std::string(name); }

/// Writes what surrounds the content.
class Surround {
 public:
  Surround(Html& html, const Frame& frame, const Speaker& say) : html_(html), frame_(frame), say_(say) {}

  void write(const std::function<void(Html&, const Speaker&)>& content) {
    html_.element("html", {{"lang", tag_of(say_.language())}}, [&] {
      html_.element("head", [&] { write_head(); });
      html_.element("body", [&] {
        html_.element("a", {{"class", "skip"}, to_place("content")}, say_("skip"));
        html_.element("header", [&] { write_header(); });
        html_.element("main", {{"id", "content"}, {"tabindex", "-1"}}, [&] { content(html_, say_); });
        html_.element("footer", [&] { html_.element("p", say_("footer")); });
      });
    });
  }

 private:
  void write_head() {
    html_.empty("meta", {{"charset", "utf-8"}});
    html_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html_.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html_.element("title", frame_.title + " – " + say_("name"));
    html_.empty("link", {{"rel", "stylesheet"}, to(Path::made(style_path()))});
  }

  void write_header() {
    html_.element("div", {{"class", "bar"}}, [&] {
      html_.element("a", {{"class", "name"}, to("/")}, say_("name"));
      html_.element("nav", {{"aria-label", say_("nav")}}, [&] {
        html_.element("ul", [&] {
          if (frame_.staff) return write_staff_links();
          write_link("/file", say_("file_heading"));
          write_link("/track", say_("look_heading"));
        });
      });
      html_.element("nav", {{"class", "languages"}, {"aria-label", say_("languages")}}, [&] { write_languages(); });
    });
  }

  void write_staff_links() {
    write_link("/staff/complaints", say_("inbox_heading"));
    write_link("/staff/groups", say_("groups_heading"));
    write_link("/staff/password", frame_.staff->name);
    html_.element("li", [&] {
      html_.element("form", {{"method", "post"}, at("/staff/sign-out")}, [&] {
        write_hidden(html_, {{"csrf", frame_.staff->token}});
        html_.element("button", {{"class", "link"}}, say_("sign_out"));
      });
    });
  }

  void write_link(Path path, const std::string& words) {
    const bool here = path.text() == frame_.path.text();
    html_.element("li", [&] {
      if (here)
        html_.element("a", {to(path), {"aria-current", "page"}}, words);
      else
        html_.element("a", {to(path)}, words);
    });
  }

  // Each language is named in itself.
  void write_languages() {
    for (const auto language : kLanguages) {
      const auto tag = tag_of(language);
      const auto& name = Catalogue::builtin().text("page.language_name", language);
      if (language == say_.language()) {
        html_.element("span", {{"lang", tag}, {"aria-current", "true"}}, name);
      } else if (frame_.repeat) {
        html_.element("form", {{"method", "post"}, at(frame_.path, "lang", tag)}, [&] {
          write_hidden(html_, *frame_.repeat);
          html_.element("button", {{"class", "link"}, {"lang", tag}}, name);
        });
      } else {
        html_.element("a", {to(frame_.path, "lang", tag), {"lang", tag}, {"hreflang", tag}}, name);
      }
    }
  }

  Html& html_;
  const Frame& frame_;
  const Speaker& say_;
};

Response build(Language language, const Frame& frame, const std::function<void(Html&, const Speaker&)>& content) {
  Html html;
  const Speaker say(language);
  Surround(html, frame, say).write(content);
  Response response;
  response.status = frame.status;
  response.media_type = media::kHtml;
  response.cache_control = frame.is_public ? cache::kRecheck : cache::kNever;
  response.body = html.take();
  response.add_header("Content-Security-Policy", kPolicy);
  response.add_header("Content-Language", tag_of(language));
  response.add_header("Vary", "Accept-Language, Cookie");
  return response;
}

// What a problem tells programs in its header, such as Allow and Retry-After, holds for the page as well.
void copy_headers(Response& page, const Response& problem) {
  std::string_view rest = problem.headers;
  while (!rest.empty()) {
    const auto end = rest.find("\r\n") + 2;
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!line.starts_with("Content-Language:") && !line.starts_with("Vary:")) page.headers += line;
  }
}

// Remembers a choice, and nothing else; no page needs it.
void remember_language(Response& response, const Exchange& exchange) {
  const auto chosen = language_in_query(exchange.request.query);
  if (!chosen) return;
  std::string cookie =
      std::string(kCookie) + "=" + std::string(tag_of(*chosen)) + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
  if (exchange.caller.is_encrypted) cookie += "; Secure";
  response.add_header("Set-Cookie", cookie);
}

}  // namespace

const std::string& Speaker::operator()(std::string_view name) const {
  return Catalogue::builtin().text(key_of(name), language_);
}

std::string Speaker::operator()(std::string_view name, std::initializer_list<Placeholder> values) const {
  return Catalogue::builtin().fill(key_of(name), language_, values);
}

bool Speaker::has(std::string_view name) const { return Catalogue::builtin().has(key_of(name)); }

Response show_page(const Exchange& exchange, const Frame& frame,
                   const std::function<void(Html&, const Speaker&)>& content) {
  auto response = build(exchange.caller.language, frame, content);
  remember_language(response, exchange);
  return response;
}

Response go_to(std::string_view path) {
  Response response;
  response.status = 303;
  response.media_type = media::kText;
  response.add_header("Location", path);
  return response;
}

std::string token_in_form(std::string_view body) {
  const auto form = parse_form(body, kActFieldsMax);
  const auto* fields = std::get_if<FormData>(&form);
  return fields == nullptr ? std::string() : std::string(fields->value("csrf"));
}

Response show_way_in(const Exchange& exchange, Response denied) {
  const auto method = exchange.request.method;
  if (!denied.problem || (method != Method::Get && method != Method::Head)) return denied;
  if (denied.problem->code == "SIGN_IN_NEEDED") return go_to("/staff");
  if (denied.problem->code == "PASSWORD_CHANGE_NEEDED") return go_to("/staff/password");
  return denied;
}

Response show_problem(Language language, const Response& problem) {
  const auto& what = *problem.problem;
  Frame frame;
  frame.title = what.title;
  frame.status = problem.status;
  auto response = build(language, frame, [&](Html& html, const Speaker& say) {
    html.element("h1", what.title);
    html.element("p", sentence_of(what, language));
    html.element("p", [&] { html.element("a", {to("/")}, say("to_start")); });
  });
  response.close = problem.close;
  copy_headers(response, problem);
  return response;
}

std::string sentence_of(const Problem& problem, Language language) {
  const Speaker say(language);
  const auto name = "problem." + problem.code;
  if (!say.has(name)) return problem.detail;
  constexpr unsigned kMinute_s = 60;
  const auto minutes = std::to_string((problem.wait_s + kMinute_s - 1) / kMinute_s);
  return say(name, {{"minutes", minutes}, {"seconds", std::to_string(problem.wait_s)}});
}

std::optional<Language> language_of(const Request& request) {
  if (const auto asked = language_in_query(request.query)) return asked;
  const auto kept = cookie_in(request.cookie, kCookie);
  if (const auto language = kept ? parse_language(*kept) : std::nullopt) return language;
  return negotiate(request.accept_language);
}

void choose_language(Exchange& exchange) {
  const auto language = language_of(exchange.request);
  if (!language) return;
  exchange.caller.language = *language;
  exchange.caller.language_wanted = true;
}

void write_hidden(Html& html, const std::vector<HiddenField>& fields) {
  for (const auto& field : fields) {
    html.empty("input", {{"type", "hidden"}, {"name", field.name}, {"value", field.value}});
  }
}

}  // namespace redress::http::pages

#include "adapters/http/pages/controls.hpp"

#include <algorithm>

namespace redress::http::pages {
namespace {

std::string hint_id(std::string_view name) { return std::string(name) + "_hint"; }
std::string error_id(std::string_view name) { return std::string(name) + "_error"; }

}  // namespace

std::string text_key(std::string_view name) {
  std::string key;
  while (!name.empty()) {
    const auto end = std::min(name.find('_', 1), name.size());
    const auto piece = name.substr(0, end);
    const bool number =
        piece.size() > 1 && piece[0] == '_' && piece.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (!number) key += piece;
    name.remove_prefix(end);
  }
  return key;
}

bool Controls::is_wrong(std::string_view name) const {
  return std::any_of(errors_.begin(), errors_.end(), [&](const auto& error) { return error.field == name; });
}

bool Controls::has_hint(std::string_view name) const { return say_.has(hint_id(text_key(name))); }

std::string Controls::described_by(std::string_view name) const {
  std::string ids;
  if (has_hint(name)) ids = hint_id(name);
  if (is_wrong(name)) ids += (ids.empty() ? "" : " ") + error_id(name);
  return ids;
}

void Controls::label(std::string_view name, bool required) {
  html_.element("label", {{"for", name}}, [&] {
    html_.text(say_(text_key(name)));
    if (required) html_.element("span", {{"class", "required"}}, say_("required"));
  });
}

void Controls::notes(std::string_view name) {
  if (has_hint(name)) html_.element("p", {{"class", "hint"}, {"id", hint_id(name)}}, say_(hint_id(text_key(name))));
  if (!is_wrong(name)) return;
  html_.element("p", {{"class", "error"}, {"id", error_id(name)}}, [&] {
    for (const auto& error : errors_) {
      if (error.field == name) html_.element("span", error.text);
    }
  });
}

void Controls::line(const LineField& field) {
  const auto described = described_by(field.name);
  html_.element("div", {{"class", is_wrong(field.name) ? "field wrong" : "field"}}, [&] {
    label(field.name, field.required);
    notes(field.name);
    html_.empty("input", {{"type", field.type},
                          {"id", field.name},
                          {"name", field.name},
                          {"value", typed_.value(field.name)},
                          {"autocomplete", field.autocomplete.empty() ? "off" : field.autocomplete},
                          {"class", field.chars > 0 ? "short" : "wide"},
                          some("inputmode", field.inputmode),
                          some("aria-describedby", described),
                          {"aria-invalid", is_wrong(field.name) ? "true" : "false"},
                          {"required", field.required}});
  });
}

void Controls::lines(std::string_view name, std::size_t rows, bool required) {
  const auto described = described_by(name);
  html_.element("div", {{"class", is_wrong(name) ? "field wrong" : "field"}}, [&] {
    label(name, required);
    notes(name);
    html_.element("textarea",
                  {{"id", name},
                   {"name", name},
                   {"rows", std::to_string(rows)},
                   {"dir", "auto"},
                   some("aria-describedby", described),
                   {"aria-invalid", is_wrong(name) ? "true" : "false"},
                   {"required", required}},
                  typed_.lines(name));
  });
}

void Controls::choices(std::string_view name, const std::vector<Option>& options) {
  const auto described = described_by(name);
  const auto* const kind = is_wrong(name) ? "field wrong" : "field";
  html_.element("fieldset", {{"class", kind}, {"id", name}, some("aria-describedby", described)}, [&] {
    html_.element("legend", say_(text_key(name)));
    notes(name);
    for (const auto& option : options) {
      const auto id = std::string(name) + "_" + std::string(option.value);
      html_.element("div", {{"class", "choice"}}, [&] {
        html_.empty("input", {{"type", "checkbox"},
                              {"id", id},
                              {"name", name},
                              {"value", option.value},
                              {"checked", typed_.has(name, option.value)}});
        html_.element("label", {{"for", id}, some("lang", option.lang)}, option.text);
      });
    }
  });
}

void Controls::check(std::string_view name, std::string_view value) {
  const auto described = described_by(name);
  html_.element("div", {{"class", is_wrong(name) ? "field wrong" : "field"}}, [&] {
    html_.element("div", {{"class", "choice"}}, [&] {
      html_.empty("input", {{"type", "checkbox"},
                            {"id", name},
                            {"name", name},
                            {"value", value},
                            some("aria-describedby", described),
                            {"checked", typed_.has(name, value)}});
      html_.element("label", {{"for", name}}, say_(text_key(name)));
    });
    notes(name);
  });
}

void Controls::files(std::string_view name) {
  const auto described = described_by(name);
  html_.element("div", {{"class", is_wrong(name) ? "field wrong" : "field"}}, [&] {
    label(name, false);
    notes(name);
    html_.empty("input", {{"type", "file"},
                          {"id", name},
                          {"name", name},
                          {"class", "wide"},
                          some("aria-describedby", described),
                          {"multiple", true}});
  });
}

void Controls::select(std::string_view name, const std::vector<Option>& options, std::string_view otherwise) {
  const auto chosen = typed_.has(name) ? typed_.value(name) : otherwise;
  const auto described = described_by(name);
  html_.element("div", {{"class", is_wrong(name) ? "field wrong" : "field"}}, [&] {
    label(name, false);
    notes(name);
    html_.element("select", {{"id", name}, {"name", name}, some("aria-describedby", described)}, [&] {
      for (const auto& option : options) {
        html_.element("option",
                      {{"value", option.value}, some("lang", option.lang), {"selected", option.value == chosen}},
                      option.text);
      }
    });
  });
}

void write_error_summary(Html& html, const Speaker& say, const FieldErrors& errors, std::string_view general) {
  if (errors.empty() && general.empty()) return;
  html.element("div", {{"class", "summary"}, {"role", "alert"}, {"tabindex", "-1"}, {"autofocus", true}}, [&] {
    html.element("h2", say("errors_heading"));
    if (!general.empty()) html.element("p", general);
    if (errors.empty()) return;
    html.element("ul", [&] {
      for (const auto& error : errors) {
        html.element("li", [&] {
          // What stands on the page has a name; a part of the address has none.
          const auto name = text_key(error.field);
          if (!say.has(name)) return html.text(error.text);
          // Not a colon: some names are questions.
          html.element("a", {to_place(error.field)}, say(name) + say("dash") + error.text);
        });
      }
    });
  });
}

void write_submit(Html& html, const std::string& words, std::string_view kind) {
  html.element("p", {{"class", "buttons"}},
               [&] { html.element("button", {{"type", "submit"}, some("class", kind)}, words); });
}

}  // namespace redress::http::pages

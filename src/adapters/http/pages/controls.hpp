#pragma once
// Controls of a form: each with its label, its hint, what was typed, and what is wrong with it.

#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/pages/form_data.hpp"
#include "adapters/http/pages/layout.hpp"

namespace redress::http::pages {

/// What is wrong with one field.
struct FieldError {
  std::string field;
  std::string text;
};
using FieldErrors = std::vector<FieldError>;

/// How a field for one line looks. Its label is "page.<name>", its hint "page.<name>_hint" where there is such a text.
struct LineField {
  std::string_view name;
  std::string_view type = "text";  ///< of the input
  std::string_view autocomplete;   ///< WCAG 1.3.5; empty means "off"
  std::string_view inputmode;      ///< keyboard of telephones; empty means by type
  std::size_t chars = 0;           ///< width that fits what is expected; 0 means all there is
  bool required = false;
};

/// The name without the numbers of slots ("plan_answers_0_answer" → "plan_answers_answer"): what its texts are called.
[[nodiscard]] std::string text_key(std::string_view name);

/// Writes the controls of one form. Holds references: lives in the function that writes the form.
class Controls {
 public:
  Controls(Html& html, const Speaker& say, const FormData& typed, const FieldErrors& errors)
      : html_(html), say_(say), typed_(typed), errors_(errors) {}

  void line(const LineField& field);
  /// Several lines of text.
  void lines(std::string_view name, std::size_t rows, bool required = false);
  /// One check box.
  void check(std::string_view name, std::string_view value = "yes");
  /// What can be chosen: a value and the text that is shown for it.
  struct Option {
    std::string_view value;
    std::string text;
    std::string_view lang;  ///< of the text, where it is not the page's
  };
  /// A group of check boxes with one name.
  void choices(std::string_view name, const std::vector<Option>& options);
  /// Several files to choose.
  void files(std::string_view name);
  /// A list to choose one of; `otherwise` when nothing was chosen yet.
  void select(std::string_view name, const std::vector<Option>& options, std::string_view otherwise);

 private:
  [[nodiscard]] bool is_wrong(std::string_view name) const;
  [[nodiscard]] bool has_hint(std::string_view name) const;
  [[nodiscard]] std::string described_by(std::string_view name) const;
  void label(std::string_view name, bool required);
  void notes(std::string_view name);

  Html& html_;
  const Speaker& say_;
  const FormData& typed_;
  const FieldErrors& errors_;
};

/// The list of what is wrong, at the top of the page, each leading to its field; nothing when nothing is wrong.
/// `general` is what belongs to no field, or empty.
void write_error_summary(Html& html, const Speaker& say, const FieldErrors& errors, std::string_view general);

/// Buttons.
void write_submit(Html& html, const std::string& words, std::string_view kind = {});

}  // namespace redress::http::pages

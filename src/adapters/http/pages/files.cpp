#include "adapters/http/pages/files.hpp"

#include <array>

#include "adapters/http/pages/complaint_page.hpp"

namespace redress::http::pages {

std::string show_size(std::uint64_t bytes) {
  static constexpr std::array<std::string_view, 4> kUnits = {" kB", " MB", " GB", " TB"};
  if (bytes < 1000) return std::to_string(bytes) + " B";
  std::uint64_t tenths = bytes / 100;  // rounded down: a file is never shown larger than it is
  std::size_t unit = 0;
  while (tenths >= 10'000 && unit + 1 < kUnits.size()) {
    tenths /= 1000;
    ++unit;
  }
  auto text = std::to_string(tenths / 10);
  if (tenths % 10 != 0 && tenths < 1000) text += "." + std::to_string(tenths % 10);
  return text + std::string(kUnits.at(unit));
}

void write_file_control(Html& html, const Speaker& say, const Exchange& exchange, Controls& controls) {
  const auto& attachments = *exchange.office.attachments;
  controls.files("files");
  const auto size = show_size(attachments.uploads.limits().file_bytes_max);
  html.element("p", {{"class", "hint"}},
               say("files_limits", {{"count", std::to_string(attachments.files_max)}, {"size", size}}));
}

void write_file_form(Html& html, const Speaker& say, const Exchange& exchange, const Pass& pass,
                     const FieldErrors& errors) {
  if (exchange.office.attachments == nullptr) return;
  html.element("section", {{"aria-labelledby", "add_files"}}, [&] {
    html.element("h2", {{"id", "add_files"}}, say("files_heading"));
    html.element("form", {{"method", "post"}, at("/track/attachments"), {"enctype", "multipart/form-data"}}, [&] {
      write_hidden(html, pass.fields());
      write_hidden(html, {{"key", new_key()}});
      const FormData untouched;
      Controls controls(html, say, untouched, errors);
      write_file_control(html, say, exchange, controls);
      write_submit(html, say("files_submit"));
    });
  });
}

void write_attachment_download(Html& html, const Speaker& say, const Pass& pass, std::int64_t ordinal) {
  html.element("form", {{"method", "post"}, at("/track/attachment")}, [&] {
    write_hidden(html, pass.fields());
    write_hidden(html, {{"ordinal", std::to_string(ordinal)}});
    html.element("button", {{"type", "submit"}, {"class", "quiet"}},
                 say("download_file", {{"ordinal", std::to_string(ordinal)}}));
  });
}

}  // namespace redress::http::pages

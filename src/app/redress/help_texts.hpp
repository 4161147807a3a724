#pragma once
// The words that CLI11 puts into every help by itself, in the reader's language.

#include <CLI/CLI.hpp>

#include "app/redress/console.hpp"

namespace redress::app {

/// Call when every command and option is there: names the groups and the help flag of `app` and all below it.
void translate_help(CLI::App& app, const Console& console);

}  // namespace redress::app

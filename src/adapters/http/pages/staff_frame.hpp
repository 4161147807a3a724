#pragma once
// What the pages of the operator's people have in common.

#include <string>

#include "adapters/http/pages/controls.hpp"
#include "adapters/http/pages/layout.hpp"

namespace redress::http::pages {

/// A frame for whoever is signed in.
[[nodiscard]] Frame staff_frame(const Exchange& exchange, std::string title, Path path);

/// The token against forged forms of this session. Every form of a signed-in user carries it as "csrf".
[[nodiscard]] HiddenField forgery_token(const Exchange& exchange);

/// What an actor of the log is called: a user by name, everybody else by their quality.
[[nodiscard]] std::string name_of_actor(const Exchange& exchange, std::string_view actor);

}  // namespace redress::http::pages

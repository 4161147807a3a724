#pragma once
// What letters say of the operator: who writes, how to reach them, and the independent bodies that a complainant may
// turn to (R5.2-09). The operator's own words, from the file of --operator.

#include <array>
#include <string>
#include <vector>

#include "base/catalogue.hpp"

namespace redress::service {

/// A text in every language, by Language.
using BothLanguages = std::array<std::string, kLanguageCount>;

/// A body outside, such as an authority or a mediator.
struct ExternalBody {
  BothLanguages name;
  std::string contact;
};

/// A value; every text is given.
struct OperatorAddress {
  BothLanguages name;
  BothLanguages department;  ///< that handles complaints
  std::string email;
  std::string phone;
  std::string tracking_page;  ///< address of /track as complainants reach it
  std::vector<ExternalBody> external_bodies;
};

}  // namespace redress::service

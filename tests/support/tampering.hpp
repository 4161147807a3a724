#pragma once
// Changes a database behind the program's back, as somebody with the file could.

#include <string>

namespace redress::test {

/// Runs SQL; throws when it fails.
void change(const std::string& database, const std::string& sql);
/// Flips the lowest bit of the middle byte of one column in the one row where `where` holds; its type stays.
void flip_byte(const std::string& database, const std::string& table, const std::string& column,
               const std::string& where);

}  // namespace redress::test

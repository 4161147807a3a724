#include "support/tampering.hpp"

#include "adapters/store/sqlite/database.hpp"
#include "support/test_bench.hpp"

namespace redress::test {

using store::Database;
using store::Statement;

void change(const std::string& database, const std::string& sql) {
  auto opened = take(Database::open(database, Database::Mode::ReadWrite));
  take(opened.execute(sql));
}

void flip_byte(const std::string& database, const std::string& table, const std::string& column,
               const std::string& where) {
  auto opened = take(Database::open(database, Database::Mode::ReadWrite));
  auto select = take(Statement::prepare(
      opened, "SELECT CAST(" + column + " AS BLOB), typeof(" + column + ") FROM " + table + " WHERE " + where));
  if (!take(select.step())) throw std::runtime_error("no row in " + table + " where " + where);
  std::string bytes(select.blob(0));
  const std::string type(select.text(1));
  select.reset();
  if (bytes.empty()) throw std::runtime_error(column + " is empty");
  auto& byte = bytes[bytes.size() / 2];
  byte = static_cast<char>(byte ^ 1);
  auto update = take(
      Statement::prepare(opened, "UPDATE " + table + " SET " + column + " = CAST(?1 AS " + type + ") WHERE " + where));
  update.bind_blob(1, bytes);
  take(update.run());
}

}  // namespace redress::test

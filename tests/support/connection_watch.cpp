#include "support/connection_watch.hpp"

#include <atomic>
#include <stdexcept>
#include <string>

namespace redress::test {
namespace {

std::atomic<sqlite3*> first_opened = nullptr;

int remember(sqlite3* connection, const char**, const sqlite3_api_routines*) {
  sqlite3* none = nullptr;
  first_opened.compare_exchange_strong(none, connection);
  return SQLITE_OK;
}

using Extension = void (*)();
Extension extension() { return reinterpret_cast<Extension>(&remember); }

int number_of(sqlite3* connection, const std::string& sql) {
  int number = 0;
  const auto keep = [](void* to, int, char** values, char**) {
    *static_cast<int*>(to) = std::stoi(values[0]);
    return 0;
  };
  if (sqlite3_exec(connection, sql.c_str(), keep, &number, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(connection));
  }
  return number;
}

}  // namespace

ConnectionWatch::ConnectionWatch() {
  first_opened = nullptr;
  sqlite3_auto_extension(extension());
}

ConnectionWatch::~ConnectionWatch() { sqlite3_cancel_auto_extension(extension()); }

sqlite3* ConnectionWatch::first() const { return first_opened; }

void limit_growth(sqlite3* connection, int pages) {
  const int limit = number_of(connection, "PRAGMA page_count") + pages;
  number_of(connection, "PRAGMA max_page_count=" + std::to_string(limit));
}

void lift_limit(sqlite3* connection) { number_of(connection, "PRAGMA max_page_count=1073741823"); }

}  // namespace redress::test

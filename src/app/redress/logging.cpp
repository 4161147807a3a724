#include "app/redress/logging.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/json.hpp"

namespace redress::app {

void start_logging(bool every_request) {
  auto logger = spdlog::stderr_logger_mt("redress");
  // Every message is a JSON object of its own; the pattern puts time and level in front of its members.
  logger->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","event":%v})", spdlog::pattern_time_type::utc);
  logger->set_level(every_request ? spdlog::level::debug : spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void log_request(const http::RequestRecord& request) {
  // Method and route are words of our own table: nothing to escape, nothing personal. Errors of ours stand out.
  const auto level = request.status >= 500 ? spdlog::level::warn : spdlog::level::debug;
  spdlog::log(level, R"({{"kind":"request","method":"{}","route":"{}","status":{},"ms":{:.1f},"bytes":{}}})",
              request.method, request.route, request.status, request.ms, request.bytes);
}

void log_alarm(const Failure& failure) {
  std::string line = R"({"kind":"alarm","why":)";
  append_jcs_string(line, failure.message);
  line += '}';
  spdlog::error("{}", line);
}

}  // namespace redress::app

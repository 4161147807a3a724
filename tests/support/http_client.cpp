#include "support/http_client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace redress::test {
namespace {

constexpr long kTimeoutMs = 30'000;

std::size_t keep_body(char* bytes, std::size_t size, std::size_t count, void* to) {
  static_cast<HttpAnswer*>(to)->body.append(bytes, size * count);
  return size * count;
}

std::size_t keep_header(char* bytes, std::size_t size, std::size_t count, void* to) {
  const std::string_view line(bytes, size * count);
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  std::string name(line.substr(0, colon));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  auto value = line.substr(colon + 1);
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  value = value.substr(0, value.find_last_not_of("\r\n") + 1);
  static_cast<HttpAnswer*>(to)->headers[name] = value;
  return size * count;
}

struct List {
  ~List() { curl_slist_free_all(first); }
  void add(const std::string& line) { first = curl_slist_append(first, line.c_str()); }
  curl_slist* first = nullptr;
};

}  // namespace

struct HttpClient::Handle {
  CURL* curl = curl_easy_init();
  ~Handle() { curl_easy_cleanup(curl); }
};

json::object HttpAnswer::document() const {
  auto value = parse_json(body);
  if (!value || !value->is_object())
    throw std::runtime_error("status " + std::to_string(status) + ", no object: " + body);
  return std::move(value->get_object());
}

HttpClient::HttpClient(std::string url, std::string socket)
    : url_(std::move(url)), socket_(std::move(socket)), handle_(std::make_unique<Handle>()) {}
HttpClient::~HttpClient() = default;

HttpAnswer HttpClient::get(const std::string& path, const Headers& headers) { return perform(path, headers, nullptr); }

HttpAnswer HttpClient::post(const std::string& path, const json::value& body, const Headers& headers) {
  const auto text = to_jcs(body);
  return perform(path, headers, &text);
}

HttpAnswer HttpClient::perform(const std::string& path, const Headers& headers, const std::string* body) {
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);  // keeps the connection
  HttpAnswer answer;
  List lines;
  for (const auto& [name, value] : headers) lines.add(name + ": " + value);
  if (body != nullptr) {
    lines.add("Content-Type: application/json");
    lines.add("Expect:");
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body->data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body->size()));
  }
  const auto url = url_ + path;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  if (!socket_.empty()) curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, socket_.c_str());
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, kTimeoutMs);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines.first);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keep_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
  const auto code = curl_easy_perform(curl);
  if (code != CURLE_OK) throw std::runtime_error(path + ": " + curl_easy_strerror(code));
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  return answer;
}

}  // namespace redress::test

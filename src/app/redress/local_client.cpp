#include "app/redress/local_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <charconv>
#include <utility>

namespace redress::app {
namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;

constexpr std::uint64_t kAnswerBytesMax = std::uint64_t{16} << 20;

beast_http::request<beast_http::string_body> request_of(std::string_view method, std::string_view target,
                                                        std::string body, std::string_view language) {
  const auto verb = beast_http::string_to_verb({method.data(), method.size()});
  beast_http::request<beast_http::string_body> request(verb, {target.data(), target.size()}, 11);
  request.set(beast_http::field::host, "localhost");
  if (!body.empty()) request.set(beast_http::field::content_type, "application/json");
  request.set(beast_http::field::accept_language, {language.data(), language.size()});
  request.keep_alive(true);
  request.body() = std::move(body);
  request.prepare_payload();
  return request;
}

unsigned seconds_in(std::string_view text) {
  unsigned seconds = 0;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return seconds;
}

}  // namespace

struct LocalClient::Connection {
  asio::io_context context{1};
  asio::local::stream_protocol::socket socket{context};
  boost::beast::flat_buffer buffer;
};

LocalClient::LocalClient(std::filesystem::path socket) : socket_(std::move(socket)) {}
LocalClient::~LocalClient() = default;

Failure LocalClient::broken(std::string_view what, const std::string& why) {
  connection_.reset();
  return {FailureKind::Unavailable, socket_.string() + ": " + std::string(what) + ": " + why};
}

Result<void> LocalClient::connect() {
  if (connection_) return {};
  connection_ = std::make_unique<Connection>();
  try {
    // The endpoint refuses a path longer than the system's sockaddr_un by throwing.
    connection_->socket.connect(asio::local::stream_protocol::endpoint(socket_.string()));
  } catch (const boost::system::system_error& error) {
    return broken("no server answers", error.code().message());
  }
  return {};
}

Result<LocalAnswer> LocalClient::request(std::string_view method, std::string_view target, std::string body,
                                         std::string_view language) {
  if (auto connected = connect(); !connected) return connected.error();
  boost::system::error_code error;
  const auto request = request_of(method, target, std::move(body), language);
  beast_http::write(connection_->socket, request, error);
  if (error) return broken("sending failed", error.message());
  beast_http::response_parser<beast_http::string_body> parser;
  parser.body_limit(kAnswerBytesMax);
  beast_http::read(connection_->socket, connection_->buffer, parser, error);
  if (error) return broken("no whole answer came", error.message());
  auto response = parser.release();
  const auto wait = response[beast_http::field::retry_after];
  LocalAnswer answer{response.result_int(), seconds_in({wait.data(), wait.size()}), std::move(response.body())};
  if (!response.keep_alive()) connection_.reset();
  return answer;
}

}  // namespace redress::app

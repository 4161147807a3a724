#include "adapters/http/tls.hpp"

#include <boost/asio/ssl/context.hpp>

namespace redress::http {

namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> load_tls(const TlsFiles& files) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  boost::system::error_code error;
  context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 |
                           ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | ssl::context::no_compression,
                       error);
  if (error) return malformed("TLS options: " + error.message());
  context->use_certificate_chain_file(files.certificate.string(), error);
  if (error) return malformed("the certificate " + files.certificate.string() + ": " + error.message());
  context->use_private_key_file(files.key.string(), ssl::context::pem, error);
  if (error) return malformed("the private key " + files.key.string() + ": " + error.message());
  return context;
}

}  // namespace redress::http

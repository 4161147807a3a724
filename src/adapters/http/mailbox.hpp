#pragma once
// How other threads hand results back to a network thread: many at once for one wake-up.

#include <boost/asio/io_context.hpp>
#include <memory>
#include <mutex>
#include <vector>

namespace redress::http {

/// Something to do on the network thread, once.
class Letter {
 public:
  virtual ~Letter() = default;
  virtual void open() = 0;
};

/// The writer answers a whole batch at once; posting each answer by itself would wake the thread for each.
class Mailbox {
 public:
  explicit Mailbox(boost::asio::io_context& context) : context_(context) {}

  /// Thread-safe. The letter is opened on the context's thread.
  void put(std::shared_ptr<Letter> letter);

 private:
  void open_all();

  boost::asio::io_context& context_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<Letter>> waiting_;
};

}  // namespace redress::http

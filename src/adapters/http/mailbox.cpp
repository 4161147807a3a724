#include "adapters/http/mailbox.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace redress::http {

void Mailbox::put(std::shared_ptr<Letter> letter) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = waiting_.empty();
    waiting_.push_back(std::move(letter));
  }
  if (first) boost::asio::post(context_, [this] { open_all(); });
}

void Mailbox::open_all() {
  std::vector<std::shared_ptr<Letter>> letters;
  {
    const std::lock_guard lock(mutex_);
    letters.swap(waiting_);
  }
  for (auto& letter : letters) {
    letter->open();
    letter.reset();
  }
}

}  // namespace redress::http

#include "app/redress/remote_sink.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <utility>

namespace redress::app {
namespace {

using Kind = FilingOutcome::Kind;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::string_view kTarget = "/v1/complaints";
constexpr std::size_t kJobsMax = 256;
constexpr milliseconds kFirstWait{100};
constexpr milliseconds kWaitMax{5'000};

std::string text_in(const json::object& object, std::string_view key) {
  const auto* text = find_string(object, key);
  return text != nullptr ? std::string(text_of(*text)) : std::string();
}

// Statuses that speak of this row: the act, its size, its fields. Any other is about the server or the call.
bool is_about_row(unsigned status) { return status == 409 || status == 413 || status == 422; }

std::vector<FilingFault> faults_in(const json::object& problem) {
  std::vector<FilingFault> faults;
  if (const auto* errors = find_array(problem, "errors")) {
    for (const auto& item : *errors) {
      const auto* error = item.if_object();
      if (error == nullptr) continue;
      faults.push_back({text_in(*error, "pointer"), text_in(*error, "code"), text_in(*error, "detail")});
    }
  }
  if (faults.empty()) faults.push_back({{}, text_in(problem, "code"), text_in(problem, "detail")});
  return faults;
}

}  // namespace

RemoteSink::RemoteSink(std::filesystem::path socket, Language language, Options options)
    : socket_(std::move(socket)), language_(language), options_(options) {
  for (std::size_t i = 0; i < options_.connections; ++i) threads_.emplace_back([this] { work(); });
}

RemoteSink::~RemoteSink() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_there_.notify_all();
  for (auto& thread : threads_) thread.join();
}

Result<std::unique_ptr<RemoteSink>> RemoteSink::open(const std::filesystem::path& socket, Language language,
                                                     Options options) {
  // A server that is just starting holds the directory before it listens.
  LocalClient probe(socket);
  auto connected = probe.connect();
  for (auto wait = kFirstWait; !connected && wait < kWaitMax; wait *= 2) {
    std::this_thread::sleep_for(wait);
    connected = probe.connect();
  }
  if (!connected) return connected.error();
  return std::unique_ptr<RemoteSink>(new RemoteSink(socket, language, options));
}

void RemoteSink::submit(json::object form, Done done) {
  auto body = json::serialize(form);
  std::unique_lock lock(mutex_);
  work_done_.wait(lock, [this] { return jobs_.size() < kJobsMax; });
  jobs_.push_back({std::move(body), std::move(done)});
  lock.unlock();
  work_there_.notify_one();
}

void RemoteSink::drain() {
  std::unique_lock lock(mutex_);
  work_done_.wait(lock, [this] { return jobs_.empty() && busy_ == 0; });
}

void RemoteSink::work() {
  LocalClient client(socket_);
  std::unique_lock lock(mutex_);
  for (;;) {
    work_there_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const auto job = std::move(jobs_.front());
    jobs_.pop_front();
    ++busy_;
    lock.unlock();
    work_done_.notify_one();
    job.done(send(client, job.body));
    lock.lock();
    --busy_;
    if (jobs_.empty() && busy_ == 0) work_done_.notify_one();
  }
}

FilingOutcome RemoteSink::send(LocalClient& client, const std::string& body) {
  FilingOutcome failed;
  failed.why = {FailureKind::Unavailable, "not tried after another filing could not be done"};
  unsigned broken = 0;
  unsigned busy = 0;
  auto wait = kFirstWait;
  while (!broken_ && broken < options_.tries_max && busy < options_.busy_tries_max) {
    const auto answer = client.post(kTarget, body, tag_of(language_));
    if (answer && answer->status != 503) return outcome_of(*answer);
    if (answer) {
      ++busy;
      failed.why = {FailureKind::Unavailable, "the server is busy and stays so: " + answer->body};
      std::this_thread::sleep_for(std::min<milliseconds>(kWaitMax, seconds(std::max(1U, answer->retry_after_s))));
    } else {
      ++broken;
      failed.why = answer.error();
      std::this_thread::sleep_for(wait);
      wait = std::min(kWaitMax, wait * 2);
    }
  }
  broken_ = true;
  return failed;
}

FilingOutcome RemoteSink::outcome_of(const LocalAnswer& answer) const {
  FilingOutcome outcome;
  const auto value = parse_json(answer.body, {.depth_max = 32});
  const auto* object = value ? value->if_object() : nullptr;
  if (object != nullptr && (answer.status == 201 || answer.status == 200)) {
    outcome.kind = answer.status == 201 ? Kind::Registered : Kind::AlreadyThere;
    outcome.number = text_in(*object, "number");
  } else if (object != nullptr && is_about_row(answer.status)) {
    outcome.kind = Kind::Refused;
    outcome.faults = faults_in(*object);
  } else {
    outcome.why = {FailureKind::Internal, "the server answered " + std::to_string(answer.status) + ": " + answer.body};
  }
  return outcome;
}

}  // namespace redress::app

// How long a complaint takes to fold from its stream: at most 5 ms for 1,000 events. Beside it, in the same run,
// parsing the JSON of the same parts, which is the least that reading them costs.
//
//   build/release/bench/fold [events] [rounds]

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/complaint/event_codec.hpp"
#include "domain/complaint/state.hpp"

namespace {

using namespace redress;
using namespace redress::complaint;

constexpr std::string_view kNumber = "TS-20261123-000001-0";

// A long life: what a complaint with many questions and checks is made of.
std::vector<Event> events_of(std::size_t count) {
  ComplaintFiled filed;
  filed.number = kNumber;
  filed.matter.description = "晚上下载只有每秒 200 KB，已经两周了。";
  ComplaintClassified classified;
  classified.category = "AV02";
  classified.department = "D-OPS";
  classified.points = {"晚间下载速度低于承诺", "客服没有回电"};
  std::vector<Event> events{filed, ComplaintConfirmed{ConfirmationResult::Accepted, "下载慢", "恢复"}, classified,
                            OwnershipAccepted{"2"}};
  while (events.size() < count) {
    switch (events.size() % 4) {
      case 0: events.emplace_back(MessageSent{"请告诉我们昨晚的速度。"}); break;
      case 1: events.emplace_back(InformationAdded{"昨晚 20 点：180 KB/s", {}, true}); break;
      case 2: events.emplace_back(CheckRecorded{"T11", CheckResult::Fail, "p95 为基线的 3 倍"}); break;
      default: events.emplace_back(FindingRecorded{1, Finding::Substantiated, false, "晚间被误限速", "2"}); break;
    }
  }
  return events;
}

double ms_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double fold(const std::vector<EncodedEvent>& stored) {
  const auto begin = std::chrono::steady_clock::now();
  State state;
  for (const auto& encoded : stored) {
    const auto event = decode(encoded);
    if (!event) std::abort();
    evolve(state, *event, Instant{1});
  }
  if (state.memory.event_count != stored.size()) std::abort();
  return ms_since(begin);
}

double parse(const std::vector<EncodedEvent>& stored) {
  const auto begin = std::chrono::steady_clock::now();
  for (const auto& encoded : stored) {
    for (const auto& part : encoded.parts) {
      if (part && !parse_json(*part)) std::abort();
    }
  }
  return ms_since(begin);
}

}  // namespace

int main(int argc, char** argv) {
  const auto count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000UL;
  const auto rounds = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 50UL;
  std::vector<EncodedEvent> stored;
  for (const auto& event : events_of(count)) stored.push_back(encode(event, kNumber, Actor::staff("2")));
  double best_fold = 1e9;
  double best_parse = 1e9;
  for (auto round = rounds; round > 0; --round) {
    best_fold = std::min(best_fold, fold(stored));
    best_parse = std::min(best_parse, parse(stored));
  }
  std::printf("%zu events: fold %.2f ms, parsing alone %.2f ms (limit: 5 ms for 1,000)\n", stored.size(), best_fold,
              best_parse);
  return 0;
}

#include "app/redress/progress.hpp"

#include <cmath>
#include <iostream>
#include <string>

namespace redress::app {
namespace {

constexpr auto kRedrawEvery = std::chrono::milliseconds(200);
constexpr auto kLineEvery = std::chrono::seconds(5);

// What is left takes as long for each byte as what is done.
std::string left_text(double seconds, std::uint64_t part, std::uint64_t whole) {
  if (whole == 0 || part == 0 || part > whole) return "?";
  const auto left = seconds * static_cast<double>(whole - part) / static_cast<double>(part);
  return std::to_string(std::llround(left));
}

}  // namespace

std::string rate_text(std::uint64_t count, double seconds) {
  return seconds > 0 ? std::to_string(std::llround(static_cast<double>(count) / seconds)) : "0";
}

std::string seconds_text(double seconds) {
  const auto tenths = std::llround(seconds * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

double Progress::seconds() const { return std::chrono::duration<double>(Steady::now() - start_).count(); }

void Progress::tell(std::uint64_t done, std::uint64_t part, std::uint64_t whole) {
  const auto now = Steady::now();
  if (now - last_ < (can_redraw_ ? Steady::duration(kRedrawEvery) : Steady::duration(kLineEvery))) return;
  last_ = now;
  shown_ = true;
  const auto line = console_.text(key_, {{"done", std::to_string(done)},
                                         {"rate", rate_text(done, seconds())},
                                         {"left", left_text(seconds(), part, whole)}});
  std::cerr << (can_redraw_ ? "\r\033[K" : "") << line << (can_redraw_ ? "" : "\n") << std::flush;
}

Progress::~Progress() {
  if (shown_ && can_redraw_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace redress::app

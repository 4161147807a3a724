#include "app/redress/filing_sink.hpp"

#include <chrono>
#include <utility>

#include "adapters/http/problem.hpp"
#include "domain/complaint/filing_rules.hpp"
#include "service/filing_form.hpp"

namespace redress::app {
namespace {

class DrySink final : public FilingSink {
 public:
  explicit DrySink(Language language) : language_(language) {}

  void submit(json::object form, Done done) override {
    const auto filing = service::read_filing_form(form, "und");
    const auto refusals = filing ? complaint::check_filing(*filing, facts()) : filing.error();
    FilingOutcome outcome;
    outcome.kind = refusals.empty() ? FilingOutcome::Kind::Registered : FilingOutcome::Kind::Refused;
    outcome.faults = faults_of(refusals, language_);
    done(std::move(outcome));
  }
  void drain() override {}

 private:
  static complaint::Facts facts() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    complaint::Facts facts;
    facts.at = {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
    facts.actor = complaint::ActorKind::Import;
    return facts;
  }
  Language language_;
};

}  // namespace

std::vector<FilingFault> faults_of(const complaint::Refusals& refusals, Language language) {
  std::vector<FilingFault> faults;
  for (const auto& refusal : refusals) {
    faults.push_back({refusal.pointer, std::string(to_word(refusal.code)), http::describe(refusal, language)});
  }
  return faults;
}

std::unique_ptr<FilingSink> make_dry_sink(Language language) { return std::make_unique<DrySink>(language); }

}  // namespace redress::app

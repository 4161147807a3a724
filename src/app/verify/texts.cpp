#include "app/verify/texts.hpp"

#include <array>

namespace redress::verify {
namespace {

struct Sentence {
  Text which;
  std::string_view english;
  std::string_view chinese;
};

constexpr std::array<Sentence, static_cast<std::size_t>(Text::Count)> kTable = {{
    {Text::Program, "Verifies receipts, complaint files and status notes of a Redress log, offline.",
     "离线核验 Redress 日志的存证回执、投诉档案和状态凭条。"},
    {Text::CommandReceipt, "Verify one receipt: what it proves, or exactly what does not hold.",
     "核验一份存证回执：说明它证明了什么，或者究竟哪里不成立。"},
    {Text::CommandFile, "Verify that the receipts in a directory are all events of one complaint.",
     "核验一个目录中的存证回执是否为同一投诉的全部事件。"},
    {Text::CommandStatus, "Verify one status note.", "核验一份状态凭条。"},
    {Text::OptionFile, "the receipt (*.tlog-proof), or - for standard input",
     "存证回执文件（*.tlog-proof），- 表示标准输入"},
    {Text::OptionDirectory, "a directory with the receipts (*.tlog-proof) of one complaint",
     "存放同一投诉各份存证回执（*.tlog-proof）的目录"},
    {Text::OptionStatusFile, "the status note, or - for standard input", "状态凭条文件，- 表示标准输入"},
    {Text::OptionKey, "the log's verifier key (name+id+key), or @FILE that holds it",
     "日志的验证公钥（名称+标识+公钥），或用 @文件 指明存放它的文件"},
    {Text::OptionStatus, "the status note; default: status.note in the directory, if there is one",
     "状态凭条；默认使用目录中的 status.note（如果存在）"},
    {Text::OptionJson, "answer in canonical JSON (RFC 8785)", "以规范化 JSON（RFC 8785）输出"},
    {Text::OptionLanguage, "language of the answer: zh-CN or en; default from LC_ALL, LC_MESSAGES, LANG",
     "输出语言：zh-CN 或 en；默认取自 LC_ALL、LC_MESSAGES、LANG"},
    {Text::OptionHelp, "print this help and exit", "显示本帮助并退出"},
    {Text::ExitCodes,
     "Exit codes: 0 it holds; 1 it does not hold, also when it is cut off or malformed; 2 usage error, or an input "
     "that "
     "cannot be read or is too large.",
     "退出码：0 成立；1 不成立，包括内容被截断或格式错误；2 用法错误，或者输入无法读取或过大。"},
    {Text::LabelUsage, "Usage", "用法"},
    {Text::LabelOptions, "Options", "选项"},
    {Text::LabelArguments, "Arguments", "参数"},
    {Text::LabelCommands, "Commands", "命令"},
    {Text::Colon, ": ", "："},
    {Text::LabelRequired, "required", "必填"},
    {Text::UsageError, "Usage error: {0}. See --help.", "用法错误：{0}。请参见 --help。"},
    {Text::UnusableKey, "The verifier key cannot be used: {0}.", "验证公钥无法使用：{0}。"},
    {Text::UnusableInput, "Nothing was verified: {0}.", "未能核验：{0}。"},
    {Text::CannotOpen, "cannot open {0}", "无法打开 {0}"},
    {Text::CannotRead, "cannot read {0}", "无法读取 {0}"},
    {Text::TooLarge, "{0} is larger than {1} bytes", "{0} 超过 {1} 字节"},
    {Text::NoReceipts, "there is no receipt (*.tlog-proof) in {0}", "{0} 中没有存证回执（*.tlog-proof）"},
    {Text::TooManyReceipts, "there are more than {1} receipts in {0}", "{0} 中的存证回执超过 {1} 份"},
    {Text::ReceiptHolds, "The receipt holds.", "存证回执成立。"},
    {Text::ReceiptFails, "The receipt does not hold.", "存证回执不成立。"},
    {Text::FileHolds, "The file holds: no event of the complaint is missing up to event {0}.",
     "档案成立：截至第 {0} 号事件，该投诉没有缺失任何事件。"},
    {Text::FileFails, "The file does not hold.", "档案不成立。"},
    {Text::StatusHolds, "The status note holds.", "状态凭条成立。"},
    {Text::StatusFails, "The status note does not hold.", "状态凭条不成立。"},
    {Text::LabelComplaint, "Complaint (stream)", "投诉（事件流）"},
    {Text::LabelEvent, "Event", "事件"},
    {Text::LabelTime, "Time claimed by the operator", "运营方声称的时间"},
    {Text::LabelLog, "Log (origin)", "日志名"},
    {Text::LabelTreeSize, "Tree size at the checkpoint", "检查点的树大小"},
    {Text::LabelLeaf, "Leaf index", "叶序号"},
    {Text::LabelCommitment, "Commitment", "承诺值"},
    {Text::LabelOpened, "Opened parts, as they were committed", "已披露的部分（与承诺一致）"},
    {Text::LabelWithheld, "Parts that exist but are withheld here", "存在但此处未披露的部分"},
    {Text::NothingOpened, "none", "无"},
    {Text::LabelEvents, "Events", "事件列表"},
    {Text::LabelLastEvent, "Last event", "最后一个事件"},
    {Text::LabelProven, "Proven", "已证明"},
    {Text::LabelLimits, "Not proven", "未证明"},
    {Text::PartParty, "party (codes, numbers and times for the complainant)", "party（投诉人可见的代码、数字与时间）"},
    {Text::PartPerson, "person (texts of and to the complainant)", "person（投诉人的或致投诉人的文字）"},
    {Text::PartPersonStaff, "person_staff (texts of staff, statements of others)",
     "person_staff（工作人员的文字、他人的陈述）"},
    {Text::PartStaff, "staff (internal codes)", "staff（内部代码）"},
    {Text::ProvenInclusion, "The log {0} has signed a checkpoint of a tree of {1} leaves that holds this event.",
     "日志 {0} 签署了含 {1} 个叶的检查点，其中包含本事件。"},
    {Text::ProvenParts, "Each opened part is what was committed, byte for byte.",
     "每个已披露的部分与当时承诺的内容逐字节一致。"},
    {Text::ProvenChain,
     "Events 1 to {0} are in the log {1}; each names the one before it, and none is missing between.",
     "第 1 至 {0} 号事件都在日志 {1} 中，每个事件都指明前一个事件，中间没有缺失。"},
    {Text::ProvenTail, "The status note, signed by the log, names event {0} as the last in the tree of {1} leaves.",
     "由日志签署的状态凭条指明：在含 {1} 个叶的树中，最后一个事件是第 {0} 号。"},
    {Text::ProvenStatus,
     "The log {0} has signed that event {1} was the last of this complaint in its tree of {2} leaves.",
     "日志 {0} 签署声明：在其含 {2} 个叶的树中，该投诉的最后一个事件是第 {1} 号。"},
    {Text::LimitTime, "Times: they are only claimed by the operator; nobody else confirms them here.",
     "时间：仅为运营方的声称，此处没有其他任何一方加以证实。"},
    {Text::LimitWitnesses,
     "That the log shows the same to everybody: {0} further signatures on the checkpoint were not checked here.",
     "日志是否向所有人展示同样的内容：检查点上另有 {0} 个签名，此处未核验。"},
    {Text::LimitNoTail,
     "That event {0} is the last: there is no status note, so events after it may have been left out.",
     "第 {0} 号事件是否为最后一个：没有状态凭条，其后的事件可能被略去。"},
    {Text::LimitTailAge, "What happened after the status note was signed; the note itself bears no time.",
     "状态凭条签署之后发生的事；状态凭条本身不含时间。"},
    {Text::LimitStatusAlone, "What the events are: verify them with their receipts (redress-verify file).",
     "各事件的内容：请连同其存证回执一起核验（redress-verify file）。"},
    {Text::LimitWithheld, "What the withheld parts say.", "未披露部分的内容。"},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (kTable[i].which != static_cast<Text>(i) || kTable[i].english.empty() || kTable[i].chinese.empty()) return false;
  }
  return true;
}
static_assert(is_in_order(), "a text is missing or out of order");

}  // namespace

std::optional<Language> parse_language(std::string_view text) noexcept {
  if (text == "en") return Language::English;
  if (text == "zh-CN") return Language::Chinese;
  return std::nullopt;
}

Language language_of_locale(std::string_view locale) noexcept {
  return locale.starts_with("zh") ? Language::Chinese : Language::English;
}

std::string_view text(Text which, Language language) noexcept {
  const auto& sentence = kTable[static_cast<std::size_t>(which)];
  return language == Language::Chinese ? sentence.chinese : sentence.english;
}

std::string text(Text which, Language language, std::initializer_list<std::string_view> arguments) {
  std::string filled;
  const auto pattern = text(which, language);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!slot) {
      filled += pattern[i];
      continue;
    }
    const auto number = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (number < arguments.size()) filled += arguments.begin()[number];
    i += 2;
  }
  return filled;
}

}  // namespace redress::verify

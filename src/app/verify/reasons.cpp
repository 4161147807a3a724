#include "app/verify/reasons.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace redress::verify {
namespace {

/// A sentence with {0}, {1}, … in place of what differs. The first form that fits counts.
struct Form {
  std::string_view english;
  std::string_view chinese;
};

constexpr auto kForms = std::to_array<Form>({
    // What stands inside other sentences.
    {"checkpoint", "检查点"},
    {"status note", "状态凭条"},
    {"it is not JSON at byte {0}", "第 {0} 字节处不符合 JSON 语法"},
    {"it ends inside a value at byte {0}", "内容在第 {0} 字节处中断"},
    {"half of a surrogate pair ends at byte {0}", "第 {0} 字节处有不成对的代理项"},
    {"text follows the JSON value at byte {0}", "第 {0} 字节处起有多余内容"},
    {"nested deeper than {0} levels", "嵌套超过 {0} 层"},
    {"the key \"{0}\" stands twice in one object", "键“{0}”在同一对象中出现两次"},
    {"a number lies beyond 2^53 - 1; {0}", "有数字超出 2^53 - 1"},
    {"a number has a fraction or an exponent, {0}", "有数字带小数或指数，或者过大"},
    {"base64 of 32 bytes", " 32 字节的 base64"},
    {"null or base64 of 32 bytes", " null 或 32 字节的 base64"},
    {"null for seq 1 and only there", "仅在 seq 为 1 时为 null"},
    {"a whole number from 1", "从 1 起的整数"},
    {"a version from 1", "从 1 起的版本号"},
    {"a time", "时间"},
    {"a text", "文本"},
    {"an object", "对象"},
    // Receipts.
    {"the part \"{0}\" is opened, but the envelope names no such part", "披露了分项“{0}”，但信封中没有该分项"},
    {"the part \"{0}\" does not match its commitment in the envelope", "分项“{0}”与信封中的承诺值不符"},
    {"the proof file has no extra line, so it is not a receipt", "证明文件没有 extra 行，因此不是存证回执"},
    {"the opening in the receipt is not JSON: {0}", "回执中的披露内容不是 JSON：{0}"},
    {"the opening in the receipt is not in canonical form (RFC 8785)", "回执中的披露内容不是规范形式（RFC 8785）"},
    {"the opening in the receipt is not an object of envelope, parts and salt",
     "回执中的披露内容不是由信封（envelope）、分项（parts）和盐（salt）组成的对象"},
    {"the opening in the receipt holds an unknown part", "回执中的披露内容含有未知分项"},
    {"the opening in the receipt holds the part \"{0}\" in another form than data and salt",
     "回执中披露的分项“{0}”不是由 data 和 salt 组成"},
    {"the opening in the receipt holds the part \"{0}\" without a data object", "回执中披露的分项“{0}”没有 data 对象"},
    {"the opening in the receipt holds the part \"{0}\" without a salt of 32 bytes",
     "回执中披露的分项“{0}”没有 32 字节的盐"},
    {"the opening in the receipt has no envelope", "回执中的披露内容没有信封"},
    {"the opening in the receipt has no parts", "回执中的披露内容没有分项"},
    {"the opening in the receipt has no salt of 32 bytes for the envelope", "回执中的披露内容没有信封的 32 字节盐"},
    // Envelopes.
    {"the envelope is too large", "信封过大"},
    {"the envelope is not JSON: {0}", "信封不是 JSON：{0}"},
    {"the envelope is not a JSON object", "信封不是 JSON 对象"},
    {"the envelope is not in canonical form (RFC 8785)", "信封不是规范形式（RFC 8785）"},
    {"the envelope has no \"{0}\"", "信封缺少“{0}”"},
    {"the envelope has an unknown key", "信封含有未知的键"},
    {"the envelope names an unknown part", "信封含有未知分项"},
    {"the envelope's \"{0}\" is not {1}", "信封的“{0}”不是{1}"},
    // Proof files.
    {"the proof file is larger than {0} bytes", "证明文件超过 {0} 字节"},
    {"the proof file is cut off after line {0}", "证明文件在第 {0} 行之后中断"},
    {"the checkpoint in the proof file is malformed: {0}", "证明文件中的检查点格式有误：{0}"},
    {"line {0} of the proof file holds \"extra\" without canonical base64", "证明文件第 {0} 行的 extra 不是规范的 base64"},
    {"line {0} of the proof file is not the index", "证明文件第 {0} 行不是序号（index）"},
    {"line {0} of the proof file holds an index that is not a decimal", "证明文件第 {0} 行的序号不是十进制数"},
    {"line {0} of the proof file is one hash too many", "证明文件第 {0} 行的哈希多余"},
    {"line {0} of the proof file is not {1}", "证明文件第 {0} 行不是{1}"},
    {"the inclusion proof leads to another root", "包含证明得出的是另一个根"},
    {"the inclusion proof is too long for leaf {0} of {1}", "对于 {1} 个叶中的第 {0} 号叶，包含证明过长"},
    {"the inclusion proof is too short for leaf {0} of {1}", "对于 {1} 个叶中的第 {0} 号叶，包含证明过短"},
    {"there is no leaf {0} of {1}", "共 {1} 个叶，没有第 {0} 号叶"},
    // Signed notes, checkpoints and keys.
    {"the signature of {0} on the {1} is wrong", "{0} 在{1}上的签名不成立"},
    {"the {0} is not signed by {1}", "{0}没有 {1} 的签名"},
    {"the {0} is malformed: {1}", "{0}格式有误：{1}"},
    {"the checkpoint's origin {0} is not the key's name {1}", "检查点的日志名 {0} 与公钥名称 {1} 不一致"},
    {"line {0} of the checkpoint, {1}, is {2}", "检查点第 {0} 行缺失或格式有误"},
    {"the last line of the checkpoint has no newline", "检查点最后一行没有换行符"},
    {"an extension line of the checkpoint is empty", "检查点有空的扩展行"},
    {"line 1 of the status note is not {0}", "状态凭条第 1 行不是 {0}"},
    {"line {0} of the status note, {1}, is {2}", "状态凭条第 {0} 行缺失或格式有误"},
    {"the status note has more than five lines", "状态凭条多于五行"},
    {"{0} does not start with an em dash and a space", "{0}不以破折号和空格开头"},
    {"{0} has no signature", "{0}没有签名"},
    {"{0} has an invalid key name", "{0}的公钥名称无效"},
    {"{0} is not canonical base64", "{0}不是规范的 base64"},
    {"{0} is too short", "{0}过短"},
    {"the note is larger than {0} bytes", "签名文本超过 {0} 字节"},
    {"the note is not UTF-8", "签名文本不是 UTF-8 编码"},
    {"the note holds a control character", "签名文本含有控制字符"},
    {"the note does not end with a newline", "签名文本末尾没有换行符"},
    {"the note has no empty line before its signatures", "签名文本在签名之前没有空行"},
    {"the note has too many signatures", "签名文本的签名过多"},
    {"the verifier key is too long", "验证公钥过长"},
    {"a verifier key has the form name+8 hexadecimal digits+base64", "验证公钥的形式应为：名称+8 位十六进制数+base64"},
    {"the verifier key's name is invalid", "验证公钥的名称无效"},
    {"the verifier key's id is not hexadecimal", "验证公钥的标识不是十六进制数"},
    {"the verifier key's id does not belong to its name and key", "验证公钥的标识与其名称和密钥不符"},
    {"the verifier key's last field is not canonical base64", "验证公钥的最后一段不是规范的 base64"},
    {"the verifier key has the type {0}, only 1 and 4 (Ed25519) are known",
     "验证公钥的类型为 {0}，此处只支持 1 和 4（Ed25519）"},
    {"the verifier key does not hold 32 bytes", "验证公钥不是 32 字节"},
    // Whole complaints.
    {"there is no receipt", "没有存证回执"},
    {"event {0} is missing: the status note names event {1} as the last",
     "缺少第 {0} 号事件：状态凭条指明最后一个是第 {1} 号"},
    {"event {0} is missing", "缺少第 {0} 号事件"},
    {"event {0} stands twice", "第 {0} 号事件出现了两次"},
    {"event {0} is of another stream", "第 {0} 号事件属于另一事件流"},
    {"event {0} does not name the commitment of the event before it", "第 {0} 号事件指明的不是前一事件的承诺值"},
    {"event {0} claims an earlier time than the event before it", "第 {0} 号事件声称的时间早于前一事件"},
    {"the checkpoint of event {0} has another root for the tree of {1} leaves than the receipt of an earlier event",
     "第 {0} 号事件的检查点对 {1} 个叶的树给出的根，与较早事件的回执不同"},
    {"the status note is of {0}, the receipts are of {1}", "状态凭条属于 {0}，而回执属于 {1}"},
    {"event {0} is later than the status note, which names event {1} as the last",
     "第 {0} 号事件晚于状态凭条，后者指明最后一个是第 {1} 号"},
    {"event {0} has another commitment than the status note names", "第 {0} 号事件的承诺值与状态凭条所载不同"},
    {"event {0} is not in the tree of {1} leaves that the status note names",
     "第 {0} 号事件不在状态凭条所指的 {1} 个叶的树中"},
    // Last, since they would take what follows as their number.
    {"signature line {0}", "第 {0} 个签名行"},
});

constexpr std::size_t kSlotChars = 3;  // {0}
constexpr std::size_t kDepthMax = 4;   // sentences inside sentences

/// What stands in the slots of `form` if `text` has that form; each takes as little as it can.
std::optional<std::vector<std::string_view>> match(std::string_view form, std::string_view text) {
  std::vector<std::string_view> slots;
  for (;;) {
    const auto slot = form.find('{');
    if (!text.starts_with(form.substr(0, slot))) return std::nullopt;
    if (slot == std::string_view::npos) return text == form ? std::optional(slots) : std::nullopt;
    text.remove_prefix(slot);
    form.remove_prefix(slot + kSlotChars);
    const auto next = form.substr(0, form.find('{'));
    const auto end = form.empty() ? text.size() : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    slots.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::string translate(std::string_view text, std::size_t depth) {
  for (const auto& form : kForms) {
    const auto slots = match(form.english, text);
    if (!slots) continue;
    std::string said;
    for (std::size_t i = 0; i < form.chinese.size(); ++i) {
      if (form.chinese[i] != '{') {
        said += form.chinese[i];
        continue;
      }
      const auto& slot = (*slots)[static_cast<std::size_t>(form.chinese[i + 1] - '0')];
      said += depth < kDepthMax ? translate(slot, depth + 1) : std::string(slot);
      i += kSlotChars - 1;
    }
    return said;
  }
  return std::string(text);
}

}  // namespace

std::string say_reason(std::string_view detail, Language language) {
  return language == Language::Chinese ? translate(detail, 0) : std::string(detail);
}

}  // namespace redress::verify

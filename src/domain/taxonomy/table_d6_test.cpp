// The table D6 of the mechanism, written down here a second time on purpose: a slip in data/taxonomy.json must not pass
// unseen. Names stand as the mechanism has them; the file begins them with a capital and widens brackets in Chinese.

#include <gtest/gtest.h>

#include <sstream>

#include "domain/taxonomy/taxonomy.hpp"

namespace redress::taxonomy {
namespace {

// code | Chinese | English | severity | floor | department | regimes | checks
constexpr std::string_view kTableD6 = R"(DI | 数据完整性与持久性 | Data integrity & durability
DI01 | 文件丢失/无法取回 | file lost or not retrievable | S1 | S2 | D-ST | CONS, NDS | T01 T02 T03 T04 T16 T23
DI02 | 文件损坏/哈希不一致 | corrupted, hash mismatch | S1 | S2 | D-ST | CONS, NDS | T01 T04 T05 T28
DI03 | 副本/纠删分片不足 | replicas or shards below contract | S2 | S3 | D-ST | CONS | T02 T03 T23
DI04 | 版本错乱/误覆盖 | wrong version, overwrite | S2 | S3 | D-ST | CONS | T01 T13 T16
DI05 | 误删/提前回收/到期清理争议 | wrong or early deletion, GC, expiry | S1 | S2 | D-ST | CONS, NDS | T16 T21 T02
DI06 | 备份/快照恢复失败 | backup or snapshot restore failed | S2 | S3 | D-OPS | CONS | T01 T16
DI07 | 迁移过程数据异常 | damage during migration | S1 | S2 | D-OPS | CONS, NDS | T28 T01 T16
CH | 链上存证与证明 | On-chain anchoring & proofs
CH01 | 存证未上链/延迟 | anchor missing or late | S3 | S4 | D-BC | BC, CONS | T05 T06 T07
CH02 | 链上哈希与文件不符 | on-chain hash ≠ file | S1 | S2 | D-BC | BC, NDS | T01 T05 T09
CH03 | 存储证明失败/漏证 | storage proof failed or missed | S2 | S3 | D-BC | BC | T03 T04 T23
CH04 | 交易失败/长时间未确认 | tx failed or unconfirmed | S3 | S4 | D-BC | BC | T07 T18
CH05 | 智能合约执行错误 | smart-contract error | S2 | S3 | D-BC | BC, MICA | T08 T07
CH06 | 分叉/重组致记录变化 | fork or reorg changed record | S2 | S2 | D-BC | BC, NDS | T09 T05
CH07 | 存证证书/验证报告错误 | wrong certificate or report | S3 | S4 | D-BC | BC | T05 T06 T01
CH08 | 验证工具/浏览器不可用 | verifier/explorer unavailable | S3 | S4 | D-BC | BC | T10 T12
KM | 账户与密钥 | Account & key
KM01 | 无法登录/账户锁定 | cannot log in | S3 | S4 | D-CS | CONS | T13 T22
KM02 | 私钥/助记词丢失 | private key/seed lost | S2 | S3 | D-SEC | CONS | T15 T13
KM03 | 账户被盗/未授权访问 | account takeover | S1 | S2 | D-SEC | NDS, PI | T13 T14 T15
KM04 | 实名/身份核验失败 | identity verification failed | S3 | S4 | D-CS | CONS, PI | T22 T19
KM05 | 账号封禁/功能限制异议 | suspension/restriction dispute | S3 | S3 | D-CON | CON, CONS | T24 T22 T13
KM06 | 注销受阻 | account closure obstructed | S3 | S3 | D-PRIV | PI, CONS | T20 T22
KM07 | 托管密钥泄露/误用 | custodial key leak/misuse | S1 | S1 | D-SEC | NDS, MICA | T15 T13 T14
AV | 可用性与性能 | Availability & performance
AV01 | 服务中断 | outage | S2 | S3 | D-OPS | CONS, NDS | T10 T12 T21
AV02 | 上传/下载缓慢 | slow transfer | S3 | S4 | D-OPS | CONS | T11 T10
AV03 | 接口错误率高 | API errors | S3 | S4 | D-OPS | CONS | T12 T11
AV04 | 节点/区域不可达 | node/region unreachable | S3 | S4 | D-OPS | CONS | T10 T23
AV05 | 容量/配额异常 | quota or capacity wrong | S3 | S4 | D-ST | CONS | T17 T02
AV06 | 维护未提前通知 | maintenance without notice | S3 | S4 | D-OPS | CONS | T21 T10
SE | 数据安全 | Data security
SE01 | 数据泄露 | data leak | S1 | S1 | D-SEC | NDS, PI | T13 T14 T15 T26
SE02 | 勒索/恶意软件 | ransomware/malware | S1 | S2 | D-SEC | NDS | T13 T16 T01
SE03 | 漏洞报告 | vulnerability report | S2 | S3 | D-SEC | NDS | T26
SE04 | 未加密/加密缺陷 | encryption missing/defective | S2 | S3 | D-SEC | NDS, PI | T15
SE05 | 权限错误/误共享 | wrong permission, exposure | S1 | S2 | D-SEC | NDS, PI | T14 T13
SE06 | 日志缺失/审计不足 | logs missing | S3 | S3 | D-SEC | NDS, BC | T26
PR | 隐私与个人信息 | Privacy
PR01 | 查阅复制未响应 | access/copy request | S3 | S3 | D-PRIV | PI | T20 T22
PR02 | 更正补充 | rectification | S3 | S3 | D-PRIV | PI | T20
PR03 | 删除请求(含链上数据) | erasure incl. on-chain | S2 | S3 | D-PRIV | PI, BC | T20 T15 T16
PR04 | 撤回同意/拒绝营销 | withdraw consent, marketing | S3 | S4 | D-PRIV | PI | T19
PR05 | 超范围收集使用 | excessive collection/use | S2 | S3 | D-PRIV | PI | T19 T20
PR06 | 违规向第三方/境外提供 | unlawful sharing/export | S2 | S2 | D-PRIV | PI, NDS | T19 T13
PR07 | 未成年人信息 | minors' data | S2 | S2 | D-PRIV | PI | T19 T20
PR08 | 可携转移 | portability | S3 | S4 | D-PRIV | PI, DA | T27 T20
BL | 账单与费用 | Billing
BL01 | 扣费错误/重复扣费 | wrong or double charge | S3 | S3 | D-FIN | CONS | T17
BL02 | 自动续费争议 | auto-renewal | S3 | S4 | D-FIN | CONS | T17 T21
BL03 | 退款延迟/拒绝 | refund delayed/refused | S3 | S4 | D-FIN | CONS | T17 T22
BL04 | 资费不透明/变更 | opaque or changed price | S3 | S4 | D-PROD | CONS | T17 T21
BL05 | 发票问题 | invoice | S4 | S4 | D-FIN | CONS | T17
BL06 | 链上手续费争议 | gas/chain fee | S3 | S4 | D-FIN | CONS, MICA | T18 T07
BL07 | 预付余额/资源包失效 | prepaid balance/pack expired | S3 | S4 | D-FIN | CONS | T17 T21
BL08 | SLA 赔偿未兑现 | SLA credit not paid | S3 | S3 | D-FIN | CONS | T10 T17
BL09 | 异常高额账单 | abnormal large bill | S2 | S3 | D-FIN | CONS | T17 T13
CT | 合同与宣传 | Contract & advertising
CT01 | 虚假/误导宣传 | false/misleading advertising | S2 | S3 | D-LEG | CONS | T21
CT02 | 格式条款不公平 | unfair terms | S3 | S4 | D-LEG | CONS | –
CT03 | 停服/变更通知不足 | closure/change notice too short | S2 | S3 | D-PROD | CONS | T21
CT04 | 承诺未兑现 | promise not kept | S3 | S4 | D-PROD | CONS | T21 T10
CT05 | 迁移/退出受阻 | switching/exit obstructed | S3 | S3 | D-PROD | DA, CONS | T27 T17
CT06 | 代币奖励/收益承诺 | token reward/yield promise | S2 | S2 | D-LEG | MICA, CONS | T08 T21
CO | 内容与侵权 | Content & infringement
CO01 | 违法有害信息举报 | illegal content report | S2 | S2 | D-CON | CON, BC | T24
CO02 | 著作权/商标侵权通知 | IP notice | S2 | S3 | D-LEG | IP | T24
CO03 | 人格权/名誉/隐私侵权 | personality rights | S2 | S3 | D-LEG | IP, PI | T24
CO04 | 误删/错误处置申诉 | wrongful removal, counter-notice | S3 | S3 | D-CON | CON, IP | T24 T22
CO05 | 涉未成年人内容 | content harming minors | S1 | S2 | D-CON | CON | T24
SV | 服务质量与态度 | Service quality
SV01 | 服务态度 | attitude | S3 | S4 | D-CS | BASE | T22
SV02 | 响应不及时 | slow response | S3 | S4 | D-CS | BASE | T22
SV03 | 答复错误/推诿 | wrong answer, passing the buck | S3 | S4 | D-CS | BASE | T22
SV04 | 渠道不畅/无障碍 | channel, accessibility | S3 | S4 | D-CS | BASE | T10 T22
SV05 | 投诉处理不满/误关单 | complaint about complaint handling | S2 | S3 | D-SUP | BASE | T22
NP | 节点与合作方 | Nodes & partners
NP01 | 存储节点违约 | storage provider default | S2 | S3 | D-ECO | BASE | T23 T03
NP02 | 代理商/集成商 | reseller/integrator | S3 | S4 | D-ECO | CONS | T22
NP03 | 网关/跨链服务 | gateway/bridge | S3 | S4 | D-ECO | BC | T07 T10
NP04 | 节点结算/奖励争议 | node settlement/reward | S3 | S3 | D-ECO | MICA | T08 T23
OT | 其他 | Other
OT01 | 其他投诉 | other | S3 | S4 | D-CC | BASE | –
)";

std::string joined(std::span<const std::string> texts, std::string_view between) {
  std::string all;
  for (const auto& text : texts) all.append(all.empty() ? "" : between).append(text);
  return all.empty() ? "–" : all;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// As the mechanism spells it: narrow brackets, and only what is a word of its own begins with a capital.
std::string spelt(const Name& name, char first) {
  auto chinese = name.zh_cn;
  replace_all(chinese, "（", "(");
  replace_all(chinese, "）", ")");
  auto english = name.en;
  if (std::toupper(first) == english.front()) english.front() = first;
  return chinese + " | " + english;
}

std::string line_of(const Category& one, char first) {
  return one.code + " | " + spelt(one.name, first) + " | " + std::string(to_word(one.severity)) + " | " +
         std::string(to_word(one.floor)) + " | " + one.department + " | " + joined(one.regimes, ", ") + " | " +
         joined(one.checks, " ");
}

std::vector<std::string> expected_lines() {
  std::istringstream in{std::string(kTableD6)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The first letter of the third cell.
char first_letter(const std::string& line) { return line.at(line.find(" | ", line.find(" | ") + 3) + 3); }

TEST(TableD6, HoldsEveryRowInOrder) {
  const auto expected = expected_lines();
  std::size_t row = 0;
  for (const auto& one : Taxonomy::builtin().classes()) {
    ASSERT_LT(row, expected.size());
    EXPECT_EQ(one.code + " | " + spelt(one.name, one.name.en.front()), expected[row++]);
    for (const auto& category : Taxonomy::builtin().categories_of(one.code)) {
      ASSERT_LT(row, expected.size());
      const auto& line = expected[row++];
      EXPECT_EQ(line_of(category, first_letter(line)), line);
    }
  }
  EXPECT_EQ(row, expected.size());
}

TEST(TableD6, Has72CategoriesIn12Classes) {
  EXPECT_EQ(Taxonomy::builtin().categories().size(), 72U);
  EXPECT_EQ(Taxonomy::builtin().classes().size(), 12U);
}

TEST(TableD6, OnlyIllegalContentIsAReport) {
  for (const auto& one : Taxonomy::builtin().categories()) EXPECT_EQ(one.handled_as_report, one.code == "CO01");
}

TEST(TableD6, T25RunsOnEveryComplaint) {
  EXPECT_EQ(joined(Taxonomy::builtin().checks_of_all(), " "), "T25");
  EXPECT_EQ(Taxonomy::builtin().find_regime("BASE")->adds_for_consumers, std::vector<std::string>{"CONS"});
}

}  // namespace
}  // namespace redress::taxonomy

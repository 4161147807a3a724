# From inquiry, suggestion or praise to a complaint (MECHANISM.md R1.1-03).

story: T-03 An inquiry becomes a complaint and keeps its time
given it is 09:00 yesterday
when somebody files A
  record_kind: inquiry
  description: 请问我的文件为什么打不开？
then it is accepted
and A is an inquiry
and A was received at 09:00 yesterday
given it is 15:00 yesterday
when the complainant converts A
then it is accepted
and A is a complaint
and A demands solve
and A was received at 09:00 yesterday
and A still says 请问我的文件为什么打不开？
and the history of A is complaint_filed, converted_to_complaint
and A can prove its whole history

story: T-03 The operator converts by the complainant's word
when somebody files A
  record_kind: suggestion
  description: 建议尽快修复下载失败，已经第三次了
then it is accepted
when the operator converts A
  demand_kinds: ["protest", "solve"]
then it is accepted
and A is a complaint
and A demands protest, solve

story: A claim is converted only together with its amount
when somebody files A
  record_kind: inquiry
  description: 上月的扣费是否有误？
then it is accepted
when the complainant converts A
  demand_kinds: ["claim"]
then it is refused
  CLAIM_WITHOUT_AMOUNT /claim
when the complainant converts A
  demand_kinds: ["claim"]
  claim: {"amount_minor":30000,"currency":"CNY"}
then it is accepted
and A demands claim

story: Praise turns into a complaint only once
when somebody files A
  record_kind: praise
  description: 服务一直很好，直到今天
then it is accepted
when the complainant converts A
then it is accepted
when the complainant converts A
then it is refused
  ALREADY_COMPLAINT

story: A complaint is a complaint already
when somebody files A
  description: 下载失败
then it is accepted
when the complainant converts A
then it is refused
  ALREADY_COMPLAINT

story: A report stays a report
when somebody files A
  record_kind: report
  description: 有人上传盗版内容
then it is accepted
when the operator converts A
then it is refused
  REPORT_NOT_CONVERTIBLE
and A is a report

story: A withdrawn inquiry cannot be converted any more
when somebody files A
  record_kind: inquiry
  description: 发票怎么开？
then it is accepted
when the complainant withdraws A
then it is accepted
when the complainant converts A
then it is refused
  COMPLAINT_CLOSED

story: A conversion may claim, with its amount
when somebody files A
  record_kind: inquiry
  description: 停机两天，能赔多少？
then it is accepted
when the complainant converts A
  demand_kinds: ["claim"]
then it is refused
  CLAIM_WITHOUT_AMOUNT /claim
when the complainant converts A
  demand_kinds: ["solve", "solve"]
then it is refused
  REPEATED_ITEM /demand_kinds/1
when the complainant converts A
  demand_kinds: ["claim", "solve"]
  claim/amount_minor: 50000
  claim/currency: CNY
then it is accepted
and A is a complaint
and A demands claim, solve

story: Demands that do not exist
when somebody files A
  record_kind: inquiry
  description: 请问进度如何？
then it is accepted
when the complainant converts A
  demand_kinds: ["refund"]
then it is refused
  UNKNOWN_WORD /demand_kinds/0
and A is an inquiry

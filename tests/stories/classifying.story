# Category, severity, links and owners (MECHANISM.md 2.1-05, 2.1-08, 2.2, 2.3, 3.3, D3, D5-3).

story: A classified complaint waits for an owner who accepts
when somebody files A
  description: 晚上下载只有每秒 200 KB
then it is accepted
when the classifier does classification on A
  category: AV02
  points: ["晚间下载慢"]
then it is refused
  STAGE_FORBIDS_ACT
when A is brought to CONFIRMED
when the classifier does classification on A
  category: XX99
  points: []
then it is refused
  UNKNOWN_CODE /category
when the classifier does classification on A
  category: AV02
  points: []
then it is refused
  POINTS_MISSING /points
when the classifier does classification on A
  category: AV02
  secondary: ["AV02"]
  points: ["晚间下载慢"]
then it is refused
  MAIN_AMONG_SECONDARY /secondary
when the classifier does classification on A
  category: CO01
  points: ["有人存放违法内容"]
then it is refused
  REPORTS_CATEGORY /category
when the classifier does classification on A
  category: AV02
  points: ["晚间下载慢"]
then it is accepted
and A is in stage CLASSIFIED
and the complainant of A reads AV02
and the complainant of A reads D-OPS
when the handler does owner/acceptance on A
then it is refused
  OWNER_MISSING
when the classifier does owner on A
  user: @the legal officer
then it is refused
  NOT_ELIGIBLE /user
when the classifier does owner on A
  user: "9999"
then it is refused
  NO_SUCH_USER /user
when the classifier does owner on A
  user: @the handler
then it is accepted
when the second handler does owner/acceptance on A
then it is refused
  NOT_OWNER
when the handler does owner/acceptance on A
then it is accepted
and A is in stage INVESTIGATING
and A can prove its whole history

story: T-12 The floor of a category holds, and lowering takes two
when somebody files A
  description: 文件不见了
then it is accepted
when the handler confirms A
  matter: 文件无法取回
  demand: 恢复
then it is accepted
when the classifier does classification on A
  category: DI01
  points: ["文件无法取回"]
then it is accepted
and the complainant of A reads S1
when the classifier does severity on A
  urgency: 2
  reason: 其他副本完好
then it is accepted
and the complainant of A never reads S2
when the classifier does severity on A
  urgency: 2
  reason: 再次评分
then it is refused
  PROPOSAL_PENDING
when the classifier does severity/approval on A
  proposal: @newest
then it is refused
  SECOND_PERSON_MISSING
when the second classifier does severity/approval on A
  proposal: 1
then it is refused
  PROPOSAL_CHANGED /proposal
when the second classifier does severity/approval on A
  proposal: @newest
then it is accepted
and the complainant of A reads S2
when the classifier does severity on A
  urgency: 1
  reason: 再降
then it is refused
  SEVERITY_UNCHANGED

story: A lowering that is declined changes nothing
when somebody files A
  description: 文件不见了
then it is accepted
when the handler confirms A
  matter: 文件无法取回
  demand: 恢复
then it is accepted
when the classifier does severity on A
  urgency: 1
  reason: 早了
then it is refused
  STAGE_FORBIDS_ACT
when the classifier does classification on A
  category: DI01
  points: ["文件无法取回"]
then it is accepted
when the classifier does severity on A
  urgency: 1
  reason: 其他副本完好
then it is accepted
when the second classifier does severity/refusal on A
  proposal: @newest
  reason: 未证实
then it is accepted
when the second classifier does severity/approval on A
  proposal: @newest
then it is refused
  PROPOSAL_MISSING

story: T-52 A minor raises the severity by one grade in privacy and security
when somebody files A
  description: 孩子的照片被公开
then it is accepted
when the handler confirms A
  matter: 未成年人照片被公开
  demand: 下架
then it is accepted
when the classifier does classification on A
  category: PR01
  flags: ["MINOR"]
  points: ["查阅请求未答复"]
then it is accepted
and the complainant of A reads S2

story: T-09 What an authority refers is at least S2
when the operator files A
  channel: REG
  description: 主管部门转来：发票抬头错误
then it is accepted
when the handler confirms A
  matter: 发票抬头错误
  demand: 更正
then it is accepted
when the classifier does classification on A
  category: BL05
  points: ["发票抬头错误"]
then it is accepted
and the complainant of A reads S2

story: T-08 The same party, object and category within thirty days is suggested, never merged
when somebody files A
  description: 文件坏了
  object_ids: ["bafy-1"]
  contact/phone: +86 138 0000 0801
then it is accepted
when somebody files B
  description: 文件还是坏的
  object_ids: ["bafy-1"]
  contact/phone: +8613800000801
then it is accepted
when A is brought to CLASSIFIED
when B is brought to CONFIRMED
when the classifier does links/dismissal on B
  number: @number of A
  reason: 无
then it is refused
  NOTHING_SUGGESTED /number
when the classifier does classification on B
  category: AV02
  points: ["晚间下载慢"]
then it is accepted
and the history of B is complaint_filed, complaint_confirmed, complaint_classified, internal
and A is open
when the classifier does links on B
  number: @number of B
  kind: repeat
then it is refused
  LINKED_TO_ITSELF /number
when the classifier does links on B
  number: TS-20200101-000001-0
  kind: repeat
then it is refused
  NOT_IN_REGISTER /number
when the classifier does links on B
  number: @number of A
  kind: repeat
  reason: 同一问题
then it is accepted
when the classifier does links on B
  number: @number of A
  kind: repeat
then it is refused
  LINKED_ALREADY /number
and B is in stage CLASSIFIED

story: T-10 Three names behind one telephone are marked, with no effect
when somebody files A
  description: 第一单
  contact/name: 甲
  contact/phone: +86 138 0000 1001
then it is accepted
when somebody files B
  description: 第二单
  contact/name: 乙
  contact/phone: +86 138 0000 1001
then it is accepted
when somebody files C
  description: 第三单
  contact/name: 丙
  contact/phone: +86 138 0000 1001
then it is accepted
when A is brought to CLASSIFIED
when B is brought to CLASSIFIED
when C is brought to CLASSIFIED
then the history of B is complaint_filed, complaint_confirmed, complaint_classified
and the history of C is complaint_filed, complaint_confirmed, complaint_classified, internal
and C is in stage CLASSIFIED
and the complainant of C never reads same_contact
when the classifier does abuse-marks on C
  indicators: ["no_relation"]
  reason: 没有账户
then it is accepted
and C is in stage CLASSIFIED

story: T-13 Whoever is complained about handles nothing of it
when somebody files A
  description: 客服态度恶劣
then it is accepted
when A is brought to CLASSIFIED
when the classifier does conflicts on A
  user: @the handler
  kind: accused
  reason: 投诉对象
then it is accepted
when the classifier does conflicts on A
  user: @the handler
  kind: accused
  reason: 再次
then it is refused
  CONFLICT_KNOWN /user
when the classifier does owner on A
  user: @the handler
then it is refused
  CONFLICT_OF_INTEREST /user
when the classifier does owner on A
  user: @the second handler
then it is accepted
and A is in stage CLASSIFIED

story: Whoever is refused twice is given an owner by coordination
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to CLASSIFIED
when the classifier does owner on A
  user: @the handler
then it is accepted
when the classifier does owner on A
  user: @the handler
then it is refused
  OWNER_UNCHANGED /user
when the classifier does owner on A
  user: @the second handler
then it is refused
  REASON_MISSING /reason
when the handler does owner/refusal on A
  reason: 属于存储部
then it is accepted
when the classifier does owner on A
  user: @the second handler
then it is accepted
when the second handler does owner/refusal on A
  reason: 也不是我
then it is accepted
when the classifier does owner on A
  user: @the handler
then it is refused
  OWNERSHIP_DISPUTED
when the coordinator does owner on A
  user: @the handler
then it is accepted
when the handler does owner/refusal on A
  reason: 还是不
then it is refused
  OWNERSHIP_SETTLED
when the handler does owner/acceptance on A
then it is accepted

story: A grave complaint gets a decision on an interim remedy first
when somebody files A
  description: 文件不见了
then it is accepted
when the handler confirms A
  matter: 文件无法取回
  demand: 恢复
then it is accepted
when the classifier does classification on A
  category: DI01
  points: ["文件无法取回"]
then it is accepted
when the classifier does owner on A
  user: @the handler
then it is accepted
when the handler does owner/acceptance on A
then it is refused
  INTERIM_DECISION_MISSING
when the handler does interim-remedy on A
  possible: true
  text: 已暂停垃圾回收与迁移
then it is accepted
when the handler does owner/acceptance on A
then it is accepted
and the complainant of A reads 已暂停垃圾回收与迁移

story: A reclassification says why and goes back to its stage
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to INVESTIGATING
when the manager does classification on A
  category: BL01
then it is refused
  REASON_MISSING /reason
when the manager does classification on A
  category: BL01
  reason: 实为重复扣费
then it is accepted
and A is in stage CLASSIFIED
and the complainant of A reads BL01
when the manager does severity on A
  urgency: 9
  reason: 打错
then it is refused
  NUMBER_OUT_OF_RANGE /urgency

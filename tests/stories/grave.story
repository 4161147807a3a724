# What S1 and S2 need beyond the rest (MECHANISM.md P2, P5, R3.1.4-06, D5-1 CX, D5-2).

story: A grave complaint closes with its root cause, an improvement decision and a lead's hand
when somebody files A
  description: 文件损坏
then it is accepted
when the handler confirms A
  matter: 文件损坏
  demand: 恢复
then it is accepted
when the classifier does classification on A
  category: DI04
  points: ["文件被旧版本覆盖"]
then it is accepted
when the classifier does owner on A
  user: @the handler
then it is accepted
when the handler does interim-remedy on A
  possible: false
  text: 旧版本已锁定，暂无其他措施
then it is accepted
when the handler does owner/acceptance on A
then it is accepted
when the handler does investigation-plan on A
  steps: ["比对版本"]
then it is accepted
when the handler does checks on A
  check: T01
  result: FAIL
  text: 摘要不符
then it is accepted
when the handler does checks on A
  check: T13
  result: PASS
  text: 无异常
then it is accepted
when the handler does checks on A
  check: T16
  result: WAIVED
  text: 没有删除
then it is accepted
when the handler does checks on A
  check: T25
  result: PASS
  text: 无
then it is accepted
when the handler does statements on A
  side: accused_unit
  text: 同步任务使用了旧快照
then it is accepted
when the handler does findings on A
  point: 1
  finding: SUBSTANTIATED
  facts: 同步任务覆盖了新版本
then it is accepted
when the handler does investigation/conclusion on A
then it is refused
  STATEMENT_MISSING
  ROOT_CAUSE_MISSING
when the handler does statements on A
  side: complainant
  text: 昨天的修改没有了
then it is accepted
when the handler does root-cause on A
  cause: method
  detail: 同步任务不检查版本
  whys: ["旧快照", "任务不检查版本", "没有测试", "没有评审", "流程缺失"]
then it is accepted
when the handler does investigation/conclusion on A
then it is accepted
when the handler does plan on A
  answers: [{"point":1,"answer":"恢复新版本","reasons":"我方覆盖","remedies":[{"remedy":"restore_data","text":"恢复","due_on":"soon"}]}]
then it is refused
  INVALID_DATE /answers/0/remedies/0/due_on
when the handler does plan on A
  answers: [{"point":1,"answer":"恢复新版本","reasons":"我方覆盖","remedies":[{"remedy":"restore_data","text":"恢复","due_on":"@in 1 day"}]}]
  deviation: 有损失证明
then it is accepted
when the team lead does plan/approval on A
  plan: @newest
then it is accepted
when the handler does decision on A
  text: 我们核实了您的投诉。
then it is accepted
when the team lead does decision/approval on A
  draft: @newest
then it is accepted
when the handler does result on A
then it is accepted
when the team lead does plan/approval on A
  plan: @newest-5
then it is refused
  PLAN_ADOPTED
when the complainant does acceptance on A
then it is accepted
when the handler does follow-ups on A
  text: 已恢复
then it is accepted
when the handler does closing on A
  code: C1
  checklist: []
then it is refused
  SEVERITY_RESERVED
when the manager does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is refused
  ACTION_OPEN
  IMPROVEMENT_MISSING
when the handler does actions on A
  action: 1
  proof: RESTORE-7
then it is accepted
when the handler does improvement on A
  needed: true
  reason: 同步任务须检查版本
then it is accepted
when the manager does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
and A is closed with C1 and U1
and A can prove its whole history

story: What was withdrawn is not reviewed
when somebody files A
  description: 晚上下载慢
then it is accepted
when the complainant withdraws A
then it is accepted
when the complainant does review on A
  text: 还是请看一下
then it is refused
  RESULT_MISSING

story: Money that a review grants waits for its signature
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to PLANNING
when the handler does identity-checks on A
  level: account
  method: 账户登录
then it is accepted
when the handler does plan on A
  answers: [{"point":1,"answer":"限速已取消","reasons":"配置错误在我方","remedies":[{"remedy":"explain","text":"书面说明","due_on":"@in 1 day"}]}]
  deviation: 有损失证明
then it is accepted
when the team lead does plan/approval on A
  plan: @newest
then it is accepted
when the handler does decision on A
  text: 我们核实了您的投诉。
then it is accepted
when the team lead does decision/approval on A
  draft: @newest
then it is accepted
when the handler does result on A
then it is accepted
when the complainant does review on A
  text: 应当退费
then it is accepted
when the reviewer does review/taking on A
then it is accepted
when the reviewer does review/decision on A
  result: changed
  outcome: U1
  reasons: 应当退还一个月费用
  answers: [{"point":1,"answer":"退还一个月费用","reasons":"服务未达标","remedies":[{"remedy":"refund","text":"退费","due_on":"@in 3 days","amount_minor":30000}]}]
then it is accepted
when the complainant does acceptance on A
then it is accepted
when the handler does actions on A
  action: 1
  proof: MAIL-1
then it is accepted
when the handler does actions on A
  action: 2
  proof: PAY-2
then it is refused
  NO_SUCH_ACTION /action
when the handler does follow-ups on A
  text: 已说明
then it is accepted
when the handler does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is refused
  SIGNATURE_MISSING
when the team lead does plan/approval on A
  plan: @newest-3
then it is accepted
when the handler does actions on A
  action: 2
  proof: PAY-2
then it is accepted
when the handler does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
and A is closed with C1 and U1

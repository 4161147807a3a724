# From the investigation to the result (MECHANISM.md 3.1.4 to 3.1.7, D5-2, D5-3).

story: T-21 Nothing is planned before every point is found
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to INVESTIGATING
when the handler does investigation/conclusion on A
then it is refused
  INVESTIGATION_PLAN_MISSING
  CHECK_MISSING
  STATEMENT_MISSING
  FINDING_MISSING
when the team lead does findings on A
  point: 1
  finding: SUBSTANTIATED
  facts: 不是负责人
then it is refused
  NOT_OWNER
when the handler does findings on A
  point: 2
  finding: SUBSTANTIATED
  facts: 没有第二点
then it is refused
  NO_SUCH_POINT /point
when the handler does plan on A
  answers: []
then it is refused
  STAGE_FORBIDS_ACT
and A is in stage INVESTIGATING

story: A plan answers every point, with dates, and money only where a remedy is money
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to PLANNING
when the handler does plan on A
  answers: [{"point":1,"answer":"退款","reasons":"我方错误","remedies":[{"remedy":"refund","text":"退款","due_on":"@in 3 days","amount_minor":10000}]}]
  deviation: 有损失证明
then it is refused
  IDENTITY_UNCHECKED /answers/0/remedies/0/remedy
when the handler does identity-checks on A
  level: account
  method: 账户登录
then it is accepted
when the handler does plan on A
  answers: [{"point":1,"answer":"说明","reasons":"我方错误","remedies":[{"remedy":"explain","text":"说明","amount_minor":10000}]},{"point":1,"answer":"再说","reasons":"重复","remedies":[{"remedy":"refund","text":"退款","due_on":"2020-01-01"}]}]
  deviation: 有损失证明
then it is refused
  AMOUNT_NOT_ALLOWED /answers/0/remedies/0/amount_minor
  DATE_MISSING /answers/0/remedies/0/due_on
  ANSWER_REPEATED /answers/1/point
  AMOUNT_MISSING /answers/1/remedies/0/amount_minor
  TIME_IN_PAST /answers/1/remedies/0/due_on
when the handler does points on A
  text: 第二点：客服没有回电
then it is accepted
when the handler does plan on A
  answers: [{"point":1,"answer":"退款","reasons":"我方错误","remedies":[{"remedy":"refund","text":"退款","due_on":"@in 3 days","amount_minor":10000}]}]
  deviation: 有损失证明
then it is refused
  ANSWER_MISSING /answers

story: T-24 The amount decides who approves
when somebody files A
  description: 晚上下载慢，损失八千元
then it is accepted
when A is brought to PLANNING
when the handler does identity-checks on A
  level: account
  method: 账户登录
then it is accepted
when the handler does plan/approval on A
  plan: 3
then it is refused
  PLAN_MISSING
when the handler does plan on A
  answers: [{"point":1,"answer":"赔偿八千元","reasons":"我方错误","remedies":[{"remedy":"compensation","text":"赔偿","due_on":"@in 5 days","amount_minor":800000}]}]
  deviation: 有损失证明
then it is accepted
when the handler does plan/approval on A
  plan: @newest
then it is refused
  OWNER_IS_APPROVER
when the department head does plan/approval on A
  plan: 3
then it is refused
  PLAN_CHANGED /plan
when the department head does plan/approval on A
  plan: @newest
then it is refused
  AMOUNT_ABOVE_LIMIT
when the manager does plan/cosignature on A
  plan: @newest
then it is refused
  SIGNATURE_NOT_NEEDED
when the manager does plan/rejection on A
  plan: @newest
  reason: 金额缺少依据
then it is accepted
and A is in stage PLANNING
when the handler does plan on A
  answers: [{"point":1,"answer":"赔偿八千元","reasons":"已附损失证明","remedies":[{"remedy":"compensation","text":"赔偿","due_on":"@in 5 days","amount_minor":800000}]}]
  deviation: 有损失证明
then it is accepted
when the manager does plan/approval on A
  plan: @newest
then it is accepted
and A is in stage HANDLING

story: More than ten thousand takes the manager, finance and legal
when somebody files A
  description: 晚上下载慢，损失两万元
then it is accepted
when A is brought to PLANNING
when the handler does identity-checks on A
  level: account
  method: 账户登录
then it is accepted
when the handler does plan on A
  answers: [{"point":1,"answer":"赔偿两万元","reasons":"我方错误","remedies":[{"remedy":"compensation","text":"赔偿","due_on":"@in 5 days","amount_minor":2000000}]}]
  deviation: 有损失证明
then it is accepted
when the manager does plan/approval on A
  plan: @newest
then it is accepted
and A is in stage PLANNING
when the legal officer does plan/cosignature on A
  plan: @newest-1
then it is accepted
and A is in stage PLANNING
when the finance officer does plan/cosignature on A
  plan: @newest-2
then it is accepted
and A is in stage HANDLING
when the finance officer does plan/cosignature on A
  plan: @newest-4
then it is refused
  STAGE_FORBIDS_ACT

story: T-27 A decision with an unanswered point does not go out
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to HANDLING
when the handler does result on A
then it is refused
  DRAFT_MISSING
when the handler does decision on A
  text: 我们核实了您的投诉。
then it is accepted
when the handler does decision/approval on A
  draft: @newest
then it is refused
  OWNER_IS_APPROVER
when the team lead does decision/approval on A
  draft: 1
then it is refused
  DRAFT_CHANGED /draft
when the team lead does decision/approval on A
  draft: @newest
then it is accepted
when the team lead does decision/approval on A
  draft: @newest-1
then it is refused
  DRAFT_APPROVED
when the handler does points on A
  text: 另外：客服没有回电
then it is accepted
when the handler does result on A
then it is refused
  ANSWER_MISSING
  FINDING_MISSING
and A is in stage HANDLING

story: T-26 An impossible plan goes back, and the complainant is told
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to HANDLING
when the handler does step-back on A
  to: PLANNING
  reason: 线路供应商停业
then it is refused
  NOTICE_MISSING /notice
when the handler does step-back on A
  to: PLANNING
  reason: 线路供应商停业
  notice: 原方案无法实施，我们将在两天内给出新方案。
then it is accepted
and A is in stage PLANNING
and the complainant of A reads 原方案无法实施
and the complainant of A never reads 线路供应商停业

story: An action is proved once, and an advance has its limit
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to HANDLING
when the handler does advance-payments on A
  amount_minor: 50001
  proof: PAY-1
  recourse: 带宽供应商
then it is refused
  AMOUNT_ABOVE_LIMIT /amount_minor
when the handler does actions on A
  action: 2
  proof: MAIL-1
then it is refused
  NO_SUCH_ACTION /action
when the handler does actions on A
  action: 1
  proof: MAIL-1
then it is accepted
when the handler does actions on A
  action: 1
  proof: MAIL-1
then it is refused
  ACTION_DONE /action

story: T-25 Departing from precedents needs a reason
when somebody files A
  description: 下载慢，第一例
then it is accepted
when A is brought to FOLLOW_UP
when the handler does follow-ups on A
  remedied: true
  text: 已恢复
then it is accepted
when the handler does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
and A is closed with C1 and U1
when somebody files B
  description: 下载慢，第二例
then it is accepted
when B is brought to PLANNING
when the handler does identity-checks on B
  level: account
  method: 账户登录
then it is accepted
when the handler does plan on B
  answers: [{"point":1,"answer":"赔偿","reasons":"我方错误","remedies":[{"remedy":"compensation","text":"赔偿","due_on":"@in 5 days","amount_minor":90000}]}]
then it is refused
  DEVIATION_UNEXPLAINED /deviation
when the handler does plan on B
  answers: [{"point":1,"answer":"赔偿","reasons":"我方错误","remedies":[{"remedy":"compensation","text":"赔偿","due_on":"@in 5 days","amount_minor":90000}]}]
  deviation: 本例有可证明的损失
then it is accepted

story: The fast track is for minor complaints without money
when somebody files A
  description: 发票抬头写错
then it is accepted
when the handler confirms A
  matter: 发票抬头错误
  demand: 更正发票
then it is accepted
when the classifier does classification on A
  category: BL05
  points: ["发票抬头错误"]
then it is accepted
when the classifier does owner on A
  user: @the handler
then it is accepted
when the handler does fast-track on A
  points: [{"point":1,"finding":"SUBSTANTIATED","facts":"抬头录入错误","answer":"附上更正的发票","reasons":"录入错误","remedies":[{"remedy":"correct","text":"更正发票","due_on":"@in 0 days"}]}]
then it is accepted
and A is in stage HANDLING
when somebody files B
  description: 晚上下载慢
then it is accepted
when B is brought to CLASSIFIED
when the classifier does owner on B
  user: @the handler
then it is accepted
when the handler does fast-track on B
  points: [{"point":1,"finding":"SUBSTANTIATED","facts":"慢","answer":"修好","reasons":"配置","remedies":[{"remedy":"correct","text":"修","due_on":"@in 0 days"}]}]
then it is refused
  NOT_FAST_TRACK

story: Words that waive rights do not go out without legal
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to HANDLING
when the handler does decision on A
  text: 签收即视为放弃一切权利。
then it is refused
  TEXT_FORBIDDEN /text
when the handler does decision on A
  text: 我们核实了您的投诉。
then it is accepted

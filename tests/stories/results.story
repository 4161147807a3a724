# After the result (MECHANISM.md 3.1.7, 3.1.8, B2).

story: A complaint goes through all eight stages to its close
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to FEEDBACK
then the complainant of A reads 限速已取消
and the complainant of A reads U1
when the handler does deliveries on A
  result: delivered
  channel: MAIL
then it is accepted
when the handler does actions on A
  action: 1
  proof: MAIL-1
then it is accepted
when the complainant does acceptance on A
  text: 可以
then it is accepted
and A is in stage FOLLOW_UP
when the handler does closing on A
  code: C2
  checklist: []
then it is refused
  FOLLOW_UP_MISSING
  CLOSE_CODE_WRONG /code
  CHECKLIST_OPEN /checklist
when the handler does follow-ups on A
  remedied: true
  satisfied: true
  text: 电话回访，已恢复
then it is accepted
when the handler does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":false},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is refused
  REASON_MISSING /checklist/1/reason
  CHECKLIST_OPEN /checklist
when the handler does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":false,"reason":"没有保全"},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
and A is closed with C1 and U1
and A can prove its whole history

story: T-30 The one review is by somebody who took no part, and may change the outcome
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to FEEDBACK
when the complainant does review on A
  text: 请别人再看一次
then it is accepted
and A is in stage UNDER_REVIEW
when the reviewer does review/decision on A
  result: confirmed
  reasons: 还没有受理
then it is refused
  NOT_REVIEWER
when the reviewer does review/taking on A
then it is accepted
when the reviewer does review/taking on A
then it is refused
  REVIEW_TAKEN
when the reviewer does review/decision on A
  result: changed
  reasons: 应当赔偿
then it is refused
  OUTCOME_MISSING /outcome
when the reviewer does review/decision on A
  result: changed
  outcome: U1
  reasons: 没有变化
then it is refused
  OUTCOME_UNCHANGED /outcome
when the reviewer does review/decision on A
  result: changed
  outcome: U2
  reasons: 部分成立，另作说明
  answers: [{"point":1,"answer":"再次说明","reasons":"原答复不清楚","remedies":[{"remedy":"explain","text":"补充说明","due_on":"@in 3 days"}]}]
then it is accepted
and A is in stage FEEDBACK
and the complainant of A reads U2
when the complainant does review on A
  text: 再复核一次
then it is refused
  REVIEW_USED

story: A rejected complaint may be reviewed once, and be taken on after all
when somebody files A
  description: 隔壁商店的电视机坏了
then it is accepted
when the handler proposes to reject A
  reason: RJ1
  explanation: 不是我们的产品
  remedies: ["internal_review"]
then it is accepted
when the second handler approves the rejection of A
  proposal: @newest
then it is accepted
when the complainant does reopening on A
  reason: 请重新处理
then it is refused
  NOT_REOPENED
when the complainant does review on A
  text: 电视机里装的是你们的存储
then it is accepted
when the reviewer does review/taking on A
then it is accepted
when the reviewer does review/decision on A
  result: changed
  outcome: U8
  reasons: 与我们的服务有关，予以受理
then it is accepted
and A is in stage REOPENED

story: The complainant disagrees, with new facts, and it is investigated again
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to FEEDBACK
when the handler does step-back on A
  to: INVESTIGATING
  reason: 客户有新事实
then it is refused
  DISAGREEMENT_MISSING
when the complainant does disagreement on A
  text: 昨晚又慢了，附上测速
then it is accepted
when the handler does step-back on A
  to: INVESTIGATING
  reason: 客户有新事实
then it is accepted
and A is in stage INVESTIGATING

story: T-31 No reply ends the window after a reminder
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to FEEDBACK
when the handler does wait/end on A
then it is refused
  WINDOW_OPEN
when the handler does actions on A
  action: 1
  proof: MAIL-1
then it is accepted
when 11 days pass
when the handler does wait/end on A
then it is refused
  REMINDER_MISSING
when the handler does reminders on A
  text: 请告诉我们您是否接受
then it is accepted
when the handler does wait/end on A
then it is accepted
and A is in stage FOLLOW_UP
when the handler does follow-ups on A
  reached: false
  text: 三次未接通
then it is accepted
when the handler does closing on A
  code: C2
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
and A is closed with C2 and U1

story: T-32 A closed complaint reopens within thirty days, and not on the next
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to FOLLOW_UP
when the handler does follow-ups on A
  text: 已恢复
then it is accepted
when the handler does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
when 31 days pass
when the complainant does reopening on A
  reason: 又慢了
then it is refused
  WINDOW_OVER
when the complainant does review on A
  text: 又慢了
then it is refused
  WINDOW_OVER

story: T-32 A closed complaint reopens on the thirtieth day
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to FOLLOW_UP
when the handler does reopening on A
  reason: 没有失败的复查
then it is refused
  NO_FAILED_RECHECK
when the handler does follow-ups on A
  text: 已恢复
then it is accepted
when the handler does closing on A
  code: C1
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
when 30 days pass
when the complainant does reopening on A
  reason: 又慢了
then it is accepted
and A is in stage REOPENED
when the handler does owner/acceptance on A
then it is accepted
and A is in stage INVESTIGATING

story: A complaint is referred with consent, and closes as external
when somebody files A
  description: 钱包被第三方盗用
then it is accepted
when the handler does referral on A
  body: 公安机关
  personal_data_leaves: true
  text: 我们把材料移交公安机关
then it is refused
  CONSENT_MISSING /consent
when the handler does referral on A
  body: 公安机关
  personal_data_leaves: true
  consent: true
  text: 我们把材料移交公安机关
then it is accepted
and A is in stage REFERRED
when the manager does closing on A
  code: C6
  checklist: [{"item":"evidence_complete","done":true},{"item":"holds_decided","done":true},{"item":"survey_scheduled","done":true},{"item":"retention_set","done":true}]
then it is accepted
and A is closed with C6 and U7

story: Before an authority it stands beside its stage, and comes back to it
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to INVESTIGATING
when the handler does external on A
  kind: mediation
  body: 消费者协会
  reference: 2026-88
then it is accepted
and A is in stage EXTERNAL
when the handler does external/end on A
  result: 调解建议退还部分费用
then it is accepted
and A is in stage INVESTIGATING
when the handler does findings on A
  point: 1
  finding: PARTLY
  facts: 晚间限速属实
then it is accepted

story: T-51 No tool rejects, and none approves
when somebody files A
  description: 晚上下载慢
then it is accepted
when the operator does rejection on A
  reason: RJ1
  explanation: 自动判断
  remedies: ["court"]
then it is refused
  PERSON_UNNAMED

story: T-46 The complainant sees stage and department, and no internal note
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to PLANNING
when the handler notes on A
  text: 内部：怀疑供应商
then it is accepted
then the complainant of A reads D-OPS
and the complainant of A never reads 怀疑供应商
and the complainant of A never reads 晚间被误限速

# Registering (MECHANISM.md 1.1, 2.1, P1).

story: T-06 A web form without login and with only a description
when somebody files A
  description: 我的文件从昨天起无法取回，客服没有回复。
then it is accepted
and A has a number, a query code and a receipt
and A is a complaint
and A is in stage RECEIVED
and A is open
and A is anonymous
and A demands solve
and A needs nothing
and A still says 我的文件从昨天起无法取回，客服没有回复。
and A names no other record
and the history of A is complaint_filed
and A can prove its whole history

story: T-02 A message with a refund demand and a report of illegal content
when somebody files A and reports B
  description: 账单重复扣费，请退还第二笔。
  demand_kinds: ["claim"]
  claim/amount_minor: 12800
  claim/currency: CNY
  report/description: 另外，有用户的公开存储桶在传播违法内容。
  report/object_ids: ["bucket-4711"]
then it is accepted
and A is a complaint
and B is a report
and A and B name each other
and A demands claim
and A still says 账单重复扣费，请退还第二笔。
and B still says 另外，有用户的公开存储桶在传播违法内容。
and A has a number, a query code and a receipt
and B has a number, a query code and a receipt
when the complainant withdraws A
then it is accepted
and A is closed with C3 and U5
and B is in stage RECEIVED
and B is open
and B can prove its whole history

story: T-07 A number with a wrong check digit
when somebody looks up TS-20261123-000002-3
then it is refused
  INVALID_NUMBER
when somebody looks up TS-20261123-000002-8
then no complaint is shown
when somebody looks up TS-20260230-000001-5
then it is refused
  INVALID_NUMBER

story: Whoever can be reached is not anonymous
when somebody files A
  description: 节点收益计算错误
  contact/email: wang@example.org
then it is accepted
and A is not anonymous

story: An agent files for somebody else, and the power of attorney may follow
when somebody files A
  description: 代客户投诉：密钥无法找回
  agent/name: 李律师
  agent/phone: +86 138-0000-0000
then it is accepted
and A is not anonymous
and A can prove its whole history

story: All four kinds of demand at once
when somebody files A
  description: 对处理结果有异议，表示抗议，要求赔偿并解决
  demand_kinds: ["objection", "protest", "claim", "solve"]
  claim/open: true
then it is accepted
and A demands objection, protest, claim, solve

story: A claim of a sum
when somebody files A
  description: 服务中断造成损失
  demand_kinds: ["claim"]
  claim/amount_minor: 1
  claim/currency: CNY
then it is accepted
and A demands claim

story: An inquiry, a suggestion and praise are registered too
when somebody files A
  record_kind: inquiry
  description: 套餐如何升级？
then it is accepted
and A is an inquiry
when somebody files B
  record_kind: suggestion
  description: 希望支持断点续传
then it is accepted
and B is a suggestion
when somebody files C
  record_kind: praise
  description: 客服小李非常耐心
then it is accepted
and C is praise

story: A report of a violation by itself
when somebody files A
  record_kind: report
  description: 有人冒充贵公司行骗
then it is accepted
and A is a report
and A has a number, a query code and a receipt

story: The operator registers what came by other ways
when the operator files A
  channel: REG
  description: 12315 转来投诉
  external_refs: [{"system": "12315", "id": "2026-0042"}]
  received_at: 2020-01-05T09:00:00+08:00
  received_at_estimated: true
  customer_kind: business
then it is accepted
and A is a complaint
and A can prove its whole history

story: Everything that a filing can hold
when the operator files A
  channel: CHAIN
  description: 链上存证与本地文件不一致
  demand_kinds: ["solve"]
  remedy_sought: 重新上链并出具说明
  service_id: anchor-standard
  account_id: acct-7
  object_ids: ["bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi", "0xfeed"]
  event_from: 2020-01-01T00:00:00+08:00
  event_to: 2020-01-02T00:00:00+08:00
  language: zh-CN
  customer_kind: node_operator
  contact/name: 王小明
  contact/email: wang@example.org
  contact/phone: 010-1234567
  contact/address: 北京市海淀区
then it is accepted
and A is not anonymous
and A can prove its whole history

story: What was filed is kept byte for byte
when somebody files A
  description: "  “引号”\t制表\n换行 \\ 反斜杠 / emoji 😀 <b>标签</b>  "
then it is accepted
and A still says "  “引号”\t制表\n换行 \\ 反斜杠 / emoji 😀 <b>标签</b>  "

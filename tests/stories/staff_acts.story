# The first acts of staff (MECHANISM.md B2, 3.1.2, D5-3, D8-R, R2.1-08, R2.1-09).

story: A person confirms what the complaint is about
when somebody files A
  description: 我的文件取不回来，已经三天了
then it is accepted
when the intake agent confirms A
  matter: 您存放的一个文件自三天前起无法取回
  demand: 恢复该文件
then it is accepted
and A is in stage CONFIRMED
and the history of A is complaint_filed, complaint_confirmed
and the complainant of A reads 您存放的一个文件自三天前起无法取回
and the complainant of A reads ACCEPTED
and A can prove its whole history
when the handler confirms A
  matter: 再次确认
  demand: 恢复
then it is refused
  STAGE_FORBIDS_ACT

story: Oral words are read back before they are confirmed
when the operator files A
  channel: TEL
  medium: oral
  transcript: 来电说账单不对
then it is accepted
when the handler confirms A
  matter: 账单有误
  demand: 更正账单
then it is refused
  READ_BACK_MISSING
when the operator reads A back
then it is accepted
when the handler confirms A
  matter: 账单有误
  demand: 更正账单
then it is accepted
and A is in stage CONFIRMED

story: Only complaints are confirmed
when somebody files A
  record_kind: praise
  description: 客服很耐心
then it is accepted
when the handler confirms A
  matter: 表扬
  demand: 无
then it is refused
  NOT_A_COMPLAINT

story: A confirmation says both what and what for
when somebody files A
  description: 下载很慢
then it is accepted
when the handler confirms A
  matter: " "
then it is refused
  MISSING_FIELD /demand
when the handler confirms A
  matter: " "
  demand: 加快下载
then it is refused
  BLANK_TEXT /matter

story: Information leads back to the stage that was left
when somebody files A
  description: 有一个文件坏了
then it is accepted
when the handler confirms A
  matter: 一个文件损坏
  demand: 恢复文件
then it is accepted
when the handler asks about A
  text: 请告诉我们是哪个文件
  items: ["文件的 CID", "最后一次成功下载的日期"]
then it is accepted
and A is in stage AWAITING_INFO
and A needs INFORMATION_MISSING
and the complainant of A reads 文件的 CID
when the second handler asks about A
  text: 另外
  items: ["订单号"]
then it is refused
  STAGE_FORBIDS_ACT
when the complainant adds information to A
  text: 是昨天上传的那个
  reply_to: 9
then it is refused
  NO_SUCH_QUESTION /reply_to
when the complainant adds information to A
  text: 是昨天上传的那个
  reply_to: 3
then it is accepted
and A is in stage CONFIRMED
and A needs nothing
and the history of A is complaint_filed, complaint_confirmed, information_requested, information_added
and A can prove its whole history

story: Whoever waits for information may still withdraw
when somebody files A
  description: 有一个文件坏了
then it is accepted
when the handler asks about A
  text: 哪一个？
  items: ["CID"]
then it is accepted
when the complainant withdraws A
then it is accepted
and A is closed with C3 and U5

story: A request names what is needed
when somebody files A
  description: 有一个文件坏了
then it is accepted
when the handler asks about A
  text: 请补充
  items: []
then it is refused
  MISSING_FIELD /items
when the handler asks about A
  text: 请补充
  items: list of 21 times x
then it is refused
  TOO_MANY_ITEMS /items
and A is in stage RECEIVED

story: T-18 Nobody rejects alone
when somebody files A
  description: 隔壁商店的电视机坏了
then it is accepted
when the handler proposes to reject A
  reason: RJ1
  explanation: 电视机不是本平台的产品，我们无法处理。
  remedies: ["responsible_party", "consumer_association"]
then it is accepted
and A is in stage RECEIVED
and A is open
and the history of A is complaint_filed, internal
and the complainant of A never reads 电视机不是本平台的产品
and the complainant of A never reads RJ1
when the handler approves the rejection of A
  proposal: 2
then it is refused
  SECOND_PERSON_MISSING
when the operator approves the rejection of A
  proposal: 2
then it is refused
  PERSON_UNNAMED
when the intake agent approves the rejection of A
  proposal: 2
then it is refused
  REJECTION_RESERVED
and A is in stage RECEIVED
when the second handler approves the rejection of A
  proposal: 2
then it is accepted
and A is closed with C4 and U6
and the history of A is complaint_filed, internal, complaint_rejected, complaint_closed
and the complainant of A reads 电视机不是本平台的产品
and the complainant of A reads consumer_association
and A can prove its whole history

story: T-18 A rejection tells reason, explanation and other remedies
when somebody files A
  description: 隔壁商店的电视机坏了
then it is accepted
when the handler proposes to reject A
  reason: RJ1
then it is refused
  MISSING_FIELD /explanation
  MISSING_FIELD /remedies
when the handler proposes to reject A
  reason: RJ9
  explanation: 与本平台无关
  remedies: ["court"]
then it is refused
  UNKNOWN_WORD /reason
when the handler proposes to reject A
  reason: RJ1
  explanation: 与本平台无关
  remedies: []
then it is refused
  MISSING_FIELD /remedies
when the handler proposes to reject A
  reason: RJ1
  explanation: 与本平台无关
  remedies: ["court", "court"]
then it is refused
  REPEATED_ITEM /remedies

story: T-18 A tool is nobody's first person either
when somebody files A
  description: 隔壁商店的电视机坏了
then it is accepted
when the operator proposes to reject A
  reason: RJ1
  explanation: 与本平台无关
  remedies: ["court"]
then it is refused
  PERSON_UNNAMED

story: The intake agent confirms and does not reject
when somebody files A
  description: 隔壁商店的电视机坏了
then it is accepted
when the intake agent proposes to reject A
  reason: RJ1
  explanation: 与本平台无关
  remedies: ["court"]
then it is refused
  REJECTION_RESERVED

story: A declined proposal leaves the complaint as it was
when somebody files A
  description: 我的节点没有收到报酬
then it is accepted
when the second handler declines the rejection of A
  proposal: 2
  reason: 没有建议
then it is refused
  PROPOSAL_MISSING
when the handler proposes to reject A
  reason: RJ1
  explanation: 与本平台无关
  remedies: ["court"]
then it is accepted
when the handler confirms A
  matter: 节点报酬
  demand: 支付报酬
then it is refused
  PROPOSAL_PENDING
when the second handler declines the rejection of A
  proposal: 1
  reason: 节点运营者也是投诉人
then it is refused
  PROPOSAL_CHANGED /proposal
when the second handler declines the rejection of A
  proposal: 2
  reason: 节点运营者也是投诉人
then it is accepted
and the complainant of A never reads 节点运营者也是投诉人
when the handler confirms A
  matter: 节点报酬
  demand: 支付报酬
then it is accepted
and A is in stage CONFIRMED
and the history of A is complaint_filed, internal, internal, complaint_confirmed
and A can prove its whole history

story: Abuse is found by a manager and a legal officer
when somebody files A
  description: 第一百次投诉同一笔一分钱的账单
then it is accepted
when the handler proposes to reject A
  reason: RJ6
  explanation: 滥用投诉
  remedies: ["court"]
then it is refused
  ABUSE_NEEDS_LEGAL
when the manager proposes to reject A
  reason: RJ6
  explanation: 同一事项已多次答复，属于滥用投诉。
  remedies: ["authority", "court"]
then it is accepted
when the handler approves the rejection of A
  proposal: 2
then it is refused
  ABUSE_NEEDS_LEGAL
when the legal officer approves the rejection of A
  proposal: 2
then it is accepted
and A is closed with C4 and U6

story: What an authority refers is not rejected
when the operator files A
  channel: REG
  description: 12315 转办：用户称文件丢失
  external_refs: [{"system": "12315", "id": "4711"}]
then it is accepted
when the manager proposes to reject A
  reason: RJ1
  explanation: 与本平台无关
  remedies: ["court"]
then it is refused
  AUTHORITY_REFERRAL
when the manager confirms A
  matter: 文件丢失
  demand: 找回文件
then it is accepted

story: No description is a reason only after a question
when somebody files A
  description: 不行！
then it is accepted
when the handler proposes to reject A
  reason: RJ4
  explanation: 没有说明投诉事项
  remedies: ["new_complaint"]
then it is refused
  NOTHING_ASKED /reason
when the handler asks about A
  text: 请说明发生了什么
  items: ["发生了什么"]
then it is accepted
when the complainant adds information to A
  text: 就是不行！
then it is accepted
when the handler proposes to reject A
  reason: RJ4
  explanation: 经要求补充后仍没有说明投诉事项。
  remedies: ["new_complaint"]
then it is accepted

story: Staff write and the complainant answers
when somebody files A
  description: 网页打不开
then it is accepted
when the handler writes about A
  text: 您好，请问您使用哪种浏览器？
then it is accepted
and A is in stage RECEIVED
and the complainant of A reads 请问您使用哪种浏览器
when the complainant adds information to A
  text: Firefox 128
  reply_to: 2
then it is accepted
and the history of A is complaint_filed, message_sent, information_added
when the complainant adds information to A
  text: 还有
  reply_to: 1
then it is refused
  NO_SUCH_QUESTION /reply_to

story: The complainant sees that a note was made, not what it says
when somebody files A
  description: 网页打不开
then it is accepted
when the handler notes on A
  text: 已电话联系，用户情绪激动
then it is accepted
and the history of A is complaint_filed, internal
and the complainant of A never reads 情绪激动
and A can prove its whole history

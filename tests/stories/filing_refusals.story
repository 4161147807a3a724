# Every reason for which a filing is not registered, and that one answer names all of them.

story: Nothing to read
when somebody files A
  description: " \t\n　"
then it is refused
  BLANK_TEXT /description
when somebody files A
  contact/name: 王小明
then it is refused
  MISSING_FIELD /description

story: Too long by one character
when somebody files A
  description: 50001 times 诉
then it is refused
  TOO_LONG /description
when somebody files A
  description: 50000 times 诉
then it is accepted

story: Characters that cannot be shown
when somebody files A
  description: "a\u0000b"
  remedy_sought: "c\u001bd"
then it is refused
  CONTROL_CHARACTER /description
  CONTROL_CHARACTER /remedy_sought

story: Fields that do not exist, of another type, with other words
when somebody files A
  description: 无法登录
  descripton: 写错的字段
  priority: 1
then it is refused
  UNKNOWN_FIELD /descripton
  UNKNOWN_FIELD /priority
when somebody files A
  description: ["无法登录"]
  object_ids: bafkqaaa
  contact: me@example.org
then it is refused
  WRONG_TYPE /description
  WRONG_TYPE /object_ids
  WRONG_TYPE /contact
when somebody files A
  description: 无法登录
  record_kind: ticket
  customer_kind: vip
  demand_kinds: ["refund"]
then it is refused
  UNKNOWN_WORD /record_kind
  UNKNOWN_WORD /customer_kind
  UNKNOWN_WORD /demand_kinds/0

story: Lists that are too long or repeat themselves
when somebody files A
  description: 很多文件都坏了
  object_ids: list of 51 times bafkqaaa
then it is refused
  TOO_MANY_ITEMS /object_ids
when somebody files A
  description: 抗议
  demand_kinds: ["protest", "protest"]
then it is refused
  REPEATED_ITEM /demand_kinds/1
when the operator files A
  description: 转来
  external_refs: list of 11 times {"system": "12315", "id": "7"}
then it is refused
  TOO_MANY_ITEMS /external_refs

story: Times that are no times, lie ahead or run backwards
when somebody files A
  description: 昨天坏的
  event_from: 昨天
then it is refused
  INVALID_TIME /event_from
when somebody files A
  description: 明天坏的
  event_from: 2999-01-01T00:00:00Z
then it is refused
  TIME_IN_FUTURE /event_from
when somebody files A
  description: 时间颠倒
  event_from: 2020-01-02T00:00:00Z
  event_to: 2020-01-01T00:00:00Z
then it is refused
  TIMES_OUT_OF_ORDER /event_to
when the operator files A
  description: 来信
  channel: LETTER
  received_at: 2999-01-01T00:00:00Z
then it is refused
  TIME_IN_FUTURE /received_at

story: Money that does not fit the demand
when somebody files A
  description: 要求赔偿
  demand_kinds: ["claim"]
then it is refused
  CLAIM_WITHOUT_AMOUNT /claim
when somebody files A
  description: 要求解决
  claim/open: true
then it is refused
  AMOUNT_WITHOUT_CLAIM /demand_kinds
when somebody files A
  description: 要求赔偿
  demand_kinds: ["claim"]
  claim/amount_minor: 0
  claim/currency: 元
then it is refused
  INVALID_AMOUNT /claim/amount_minor
  INVALID_CURRENCY /claim/currency
when somebody files A
  description: 要求赔偿
  demand_kinds: ["claim"]
  claim/open: true
  claim/amount_minor: 5
then it is refused
  INVALID_AMOUNT /claim/amount_minor

story: Ways to reach somebody that lead nowhere
when somebody files A
  description: 请联系我
  contact/email: wang.example.org
  contact/phone: 请打电话
then it is refused
  INVALID_ADDRESS /contact/email
  INVALID_ADDRESS /contact/phone
when somebody files A
  description: 代为投诉
  agent/email: li@example.org
then it is refused
  BLANK_TEXT /agent/name

story: What only the operator can know
when somebody files A
  description: 冒充来电
  channel: TEL
then it is refused
  CHANNEL_RESERVED /channel
when somebody files A
  description: 补登
  received_at: 2020-01-01T00:00:00Z
  external_refs: [{"system": "12315", "id": "7"}]
  import_key: row-7
then it is refused
  FIELD_RESERVED /received_at
  FIELD_RESERVED /external_refs
  FIELD_RESERVED /import_key
when somebody files A
  medium: oral
  transcript: 自己说的
then it is refused
  FIELD_RESERVED /medium

story: A recording of written words
when the operator files A
  description: 来信
  channel: LETTER
  recording_ref: call-7
then it is refused
  WRITTEN_WITH_RECORD /transcript
when the operator files A
  description: 来信
  channel: LETTER
  read_back: true
then it is refused
  WRITTEN_WITH_RECORD /read_back

story: Only a complaint carries a report beside it
when somebody files A
  record_kind: inquiry
  description: 咨询
  report/description: 举报
then it is refused
  REPORT_IN_REPORT /report
when somebody files A
  description: 投诉
  report/description: " "
then it is refused
  BLANK_TEXT /report/description

story: One answer names everything that is wrong
when somebody files A
  description: ""
  channel: FAX
  demand_kinds: ["claim"]
  contact/email: x
then it is refused
  BLANK_TEXT /description
  CHANNEL_RESERVED /channel
  CLAIM_WITHOUT_AMOUNT /claim
  INVALID_ADDRESS /contact/email

story: A language is a tag
when somebody files A
  description: 无法登录
  language: 中文
then it is refused
  INVALID_LANGUAGE /language

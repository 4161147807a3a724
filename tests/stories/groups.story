# Complaints about one matter (MECHANISM.md B2, R12.3-02): one group, one result; each keeps its own points and rights.

story: Three complaints are merged, answered as one, and closed with C7
when somebody files A
  description: 周二中午无法取回文件
then it is accepted
when the complainant files B
  description: 周二停机，备份失败
then it is accepted
when somebody files C
  description: The service was down on Tuesday
  language: en
then it is accepted
when B is brought to INVESTIGATING
when the manager opens group G
  name: 周二停机
  numbers: ["@number of A", "@number of B", "@number of C"]
then it is accepted
and A is in stage MERGED
and B is in stage MERGED
and the history of A is complaint_filed, group_joined
when the coordinator does messages on group G
  text: 正在恢复，18:00 再通报
then it is accepted
and the complainant of C reads 正在恢复
when the manager does result on group G
  outcome: U1
  text: 停机由我们造成，文件已全部恢复
then it is accepted
and the complainant of A never reads 停机由我们造成
when the manager does result/approval on group G
  draft: @newest
then it is refused
  SECOND_PERSON_MISSING
when the legal officer does result/approval on group G
  draft: @newest
then it is accepted
and the complainant of A reads 停机由我们造成
and the complainant of C reads U1
when the manager does closing on group G
  improvement: true
  reason: 增加演练
then it is accepted
and A is closed with C7 and U1
and B is closed with C7 and U1
and B can prove its whole history
when the manager does messages on group G
  text: 再见
then it is refused
  GROUP_CLOSED

story: A member that is taken out goes on where it was
when somebody files A
  description: 晚上下载慢
then it is accepted
when A is brought to INVESTIGATING
when somebody files B
  description: 周二停机
then it is accepted
when the manager opens group G
  name: 周二停机
  numbers: ["@number of A"]
then it is accepted
when the manager does members on group G
  numbers: ["@number of A"]
then it is refused
  IN_GROUP /numbers/0
when the manager does members on group G
  numbers: ["@number of B"]
then it is accepted
when the manager does members/removal on group G
  number: @number of A
  reason: 是另一件事
then it is accepted
and A is in stage INVESTIGATING
when the manager does members/removal on group G
  number: @number of A
  reason: 是另一件事
then it is refused
  NOT_IN_GROUP /number

story: A group's result is told once, and to somebody
when somebody files A
  description: 周二停机
then it is accepted
when the manager opens group G
  name: 周二停机
  numbers: []
then it is refused
  MISSING_FIELD /numbers
when the manager opens group G
  name: 周二停机
  numbers: ["@number of A", "TS-20260101-000001-2"]
then it is refused
  NOT_IN_REGISTER /numbers/1
when the manager opens group G
  name: 周二停机
  numbers: ["@number of A"]
then it is accepted
when the manager does closing on group G
  reason: 无须改进
then it is refused
  RESULT_MISSING
when the manager does result/approval on group G
  draft: 9
then it is refused
  DRAFT_MISSING
when the manager does result on group G
  outcome: U5
  text: 停机由我们造成
then it is refused
  OUTCOME_MISSING /outcome
when the manager does result on group G
  outcome: U1
  text: 停机由我们造成
then it is accepted
when the legal officer does result/approval on group G
  draft: 9
then it is refused
  DRAFT_CHANGED /draft
when the legal officer does result/approval on group G
  draft: @newest
then it is accepted
when the manager does result on group G
  outcome: U1
  text: 再说一次
then it is refused
  GROUP_TOLD

story: Who withdrew is left alone, and a group without members is told nothing
when somebody files A
  description: 周二停机
then it is accepted
when the manager opens group G
  name: 误开
  numbers: ["@number of A"]
then it is accepted
when the complainant withdraws A
then it is accepted
and A is closed with C3 and U5
when the manager does result on group G
  outcome: U1
  text: 停机由我们造成
then it is refused
  GROUP_EMPTY
when the manager does closing on group G
  reason: 已撤回
then it is accepted
and A is closed with C3 and U5

story: T-30 Whoever disagrees with a group's result has their review, by others than who made it
when somebody files A
  description: 周二停机，我的文件仍然没有恢复
then it is accepted
when the manager opens group G
  name: 周二停机
  numbers: ["@number of A"]
then it is accepted
when the manager does result on group G
  outcome: U3
  text: 停机未造成数据丢失
then it is accepted
when the legal officer does result/approval on group G
  draft: @newest
then it is accepted
when the manager does closing on group G
  reason: 无须改进
then it is accepted
when the complainant does reopening on A
  reason: 文件仍然没有
then it is refused
  NOT_REOPENED
when the complainant does review on A
  text: 请看我的文件
then it is accepted
and A is in stage UNDER_REVIEW
when the reviewer does review/taking on A
then it is accepted
when the reviewer does review/decision on A
  result: changed
  outcome: U2
  reasons: 该文件确未恢复，单独处理
then it is accepted
and A is in stage REOPENED

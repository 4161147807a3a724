# Information and withdrawal (MECHANISM.md R3.1.1-02, B2, D8).

story: Information is added and what was filed stays
when somebody files A
  description: 原始描述
then it is accepted
when the complainant adds information to A
  text: 补充：订单号 4711，发生在上周五。
then it is accepted
when the operator adds information to A
  text: 客户来电补充：浏览器为 Firefox。
then it is accepted
and A still says 原始描述
and A is in stage RECEIVED
and the history of A is complaint_filed, information_added, information_added
and A can prove its whole history

story: A withdrawal closes with C3 and U5
when somebody files A
  description: 下载很慢
then it is accepted
when the complainant withdraws A
  reason: 问题已经解决
then it is accepted
and A is closed with C3 and U5
and A is in stage CLOSED
and the history of A is complaint_filed, complaint_withdrawn, complaint_closed
and A can prove its whole history

story: A withdrawal needs no reason
when somebody files A
  description: 下载很慢
then it is accepted
when the complainant withdraws A
then it is accepted
and A is closed with C3 and U5

story: Nothing happens to a closed complaint
when somebody files A
  description: 下载很慢
then it is accepted
when the complainant withdraws A
then it is accepted
when the complainant adds information to A
  text: 还有一句
then it is refused
  COMPLAINT_CLOSED
when the complainant withdraws A
then it is refused
  COMPLAINT_CLOSED
when the operator reads A back
then it is refused
  COMPLAINT_CLOSED
when the complainant converts A
then it is refused
  COMPLAINT_CLOSED
and the history of A is complaint_filed, complaint_withdrawn, complaint_closed

story: Information must be something to read
when somebody files A
  description: 无法登录
then it is accepted
when the complainant adds information to A
then it is refused
  MISSING_FIELD /text
when the complainant adds information to A
  text: "　 \n"
then it is refused
  BLANK_TEXT /text
when the complainant adds information to A
  text: "铃声\u0007"
then it is refused
  CONTROL_CHARACTER /text
when the complainant adds information to A
  text: 50001 times 诉
then it is refused
  TOO_LONG /text
when the complainant adds information to A
  text: 17
then it is refused
  WRONG_TYPE /text
when the complainant adds information to A
  text: 好
  file: a.png
then it is refused
  UNKNOWN_FIELD /file
and the history of A is complaint_filed

story: A reason has its limits
when somebody files A
  description: 无法登录
then it is accepted
when the complainant withdraws A
  reason: 2001 times 诉
then it is refused
  TOO_LONG /reason
when the complainant withdraws A
  reason: 5
then it is refused
  WRONG_TYPE /reason
and A is open

story: T-17 Nobody is asked for what is held already
when the complainant files A
  description: 文件无法取回
  object_ids: ["bafkreichdoecdxs4rmhjo4mwklb4vc45jmjk57pdeaii4rw7naksy44oni"]
  contact/email: a@example.org
then it is accepted
when the handler asks about A
  text: 请补充材料
  items: ["文件的 CID", "报错截图"]
  kinds: ["screenshot", "object_id", "contact"]
then it is refused
  ITEM_HELD /kinds/1
  ITEM_HELD /kinds/2
when the handler asks about A
  text: 请补充材料
  items: ["报错截图"]
  kinds: ["screenshot", "passport"]
then it is refused
  UNKNOWN_CODE /kinds/1
when the handler asks about A
  text: 请补充材料
  items: ["报错截图"]
  kinds: ["screenshot"]
then it is accepted
and A is in stage AWAITING_INFO

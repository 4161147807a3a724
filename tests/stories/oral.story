# T-01: spoken words are recorded and read back before anything is done with them (MECHANISM.md 1.1, P3).

story: T-01 A hotline call waits for its read-back
when the operator files A
  channel: TEL
  medium: oral
  transcript: 客户来电：昨天上传的文件今天打不开，要求恢复。
then it is accepted
and A is a complaint
and A is in stage RECEIVED
and A needs READ_BACK_MISSING
and A cannot leave its stage: READ_BACK_MISSING
when the operator reads A back
then it is accepted
and A needs nothing
and A can leave its stage
and A is in stage RECEIVED
and the history of A is complaint_filed, read_back_confirmed
and A can prove its whole history

story: T-01 A call needs a recording or a transcript
when the operator files A
  channel: TEL
  medium: oral
then it is refused
  ORAL_WITHOUT_RECORD /transcript
when the operator files A
  channel: TEL
  medium: oral
  recording_ref: call-20261123-0042
then it is accepted
and A needs READ_BACK_MISSING

story: T-01 A call that was read back at once needs nothing more
when the operator files A
  channel: TEL
  medium: oral
  transcript: 客户来电投诉扣费错误。
  read_back: true
then it is accepted
and A needs nothing
when the operator reads A back
then it is refused
  READ_BACK_DONE

story: Written words are not read back
when the operator files A
  channel: LETTER
  description: 来信：多次续费失败。
then it is accepted
and A needs nothing
when the operator reads A back
then it is refused
  WRITTEN_WITH_RECORD

story: A caller may take the complaint back before it was read back
when the operator files A
  channel: TEL
  medium: oral
  transcript: 客户来电投诉，随后表示问题已解决。
then it is accepted
when the complainant withdraws A
then it is accepted
and A is closed with C3 and U5
when the operator reads A back
then it is refused
  COMPLAINT_CLOSED

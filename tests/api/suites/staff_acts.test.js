// The acts of staff over HTTP: who may, what the complainant sees of it, and two persons for a rejection (T-18).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, newKey } from '../support/client.js';
import { kQuickPasswords, People } from '../support/people.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

const kProposal = { reason: 'RJ1', explanation: 'The shop is not ours.', remedies: ['responsible_party', 'court'] };

describe('acts of staff', () => {
  let server, client, people, handler, second, intake;
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    people = new People(server, client);
    handler = await people.member('handler', ['handler']);
    second = await people.member('second', ['handler']);
    intake = await people.member('intake', ['intake_agent']);
  });
  after(async () => { people.close(); await server.remove(); });

  const pathOf = (filed, act) => `/v1/complaints/${filed.number}/${act}`;
  const done = (response) => { assert.equal(response.status, 201, response.text); return response.json; };
  const look = async (filed) => (await client.look(filed.number, filed.query_code)).json;
  const kinds = (complaint) => complaint.history.map((entry) => entry.kind);

  test('a complaint is confirmed, and the complainant reads what was restated', async () => {
    const filed = await client.file();
    const confirmed = done(await intake.post(pathOf(filed, 'confirmation'), { matter: 'A file is gone.', demand: 'Restore it.' }));
    assert.equal(confirmed.stage, 'CONFIRMED');
    const seen = await look(filed);
    assert.deepEqual(kinds(seen), ['complaint_filed', 'complaint_confirmed']);
    assert.equal(seen.history[1].person.matter, 'A file is gone.');
    assert.equal(seen.history[1].staff, undefined);
  });

  test('T-18 a rejection by one person is refused, by two it closes with reason and other remedies', async () => {
    const filed = await client.file({ description: '隔壁商店的电视机坏了' });
    const proposed = done(await handler.post(pathOf(filed, 'rejection'), kProposal));
    const proposal = proposed.events[0].seq;
    const receipt = verifyReceipt(proposed.events[0].receipt, (await client.get('/log/key')).text.trim());
    assert.equal(receipt.envelope.kind, 'internal');
    assert.ok(!JSON.stringify(await look(filed)).includes('not ours'));

    const alone = client.expectProblem(await handler.post(pathOf(filed, 'rejection/approval'), { proposal }), 409, 'SECOND_PERSON_MISSING');
    assert.match(alone.detail, /colleague/);
    const chinese = await client.post(pathOf(filed, 'rejection/approval'), { proposal }, { ...handler.headers, 'Accept-Language': 'zh-CN' });
    assert.match(client.expectProblem(chinese, 409, 'SECOND_PERSON_MISSING').detail, /另一名/);
    client.expectProblem(await people.operator.post(pathOf(filed, 'rejection/approval'), { proposal }), 409, 'PERSON_UNNAMED');
    client.expectProblem(await intake.post(pathOf(filed, 'rejection/approval'), { proposal }), 409, 'REJECTION_RESERVED');

    const rejected = done(await second.post(pathOf(filed, 'rejection/approval'), { proposal }));
    assert.deepEqual(rejected.events.map((event) => event.kind), ['complaint_rejected', 'complaint_closed']);
    const seen = await look(filed);
    assert.deepEqual([seen.stage, seen.close_code, seen.outcome], ['CLOSED', 'C4', 'U6']);
    assert.deepEqual(seen.history[2].party, { reason: 'RJ1', remedies: ['responsible_party', 'court'] });
    assert.equal(seen.history[2].person.explanation, 'The shop is not ours.');
  });

  test('a repeated approval with its key is answered again, not done again', async () => {
    const filed = await client.file();
    const { seq: proposal } = done(await handler.post(pathOf(filed, 'rejection'), kProposal)).events[0];
    const headers = { ...second.headers, 'Idempotency-Key': newKey() };
    const first = await client.post(pathOf(filed, 'rejection/approval'), { proposal }, headers);
    const again = await client.post(pathOf(filed, 'rejection/approval'), { proposal }, headers);
    assert.equal(again.status, 201, again.text);
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.deepEqual(again.json.events.map((event) => event.kind), first.json.events.map((event) => event.kind));
  });

  test('question, answer and message go to and fro', async () => {
    const filed = await client.file();
    const asked = done(await handler.post(pathOf(filed, 'information-requests'), { text: 'Which file?', items: ['its CID'] }));
    assert.equal(asked.stage, 'AWAITING_INFO');
    assert.deepEqual((await look(filed)).needs.map((need) => need.code), ['INFORMATION_MISSING']);
    const problem = client.expectProblem(await client.act(filed, 'information', { text: 'this one', reply_to: 1 }), 422, 'INVALID_FIELDS');
    assert.equal(problem.errors[0].code, 'NO_SUCH_QUESTION');
    const answered = await client.act(filed, 'information', { text: 'this one', reply_to: asked.events[0].seq });
    assert.equal(answered.json.stage, 'RECEIVED', answered.text);
    done(await handler.post(pathOf(filed, 'messages'), { text: 'Thank you.' }));
    assert.deepEqual(kinds(await look(filed)), ['complaint_filed', 'information_requested', 'information_added', 'message_sent']);
  });

  test('a note is read by staff and never by the complainant', async () => {
    const filed = await client.file();
    done(await handler.post(pathOf(filed, 'notes'), { text: 'NOTE-FOR-COLLEAGUES' }));
    const theirs = await client.look(filed.number, filed.query_code);
    assert.deepEqual(kinds(theirs.json), ['complaint_filed', 'internal']);
    assert.ok(!theirs.text.includes('NOTE-FOR-COLLEAGUES'));
    const ours = (await second.get(`/v1/complaints/${filed.number}`)).json;
    assert.deepEqual(kinds(ours), ['complaint_filed', 'note_added']);
    assert.equal(ours.history[1].person_staff.text, 'NOTE-FOR-COLLEAGUES');
    assert.equal(ours.history[1].staff.actor, `user:${handler.user}`);
  });

  test('the complainant and strangers cannot act as staff', async () => {
    const filed = await client.file();
    for (const act of ['confirmation', 'information-requests', 'rejection', 'rejection/approval', 'rejection/refusal', 'messages', 'notes']) {
      client.expectProblem(await client.unchanged(() => client.act(filed, act, {})), 401, 'SIGN_IN_NEEDED');
      client.expectProblem(await client.unchanged(() => client.post(pathOf(filed, act), {})), 401, 'SIGN_IN_NEEDED');
    }
  });

  describe('the list', () => {
    const numbersOf = (response) => { assert.equal(response.status, 200, response.text); return response.json.complaints.map((each) => each.number); };

    test('is for staff, has no text, and follows its filters', async () => {
      client.expectProblem(await client.get('/v1/complaints'), 401, 'SIGN_IN_NEEDED');
      const filed = await client.file({ description: 'NO-TEXT-IN-LISTS', record_kind: 'praise' });
      const response = await handler.get('/v1/complaints?record_kind=praise&state=open&limit=1');
      assert.deepEqual(numbersOf(response), [filed.number]);
      assert.ok(!response.text.includes('NO-TEXT-IN-LISTS'));
      assert.deepEqual(numbersOf(await handler.get(`/v1/complaints?number=${filed.number}`)), [filed.number]);
      assert.deepEqual(numbersOf(await handler.get(`/v1/complaints?number=${filed.number}&stage=CLOSED`)), []);
    });

    test('is read page by page without gap or repetition, while others file', async () => {
      for (let i = 0; i < 5; ++i) await client.file({ description: 'x', record_kind: 'suggestion' });
      const whole = numbersOf(await handler.get('/v1/complaints?record_kind=suggestion'));
      const seen = [];
      for (let cursor = ''; cursor !== undefined;) {
        const response = await handler.get(`/v1/complaints?record_kind=suggestion&limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...numbersOf(response));
        cursor = response.json.next;
        await client.file({ description: 'meanwhile', record_kind: 'suggestion' });
      }
      assert.deepEqual(seen, whole);
      const oldest = numbersOf(await handler.get('/v1/complaints?record_kind=suggestion&sort=oldest'));
      assert.deepEqual(oldest.slice(0, 5), whole.toReversed());
    });

    test('shows which proposals wait for a second person', async () => {
      const filed = await client.file();
      const { seq } = done(await handler.post(pathOf(filed, 'rejection'), kProposal)).events[0];
      const waiting = (await second.get('/v1/complaints?rejection=waits')).json.complaints;
      assert.equal(waiting.find((each) => each.number === filed.number)?.rejection_proposal, seq);
    });

    test('names what is wrong with a filter', async () => {
      for (const [query, field] of [['stage=OPEN', '/stage'], ['limit=0', '/limit'], ['limit=101', '/limit'], ['limit=x', '/limit'],
        ['cursor=zz', '/cursor'], ['cursor=54532d', '/cursor'], ['received_from=today', '/received_from'], ['number=%27', '/number'],
        ['colour=red', '/colour'], ['sort=random', '/sort']]) {
        const problem = client.expectProblem(await handler.get(`/v1/complaints?${query}`), 422, 'INVALID_FIELDS');
        assert.equal(problem.errors[0].pointer, field, query);
      }
      for (const query of ['stage=%zz', 'stage=%ff', 'sort=newest&sort=oldest']) {
        const response = await client.send('GET', `/v1/complaints?${query}`, { headers: { Cookie: handler.cookie } });
        assert.equal(response.status, 400, `${query}: ${response.text}`);
      }
    });
  });
});

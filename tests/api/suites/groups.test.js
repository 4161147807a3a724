// Groups: complaints about one matter that are handled as one (R12.3-02), over the API and by pages without script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from '../support/browser.js';
import { Client, newKey } from '../support/client.js';
import { attribute, Reader, textOf } from '../support/page.js';
import { eventsOf, kQuickPasswords, passwordOf, People } from '../support/people.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

describe('groups', () => {
  let server, client, people, manager, legal, coordinator, classifier, handler, officer;
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    people = new People(server, client);
    manager = await people.member('gao', ['complaint_manager'], 'D-CC');
    legal = await people.member('song', ['legal'], 'D-LEG');
    coordinator = await people.member('lei', ['coordination_member'], 'D-OPS');
    classifier = await people.member('zhou', ['classifier'], 'D-CC');
    handler = await people.member('tang', ['handler'], 'D-ST');
    await people.member('rao', ['reviewer'], 'D-QA');
    officer = await people.member('shen', ['dpo'], 'D-PRIV');
  });
  after(async () => { people.close(); await server.remove(); });

  const done = (response) => { assert.equal(response.status, 201, response.text); return response.json; };
  const look = async (filed) => (await client.look(filed.number, filed.query_code)).json;
  const stage = async (filed) => (await look(filed)).stage;
  const file3 = () => Promise.all([client.file(), client.file({ description: '周二停机' }), client.file()]);
  const open = async (filed, name = 'Outage of Tuesday') => done(await manager.post('/v1/groups', { name, numbers: filed.map((one) => one.number) }));

  test('three complaints are merged, told and closed as one; all receipts of each verify', async () => {
    const filed = await file3();
    const group = await open(filed);
    assert.match(group.group, /^GC-\d{8}-\d{6}-\d$/);
    assert.deepEqual(group.members.map((one) => one.stage), ['MERGED', 'MERGED', 'MERGED']);
    const path = `/v1/groups/${group.group}`;
    done(await coordinator.post(`${path}/messages`, { text: 'We are restoring the files.' }));
    const drafted = done(await coordinator.post(`${path}/result`, { outcome: 'U1', text: 'We caused it.' }));
    assert.equal(drafted.draft.by, `user:${coordinator.user}`);
    assert.ok(!JSON.stringify(await look(filed[0])).includes('We caused it.'));
    const told = done(await manager.post(`${path}/result/approval`, { draft: drafted.draft.draft }));
    assert.deepEqual([told.outcome, told.text, told.draft], ['U1', 'We caused it.', undefined]);
    const closed = done(await manager.post(`${path}/closing`, { improvement: true, reason: 'Rehearse it.' }));
    assert.ok(closed.closed_at);

    const key = (await client.get('/log/key')).text.trim();
    for (const one of filed) {
      const seen = await look(one);
      assert.deepEqual([seen.stage, seen.close_code, seen.outcome, seen.group], ['CLOSED', 'C7', 'U1', group.group]);
      assert.deepEqual(seen.history.map((entry) => entry.kind),
        ['complaint_filed', 'group_joined', 'message_sent', 'group_result_told', 'complaint_closed']);
      for (const entry of seen.history) assert.equal(verifyReceipt(entry.receipt, key).envelope.kind, entry.kind);
      assert.equal(seen.history[3].person.text, 'We caused it.');
    }
    // The group's own stream tells who did what, and holds words of people where they can be erased.
    const events = eventsOf(server, group.group);
    assert.deepEqual(events.map((one) => one.kind),
      ['group_opened', 'group_message_sent', 'group_result_drafted', 'group_result_approved', 'group_closed']);
    assert.ok(events.every((one) => !JSON.stringify(one.staff).includes('We')));
  });

  test('all join or none', async () => {
    const [first, second] = await file3();
    const problem = client.expectProblem(
      await manager.post('/v1/groups', { name: 'x', numbers: [first.number, 'TS-20200101-000001-3'] }), 422, 'INVALID_FIELDS');
    assert.deepEqual(problem.errors.map((one) => `${one.code} ${one.pointer}`), ['NOT_IN_REGISTER /numbers/1']);
    assert.equal(await stage(first), 'RECEIVED');
    // No stream but a complaint's is read for what is named.
    const odd = await manager.post('/v1/groups', { name: 'x', numbers: ['user/1', 'log', '', `access/${manager.user}`] });
    assert.ok(client.expectProblem(odd, 422, 'INVALID_FIELDS').errors.every((one) => one.code === 'NOT_IN_REGISTER'));
    const many = await manager.post('/v1/groups', { name: 'x', numbers: Array.from({ length: 101 }, (_, i) => `TS-20200101-${i}`) });
    assert.deepEqual(client.expectProblem(many, 422, 'INVALID_FIELDS').errors.map((one) => one.code), ['TOO_MANY_ITEMS']);
    const group = await open([first]);
    const again = await manager.post(`/v1/groups/${group.group}/members`, { numbers: [second.number, first.number] });
    const refused = client.expectProblem(again, 422, 'INVALID_FIELDS');
    assert.equal(refused.errors[0].code, 'IN_GROUP');
    assert.equal(await stage(second), 'RECEIVED');
  });

  test('a repeated opening with its key is answered again, not done again', async () => {
    const [filed] = await file3();
    const headers = { ...manager.headers, 'Idempotency-Key': newKey() };
    const body = { name: 'Once', numbers: [filed.number] };
    const first = await client.post('/v1/groups', body, headers);
    const again = await client.post('/v1/groups', body, headers);
    assert.equal(again.status, 201, again.text);
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.equal(again.json.group, first.json.group);
    assert.equal(again.headers.location, `/v1/groups/${first.json.group}`);
  });

  test('nobody approves their own draft; who may not, is told', async () => {
    const filed = await file3();
    const group = await open(filed);
    const path = `/v1/groups/${group.group}`;
    const { draft } = done(await manager.post(`${path}/result`, { outcome: 'U2', text: 'Partly.' }));
    const alone = await client.post(`${path}/result/approval`, { draft: draft.draft }, { ...manager.headers, 'Accept-Language': 'zh-CN' });
    assert.match(client.expectProblem(alone, 409, 'SECOND_PERSON_MISSING').detail, /另一名/);
    // A handler approves small amounts of one complaint, and no words to many.
    client.expectProblem(await handler.post(`${path}/result/approval`, { draft: draft.draft }), 403, 'NOT_ALLOWED');
    client.expectProblem(await classifier.post(`${path}/result`, { outcome: 'U1', text: 'x' }), 403, 'NOT_ALLOWED');
    client.expectProblem(await people.operator.post(`${path}/result/approval`, { draft: draft.draft }), 409, 'PERSON_UNNAMED');
    done(await legal.post(`${path}/result/approval`, { draft: draft.draft }));
  });

  test('a phrase that no letter holds is told to nobody', async () => {
    const group = await open(await file3());
    const problem = client.expectProblem(
      await manager.post(`/v1/groups/${group.group}/result`, { outcome: 'U3', text: 'By reading this you waive all claims.' }), 422, 'INVALID_FIELDS');
    assert.equal(problem.errors[0].code, 'TEXT_FORBIDDEN');
    assert.equal(problem.errors[0].pointer, '/text');
  });

  test('the list is read page by page, by those who act on groups or look after them', async () => {
    const filed = await file3();
    const newest = await open(filed, 'Newest');
    const all = (await manager.get('/v1/groups?limit=100')).json.groups;
    assert.equal(all[0].group, newest.group);
    const seen = [];
    for (let cursor = ''; cursor !== undefined;) {
      const page = (await manager.get(`/v1/groups?limit=2${cursor && `&cursor=${cursor}`}`)).json;
      seen.push(...page.groups.map((one) => one.group));
      cursor = page.next;
    }
    assert.deepEqual(seen, all.map((one) => one.group));
    for (const one of [officer, handler]) client.expectProblem(await one.get(`/v1/groups/${newest.group}`), 403, 'NOT_ALLOWED');
    // Who is in conflict with one of its complaints sees nothing of the group (D5-3).
    assert.equal((await legal.get(`/v1/groups/${newest.group}`)).status, 200);
    const declared = await manager.post(`/v1/complaints/${filed[0].number}/conflicts`, { user: legal.user, kind: 'interest', reason: 'x' });
    assert.equal(declared.status, 201, declared.text);
    client.expectProblem(await legal.get(`/v1/groups/${newest.group}`), 404, 'GROUP_NOT_FOUND');
    assert.ok(!(await legal.get('/v1/groups')).text.includes(newest.group));
    for (const wrong of ['limit=0', 'limit=101', 'cursor=TS-1', 'page=2']) {
      client.expectProblem(await manager.get(`/v1/groups?${wrong}`), 422, 'INVALID_FIELDS');
    }
    for (const number of ['GC-20200101-000001-3', 'user', 'GC-']) {
      client.expectProblem(await manager.get(`/v1/groups/${number}`), 404, 'GROUP_NOT_FOUND');
      client.expectProblem(await manager.post(`/v1/groups/${number}/closing`, { reason: 'x' }), 404, 'GROUP_NOT_FOUND');
    }
  });

  test('complaints of a group are listed by it', async () => {
    const filed = await file3();
    const group = await open(filed);
    const listed = (await manager.get(`/v1/complaints?group=${group.group}`)).json.complaints.map((one) => one.number);
    assert.deepEqual(listed.toSorted(), filed.map((one) => one.number).toSorted());
  });

  test('by pages: open, write, draft, approve, close; the complainant reads the result and asks for a review', async () => {
    const filed = await file3();
    const browsers = {};
    for (const login of ['gao', 'song', 'lei', 'rao']) {
      browsers[login] = new Browser(client);
      assert.equal((await browsers[login].signIn(login, passwordOf(login))).status, 200);
    }
    const errors = (page) => page.byClass('summary').map(textOf).join(' ');
    const list = await browsers.gao.get('/staff/groups');
    const wrong = await browsers.gao.send(list, '/staff/groups', { group_open_name: '', group_open_numbers: 'TS-20200101-000001-3' });
    assert.equal(wrong.status, 422);
    assert.match(errors(wrong), /TS-20200101|register|number/i);
    let page = await browsers.gao.send(wrong, '/staff/groups',
      { group_open_name: 'Outage by page', group_open_numbers: filed.map((one) => one.number).join(', ') });
    assert.equal(page.status, 200, errors(page));
    assert.equal(page.byClass('done').length, 1);
    const path = page.url ?? (await manager.get('/v1/groups')).json.groups[0].path.replace('/v1/', '/staff/');
    const does = async (who, act, typed = {}) => {
      const before = await browsers[who].get(path);
      assert.ok(before.form(`${path}/${act}`), `${who} is offered ${act}`);
      page = await browsers[who].send(before, `${path}/${act}`, typed);
      return page;
    };
    const must = async (...args) => { const after = await does(...args); assert.equal(after.status, 200, errors(after)); assert.equal(after.byClass('done').length, 1); };
    await must('lei', 'messages', { group_message_text: 'Wait until six.' });
    await must('gao', 'members/removal', { group_removal_number: filed[2].number, group_removal_reason: 'Another matter.' });
    assert.equal(await stage(filed[2]), 'RECEIVED');
    const outcomes = (await browsers.lei.get(path)).byTag('option').map((one) => attribute(one, 'value'));
    assert.deepEqual(outcomes, ['U1', 'U2', 'U3', 'U8']);
    await must('lei', 'result', { group_result_outcome: 'U3', group_result_text: 'Nothing was lost.' });
    const own = await browsers.gao.get(`/staff/complaints/${filed[0].number}`);
    assert.ok(own.byTag('a').some((link) => textOf(link) === path.split('/').pop()), 'the complaint leads to its group');
    await must('song', 'result/approval');
    await must('gao', 'closing', { group_closing_reason: 'Nothing to improve.' });
    assert.equal(await stage(filed[0]), 'CLOSED');

    const reader = new Reader(client);
    const start = await reader.get('/track');
    const tracked = await reader.page(await reader.submit(start, '/track', { number: filed[0].number, code: filed[0].query_code }), 'track');
    assert.match(textOf(tracked.byTag('main')[0]), /Nothing was lost\./);
    assert.ok(tracked.form('/track/review'), 'a review is offered');
    await reader.submit(tracked, '/track/review', { track_review_text: 'My file is still gone.' });
    assert.equal(await stage(filed[0]), 'UNDER_REVIEW');
  });
});

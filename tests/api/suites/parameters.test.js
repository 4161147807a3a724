// Parameters: who reads them, and how two persons change one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client, newKey } from '../support/client.js';
import { eventsOf, kQuickPasswords, People } from '../support/people.js';
import { Server } from '../support/server.js';

const binary = process.env.REDRESS_BIN ?? fileURLToPath(new URL('../../../build/release/redress', import.meta.url));
const kWait = '/v1/parameters/p.info_wait';
const kTomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe('parameters', () => {
  let server, people, client, operator, manager, management, both, auditor, handler;
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    people = new People(server);
    ({ client, operator } = people);
    manager = await people.member('wang', ['complaint_manager']);
    management = await people.member('zhao', ['top_management']);
    both = await people.member('sun', ['complaint_manager', 'top_management']);
    auditor = await people.member('qian', ['auditor']);
    handler = await people.member('li', ['handler']);
  });
  after(async () => {
    people.close();
    await server.remove();
  });

  const propose = async (who, value, more = {}, id = 'p.info_wait') => {
    const response = await who.post(`/v1/parameters/${id}/proposals`, { value, reason: '因节假日', ...more });
    assert.equal(response.status, 201, response.text);
    return response.json.proposals.at(-1).proposal;
  };
  const decide = (who, proposal, word, body = {}, id = 'p.info_wait') =>
    who.post(`/v1/parameters/${id}/proposals/${proposal}/${word}`, body);

  test('who changes, supervises or audits them reads them all; nobody else does', async () => {
    for (const who of [manager, management, auditor, operator]) {
      const response = await who.get('/v1/parameters');
      assert.equal(response.status, 200, response.text);
      assert.ok(response.json.parameters.length > 60);
    }
    client.expectProblem(await handler.get('/v1/parameters'), 403, 'NOT_ALLOWED');
    client.expectProblem(await handler.get(kWait), 403, 'NOT_ALLOWED');
    client.expectProblem(await client.get('/v1/parameters'), 401, 'SIGN_IN_NEEDED');
    client.expectProblem(await client.get(kWait), 401, 'SIGN_IN_NEEDED');
    client.expectProblem(await manager.get('/v1/parameters/p.no_such'), 404, 'PARAMETER_NOT_FOUND');
  });

  test('labels are in the caller’s language', async () => {
    const chinese = await operator.get(kWait, { 'Accept-Language': 'zh' });
    assert.equal(chinese.json.label, '等待补充材料');
    assert.equal(chinese.json.bounds.units[0].unit_label, '自然日');
    assert.equal(chinese.headers['content-language'], 'zh-CN');
    assert.equal((await operator.get(kWait)).json.label, 'Wait for information');
  });

  test('one proposes, another approves; the old value is kept', async () => {
    const proposal = await propose(manager, '12CD');
    let now = (await auditor.get(kWait)).json;
    assert.equal(now.value, '10CD');
    assert.equal(now.proposals.at(-1).state, 'open');
    const approved = await decide(management, proposal, 'approval');
    assert.equal(approved.status, 201, approved.text);
    now = (await auditor.get(kWait)).json;
    assert.equal(now.value, '12CD');
    assert.equal(now.version, 2);
    assert.equal(now.first_value, '10CD');
    assert.ok(now.since);
    const [change] = now.history;
    assert.equal(change.old_value, '10CD');
    assert.equal(change.proposed_by_name, 'wang');
    assert.equal(change.approved_by_name, 'zhao');
    const kinds = eventsOf(server, 'parameters').map((event) => event.kind);
    assert.deepEqual(kinds, ['parameter_change_proposed', 'parameter_changed']);
    client.expectProblem(await decide(management, proposal, 'approval'), 409, 'PROPOSAL_DECIDED');
  });

  test('nobody decides alone', async () => {
    const proposal = await propose(both, 30, {}, 'p.capacity');
    client.expectProblem(await decide(both, proposal, 'approval', {}, 'p.capacity'), 409, 'SECOND_PERSON_MISSING');
    client.expectProblem(await decide(manager, proposal, 'approval', {}, 'p.capacity'), 409, 'MAY_NOT_APPROVE');
    client.expectProblem(await decide(operator, proposal, 'approval', {}, 'p.capacity'), 409, 'MAY_NOT_APPROVE');
    client.expectProblem(await decide(auditor, proposal, 'approval', {}, 'p.capacity'), 403, 'NOT_ALLOWED');
    client.expectProblem(await handler.post('/v1/parameters/p.capacity/proposals', { value: 1, reason: 'x' }), 403, 'NOT_ALLOWED');
    client.expectProblem(await management.post('/v1/parameters/p.capacity/proposals', { value: 40, reason: 'x' }), 409, 'MAY_NOT_PROPOSE');
    assert.equal((await decide(management, proposal, 'approval', {}, 'p.capacity')).status, 201);
  });

  test('the operator’s socket proposes, a person approves', async () => {
    const proposal = await propose(operator, true, {}, 'p.use_roll');
    assert.equal((await decide(management, proposal, 'approval', {}, 'p.use_roll')).json.value, true);
  });

  test('one proposal at a time, declined with a reason or taken back', async () => {
    const proposal = await propose(manager, 85, {}, 'p.pareto');
    client.expectProblem(await manager.post('/v1/parameters/p.pareto/proposals', { value: 70, reason: 'x' }), 409, 'PROPOSAL_OPEN');
    const blank = client.expectProblem(await decide(management, proposal, 'refusal', {}, 'p.pareto'), 422, 'INVALID_FIELDS');
    assert.equal(blank.errors[0].pointer, '/reason');
    const declined = await decide(management, proposal, 'refusal', { reason: '够了' }, 'p.pareto');
    assert.equal(declined.json.proposals.at(-1).state, 'declined');
    const again = await propose(manager, 85, {}, 'p.pareto');
    assert.equal((await decide(manager, again, 'refusal', {}, 'p.pareto')).json.proposals.at(-1).state, 'withdrawn');
    client.expectProblem(await decide(management, 999, 'approval', {}, 'p.pareto'), 404, 'PROPOSAL_NOT_FOUND');
    client.expectProblem(await decide(management, 'x', 'approval', {}, 'p.pareto'), 404, 'PROPOSAL_NOT_FOUND');
    client.expectProblem(await decide(management, again, 'approval', {}, 'p.capacity'), 404, 'PROPOSAL_NOT_FOUND');
  });

  test('a scheduled change is told before it holds', async () => {
    const proposal = await propose(manager, { S1: '1h', S2: '12h', S3: '24h', S4: '24h' }, { effective_from: kTomorrow() }, 'p.confirm');
    const now = (await decide(management, proposal, 'approval', {}, 'p.confirm')).json;
    assert.equal(now.value.S1, '2h');
    const listed = (await auditor.get('/v1/parameters')).json.parameters.find((one) => one.parameter === 'p.confirm');
    assert.equal(listed.upcoming[0].value.S1, '1h');
  });

  test('what is no value is refused with its place', async () => {
    const refused = async (id, body, ...expected) => {
      await client.unchanged(async () => {
        const response = await manager.post(`/v1/parameters/${id}/proposals`, body);
        const found = client.expectProblem(response, 422, 'INVALID_FIELDS').errors.map((error) => `${error.pointer} ${error.code}`);
        assert.deepEqual(found.sort(), expected.sort());
      });
    };
    await refused('p.reopen_window', {}, '/reason MISSING_FIELD', '/value MISSING_FIELD');
    await refused('p.reopen_window', { value: '6CD', reason: 'x' }, '/value VALUE_OUT_OF_BOUNDS');
    await refused('p.reopen_window', { value: 30, reason: 'x' }, '/value INVALID_VALUE');
    await refused('p.reopen_window', { value: '30CD', reason: 'x' }, '/value VALUE_UNCHANGED');
    await refused('p.reopen_window', { value: '20CD', reason: ' ' }, '/reason BLANK_TEXT');
    await refused('p.reopen_window', { value: '20CD', reason: 'x', more: 1 }, '/more UNKNOWN_FIELD');
    await refused('p.reopen_window', { value: '20CD', reason: 'x', effective_from: '2020-01-01T00:00:00Z' }, '/effective_from TIME_IN_PAST');
    await refused('p.reopen_window', { value: '20CD', reason: 'x', effective_from: 'soon' }, '/effective_from INVALID_TIME');
    await refused('p.ext', { value: { S1: '5WD', S2: '5WD', 'S/9~': '1WD' }, reason: 'x' }, '/value INVALID_VALUE');
    await refused('p.ext', { value: { S1: '5WD', S2: '50WD', S9: '1WD' }, reason: 'x' },
      '/value/S2 VALUE_OUT_OF_BOUNDS', '/value/S3 MISSING_FIELD', '/value/S9 UNKNOWN_FIELD');
    client.expectProblem(await manager.post('/v1/parameters/p.zone/proposals', { value: 'UTC', reason: 'x' }), 409, 'PARAMETER_FIXED');
    client.expectProblem(await manager.post('/v1/parameters/p.no_such/proposals', { value: 1, reason: 'x' }), 404, 'PARAMETER_NOT_FOUND');
  });

  test('repeated with its key a proposal is made once, and the key is its user’s own', async () => {
    const headers = { 'Idempotency-Key': newKey() };
    const body = { value: 45, reason: 'x' };
    const path = '/v1/parameters/p.precedent.deviation/proposals';
    const first = await client.post(path, body, { ...manager.headers, ...headers });
    assert.equal(first.status, 201, first.text);
    const again = await client.post(path, body, { ...manager.headers, ...headers });
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.equal(again.json.proposals.length, 1);
    client.expectProblem(await client.post(path, { ...body, value: 46 }, { ...manager.headers, ...headers }), 422, 'IDEMPOTENCY_KEY_REUSED');
    client.expectProblem(await client.post(path, body, { ...both.headers, ...headers }), 409, 'PROPOSAL_OPEN');
  });

  test('without the session’s CSRF token nothing changes', async () => {
    const response = await client.post(`${kWait}/proposals`, { value: '13CD', reason: 'x' }, { Cookie: manager.cookie });
    client.expectProblem(response, 403, 'CSRF_TOKEN_NEEDED');
  });

  test('a token without KB may not, whoever holds it', async () => {
    const narrow = await people.token(manager.user, ['RA']);
    const wide = await people.token(manager.user, ['KB']);
    const bearer = (token) => ({ Authorization: `Bearer ${token}` });
    client.expectProblem(await client.get('/v1/parameters', bearer(narrow)), 403, 'NOT_ALLOWED');
    client.expectProblem(await client.post(`${kWait}/proposals`, { value: '13CD', reason: 'x' }, bearer(narrow)), 403, 'NOT_ALLOWED');
    assert.equal((await client.get('/v1/parameters', bearer(wide))).status, 200);
  });
});

test('first values come from a file, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'redress-parameters-'));
  const file = join(folder, 'values.json');
  const data = join(folder, 'd');
  const write = (values) => writeFile(file, JSON.stringify({ values }, null, 2));
  const refusal = () => {
    const { status, stderr } = spawnSync(binary, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--parameters', file],
      { encoding: 'utf8', timeout: 20_000 });
    assert.notEqual(status, 0);
    return stderr;
  };
  try {
    await write({ 'p.use_roll': true, 'p.info_wait': '1CD' });
    assert.match(refusal(), /values\.json:4: \/values\/p\.info_wait: .*3–60 CD/);
    await write({ 'p.info_wait': '15CD' });
    for (let i = 0; i < 2; ++i) {
      const server = await Server.start({ data, args: ['--parameters', file] });
      const operator = new Client(server, { localSocket: true });
      const { json } = await operator.get(kWait);
      assert.equal(json.value, '15CD');
      assert.equal(json.version, 1);
      assert.equal(json.default, '10CD');
      operator.close();
      await server.stop();
    }
    await write({ 'p.info_wait': '16CD' });
    assert.match(refusal(), /p\.info_wait is "16CD", but this log began with "15CD"/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

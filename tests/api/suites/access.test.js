// Numbers, query codes, lock-out, limits, and what the local socket may do.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { attach, Tus } from '../support/attachments.js';
import { Client, newKey } from '../support/client.js';
import { kQuickPasswords, People } from '../support/people.js';
import { Server } from '../support/server.js';

const kWrong = 'AAAAAAAA';

describe('access', () => {
  let server, client, elsewhere, operator;
  before(async () => {
    server = await Server.start();
    client = new Client(server);
    elsewhere = new Client(server, { localAddress: '127.0.0.2' });
    operator = new Client(server, { localSocket: true });
  });
  after(async () => {
    for (const one of [client, elsewhere, operator]) one.close();
    await server.remove();
  });

  test('T-07 a number with a wrong check digit is refused with INVALID_NUMBER, a right one is accepted', async () => {
    for (const number of ['TS-20261123-000002-7', 'TS-20261123-000001-8', 'TS-20261323-000001-0', 'TS-20261123-1-0', 'x',
      'ts-20261123-000002-8', 'TS-20261123-000002-8%20', 'TS-20261123-0000002-8', '%F0%A0%AE%B7']) {
      client.expectProblem(await client.look(number, kWrong), 400, 'INVALID_NUMBER');
      client.expectProblem(await client.post(`/v1/complaints/${number}/withdrawal`, {}), 400, 'INVALID_NUMBER');
    }
    const chinese = await client.look('TS-20261123-000002-7', kWrong, { 'Accept-Language': 'zh' });
    assert.match(client.expectProblem(chinese, 400, 'INVALID_NUMBER').detail, /校验位/);
    // The right check digit passes on to the question of the code.
    client.expectProblem(await client.look('TS-20261123-000002-8'), 401, 'CODE_MISSING');
  });

  test('without a code the answer says how to send one', async () => {
    const filed = await client.file();
    const response = await client.look(filed.number);
    client.expectProblem(response, 401, 'CODE_MISSING');
    assert.equal(response.headers['www-authenticate'], 'QueryCode');
    for (const authorization of ['Basic YTpi', 'QueryCode', 'QueryCode ']) {
      client.expectProblem(await client.get(`/v1/complaints/${filed.number}`, { Authorization: authorization }), 401, 'CODE_MISSING');
    }
  });

  test('a wrong code and an unknown number give the same answer', async () => {
    const filed = await client.file();
    const wrong = await client.look(filed.number, kWrong);
    const unknown = await client.look('TS-20261123-000002-8', kWrong);
    assert.equal(wrong.status, 403);
    assert.equal(unknown.text, wrong.text);
    for (const code of ['Ü', '', 'AAAAAAAAA', 'AAAAAAA', '𠮷'].filter(Boolean)) {
      const typed = Buffer.from(code, 'utf8').toString('latin1');
      assert.equal((await elsewhere.look(filed.number, typed)).status, 403);
    }
  });

  test('five wrong codes lock this network for this number, and nobody else', async () => {
    const [filed, other] = [await client.file(), await client.file()];
    for (let i = 0; i < 5; ++i) client.expectProblem(await client.look(filed.number, kWrong), 403, 'WRONG_CODE');
    const locked = await client.look(filed.number, filed.query_code);
    client.expectProblem(locked, 429, 'CODE_LOCKED');
    assert.ok(Number(locked.headers['retry-after']) > 800);
    client.expectProblem(await client.act(filed, 'information', { text: 'x' }), 429, 'CODE_LOCKED');
    client.expectProblem(await client.get(`/v1/complaints/${filed.number}/receipts/1`,
      { Authorization: `QueryCode ${filed.query_code}` }), 429, 'CODE_LOCKED');
    assert.equal((await client.look(other.number, other.query_code)).status, 200);
    assert.equal((await elsewhere.look(filed.number, filed.query_code)).status, 200);
    assert.equal((await operator.look(filed.number)).status, 200);
  });

  test('a network cannot escape its lock by a forged X-Forwarded-For', async () => {
    const filed = await client.file();
    for (let i = 0; i < 5; ++i) await client.look(filed.number, kWrong, { 'X-Forwarded-For': `203.0.113.${i}` });
    const locked = await client.look(filed.number, filed.query_code, { 'X-Forwarded-For': '203.0.113.99' });
    client.expectProblem(locked, 429, 'CODE_LOCKED');
  });

  test('the local socket is for its owner only and needs no code', async () => {
    assert.equal((await stat(server.socketPath)).mode & 0o777, 0o600);
    const filed = await client.file();
    assert.equal((await operator.look(filed.number)).json.number, filed.number);
    operator.expectProblem(await operator.look('TS-20261123-000002-8'), 404, 'COMPLAINT_NOT_FOUND');
    operator.expectProblem(await operator.look('TS-20261123-000002-7'), 400, 'INVALID_NUMBER');
    assert.equal((await operator.get('/metrics')).status, 200);
  });

  test('T-01 oral words are the operator’s to register, and need read-back', async () => {
    const oral = { medium: 'oral', channel: 'TEL', transcript: 'My file is gone.', language: 'en' };
    await client.unchanged(async () => {
      const refused = client.expectProblem(await client.post('/v1/complaints', oral), 422, 'INVALID_FIELDS');
      assert.ok(refused.errors.some((error) => error.code === 'CHANNEL_RESERVED' && error.pointer === '/channel'));
      assert.ok(refused.errors.some((error) => error.code === 'FIELD_RESERVED'));
    });
    const noRecord = await operator.post('/v1/complaints', { medium: 'oral', channel: 'TEL' });
    assert.equal(operator.expectProblem(noRecord, 422, 'INVALID_FIELDS').errors[0].code, 'ORAL_WITHOUT_RECORD');
    const filed = (await operator.post('/v1/complaints', oral)).json;
    assert.ok(filed.notices.some((notice) => notice.code === 'READ_BACK'));
    assert.equal((await operator.look(filed.number)).json.needs[0].code, 'READ_BACK_MISSING');
    client.expectProblem(await client.act(filed, 'read-back', {}), 403, 'OPERATOR_ONLY');
    assert.equal((await operator.act(filed, 'read-back', {})).json.events[0].kind, 'read_back_confirmed');
    assert.deepEqual((await operator.look(filed.number)).json.needs, []);
    operator.expectProblem(await operator.act(filed, 'read-back', {}), 409, 'READ_BACK_DONE');
    const written = await client.file();
    operator.expectProblem(await operator.act(written, 'read-back', {}), 409, 'WRITTEN_WITH_RECORD');
  });

  test('the row of an import is registered once', async () => {
    const row = { description: 'old complaint', channel: 'MAIL', received_at: '2020-01-02T03:04:05+08:00', import_key: 'file#1' };
    const first = await operator.post('/v1/complaints', row, { 'Idempotency-Key': 'row-1' });
    assert.equal(first.status, 201);
    assert.equal(first.json.received_at, '2020-01-01T19:04:05.000Z');
    const again = await operator.post('/v1/complaints', row, { 'Idempotency-Key': newKey() });
    assert.equal(again.status, 200);
    assert.equal(again.json.number, first.json.number);
    assert.equal(again.json.already_imported, true);
  });

  test('metrics answer this machine only', async () => {
    const own = await client.get('/metrics');
    assert.match(own.text, /redress_http_requests_total\{route="\/v1\/complaints",status="2xx"\} [1-9]/);
    assert.match(own.text, /redress_log_size [1-9]/);
    assert.doesNotMatch(own.text, /TS-\d{8}/);
    client.expectProblem(await client.get('/metrics', { 'X-Forwarded-For': '203.0.113.1' }), 403, 'METRICS_LOCAL_ONLY');
  });
});

test('filings of one network are limited, with Retry-After; the local socket is not', async () => {
  const server = await Server.start({ args: ['--limit-loopback'], limits: { rate: { filings_burst: 3, filings_per_minute: 3 } } });
  const [client, elsewhere, operator] = [new Client(server), new Client(server, { localAddress: '127.0.0.3' }),
    new Client(server, { localSocket: true })];
  try {
    for (let i = 0; i < 3; ++i) await client.file();
    await client.unchanged(async () => {
      const limited = await client.post('/v1/complaints', { description: 'x' }, { 'Accept-Language': 'zh' });
      assert.match(client.expectProblem(limited, 429, 'TOO_MANY_FILINGS').detail, /秒/);
      assert.ok(Number(limited.headers['retry-after']) <= 20);
    });
    await elsewhere.file();
    for (let i = 0; i < 10; ++i) await operator.file();
  } finally {
    for (const one of [client, elsewhere, operator]) one.close();
    await server.remove();
  }
});

test('behind a trusted proxy each forwarded network has its own limits', async () => {
  const limits = { rate: { filings_burst: 2, filings_per_minute: 2 } };
  const server = await Server.start({ args: ['--trusted-proxy', '127.0.0.1'], limits });
  const client = new Client(server);
  const from = (address) => ({ 'X-Forwarded-For': `10.9.9.9, ${address}` });
  try {
    for (let i = 0; i < 2; ++i) await client.file(undefined, from('203.0.113.1'));
    client.expectProblem(await client.post('/v1/complaints', { description: 'x' }, from('203.0.113.1')), 429, 'TOO_MANY_FILINGS');
    await client.file(undefined, from('203.0.113.2'));
  } finally {
    client.close();
    await server.remove();
  }
});

test('acts of one network are limited, with Retry-After; the local socket and staff are not', async () => {
  const limits = { ...kQuickPasswords, complainant: { acts_burst: 5, acts_per_minute: 3 } };
  const server = await Server.start({ args: ['--limit-loopback'], limits });
  const [client, elsewhere] = [new Client(server), new Client(server, { localAddress: '127.0.0.3' })];
  const people = new People(server, client);
  try {
    const [filed, inquiry] = [await client.file(), await client.file({ description: 'x', record_kind: 'inquiry' })];
    const code = { Authorization: `QueryCode ${filed.query_code}` };
    assert.equal((await client.act(filed, 'information', { text: '1' })).status, 201);
    assert.equal((await client.act(filed, 'information', { text: '' })).status, 422, 'a refused act is one too');
    assert.equal((await client.act(inquiry, 'conversion', {})).status, 201);
    assert.equal((await attach(client, filed, [{ name: 'a', bytes: 'a' }])).status, 201);
    await new Tus(client, filed).begin(10);
    await client.unchanged(async () => {
      const limited = await client.act(filed, 'information', { text: '2' }, { 'Accept-Language': 'zh' });
      assert.match(client.expectProblem(limited, 429, 'TOO_MANY_ACTS').detail, /秒/);
      assert.ok(Number(limited.headers['retry-after']) > 0 && Number(limited.headers['retry-after']) <= 20);
      client.expectProblem(await client.act(inquiry, 'withdrawal', {}), 429, 'TOO_MANY_ACTS');
      client.expectProblem(await attach(client, filed, [{ name: 'b', bytes: 'b' }]), 429, 'TOO_MANY_ACTS');
      client.expectProblem(await new Tus(client, filed).create(10), 429, 'TOO_MANY_ACTS');
    });
    assert.equal((await client.look(filed.number, filed.query_code)).status, 200, 'reading is no act');
    await client.file();
    const handler = await people.member('li', ['handler']);
    for (let i = 0; i < 7; ++i) {
      assert.equal((await people.operator.post(`/v1/complaints/${filed.number}/information`, { text: 'x' })).status, 201);
      assert.equal((await handler.post(`/v1/complaints/${filed.number}/information`, { text: 'x' })).status, 201);
    }
    assert.equal((await elsewhere.post(`/v1/complaints/${filed.number}/information`, { text: '3' }, code)).status, 201);
  } finally {
    people.close();
    for (const one of [client, elsewhere]) one.close();
    await server.remove();
  }
});

test('the complainant adds information only so often; staff go on', async () => {
  const server = await Server.start({ limits: { complainant: { additions_max: 3 } } });
  const [client, operator] = [new Client(server), new Client(server, { localSocket: true })];
  try {
    const filed = await client.file();
    const add = (who) => who.act(filed, 'information', { text: 'more' });
    const key = { 'Idempotency-Key': newKey() };
    for (let i = 0; i < 2; ++i) assert.equal((await add(client)).status, 201);
    assert.equal((await client.act(filed, 'information', { text: 'last' }, key)).status, 201);
    await client.unchanged(async () => {
      assert.match(client.expectProblem(await add(client), 409, 'TOO_MANY_ADDITIONS').detail, /3 times/);
      assert.equal((await client.act(filed, 'information', { text: 'last' }, key)).status, 201, 'a replay is answered');
    });
    assert.equal((await add(operator)).status, 201);
    client.expectProblem(await add(client), 409, 'TOO_MANY_ADDITIONS');
    assert.equal((await client.act(filed, 'withdrawal', {})).status, 201);
  } finally {
    client.close();
    operator.close();
    await server.remove();
  }
});

// The same request twice is done once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, newKey } from '../support/client.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

describe('idempotency', () => {
  let server, client, key;
  before(async () => {
    server = await Server.start();
    client = new Client(server);
    key = (await client.get('/log/key')).text.trim();
  });
  after(async () => { client.close(); await server.remove(); });

  const file = (value, idempotencyKey, headers = {}) =>
    client.post('/v1/complaints', value, { 'Idempotency-Key': idempotencyKey, ...headers });

  test('a replay gives the same number and code, with a receipt on the newest checkpoint', async () => {
    const idempotencyKey = newKey();
    const first = await file({ description: 'once', contact: { email: 'a@example.org' } }, idempotencyKey);
    await client.file();
    const size = await client.logSize();
    const again = await file({ description: 'once', contact: { email: 'a@example.org' } }, idempotencyKey);
    assert.equal(again.status, 201);
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.equal(first.headers['idempotency-replayed'], undefined);
    assert.equal(await client.logSize(), size);
    for (const member of ['number', 'query_code', 'record_kind', 'received_at', 'anonymous', 'links', 'stage']) {
      assert.deepEqual(again.json[member], first.json[member], member);
    }
    const [before, now] = [verifyReceipt(first.json.receipt, key), verifyReceipt(again.json.receipt, key)];
    assert.ok(now.size > before.size);
    assert.equal(now.index, before.index);
    assert.deepEqual(now.envelope, before.envelope);
  });

  test('T-02 a replay of two records gives both again', async () => {
    const idempotencyKey = newKey();
    const body = { description: 'refund', report: { description: 'illegal content' } };
    const first = (await file(body, idempotencyKey)).json;
    const again = (await file(body, idempotencyKey)).json;
    assert.equal(again.number, first.number);
    assert.equal(again.related.number, first.related.number);
    assert.equal(again.related.query_code, first.related.query_code);
    verifyReceipt(again.related.receipt, key);
  });

  test('the same key with another body is refused and nothing is written', async () => {
    const idempotencyKey = newKey();
    await file({ description: 'one' }, idempotencyKey);
    await client.unchanged(async () => {
      client.expectProblem(await file({ description: 'two' }, idempotencyKey), 422, 'IDEMPOTENCY_KEY_REUSED');
      const chinese = await file({ description: 'two' }, idempotencyKey, { 'Accept-Language': 'zh' });
      assert.match(client.expectProblem(chinese, 422, 'IDEMPOTENCY_KEY_REUSED').detail, /密钥/);
    });
  });

  test('many repetitions at once are done once', async () => {
    const idempotencyKey = newKey();
    const size = await client.logSize();
    const answers = await Promise.all(Array.from({ length: 50 }, () => file({ description: 'hurry' }, idempotencyKey)));
    assert.equal(new Set(answers.map((answer) => answer.json.number)).size, 1);
    assert.equal(answers.filter((answer) => !answer.headers['idempotency-replayed']).length, 1);
    assert.equal(await client.logSize(), size + 1);
  });

  test('a refused request leaves its key free', async () => {
    const idempotencyKey = newKey();
    client.expectProblem(await file({ description: '' }, idempotencyKey), 422, 'INVALID_FIELDS');
    assert.equal((await file({ description: 'better' }, idempotencyKey)).status, 201);
  });

  test('keys without room for 128 random bits are refused', async () => {
    for (const short of ['', 'a', 'x'.repeat(21), 'x'.repeat(129), 'with space aaaaaaaaaaaaaa', 'dots.are.not.allowed.here']) {
      await client.unchanged(async () => {
        client.expectProblem(await file({ description: 'x' }, short), 400, 'INVALID_IDEMPOTENCY_KEY');
      });
    }
  });

  test('acts are idempotent too, each for its own complaint', async () => {
    const [one, other] = [await client.file(), await client.file()];
    const headers = { 'Idempotency-Key': newKey() };
    const added = await client.act(one, 'information', { text: 'more' }, headers);
    const size = await client.logSize();
    const again = await client.act(one, 'information', { text: 'more' }, headers);
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.equal(again.json.events[0].seq, added.json.events[0].seq);
    assert.equal(again.json.events.length, 1);
    assert.equal(await client.logSize(), size);
    client.expectProblem(await client.act(one, 'information', { text: 'else' }, headers), 422, 'IDEMPOTENCY_KEY_REUSED');
    assert.equal((await client.act(other, 'information', { text: 'else' }, headers)).headers['idempotency-replayed'], undefined);
    // A withdrawal writes two events; its replay shows both, even after more has happened.
    const withdrawal = { 'Idempotency-Key': newKey() };
    await client.act(one, 'withdrawal', {}, withdrawal);
    const replayed = await client.act(one, 'withdrawal', {}, withdrawal);
    assert.equal(replayed.status, 201);
    assert.deepEqual(replayed.json.events.map((event) => event.kind), ['complaint_withdrawn', 'complaint_closed']);
    assert.equal(replayed.json.stage, 'CLOSED');
  });

  test('a key is remembered over a restart', async () => {
    const idempotencyKey = newKey();
    const first = (await file({ description: 'before' }, idempotencyKey)).json;
    await server.stop();
    const restarted = await Server.start({ data: server.data });
    const reopened = new Client(restarted);
    try {
      const again = await reopened.post('/v1/complaints', { description: 'before' }, { 'Idempotency-Key': idempotencyKey });
      assert.equal(again.json.number, first.number);
      assert.equal(again.json.query_code, first.query_code);
      assert.equal(again.headers['idempotency-replayed'], 'true');
    } finally {
      reopened.close();
      await restarted.stop();
    }
  });
});

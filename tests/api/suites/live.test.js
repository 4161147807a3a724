// GET /v1/events/stream: events as they are committed, for who may see them, as long as they may.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.js';
import { kQuickPasswords, People } from '../support/people.js';
import { Server } from '../support/server.js';

const kPatience_ms = 10_000;

/// One client of the stream.
class Listener {
  static open(server, headers) {
    const listener = new Listener();
    listener.text = '';
    listener.waiting = [];
    return new Promise((resolve, reject) => {
      listener.request = request({ host: server.url.hostname, port: server.port, path: '/v1/events/stream', headers }, (response) => {
        listener.status = response.statusCode;
        listener.headers = response.headers;
        response.on('data', (data) => { listener.text += data; listener.#wake(); });
        response.on('end', () => { listener.ended = true; listener.#wake(); });
        response.on('error', () => { listener.ended = true; listener.#wake(); });
        resolve(listener);
      });
      listener.request.on('error', reject);
      listener.request.end();
    });
  }
  #wake() { this.waiting.splice(0).forEach((wake) => wake()); }
  /// Resolves when `condition` holds; fails when it does not in time.
  async until(condition, what) {
    const end = Date.now() + kPatience_ms;
    while (!condition()) {
      assert.ok(Date.now() < end, `${what}; so far: ${this.text}`);
      await new Promise((wake) => { this.waiting.push(wake); setTimeout(wake, 200); });
    }
  }
  get events() {
    return this.text.split('\n\n').filter((block) => block.startsWith('id:')).map((block) => {
      const [id, data] = block.split('\n');
      return { id: Number(id.slice(4)), ...JSON.parse(data.slice(6)) };
    });
  }
  of(number) { return this.events.filter((event) => event.number === number); }
  close() { this.request.destroy(); }
}

describe('the live stream', () => {
  let server, client, people, handler;
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    people = new People(server, client);
    handler = await people.member('handler', ['handler']);
  });
  after(async () => { people.close(); await server.remove(); });

  const open = (headers) => Listener.open(server, headers);

  test('tells of what happens, with the real kinds and without texts', async () => {
    const listener = await open({ Cookie: handler.cookie });
    assert.equal(listener.status, 200);
    assert.equal(listener.headers['content-type'], 'text/event-stream');
    assert.equal(listener.headers['content-length'], undefined);
    const filed = await client.file({ description: 'NO-TEXT-IN-STREAMS' });
    await handler.post(`/v1/complaints/${filed.number}/notes`, { text: 'NOR-NOTES' });
    await listener.until(() => listener.of(filed.number).length === 2, 'both events are told');
    assert.deepEqual(listener.of(filed.number).map(({ seq, kind }) => [seq, kind]), [[1, 'complaint_filed'], [2, 'note_added']]);
    assert.ok(listener.events.every((event) => event.id === event.leaf));
    assert.ok(!listener.text.includes('NO-TEXT') && !listener.text.includes('NOR-NOTES'));
    listener.close();
  });

  test('goes on behind Last-Event-ID after a cut', async () => {
    const listener = await open({ Cookie: handler.cookie });
    const first = await client.file();
    await listener.until(() => listener.of(first.number).length === 1, 'the first is told');
    listener.close();
    const missed = [await client.file(), await client.file()];
    const again = await open({ Cookie: handler.cookie, 'Last-Event-ID': String(listener.of(first.number)[0].id) });
    await again.until(() => missed.every((filed) => again.of(filed.number).length === 1), 'what was missed is told');
    assert.equal(again.of(first.number).length, 0);
    again.close();
  });

  test('is for who reads complaints', async () => {
    client.expectProblem(await client.get('/v1/events/stream'), 401, 'SIGN_IN_NEEDED');
    const analyst = await people.member('analyst', ['analyst']);
    client.expectProblem(await analyst.get('/v1/events/stream'), 403, 'NOT_ALLOWED');
    const response = await client.get('/v1/events/stream', { Cookie: handler.cookie, 'Last-Event-ID': '1x' });
    client.expectProblem(response, 400, 'INVALID_EVENT_ID');
  });

  test('ends with the session', async () => {
    const leaving = await people.member('leaving', ['handler']);
    const listener = await open({ Cookie: leaving.cookie });
    await leaving.remove('/v1/session');
    await listener.until(() => listener.ended, 'the stream ends');
  });

  test('ends with the role', async () => {
    const { user } = await people.add('temporary', ['handler']);
    const token = await people.token(user, ['RD', 'CF']);
    const listener = await open({ Authorization: `Bearer ${token}` });
    assert.equal(listener.status, 200);
    const removed = await people.operator.request('DELETE', `/v1/users/${user}/roles/handler`);
    assert.equal(removed.status, 200, removed.text);
    await client.file();
    await listener.until(() => listener.ended, 'the stream ends');
    assert.equal(listener.events.length, 0);
  });

  test('does not hold up the end of the server', async () => {
    const other = await Server.start();
    const operator = new Client(other, { localSocket: true });
    await new Promise((resolve, reject) => {
      const streaming = request({ socketPath: other.socketPath, path: '/v1/events/stream' }, (response) => {
        response.resume();
        response.on('close', resolve);
        other.child.kill('SIGTERM');
      });
      streaming.on('error', reject);
      streaming.end();
    });
    operator.close();
    await other.remove();
  });
});

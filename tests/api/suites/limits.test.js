// Time-outs, full queues, too many connections: what a server under strain says. Limits are lowered to be quick.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { Client, newKey } from '../support/client.js';
import { checkAnswer, openapi } from '../support/contract.js';
import { collect, connect, exchange, parseAnswers, sleep } from '../support/raw.js';
import { kFoundingEvents, Server } from '../support/server.js';

const kHead = 'POST /v1/complaints HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

describe('slow clients', { concurrency: true }, () => {
  const kLimits = { header_ms_max: 1_500, body_ms_max: 3_000, idle_ms_max: 1_000 };
  let server, client;
  before(async () => { server = await Server.start({ limits: { http: kLimits } }); client = new Client(server); });
  after(async () => {
    assert.equal(await client.logSize(), kFoundingEvents);
    client.close();
    await server.remove();
  });

  /// What the server says to `begin` followed by `drop` again and again, and after how many milliseconds.
  async function trickle(begin, drop) {
    const socket = await connect(server);
    const seen = collect(socket);
    const begun = Date.now();
    const timer = setInterval(() => { if (socket.writable) socket.write(drop); }, 100);
    socket.write(begin);
    const { bytes, closed } = await seen;
    clearInterval(timer);
    assert.ok(closed);
    return { answers: parseAnswers(bytes), took: Date.now() - begun };
  }

  test('a header that never ends: 408, though bytes keep coming', async () => {
    const { answers, took } = await trickle('GET / HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n');
    checkAnswer('GET', '/', answers[0]);
    assert.equal(answers[0].json.code, 'REQUEST_TIMEOUT');
    assert.ok(took >= 1_500 && took < 5_000, `${took} ms`);
  });

  test('a body that never ends: 408 in the caller’s language, though bytes keep coming', async () => {
    const { answers, took } = await trickle(`${kHead}Accept-Language: zh\r\nContent-Length: 1000\r\n\r\n`, ' ');
    checkAnswer('POST', '/v1/complaints', answers[0]);
    assert.equal(answers[0].json.code, 'REQUEST_TIMEOUT');
    assert.match(answers[0].json.detail, /规定时间/);
    assert.ok(took >= 3_000 && took < 7_000, `${took} ms`);
  });

  test('chunks that never end: 408', async () => {
    const { answers } = await trickle(`${kHead}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n');
    assert.equal(answers[0].json.code, 'REQUEST_TIMEOUT');
  });

  test('an idle connection is closed without a word', async () => {
    const socket = await connect(server);
    const begun = Date.now();
    const { bytes, closed } = await collect(socket);
    assert.ok(closed);
    assert.equal(bytes.length, 0);
    assert.ok(Date.now() - begun >= 1_000);
  });

  test('a client that does not read its answers is let go', async () => {
    const socket = await connect(server);
    socket.on('error', () => {});
    socket.pause();
    const many = 'GET /openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2_000);
    socket.write(many);
    await sleep(500);
    assert.equal((await client.get('/healthz')).status, 200);
    socket.destroy();
  });
});

test('a full queue says when to come back, and loses and doubles nothing', async () => {
  const server = await Server.start({ limits: { writer: { queue_max: 1, batch_max: 1 } } });
  const client = new Client(server);
  let turnedAway = 0;
  async function fileUntilTaken(i) {
    const headers = { 'Idempotency-Key': newKey(), 'Accept-Language': i % 2 ? 'zh' : 'en' };
    for (;;) {
      const response = await client.post('/v1/complaints', { description: `No. ${i}` }, headers);
      if (response.status === 201) return response.json.number;
      client.expectProblem(response, 503, 'BUSY');
      assert.equal(response.headers['retry-after'], '1');
      turnedAway += 1;
      await sleep(20);
    }
  }
  try {
    const numbers = await Promise.all(Array.from({ length: 100 }, (_, i) => fileUntilTaken(i)));
    assert.ok(turnedAway > 0);
    assert.equal(new Set(numbers).size, 100);
    assert.equal(await client.logSize(), kFoundingEvents + 100);
  } finally {
    client.close();
    await server.remove();
  }
});

async function expectRoomFor(server, idleCount) {
  const client = new Client(server);
  try {
    const idle = [];
    for (let i = 0; i < idleCount; ++i) {
      const socket = await connect(server);
      socket.on('error', () => {});
      idle.push(socket);
    }
    await client.file();
    const { text } = await client.get('/metrics');
    const open = Number(/^redress_http_connections (\d+)/m.exec(text)[1]);
    for (const socket of idle) socket.destroy();
    return open;
  } finally {
    client.close();
    await server.remove();
  }
}

test('beyond the limit of connections, idle ones give way to new ones', async () => {
  const server = await Server.start({ limits: { http: { connections_max: 20 } } });
  assert.ok(await expectRoomFor(server, 100) <= 30);
});

/// As many idle connections as this process may hold, ten thousand at most.
async function openIdle(server, count) {
  const idle = [];
  while (idle.length < count) {
    const more = await Promise.all(Array.from({ length: Math.min(250, count - idle.length) }, () => connect(server)));
    for (const socket of more) socket.on('error', () => {});
    idle.push(...more);
  }
  return idle;
}

test('ten thousand idle connections keep nobody out', async (t) => {
  const descriptors = Number(execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).replace('unlimited', 'Infinity'));
  const count = Math.min(10_000, descriptors - 200);
  t.diagnostic(`${count} connections`);
  const server = await Server.start();
  const client = new Client(server);
  try {
    const idle = await openIdle(server, count);
    for (let i = 0; i < 20; ++i) await client.file();
    assert.equal((await exchange(server, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'))[0].status, 200);
    const { text } = await client.get('/metrics');
    const { http } = JSON.parse(await readFile(new URL('../../../data/limits.json', import.meta.url), 'utf8'));
    assert.ok(Number(/^redress_http_connections (\d+)/m.exec(text)[1]) <= http.connections_max + 10);
    for (const socket of idle) socket.destroy();
  } finally {
    client.close();
    await server.remove();
  }
});

test('when descriptors are few, fewer connections are held', async () => {
  const server = await Server.start({ wrap: ['sh', '-c', 'ulimit -n 256 && exec "$@"', 'sh'] });
  assert.ok(await expectRoomFor(server, 200) <= 140);
});

test('with every connection busy, a new one is told to come back', async () => {
  const server = await Server.start({ args: ['--threads', '1'], limits: { http: { connections_max: 5 } } });
  try {
    const busy = [];
    for (let i = 0; i < 5; ++i) {
      const socket = await connect(server);
      socket.on('error', () => {});
      socket.write(kHead);
      busy.push(socket);
    }
    await sleep(100);
    const [answer] = parseAnswers((await collect(await connect(server))).bytes);
    assert.equal(answer.status, 503);
    assert.equal(answer.json.code, 'TOO_MANY_CONNECTIONS');
    assert.ok(openapi.components.responses.Unavailable);
    for (const socket of busy) socket.destroy();
  } finally {
    await server.remove();
  }
});

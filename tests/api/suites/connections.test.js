// What a connection may do: slow, cut, pipelined, smuggling, many.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.js';
import { checkAnswer } from '../support/contract.js';
import { collect, connect, exchange, parseAnswers, sleep } from '../support/raw.js';
import { kFoundingEvents, Server } from '../support/server.js';

const kHead = 'POST /v1/complaints HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const kBody = '{"description":"x"}';

describe('connections', { concurrency: true }, () => {
  let server, client;
  before(async () => { server = await Server.start(); client = new Client(server); });
  after(async () => { client.close(); await server.remove(); });

  /// Sends bytes on a connection of their own and expects one problem, after which the server closes.
  async function expectBroken(text, status, code) {
    const socket = await connect(server);
    const collected = collect(socket);
    socket.write(Buffer.from(text, 'latin1'));
    const { bytes, closed } = await collected;
    assert.ok(closed, 'the connection stays open');
    const answers = parseAnswers(bytes);
    assert.equal(answers.length, 1, bytes.toString());
    checkAnswer('POST', '/v1/complaints', answers[0]);
    assert.equal(answers[0].status, status);
    assert.equal(answers[0].json.code, code);
    assert.equal(answers[0].headers.connection, 'close');
    return answers[0];
  }

  test('smuggling shapes are refused and the connection ends', async () => {
    const smuggled = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const fields of [
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n',
      'Content-Length: 19\r\nContent-Length: 0\r\n\r\n',
      'Content-Length: 0\r\nContent-Length: 0\r\n\r\n',
      'Content-Length: 0, 0\r\n\r\n',
      'Content-Length: +19\r\n\r\n',
      'Content-Length: 1e1\r\n\r\n',
      'Transfer-Encoding: xchunked\r\n\r\n',
      'Transfer-Encoding: chunked, gzip\r\n\r\n',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n',
      'Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n',
      'Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n',
    ]) await expectBroken(kHead + fields + smuggled, 400, 'INVALID_FRAMING');
    for (const fields of ['Transfer-Encoding : chunked\r\n\r\n', 'Content-Length: 0\n\n', ' Content-Length: 0\r\n\r\n',
      '\tTransfer-Encoding: chunked\r\n\r\n']) {
      await expectBroken(kHead + fields + smuggled, 400, 'MALFORMED_REQUEST');
    }
  });

  test('what is no HTTP is told so', async () => {
    for (const text of ['hello\r\n\r\n', 'GET / HTTP/3.0\r\nHost: x\r\n\r\n', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\r\n\r\n',
      'GET / HTTP/1.1\nHost: x\n\n', 'GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']) {
      await expectBroken(text, 400, 'MALFORMED_REQUEST');
    }
    await expectBroken('GET / HTTP/1.1\r\n\r\n', 400, 'INVALID_HOST');
    await expectBroken('GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400, 'INVALID_HOST');
  });

  test('header bombs', async () => {
    await expectBroken(`GET / HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(10_000)}\r\n`, 431, 'HEADERS_TOO_LARGE');
    await expectBroken(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(1_000_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE');
    await expectBroken(`GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'HEADERS_TOO_LARGE');
    const many = `GET /healthz HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(1000)}\r\n`;
    assert.equal((await exchange(server, many))[0].status, 200);
  });

  test('a declared length over the limit is refused at once, in the caller’s language', async () => {
    const answer = await expectBroken(`${kHead}Accept-Language: zh\r\nContent-Length: 99999999\r\n\r\n`, 413, 'BODY_TOO_LARGE');
    assert.match(answer.json.detail, /262144/);
    assert.equal(answer.headers['content-language'], 'zh-CN');
    const chunks = `${'10000\r\n'}${'x'.repeat(0x10000)}\r\n`;
    await expectBroken(`${kHead}Transfer-Encoding: chunked\r\n\r\n${chunks.repeat(6)}`, 413, 'BODY_TOO_LARGE');
  });

  test('chunked bodies are read', async () => {
    const [answer] = await exchange(server, `${kHead}Transfer-Encoding: chunked\r\n\r\n5\r\n{"des\r\ne\r\ncription":"x"}\r\n0\r\n\r\n`);
    assert.equal(answer.status, 201);
  });

  test('Expect: 100-continue is answered before the body; another expectation is refused', async () => {
    const socket = await connect(server);
    const seen = collect(socket, (bytes) => bytes.includes('201 Created') && parseAnswers(bytes).length === 1);
    socket.write(`${kHead}Expect: 100-continue\r\nContent-Length: ${kBody.length}\r\n\r\n`);
    await sleep(200);
    socket.write(kBody);
    const { bytes } = await seen;
    assert.ok(bytes.toString().startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201'));
    socket.destroy();
    await expectBroken(`${kHead}Expect: a-miracle\r\nContent-Length: 2\r\n\r\n{}`, 417, 'UNKNOWN_EXPECTATION');
    await expectBroken(`${kHead}Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n`, 413, 'BODY_TOO_LARGE');
  });

  test('pipelined requests are answered in order', async () => {
    const requests = Array.from({ length: 20 }, (_, i) => (i % 2 === 0
      ? `${kHead}Content-Length: ${kBody.length}\r\n\r\n${kBody}`
      : 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'));
    const answers = await exchange(server, requests.join(''), { count: requests.length });
    assert.deepEqual(answers.map((answer) => answer.status), requests.map((_, i) => (i % 2 === 0 ? 201 : 200)));
    const numbers = answers.filter((answer) => answer.json.number).map((answer) => answer.json.number);
    assert.deepEqual(numbers, [...numbers].sort());
  });

  test('bytes may trickle in singly', async () => {
    const socket = await connect(server);
    const seen = collect(socket, (bytes) => parseAnswers(bytes).length === 1);
    socket.setNoDelay(true);
    for (const byte of 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n') { socket.write(byte); await sleep(5); }
    assert.equal(parseAnswers((await seen).bytes)[0].status, 200);
    socket.destroy();
  });

  test('HTTP/1.0 and Connection: close are answered and let go', async () => {
    for (const text of ['GET /healthz HTTP/1.0\r\n\r\n', 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']) {
      const socket = await connect(server);
      const seen = collect(socket);
      socket.write(text);
      const { bytes, closed } = await seen;
      assert.ok(closed);
      assert.equal(parseAnswers(bytes)[0].status, 200);
    }
  });

  test('the form that is meant for proxies, and OPTIONS *', async () => {
    assert.equal((await exchange(server, 'GET http://x/healthz HTTP/1.1\r\nHost: x\r\n\r\n'))[0].status, 200);
    assert.equal((await exchange(server, 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n'))[0].status, 204);
  });

  test('a cut connection leaves nothing behind', async () => {
    for (const text of [`${kHead}Content-Length: 1000\r\n\r\n${kBody}`, kHead, `${kHead}Content-Length: ${kBody.length}\r\n\r\n${kBody.slice(0, -1)}`]) {
      const cut = await connect(server);
      cut.write(text);
      await sleep(50);
      cut.resetAndDestroy?.() ?? cut.destroy();
      const halfClosed = await connect(server);
      const seen = collect(halfClosed);
      halfClosed.end(text);
      const [answer] = parseAnswers((await seen).bytes);
      assert.equal(answer.status, 400);
      assert.equal(answer.json.code, 'INCOMPLETE_REQUEST');
    }
  });
});

test('nothing of all that was half done: a refused or cut request writes nothing', async () => {
  const server = await Server.start();
  const client = new Client(server);
  try {
    for (const text of [`${kHead}Content-Length: 1000\r\n\r\n${kBody}`, `${kHead}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`]) {
      const socket = await connect(server);
      socket.on('error', () => {});
      socket.end(text);
      await sleep(50);
      socket.destroy();
    }
    assert.equal(await client.logSize(), kFoundingEvents);
  } finally {
    client.close();
    await server.remove();
  }
});


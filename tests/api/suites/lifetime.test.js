// How the server begins and ends, and that its routes are the same over TLS.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from '../support/client.js';
import { sleep } from '../support/raw.js';
import { kFoundingEvents, Server } from '../support/server.js';

test('at the end, what is in flight is answered and nothing acknowledged is lost', async () => {
  const server = await Server.start();
  const client = new Client(server);
  const filings = Array.from({ length: 300 }, async (_, i) => {
    await sleep(i);
    try {
      return await client.file({ description: `No. ${i}` });
    } catch {
      return undefined;  // the server had gone: not acknowledged
    }
  });
  await sleep(150);
  assert.equal(await server.stop(), 0);
  assert.ok(!existsSync(server.socketPath), 'the socket file is left behind');
  const filed = (await Promise.all(filings)).filter(Boolean);
  client.close();
  assert.ok(filed.length > 0 && filed.length < filings.length);
  const restarted = await Server.start({ data: server.data });
  const again = new Client(restarted);
  try {
    for (const one of filed) assert.equal((await again.look(one.number, one.query_code)).status, 200);
    assert.equal(await again.logSize(), kFoundingEvents + filed.length);
  } finally {
    again.close();
    await restarted.stop();
    await server.remove();
  }
});

test('after a kill, what was acknowledged is there and the socket file is replaced', async () => {
  const server = await Server.start();
  const client = new Client(server);
  const filed = await Promise.all(Array.from({ length: 50 }, () => client.file()));
  await server.stop('SIGKILL');
  client.close();
  assert.ok(existsSync(server.socketPath));
  const restarted = await Server.start({ data: server.data });
  const operator = new Client(restarted, { localSocket: true });
  try {
    for (const one of filed) assert.equal((await operator.look(one.number)).status, 200);
  } finally {
    operator.close();
    await restarted.stop();
    await server.remove();
  }
});

test('a port that another server holds is refused, though ports can be shared', async () => {
  const server = await Server.start();
  const other = await Server.start();
  await other.stop();
  const listen = `127.0.0.1:${server.port}`;
  await assert.rejects(Server.start({ data: other.data, listen }), /in use/);
  await server.remove();
  await other.remove();
});

function makeCertificate(certificate, key) {
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1',
      '-subj', '/CN=localhost', '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('the same routes over TLS', async (context) => {
  const plain = await Server.start();
  await plain.stop();
  const [certificate, key] = [join(plain.root, 'cert.pem'), join(plain.root, 'key.pem')];
  if (!makeCertificate(certificate, key)) {
    await plain.remove();
    return context.skip('there is no openssl program');
  }
  const server = await Server.start({ data: plain.data, args: ['--tls-cert', certificate, '--tls-key', key] });
  const client = new Client(server, { tls: { rejectUnauthorized: false } });
  try {
    const filed = await client.file({ description: '𠮷'.repeat(20_000) });
    const shown = await client.look(filed.number, filed.query_code);
    assert.equal(shown.json.history[0].person.description.length, 40_000);
    assert.match(shown.headers['strict-transport-security'], /max-age=/);
    await Promise.all(Array.from({ length: 50 }, () => client.file()));
    assert.equal(await client.logSize(), kFoundingEvents + 51);
    const last = spawnSync('openssl', ['s_client', '-quiet', '-connect', `127.0.0.1:${server.port}`],
      { input: 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', encoding: 'utf8', timeout: 20_000 });
    assert.match(last.stdout, /"alive":true/);
    assert.doesNotMatch(last.stderr, /unexpected eof/, 'the end of the connection is announced');
  } finally {
    client.close();
    await server.stop();
    await plain.remove();
  }
});

test('the log is JSON lines and holds nothing personal', async () => {
  const server = await Server.start({ args: ['--log-requests'] });
  const client = new Client(server);
  try {
    const filed = await client.file({ description: '文件无法取回', contact: { email: 'wang@example.org' } });
    await client.look(filed.number, filed.query_code);
    await client.get(`/v1/complaints/${filed.number}`, { Authorization: 'QueryCode ZZZZZZZZ' });
    await client.get('/nowhere?q=wang@example.org');
    assert.equal(await server.stop(), 0);
    const lines = server.seen.err.trim().split('\n').map((line) => JSON.parse(line));
    const requests = lines.filter((line) => line.event.kind === 'request').map(({ event }) => [event.route, event.status]);
    assert.deepEqual(requests, [['/v1/complaints', 201], ['/v1/complaints/{number}', 200], ['/v1/complaints/{number}', 403], ['other', 404]]);
    for (const secret of [filed.number, filed.query_code, 'ZZZZZZZZ', 'wang', '文件', '127.0.0.1']) {
      assert.ok(!server.seen.err.includes(secret), secret);
    }
  } finally {
    client.close();
    await server.remove();
  }
});

test('with --json the server says one JSON line for the first administrator, for listening and for ending', async () => {
  const server = await Server.start({ args: ['--json', '--origin', 'example.org/redress'], listening: /"url":"(http[^"]+)"/ });
  const client = new Client(server);
  try {
    const key = (await client.get('/log/key')).text.trim();
    assert.equal(await server.stop(), 0);
    const [administrator, first, second, ...rest] = server.seen.out.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(Object.keys(administrator).sort(), ['event', 'login', 'password']);
    assert.deepEqual(first, { data: server.data, event: 'listening', founded: true, key, origin: 'example.org/redress',
      url: server.url.origin });
    assert.deepEqual([second, ...rest], [{ event: 'ending' }]);
  } finally {
    client.close();
    await server.remove();
  }
});

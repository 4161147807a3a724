// The public log and the service's own pages.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { Client } from '../support/client.js';
import { openapiText } from '../support/contract.js';
import { sleep } from '../support/raw.js';
import { openCheckpoint, verifyReceipt } from '../support/receipt.js';
import { kFoundingEvents, Server } from '../support/server.js';

const sha256 = (...pieces) => pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest();

function rootOf(leaves) {
  if (leaves.length === 1) return leaves[0];
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(Buffer.from([1]), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

describe('log', () => {
  const kFiled = 300;
  let server, client, key;
  before(async () => {
    server = await Server.start();
    client = new Client(server);
    key = (await client.get('/log/key')).text.trim();
    await Promise.all(Array.from({ length: kFiled }, () => client.file()));
  });
  after(async () => { client.close(); await server.remove(); });

  async function published() {
    for (let i = 0; i < 50; ++i) {
      const checkpoint = openCheckpoint((await client.get('/log/checkpoint')).text, key);
      if (checkpoint.size >= kFiled + kFoundingEvents) return checkpoint;
      await sleep(100);
    }
    return assert.fail('the checkpoint is not published');
  }

  test('entries and tiles lead to the published root', async () => {
    const { size, root } = await published();
    assert.equal(size, kFiled + kFoundingEvents);
    const leaves = [];
    for (const [path, width] of [['000', 256], [`001.p/${size - 256}`, size - 256]]) {
      const bundle = (await client.get(`/log/tile/entries/${path}`)).raw;
      const tile = (await client.get(`/log/tile/0/${path}`)).raw;
      assert.equal(tile.length, 32 * width);
      for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
        leaves.push(sha256(Buffer.from([0]), bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at))));
      }
      assert.ok(tile.equals(Buffer.concat(leaves.slice(-width))));
    }
    assert.ok(rootOf(leaves).equals(root));
    const level1 = (await client.get('/log/tile/1/000.p/1')).raw;
    assert.ok(level1.equals(rootOf(leaves.slice(0, 256))));
  });

  test('full tiles are kept for ever, partial ones are not, and a narrower one can still be had', async () => {
    await published();
    assert.match((await client.get('/log/tile/0/000')).headers['cache-control'], /immutable/);
    assert.equal((await client.get('/log/tile/0/001.p/3')).headers['cache-control'], 'no-cache');
    const narrow = (await client.get('/log/tile/0/000.p/10')).raw;
    assert.ok(narrow.equals((await client.get('/log/tile/0/000')).raw.subarray(0, 320)));
  });

  test('tiles that do not exist, and other spellings, are not found and not cached', async () => {
    await published();
    for (const path of ['0/002', '0/001', '0/001.p/200', '2/000', '0/0', '0/1', '0/x000/000', '0/000.p/0', '0/000.p/256',
      '0/000.p/01', '0/000/', '8/000', '-1/000', 'entries/009', 'data/000', '0//000', '0/%30%30%30', '', '../key',
      '0/x999/x999/x999/x999/x999/x999/x999/999', `0/${'x999/'.repeat(200)}999`]) {
      const response = await client.send('GET', `/log/tile/${path}`);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers['cache-control'], 'no-store', path);
    }
  });

  test('keys are listed oldest first; the last one is in use', async () => {
    const keys = (await client.get('/log/keys')).text.trim().split('\n');
    assert.equal(keys.at(-1), key);
  });

  test('receipts of earlier checkpoints stay valid', async () => {
    const filed = await client.file();
    verifyReceipt(filed.receipt, key);
    await client.file();
    verifyReceipt(filed.receipt, key);
  });

  test('the description of the routes is the one in the source', async () => {
    const response = await client.get('/openapi.yaml');
    assert.equal(response.text, openapiText);
    assert.equal(parse(response.text).openapi, '3.1.0');
  });

  test('the page speaks two languages, carries no script and forbids any', async () => {
    const english = await client.get('/');
    assert.match(english.text, /<html lang="en">/);
    for (const response of [await client.get('/?lang=zh-CN'), await client.get('/', { 'Accept-Language': 'zh' })]) {
      assert.match(response.text, /<html lang="zh-CN">/);
      assert.match(response.text, /提交投诉/);
    }
    assert.match((await client.get('/?lang=en', { 'Accept-Language': 'zh' })).text, /<html lang="en">/);
    assert.doesNotMatch(english.text, /<script|onclick|https?:/);
    assert.match(english.headers['content-security-policy'], /style-src 'self'/);
    const commands = await client.send('GET', '/developers');
    assert.match(commands.text, new RegExp(`curl -i http://127.0.0.1:${server.port}/v1/complaints`));
    const forged = await client.send('GET', '/developers', { headers: { Host: '"><script>alert(1)</script>' } });
    assert.doesNotMatch(forged.text, /<script/);
  });

  test('health and readiness', async () => {
    assert.deepEqual((await client.get('/healthz')).json, { alive: true });
    const ready = (await client.get('/readyz')).json;
    assert.equal(ready.ready, true);
    assert.ok(ready.log_size >= kFiled + kFoundingEvents);
  });

  test('unknown paths and methods', async () => {
    for (const path of ['/v1', '/v2/complaints', '/v1/complaints/', '/favicon.ico', '/log', '/log/', '/..', '//', '/%00', '/problems/X']) {
      client.expectProblem(await client.get(path), 404, 'NOT_FOUND');
    }
    for (const [method, path] of [['DELETE', '/v1/complaints'], ['GET', '/v1/users/1/roles'], ['PUT', '/log/key'],
      ['POST', '/'], ['PATCH', '/healthz'], ['TRACE', '/healthz'], ['PROPFIND', '/readyz']]) {
      const response = await client.request(method, path);
      client.expectProblem(response, 405, 'METHOD_NOT_ALLOWED');
      assert.doesNotMatch(response.headers.allow, new RegExp(`\\b${method}\\b`));
    }
  });
});

// Resumable uploads (tus 1.0.0): core, creation, termination, expiration; and what a kill leaves.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { attach, digestOf, download, randomFile, Tus } from '../support/attachments.js';
import { Client } from '../support/client.js';
import { collect, parseAnswers, sleep } from '../support/raw.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

const kSegment = 262_144;

const uploadsOf = (server) => readdirSync(join(server.data, 'uploads'));
const blobsOf = (server) => readdirSync(join(server.data, 'blobs'), { recursive: true })
  .filter((name) => statSync(join(server.data, 'blobs', name)).isFile());

/// The receipt that the headers of a finished upload name.
async function expectAttached(client, filed, answer, bytes, ordinal = 1) {
  assert.equal(answer.headers['upload-offset'], String(bytes.length));
  assert.equal(answer.headers['redress-attachment'], String(ordinal));
  assert.equal(answer.headers['redress-digest'], digestOf(bytes));
  assert.equal(answer.headers['content-location'], `/v1/complaints/${filed.number}/attachments/${ordinal}`);
  const receipt = await client.get(answer.headers['redress-receipt'], { Authorization: `QueryCode ${filed.query_code}` });
  const proven = verifyReceipt(receipt.text, (await client.get('/log/key')).text.trim());
  assert.equal(proven.parts.party.data.ordinal, ordinal);
  const got = await download(client, filed, ordinal);
  assert.ok(got.raw.equals(bytes), 'the attachment is not what was sent');
}

describe('resumable uploads', () => {
  let server, client, elsewhere;
  before(async () => {
    server = await Server.start();
    client = new Client(server);
    elsewhere = new Client(server, { localAddress: '127.0.0.2' });
  });
  after(async () => { client.close(); elsewhere.close(); await server.remove(); });

  test('an upload in parts becomes an attachment with a receipt', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const bytes = randomFile(kSegment * 2 + 1234);
    const upload = await tus.begin(bytes.length, '../证据.zip');
    let offset = 0;
    for (const size of [1, 999, kSegment - 1000, kSegment, 500]) {
      const answer = await tus.patch(upload, offset, bytes.subarray(offset, offset + size));
      offset += size;
      assert.equal(answer.status, 204, answer.text);
      assert.equal(answer.headers['upload-offset'], String(offset));
      assert.ok(new Date(answer.headers['upload-expires']) > new Date());
      assert.equal(await tus.offset(upload), offset);
    }
    const last = await tus.patch(upload, offset, bytes.subarray(offset));
    await expectAttached(client, filed, last, bytes);
    await expectAttached(client, filed, await tus.head(upload), bytes);
    assert.match((await download(client, filed, 1)).headers['content-disposition'], /%E8%AF%81%E6%8D%AE\.zip$/);
    client.expectProblem(await tus.end(upload), 409, 'UPLOAD_FINISHED');
    await expectAttached(client, filed, await tus.patch(upload, bytes.length, ''), bytes);
    assert.equal((await client.look(filed.number, filed.query_code)).json.history.length, 2, 'attached once');
  });

  test('what a cut connection has brought is kept', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const bytes = randomFile(3 * kSegment);
    const upload = await tus.begin(bytes.length);
    const socket = await tus.hold(server, upload, 0, bytes.length, bytes.subarray(0, kSegment + 77));
    await sleep(200);
    socket.destroy();
    let offset = 0;
    for (let i = 0; i < 40 && offset < kSegment + 77; ++i) { offset = await tus.offset(upload); await sleep(50); }
    assert.equal(offset, kSegment + 77);
    await expectAttached(client, filed, await tus.patch(upload, offset, bytes.subarray(offset)), bytes);
  });

  test('a later request takes an upload over from one that hangs', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const bytes = randomFile(1000);
    const upload = await tus.begin(bytes.length);
    const hanging = await tus.hold(server, upload, 0, bytes.length, bytes.subarray(0, 400));
    const seen = collect(hanging, (all) => parseAnswers(all).length > 0);
    let offset = 0;
    for (let i = 0; i < 40 && offset < 400; ++i) { await sleep(25); offset = await tus.offset(upload); }
    // What came before the take-over may still be on its way through the hanging request: all of it or nothing counts.
    assert.ok([0, 400].includes(offset), String(offset));
    const last = await tus.patch(upload, offset, bytes.subarray(offset));
    await expectAttached(client, filed, last, bytes);
    hanging.write(bytes.subarray(400));
    const [answer] = parseAnswers((await seen).bytes);
    assert.equal(answer.status, 409, answer.text);
    hanging.destroy();
  });

  test('wrong offsets, versions, types and lengths are refused with what is right', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const upload = await tus.begin(10);
    assert.equal((await tus.patch(upload, 0, 'abc')).status, 204);
    for (const offset of [0, 4, 10, 11]) {
      const wrong = await tus.patch(upload, offset, 'x');
      client.expectProblem(wrong, 409, 'OFFSET_MISMATCH');
      assert.equal(wrong.headers['upload-offset'], '3');
    }
    for (const offset of ['', '-1', 'x', '+3', '3.0']) client.expectProblem(await tus.patch(upload, offset, 'x'), 400, 'INVALID_UPLOAD_OFFSET');
    for (const version of ['0.2.2', '1.0.1', '']) {
      const wrong = await tus.patch(upload, 3, 'x', { 'Tus-Resumable': version });
      client.expectProblem(wrong, 412, 'TUS_VERSION');
      assert.equal(wrong.headers['tus-version'], '1.0.0');
    }
    assert.equal((await tus.head(upload, { 'Tus-Resumable': '2' })).status, 412);
    client.expectProblem(await tus.patch(upload, 3, 'x', { 'Content-Type': 'application/octet-stream' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    client.expectProblem(await tus.patch(upload, 3, 'x', { 'Content-Encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    const long = await tus.patch(upload, 3, '12345678');
    client.expectProblem(long, 413, 'UPLOAD_TOO_LONG');
    assert.equal(long.headers['upload-offset'], '3');
    assert.equal(await tus.offset(upload), 3);
    for (const size of ['', '-1', 'x', '1e3', '99999999999999999999']) {
      client.expectProblem(await tus.create(size), 400, 'INVALID_UPLOAD_LENGTH');
    }
    client.expectProblem(await tus.create(200_000_001), 413, 'FILE_TOO_LARGE');
    client.expectProblem(await tus.create(1, 'x', { 'Upload-Metadata': 'filename ???' }), 400, 'INVALID_UPLOAD_METADATA');
    assert.equal((await tus.end(upload)).status, 204);
  });

  test('more bytes than announced do not get in, in chunks neither', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const upload = await tus.begin(10);
    const socket = await tus.hold(server, upload, 0, 5, '12345');
    const seen = collect(socket, (all) => parseAnswers(all).length === 2);
    socket.write(`PATCH ${upload} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nAuthorization: QueryCode ${filed.query_code}\r\n`
      + 'Content-Type: application/offset+octet-stream\r\nUpload-Offset: 5\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n0\r\n\r\n');
    const answers = parseAnswers((await seen).bytes);
    assert.deepEqual(answers.map((answer) => answer.status), [204, 413]);
    assert.equal(await tus.offset(upload), 5);
    socket.destroy();
    assert.equal((await tus.end(upload)).status, 204);
  });

  test('an ended upload is gone, and so is what it brought', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const before = uploadsOf(server).length;
    const upload = await tus.begin(1000);
    assert.equal((await tus.patch(upload, 0, 'x'.repeat(500))).status, 204);
    assert.equal(uploadsOf(server).length, before + 3);
    assert.equal((await tus.end(upload)).status, 204);
    assert.equal(uploadsOf(server).length, before);
    client.expectProblem(await tus.patch(upload, 500, 'x'), 404, 'UPLOAD_NOT_FOUND');
    assert.equal((await tus.head(upload)).status, 404);
    client.expectProblem(await tus.end(upload), 404, 'UPLOAD_NOT_FOUND');
    for (const id of ['x', '..%2f..%2fetc', 'f'.repeat(40)]) {
      client.expectProblem(await tus.patch(`${tus.path}/${id}`, 0, 'x'), 404, 'UPLOAD_NOT_FOUND');
    }
    client.expectProblem(await tus.patch(`${tus.path}/${'0'.repeat(40)}`, 0, 'x'), 410, 'UPLOAD_EXPIRED');
  });

  test('an upload belongs to its complaint', async () => {
    const [filed, other] = [await client.file(), await client.file()];
    const upload = await new Tus(client, filed).begin(10);
    const id = upload.slice(upload.lastIndexOf('/') + 1);
    const theirs = new Tus(client, other);
    client.expectProblem(await theirs.patch(`${theirs.path}/${id}`, 0, 'x'), 404, 'UPLOAD_NOT_FOUND');
    const guess = new Tus(elsewhere, { ...filed, query_code: other.query_code });
    elsewhere.expectProblem(await guess.patch(upload, 0, 'x'), 403, 'WRONG_CODE');
    elsewhere.expectProblem(await guess.create(5), 403, 'WRONG_CODE');
    elsewhere.expectProblem(await guess.end(upload), 403, 'WRONG_CODE');
    assert.equal(await new Tus(client, filed).offset(upload), 0);
  });

  test('an upload of no bytes is an attachment at once', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const created = await tus.create(0, 'nothing.txt');
    assert.equal(created.status, 201, created.text);
    await expectAttached(client, filed, created, Buffer.alloc(0));
    await expectAttached(client, filed, await tus.head(created.headers.location), Buffer.alloc(0));
  });

  test('the 21st file is refused before its bytes come, and when it is finished', async () => {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const late = await tus.begin(1, 'late');
    const files = Array.from({ length: 19 }, (_, i) => ({ name: `${i}`, bytes: 'x' }));
    assert.equal((await attach(client, filed, files)).status, 201);
    assert.equal((await tus.patch(await tus.begin(1, 'twentieth'), 0, 'x')).headers['redress-attachment'], '20');
    client.expectProblem(await tus.create(1), 409, 'TOO_MANY_ATTACHMENTS');
    await client.unchanged(async () => client.expectProblem(await tus.patch(late, 0, 'x'), 409, 'TOO_MANY_ATTACHMENTS'));
    assert.equal((await tus.head(late)).status, 404);
    const closed = await client.file();
    const open = new Tus(client, closed);
    const upload = await open.begin(1);
    await client.act(closed, 'withdrawal', {});
    client.expectProblem(await open.patch(upload, 0, 'x'), 409, 'COMPLAINT_CLOSED');
    client.expectProblem(await open.create(1), 409, 'COMPLAINT_CLOSED');
  });
});

test('open uploads are limited by complaint, by network and in all', async () => {
  const attachments = { open_per_complaint_max: 2, open_per_network_max: 3, open_max: 4, open_bytes_max: 1000 };
  const server = await Server.start({ args: ['--limit-loopback'], limits: { attachments, rate: { filings_burst: 100 } } });
  const [client, elsewhere, operator] = [new Client(server), new Client(server, { localAddress: '127.0.0.2' }), new Client(server, { localSocket: true })];
  try {
    const [a, b, c] = await Promise.all([client.file(), client.file(), client.file()]);
    const first = await new Tus(client, a).begin(10);
    await new Tus(client, a).begin(10);
    const limited = await new Tus(client, a).create(10);
    client.expectProblem(limited, 429, 'TOO_MANY_UPLOADS');
    assert.ok(Number(limited.headers['retry-after']) > 0);
    await new Tus(client, b).begin(10);
    client.expectProblem(await new Tus(client, c).create(10), 429, 'TOO_MANY_UPLOADS');
    elsewhere.expectProblem(await new Tus(elsewhere, c).create(980), 503, 'UPLOADS_FULL');
    await new Tus(elsewhere, c).begin(10);
    operator.expectProblem(await new Tus(operator, { number: c.number }).create(10), 503, 'UPLOADS_FULL');
    // An end makes room, and so does becoming an attachment.
    assert.equal((await new Tus(client, a).end(first)).status, 204);
    const again = await new Tus(client, a).begin(1);
    assert.equal((await new Tus(client, a).patch(again, 0, 'x')).status, 204);
    await new Tus(client, a).begin(10);
  } finally {
    for (const one of [client, elsewhere, operator]) one.close();
    await server.remove();
  }
});

test('an upload that brings nothing is removed soon; no network announces more than its share', async () => {
  const attachments = { first_bytes_ms_max: 1000, open_bytes_per_network_max: 1500 };
  const server = await Server.start({ args: ['--limit-loopback'], limits: { attachments } });
  const [client, elsewhere] = [new Client(server), new Client(server, { localAddress: '127.0.0.2' })];
  try {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const begun = await tus.begin(500);
    assert.equal((await tus.patch(begun, 0, 'x')).status, 204);
    const announced = await tus.create(1000);
    assert.ok(Date.parse(announced.headers['upload-expires']) <= Date.parse(announced.headers.date) + 60_000);
    client.expectProblem(await tus.create(1), 429, 'TOO_MANY_UPLOADS');
    await new Tus(elsewhere, filed).begin(1500);
    for (let i = 0; i < 100 && uploadsOf(server).filter((name) => name.endsWith('.record')).length > 1; ++i) await sleep(100);
    assert.equal((await tus.head(announced.headers.location)).status, 404);
    assert.equal(await tus.offset(begun), 1, 'what came is kept');
    await tus.begin(1000);
  } finally {
    for (const one of [client, elsewhere]) one.close();
    await server.remove();
  }
});

test('an upload that nobody finishes is removed', async () => {
  const server = await Server.start({ limits: { attachments: { expiry_ms: 2000 } } });
  const client = new Client(server);
  try {
    const filed = await client.file();
    const tus = new Tus(client, filed);
    const upload = await tus.begin(1000);
    assert.equal((await tus.patch(upload, 0, 'x'.repeat(10))).status, 204);
    for (let i = 0; i < 100 && uploadsOf(server).length > 0; ++i) await sleep(100);
    assert.deepEqual(uploadsOf(server), []);
    client.expectProblem(await tus.patch(upload, 10, 'x'), 410, 'UPLOAD_EXPIRED');
    assert.equal((await tus.head(upload)).status, 410);
    client.expectProblem(await tus.end(upload), 410, 'UPLOAD_EXPIRED');
  } finally {
    client.close();
    await server.remove();
  }
});

test('after a kill an upload goes on from what is durable', async () => {
  const server = await Server.start();
  let client = new Client(server);
  const filed = await client.file();
  const bytes = randomFile(4 * kSegment + 99);
  const saved = await new Tus(client, filed).begin(bytes.length, 'saved');
  assert.equal((await new Tus(client, filed).patch(saved, 0, bytes.subarray(0, 300))).status, 204);
  const running = await new Tus(client, filed).begin(bytes.length, 'running');
  const socket = await new Tus(client, filed).hold(server, running, 0, bytes.length, bytes.subarray(0, 4 * kSegment));
  const part = join(server.data, 'uploads', `${running.slice(-40)}.part`);
  for (let i = 0; i < 100 && statSync(part).size < 2 * kSegment; ++i) await sleep(50);
  await server.stop('SIGKILL');
  client.close();
  socket.destroy();
  // A file of a form that was under way, as the kill would leave it.
  writeFileSync(join(server.data, 'uploads', `${'a'.repeat(40)}.part`), 'rubbish');
  const restarted = await Server.start({ data: server.data });
  client = new Client(restarted);
  try {
    const tus = new Tus(client, filed);
    assert.ok(!existsSync(join(server.data, 'uploads', `${'a'.repeat(40)}.part`)));
    assert.equal(await tus.offset(saved), 300, 'what was answered is there');
    const offset = await tus.offset(running);
    assert.ok(offset >= 2 * kSegment && offset <= 4 * kSegment, String(offset));
    await expectAttached(client, filed, await tus.patch(running, offset, bytes.subarray(offset)), bytes, 1);
    await expectAttached(client, filed, await tus.patch(saved, 300, bytes.subarray(300)), bytes, 2);
    await expectAttached(client, filed, await tus.head(running), bytes, 1);
  } finally {
    client.close();
    await restarted.stop();
    await server.remove();
  }
});

test('a stop in the middle of an upload keeps it and answers', async () => {
  const server = await Server.start();
  let client = new Client(server);
  const filed = await client.file();
  const bytes = randomFile(2 * kSegment);
  const upload = await new Tus(client, filed).begin(bytes.length);
  const socket = await new Tus(client, filed).hold(server, upload, 0, bytes.length, bytes.subarray(0, kSegment + 5));
  const seen = collect(socket);
  await sleep(200);
  assert.equal(await server.stop(), 0);
  client.close();
  const [answer] = parseAnswers((await seen).bytes);
  assert.equal(answer.json.code, 'BUSY');
  assert.equal(answer.headers['upload-offset'], String(kSegment + 5));
  const restarted = await Server.start({ data: server.data });
  client = new Client(restarted);
  try {
    const tus = new Tus(client, filed);
    assert.equal(await tus.offset(upload), kSegment + 5);
    await expectAttached(client, filed, await tus.patch(upload, kSegment + 5, bytes.subarray(kSegment + 5)), bytes);
  } finally {
    client.close();
    await restarted.stop();
    await server.remove();
  }
});

test('without their keys attachments are unreadable, and what remains stays provable', async () => {
  const server = await Server.start();
  let client = new Client(server);
  const filed = await client.file();
  assert.equal((await attach(client, filed, [{ name: 'a', bytes: 'evidence' }])).status, 201);
  assert.equal(blobsOf(server).length, 1);
  await server.stop();
  client.close();
  const keys = join(`${server.data}.keys`, 'attachment_keys.db');
  renameSync(keys, `${keys}.away`);
  const restarted = await Server.start({ data: server.data });
  client = new Client(restarted);
  try {
    client.expectProblem(await download(client, filed, 1), 410, 'ATTACHMENT_ERASED');
    assert.equal((await client.look(filed.number, filed.query_code)).json.history.length, 2);
  } finally {
    client.close();
    await restarted.stop();
    await server.remove();
  }
});

// Attachments as forms and as downloads.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { attach, digestOf, download, form, kFormType, codeOf, randomFile, sha256 } from '../support/attachments.js';
import { Client, newKey } from '../support/client.js';
import { checkAnswer } from '../support/contract.js';
import { collect, connect, parseAnswers, sleep } from '../support/raw.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

const kSegment = 262_144;

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

describe('attachments', () => {
  let server, client, operator, elsewhere;
  const blobs = () => filesIn(join(server.data, 'blobs'));
  const uploads = () => filesIn(join(server.data, 'uploads'));
  const keysOf = (number) => {
    const program = 'import json,sqlite3,sys\n'
      + 'db=sqlite3.connect("file:"+sys.argv[1]+"?mode=ro",uri=True)\n'
      + 'print(json.dumps(db.execute("SELECT number FROM attachment_keys WHERE number=?",(sys.argv[2],)).fetchall()))';
    return JSON.parse(execFileSync('python3', ['-c', program, join(`${server.data}.keys`, 'attachment_keys.db'), number], { encoding: 'utf8' }));
  };
  before(async () => {
    server = await Server.start();
    client = new Client(server);
    operator = new Client(server, { localSocket: true });
    elsewhere = new Client(server, { localAddress: '127.0.0.2' });
  });
  after(async () => {
    for (const one of [client, operator, elsewhere]) one.close();
    await server.remove();
  });

  test('files of a form are attached with receipts and come back as they were', async () => {
    const filed = await client.file();
    const files = [{ name: 'bill.pdf', bytes: randomFile(1000) }, { name: '截图 1.png', bytes: randomFile(kSegment * 2 + 5) },
      { name: 'empty.txt', bytes: '' }];
    const done = await attach(client, filed, files);
    assert.equal(done.status, 201, done.text);
    assert.deepEqual(done.json.attachments.map((one) => [one.ordinal, one.name, one.size_bytes, one.sha256]),
      files.map((file, i) => [i + 1, file.name, file.bytes.length, sha256(file.bytes)]));
    const key = (await client.get('/log/key')).text.trim();
    for (const event of done.json.events) {
      const proven = verifyReceipt(event.receipt, key);
      assert.equal(proven.envelope.kind, 'attachment_added');
      const { party, person } = proven.parts;
      assert.deepEqual(Object.keys(party.data).sort(), ['blob_id', 'ordinal']);
      assert.equal(person.data.sha256, sha256(files[party.data.ordinal - 1].bytes));
      const blob = join(server.data, 'blobs', party.data.blob_id.slice(0, 2), party.data.blob_id.slice(2));
      assert.equal(sha256(readFileSync(blob)), party.data.blob_id, 'a blob is named by its own hash');
    }
    for (const [i, file] of files.entries()) {
      const got = await download(client, filed, i + 1);
      assert.equal(got.status, 200);
      assert.ok(got.raw.equals(Buffer.from(file.bytes)), file.name);
      assert.equal(got.headers['repr-digest'], digestOf(file.bytes));
    }
    const shown = await client.look(filed.number, filed.query_code);
    assert.equal(shown.json.history.filter((entry) => entry.kind === 'attachment_added').length, 3);
    assert.equal(shown.json.history[1].kind_label, 'Attachment added');
    assert.deepEqual(uploads(), []);
  });

  test('nothing of an attachment lies on the disk in the clear', async () => {
    const filed = await client.file();
    const secret = 'THE-SECRET-OF-THE-COMPLAINANT-';
    const done = await attach(client, filed, [{ name: 'SECRET-NAME.txt', bytes: secret.repeat(20_000) }]);
    assert.equal(done.status, 201);
    for (const path of blobs()) {
      assert.equal(statSync(path).mode & 0o777, 0o600);
      assert.ok(!readFileSync(path).includes(secret), path);
    }
    const keys = join(`${server.data}.keys`, 'attachment_keys.db');
    assert.equal(statSync(keys).mode & 0o777, 0o600);
  });

  test('what could harm comes back as octets to be saved, and is told so', async () => {
    const filed = await client.file();
    const harmful = [{ name: 'page.html', bytes: '<script>alert(1)</script>', type: 'text/html' },
      { name: 'x.svg', bytes: '<svg onload="alert(1)"/>', type: 'image/svg+xml' }];
    assert.equal((await attach(client, filed, harmful)).status, 201);
    for (const ordinal of [1, 2]) {
      const { headers } = await download(client, filed, ordinal, { Accept: 'text/html' });
      assert.equal(headers['content-type'], 'application/octet-stream');
      assert.match(headers['content-disposition'], /^attachment;/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(headers['content-security-policy'], /default-src 'none'.*sandbox/);
      assert.equal(headers['cache-control'], 'no-store');
    }
  });

  test('hostile file names are labels and nothing more', async () => {
    const before = blobs().length;
    const cases = [['../../../etc/passwd', 'passwd'], ['..\\..\\boot.ini', 'boot.ini'], ['a%22b.txt', 'a"b.txt'],
      ['%0D%0ASet-Cookie: x=1', 'Set-Cookie: x=1'], ['invoice\u202Efdp.exe', 'invoicefdp.exe'], ['', ''], ['..', ''],
      [Buffer.from([0x61, 0xff, 0xfe, 0x2e, 0x74]), 'a\uFFFD\uFFFD.t'], [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
      ['con;aux=b.txt', 'con;aux=b.txt'], [Buffer.from('a\0b.txt'), 'ab.txt']];
    for (const [sent, kept] of cases) {
      const filed = await client.file();
      const done = await attach(client, filed, [{ name: sent, bytes: 'x' }]);
      assert.equal(done.status, 201, done.text);
      assert.equal(done.json.attachments[0].name, kept);
      const { headers } = await download(client, filed, 1);
      assert.equal(headers['set-cookie'], undefined);
      const encoded = encodeURIComponent(kept || 'attachment-1').replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
      assert.ok(headers['content-disposition'].endsWith(`UTF-8''${encoded.replace(/%7C/g, '|')}`), headers['content-disposition']);
      assert.match(headers['content-disposition'], /^attachment; filename="[^"\r\n\\]*"; filename\*=UTF-8''[!-~]*$/);
    }
    assert.ok(blobs().length > before && !existsSync(join(server.data, '..', 'passwd')));
  });

  test('one range of bytes is given, several or none are the whole', async () => {
    const filed = await client.file();
    const bytes = randomFile(kSegment * 3 + 77);
    assert.equal((await attach(client, filed, [{ name: 'a', bytes }])).status, 201);
    const size = bytes.length;
    for (const [range, first, end] of [['bytes=0-0', 0, 1], ['bytes=10-19', 10, 20], [`bytes=${kSegment - 1}-${kSegment}`, kSegment - 1, kSegment + 1],
      [`bytes=${size - 5}-`, size - 5, size], ['bytes=-7', size - 7, size], ['bytes=0-99999999', 0, size], [`bytes=${kSegment}-`, kSegment, size]]) {
      const got = await download(client, filed, 1, { Range: range });
      assert.equal(got.status, 206, range);
      assert.equal(got.headers['content-range'], `bytes ${first}-${end - 1}/${size}`);
      assert.ok(got.raw.equals(bytes.subarray(first, end)), range);
    }
    for (const range of [`bytes=${size}-`, 'bytes=-0']) {
      const got = await download(client, filed, 1, { Range: range });
      client.expectProblem(got, 416, 'RANGE_NOT_SATISFIABLE');
      assert.equal(got.headers['content-range'], `bytes */${size}`);
    }
    for (const range of ['bytes=0-1,5-6', 'bytes=b-a', 'lines=1-2', 'bytes=5-4']) {
      assert.equal((await download(client, filed, 1, { Range: range })).status, 200, range);
    }
    const { etag } = (await download(client, filed, 1, {}, 'HEAD')).headers;
    assert.equal((await download(client, filed, 1, { Range: 'bytes=0-0', 'If-Range': etag })).status, 206);
    assert.equal((await download(client, filed, 1, { Range: 'bytes=0-0', 'If-Range': '"other"' })).status, 200);
    const head = await download(client, filed, 1, {}, 'HEAD');
    assert.equal(head.headers['content-length'], String(size));
    assert.equal(head.headers['accept-ranges'], 'bytes');
  });

  test('without the complaint’s code there is nothing, and nothing is stored', async () => {
    const [filed, other] = [await client.file(), await client.file()];
    assert.equal((await attach(client, filed, [{ name: 'a', bytes: 'x' }])).status, 201);
    const stored = blobs().length;
    const wrong = { ...filed, query_code: other.query_code };
    elsewhere.expectProblem(await attach(elsewhere, wrong, [{ name: 'a', bytes: 'x' }]), 403, 'WRONG_CODE');
    elsewhere.expectProblem(await download(elsewhere, wrong, 1), 403, 'WRONG_CODE');
    elsewhere.expectProblem(await download(elsewhere, { number: filed.number }, 1), 401, 'CODE_MISSING');
    elsewhere.expectProblem(await download(elsewhere, { ...filed, number: 'TS-20261123-000002-7' }, 1), 400, 'INVALID_NUMBER');
    client.expectProblem(await download(client, other, 1), 404, 'ATTACHMENT_NOT_FOUND');
    for (const ordinal of ['0', '2', 'x', '-1', '1.0', '99999999999999999999']) {
      client.expectProblem(await download(client, filed, ordinal), 404, 'ATTACHMENT_NOT_FOUND');
    }
    assert.equal((await download(operator, { number: filed.number }, 1)).text, 'x');
    assert.equal((await attach(operator, { number: filed.number }, [{ name: 'b', bytes: 'y' }])).status, 201);
    operator.expectProblem(await attach(operator, { number: 'TS-20261123-000002-8' }, [{ name: 'b', bytes: 'y' }]), 404, 'COMPLAINT_NOT_FOUND');
    assert.equal(blobs().length, stored + 1);
  });

  test('at most 20 files a complaint, as a whole', async () => {
    const filed = await client.file();
    const many = (count) => Array.from({ length: count }, (_, i) => ({ name: `${i}.txt`, bytes: `file ${i}` }));
    await client.unchanged(async () => client.expectProblem(await attach(client, filed, many(21)), 409, 'TOO_MANY_ATTACHMENTS'));
    const done = await attach(client, filed, many(19));
    assert.equal(done.json.attachments.length, 19);
    const stored = blobs().length;
    await client.unchanged(async () => client.expectProblem(await attach(client, filed, many(2)), 409, 'TOO_MANY_ATTACHMENTS'));
    assert.equal((await attach(client, filed, many(1))).json.attachments[0].ordinal, 20);
    const refused = await attach(client, filed, many(1), { 'Accept-Language': 'zh' });
    assert.match(client.expectProblem(refused, 409, 'TOO_MANY_ATTACHMENTS').detail, /20/);
    assert.equal(blobs().length, stored + 1);
    assert.deepEqual(uploads(), []);
  });

  test('a closed complaint takes no file', async () => {
    const filed = await client.file();
    assert.equal((await client.act(filed, 'withdrawal', {})).status, 201);
    client.expectProblem(await attach(client, filed, [{ name: 'a', bytes: 'x' }]), 409, 'COMPLAINT_CLOSED');
    client.expectProblem(await attach(client, filed, [{ name: 'a', bytes: 'x' }], { 'Idempotency-Key': newKey() }), 409, 'COMPLAINT_CLOSED');
    assert.deepEqual(uploads(), []);
  });

  test('a form that is none is refused and leaves nothing', async () => {
    const filed = await client.file();
    const stored = blobs().length;
    const path = `/v1/complaints/${filed.number}/attachments`;
    const post = (body, type = kFormType) => client.request('POST', path, { headers: { 'Content-Type': type, ...codeOf(filed) }, body });
    const good = form([{ name: 'a', bytes: 'x'.repeat(100_000) }]);
    await client.unchanged(async () => {
      for (const body of ['', 'hello', good.subarray(0, -1 - 4), good.subarray(0, 50_000), good.subarray(1)]) {
        client.expectProblem(await post(body), 400, 'INVALID_MULTIPART');
      }
      for (const type of ['application/json', 'multipart/form-data', 'multipart/mixed; boundary=x', 'text/plain', '']) {
        client.expectProblem(await post(good, type), 415, 'UNSUPPORTED_MEDIA_TYPE');
      }
      client.expectProblem(await post(form([])), 422, 'NO_FILE');
      client.expectProblem(await post(form([{ name: '', bytes: '' }])), 422, 'NO_FILE');
      client.expectProblem(await post(form([{ field: 'text', bytes: 'x' }])), 422, 'NO_FILE');
      client.expectProblem(await post(form([{ field: 'text', bytes: 'x'.repeat(70_000) }])), 413, 'BODY_TOO_LARGE');
    });
    assert.equal(blobs().length, stored);
    assert.deepEqual(uploads(), []);
  });

  test('repeating a form with its key attaches it once', async () => {
    const filed = await client.file();
    const headers = { 'Idempotency-Key': newKey() };
    const files = [{ name: 'a', bytes: 'one' }, { name: 'b', bytes: 'two' }];
    const first = await attach(client, filed, files, headers);
    const stored = blobs().length;
    const again = await attach(client, filed, files, headers);
    assert.equal(again.headers['idempotency-replayed'], 'true');
    assert.deepEqual(again.json.attachments, first.json.attachments);
    client.expectProblem(await attach(client, filed, files.slice(1), headers), 422, 'IDEMPOTENCY_KEY_REUSED');
    client.expectProblem(await attach(client, filed, files, { 'Idempotency-Key': 'short' }), 400, 'INVALID_IDEMPOTENCY_KEY');
    assert.equal(blobs().length, stored);
    assert.deepEqual(uploads(), []);
  });

  test('a form with a key for a complaint that does not exist is refused before its files come, and leaves no key', async () => {
    const nobody = { number: 'TS-20261123-000002-8' };
    const path = `/v1/complaints/${nobody.number}/attachments`;
    const headers = { 'Idempotency-Key': newKey(), 'Content-Type': kFormType };
    const body = form([{ name: 'a', bytes: 'x' }]);
    // A form that is cut short would be INVALID_MULTIPART if it were read.
    operator.expectProblem(await operator.request('POST', path, { headers, body: body.subarray(0, -20) }), 404, 'COMPLAINT_NOT_FOUND');
    operator.expectProblem(await attach(operator, nobody, [{ name: 'a', bytes: 'x' }], headers), 404, 'COMPLAINT_NOT_FOUND');
    assert.deepEqual(keysOf(nobody.number), []);
    assert.deepEqual(uploads(), []);
  });

  test('a form in chunks and with Expect is taken; a cut one leaves nothing', async () => {
    const filed = await client.file();
    const body = form([{ name: 'a', bytes: randomFile(300_000) }]);
    const head = `POST /v1/complaints/${filed.number}/attachments HTTP/1.1\r\nHost: x\r\nContent-Type: ${kFormType}\r\n`
      + `Authorization: QueryCode ${filed.query_code}\r\n`;
    const chunked = await connect(server);
    const seen = collect(chunked, (bytes) => parseAnswers(bytes).length > 0);
    chunked.write(`${head}Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n`);
    await sleep(100);
    for (let at = 0; at < body.length; at += 50_000) {
      const piece = body.subarray(at, at + 50_000);
      chunked.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]));
    }
    chunked.write('0\r\n\r\n');
    const { bytes } = await seen;
    assert.ok(bytes.toString('latin1').startsWith('HTTP/1.1 100 Continue\r\n\r\n'));
    checkAnswer('POST', `/v1/complaints/${filed.number}/attachments`, parseAnswers(bytes)[0]);
    assert.equal(parseAnswers(bytes)[0].status, 201);
    chunked.destroy();
    const stored = blobs().length;
    const cut = await connect(server);
    cut.on('error', () => {});
    cut.write(`${head}Content-Length: ${body.length}\r\n\r\n`);
    await new Promise((resolve) => cut.write(body.subarray(0, 290_000), resolve));
    await sleep(200);
    assert.equal(uploads().length, 1);
    cut.destroy();
    for (let i = 0; i < 100 && uploads().length > 0; ++i) await sleep(50);
    assert.deepEqual(uploads(), []);
    assert.equal(blobs().length, stored);
  });

  test('the methods of each path are told', async () => {
    const filed = await client.file();
    const base = `/v1/complaints/${filed.number}`;
    const allow = async (method, path) => (await client.request(method, path)).headers.allow;
    assert.equal(await allow('OPTIONS', `${base}/attachments`), 'POST, OPTIONS');
    assert.equal(await allow('OPTIONS', `${base}/attachments/1`), 'GET, HEAD, OPTIONS');
    assert.equal(await allow('PATCH', `${base}/attachments/1`), 'GET, HEAD, OPTIONS');
    assert.equal(await allow('GET', `${base}/uploads`), 'POST, OPTIONS');
    assert.equal(await allow('GET', `${base}/uploads/x`), 'HEAD, PATCH, DELETE, OPTIONS');
    const options = await client.request('OPTIONS', `${base}/uploads`);
    assert.equal(options.headers['tus-extension'], 'creation,termination,expiration');
    assert.equal(options.headers['tus-max-size'], '200000000');
  });
});

test('the limits of files hold while they come', async () => {
  const server = await Server.start({ limits: { attachments: { file_bytes_max: 1_000_000, progress_ms_max: 700, progress_bytes_min: 65_536 } } });
  const client = new Client(server);
  try {
    const filed = await client.file();
    assert.equal((await attach(client, filed, [{ name: 'a', bytes: randomFile(1_000_000) }])).status, 201);
    const large = await attach(client, filed, [{ name: 'a', bytes: randomFile(1_000_001) }]);
    assert.match(client.expectProblem(large, 413, 'FILE_TOO_LARGE').detail, /1000000/);
    // A client that sends a byte now and then is cut off, and leaves nothing.
    const slow = await connect(server);
    const seen = collect(slow);
    const body = form([{ name: 'a', bytes: 'x'.repeat(1000) }]);
    slow.write(`POST /v1/complaints/${filed.number}/attachments HTTP/1.1\r\nHost: x\r\nContent-Type: ${kFormType}\r\n`
      + `Authorization: QueryCode ${filed.query_code}\r\nContent-Length: ${body.length}\r\n\r\n`);
    slow.write(body.subarray(0, 200));
    const trickle = setInterval(() => slow.write('x'), 100);
    const { bytes, closed } = await seen;
    clearInterval(trickle);
    assert.ok(closed);
    assert.equal(parseAnswers(bytes)[0].json.code, 'REQUEST_TIMEOUT');
    assert.deepEqual(filesIn(join(server.data, 'uploads')), []);
  } finally {
    client.close();
    await server.remove();
  }
});

test('a disk that must keep its space takes no upload', async () => {
  const server = await Server.start({ limits: { attachments: { free_bytes_min: 1_000_000_000_000_000 } } });
  const client = new Client(server);
  try {
    const filed = await client.file();
    const refused = await attach(client, filed, [{ name: 'a', bytes: 'x' }]);
    client.expectProblem(refused, 503, 'NO_SPACE');
    assert.ok(refused.headers['retry-after']);
    assert.deepEqual(filesIn(join(server.data, 'uploads')), []);
  } finally {
    client.close();
    await server.remove();
  }
});

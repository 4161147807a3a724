// Files on the pages: sent with a filing, added later, downloaded again, and refused without losing the complaint.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { form as multipart, kFormType, randomFile, sha256 } from '../support/attachments.js';
import { Client } from '../support/client.js';
import { attribute, passOf, Reader, textOf } from '../support/page.js';
import { kQuickPasswords, People } from '../support/people.js';
import { connect, sleep } from '../support/raw.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

const kFileBytesMax = 100_000;
const kLimits = { ...kQuickPasswords, attachments: { files_max: 4, file_bytes_max: kFileBytesMax } };

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
}

const entryOf = (page, name) => page.byTag('li').find((item) => textOf(item).includes(name));

describe('files on pages', () => {
  let server, client, reader, people;
  const stored = () => filesIn(join(server.data, 'blobs')).length;
  before(async () => {
    server = await Server.start({ limits: kLimits });
    client = new Client(server);
    reader = new Reader(client);
    people = new People(server, client);
  });
  after(async () => { people.close(); await server.remove(); });

  const fileWith = (files, typed = { description: 'x' }) => reader.get('/file').then((form) => reader.send(form, '/file', { ...typed, files }));
  async function track(page) { return reader.post('/track', passOf(page)); }

  test('files sent with the form are attached, shown with name, size and hash, and come back as they were', async () => {
    const files = [{ name: '账单 <b>.pdf', bytes: randomFile(70_000) }, { name: 'empty.txt', bytes: '' }];
    const page = await fileWith(files, { description: 'two files' });
    assert.equal(page.status, 201);
    assert.match(textOf(page.byClass('done')[0]), /2/);
    const shown = await track(page);
    const entry = entryOf(shown, files[0].name);
    assert.ok(textOf(entry).includes(sha256(files[0].bytes)));
    assert.ok(textOf(entry).includes('70 kB'));
    const got = await reader.download(shown, '/track/attachment', 1);
    assert.ok(got.raw.equals(files[0].bytes));
    assert.match(got.headers['content-disposition'], /^attachment;/);
    assert.equal(got.headers['content-type'], 'application/octet-stream');
    const key = (await client.get('/log/key')).text.trim();
    const proven = verifyReceipt((await reader.download(shown, '/receipt/file', 1)).text, key);
    assert.equal(proven.parts.person.data.sha256, sha256(files[0].bytes));
  });

  test('sending the form twice registers and attaches once', async () => {
    const form = await reader.get('/file');
    const typed = { description: 'once', files: { name: 'a.txt', bytes: 'a' } };
    const first = await reader.send(form, '/file', typed);
    const second = await client.unchanged(() => reader.send(form, '/file', typed));
    assert.deepEqual(passOf(second), passOf(first));
    assert.match(textOf(second.byClass('done')[0]), /1/);
  });

  test('a file that is refused takes nothing of the complaint back, and can be sent again from its page', async () => {
    const before = stored();
    const page = await fileWith({ name: 'big', bytes: randomFile(kFileBytesMax + 1) });
    assert.equal(page.status, 201);
    assert.match(textOf(page.byClass('summary')[0]), /100000/);
    assert.equal(stored(), before);
    const done = await reader.send(page, '/track/attachments', { files: { name: 'small', bytes: 'y' } });
    assert.equal(done.status, 200);
    assert.ok(entryOf(done, 'small'));
    assert.equal(stored(), before + 1);
  });

  test('a form with a mistake comes back; its files are read away and nothing is kept', async () => {
    const before = stored();
    const page = await client.unchanged(() => fileWith({ name: 'a', bytes: randomFile(90_000) }, { description: ' ', contact_email: 'w@example.org' }));
    assert.equal(page.status, 422);
    assert.ok(page.errorsAt('description'));
    assert.equal(page.value('contact_email'), 'w@example.org');
    assert.equal(stored(), before);
    assert.equal(filesIn(join(server.data, 'uploads')).length, 0);
  });

  test('a connection that breaks inside a file leaves a registered complaint and no part of the file', async () => {
    const size = await client.logSize();
    const body = multipart([{ field: 'description', bytes: 'cut' }, { field: 'files', name: 'a', bytes: randomFile(50_000) }]);
    const socket = await connect(server);
    socket.on('error', () => {});
    socket.write(`POST /file HTTP/1.1\r\nHost: x\r\nContent-Type: ${kFormType}\r\nContent-Length: ${body.length}\r\n\r\n`);
    await new Promise((resolve) => socket.write(body.subarray(0, 30_000), resolve));
    socket.destroy();
    while (await client.logSize() === size) await sleep(20);
    for (let tries = 0; filesIn(join(server.data, 'uploads')).length > 0 && tries < 250; ++tries) await sleep(20);
    assert.equal(filesIn(join(server.data, 'uploads')).length, 0);
    assert.equal(await client.logSize(), size + 1);
  });

  test('added later: no file is a mistake of the field, too many are refused as a whole', async () => {
    const shown = await track(await fileWith([], { description: 'later' }));
    const none = await client.unchanged(() => reader.send(shown, '/track/attachments'));
    assert.equal(none.status, 422);
    assert.ok(none.errorsAt('files'));
    const many = Array.from({ length: 5 }, (_, i) => ({ name: `f${i}`, bytes: `${i}` }));
    const refused = await client.unchanged(() => reader.send(shown, '/track/attachments', { files: many }));
    assert.equal(refused.status, 409);
    assert.match(textOf(refused.byClass('summary')[0]), /4/);
    const added = await reader.send(shown, '/track/attachments', { files: many.slice(1) });
    assert.equal(added.status, 200);
    for (const { name } of many.slice(1)) assert.ok(entryOf(added, name), name);
    const again = await client.unchanged(() => reader.send(shown, '/track/attachments', { files: many.slice(1) }));
    assert.equal(again.status, 200, 'the same form, sent twice');
  });

  test('a wrong code stores nothing and shows nothing', async () => {
    const before = stored();
    const { number, code } = passOf(await fileWith({ name: 'a', bytes: 'secret' }));
    assert.equal(stored(), before + 1);
    const body = multipart([{ field: 'number', bytes: number }, { field: 'code', bytes: 'WRONGCOD' }, { field: 'key', bytes: 'k'.repeat(32) },
      { field: 'files', name: 'a', bytes: randomFile(90_000) }]);
    const denied = await client.unchanged(() => reader.post('/track/attachments', body, { 'Content-Type': kFormType }));
    assert.equal(denied.status, 403);
    assert.equal(stored(), before + 1);
    assert.equal((await reader.post('/track/attachment', { number, code: 'WRONGCOD', ordinal: '1' })).status, 403);
    for (const ordinal of ['2', '0', '-1', '../1', 'x', '', '99999999999999999999']) {
      assert.equal((await reader.post('/track/attachment', { number, code, ordinal })).status, 404, ordinal);
    }
  });

  test('bodies that are no form: 400 or 415 as pages, nothing half done', async () => {
    await client.unchanged(async () => {
      const type = { 'Content-Type': kFormType };
      const description = { field: 'description', bytes: 'x' };
      const whole = multipart([description]);
      for (const body of [whole.subarray(0, whole.length - 4), Buffer.from('no boundary'), multipart([{ field: 'description', bytes: Buffer.from([0xff]) }]),
        multipart(Array.from({ length: 300 }, () => ({ field: 'a', bytes: '1' })))]) {
        const page = await reader.post('/file', body, type);
        assert.ok([400, 413].includes(page.status), `${page.status} ${body.subarray(0, 40)}`);
      }
      assert.equal((await reader.post('/file', multipart([{ field: 'description', bytes: 'x'.repeat(300_000) }]), type)).status, 413);
      assert.equal((await reader.post('/file', whole, { 'Content-Type': 'multipart/form-data' })).status, 415);
      assert.equal((await reader.post('/file', whole, { 'Content-Type': 'multipart/mixed; boundary=x' })).status, 415);
      assert.equal((await reader.post('/track', whole, type)).status, 415, 'a page without files takes none');
    });
  });

  test('staff who see words unmasked have a link to each file; others read the entry and get none', async () => {
    const filed = await fileWith({ name: 'proof.bin', bytes: 'proof' });
    const { number } = passOf(filed);
    const officer = await people.member('officer', ['complaint_manager']);
    const page = await new Reader(client, { Cookie: officer.cookie }).get(`/staff/complaints/${number}`);
    const links = page.byTag('a').filter((a) => attribute(a, 'href').includes('/attachments/'));
    assert.deepEqual(links.map((a) => attribute(a, 'href')), [`/v1/complaints/${number}/attachments/1`]);
    const got = await client.send('GET', attribute(links[0], 'href'), { headers: { Cookie: officer.cookie } });
    assert.equal(got.text, 'proof');
  });
});

test('an act too many on the pages is told, and what was typed stays', async () => {
  const server = await Server.start({ args: ['--limit-loopback'], limits: { complainant: { acts_burst: 1, acts_per_minute: 1 } } });
  const client = new Client(server);
  const reader = new Reader(client);
  const expectLimited = (page) => {
    assert.equal(page.status, 429);
    assert.match(textOf(page.byClass('summary')[0]), /send it again in \d+ s/);
    assert.ok(Number(page.response.headers['retry-after']) > 0);
  };
  try {
    const filed = await reader.file({ description: 'x' });
    const tracked = await reader.post('/track', passOf(filed));
    const added = await reader.send(tracked, '/track/information', { text: 'first' });
    assert.equal(added.status, 200);
    await client.unchanged(async () => {
      const limited = await reader.send(added, '/track/information', { text: 'typed with care' });
      expectLimited(limited);
      assert.equal(textOf(limited.byTag('textarea')[0]), 'typed with care');
      expectLimited(await reader.send(limited, '/track/attachments', { files: { name: 'a', bytes: randomFile(90_000) } }));
      const asked = await reader.send(limited, '/track/withdrawal');
      assert.equal(asked.status, 200, 'asking is no act');
      const kept = await reader.send(asked, '/track/withdrawal', { reason: 'settled meanwhile' });
      expectLimited(kept);
      assert.equal(textOf(kept.byTag('textarea')[0]), 'settled meanwhile');
    });
    assert.deepEqual(filesIn(join(server.data, 'uploads')), []);
  } finally {
    client.close();
    await server.remove();
  }
});

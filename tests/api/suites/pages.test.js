// The pages for people: what they say, that they need no script, and that nothing that anybody files can become markup.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.js';
import { attribute, passOf, Reader, textOf } from '../support/page.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

const kChinese = { 'Accept-Language': 'zh-CN,zh;q=0.9' };
const kForm = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('pages', () => {
  let server, client, reader, key;
  before(async () => {
    server = await Server.start();
    client = new Client(server);
    reader = new Reader(client);
    key = (await client.get('/log/key')).text.trim();
  });
  after(async () => { client.close(); await server.remove(); });

  /// Unpacks an archive with the system's Python and checks the folder in it with redress-verify, as a person would.
  async function verifyArchive(zip, number) {
    const folder = await mkdtemp(join(tmpdir(), 'redress-zip-'));
    try {
      await writeFile(join(folder, 'all.zip'), zip);
      execFileSync('python3', ['-m', 'zipfile', '-e', 'all.zip', folder], { cwd: folder });
      const verify = process.env.REDRESS_VERIFY_BIN;
      assert.deepEqual((await readdir(join(folder, number))).length, 4);
      if (verify) execFileSync(verify, ['file', join(folder, number), '--key', key]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  test('each page has its language, one heading, landmarks, a way past the navigation and a viewport', async () => {
    for (const path of ['/', '/file', '/track', '/developers']) {
      for (const [language, headers] of [['en', {}], ['zh-CN', kChinese]]) {
        const page = await reader.get(path, headers);
        assert.equal(page.status, 200, path);
        assert.equal(page.language, language, path);
        for (const tag of ['h1', 'main', 'header', 'footer', 'title']) assert.equal(page.byTag(tag).length, 1, `${path}: ${tag}`);
        assert.equal(attribute(page.byTag('a')[0], 'href'), '#content');
        assert.ok(page.text.includes('width=device-width'));
        assert.equal(/[一-鿿]/.test(page.heading), language === 'zh-CN', page.heading);
      }
    }
  });

  test('every control has a label', async () => {
    for (const path of ['/file', '/track']) {
      const page = await reader.get(path);
      const labelled = page.byTag('label').map((label) => attribute(label, 'for'));
      const controls = page.elements.filter((e) => ['input', 'textarea', 'select'].includes(e.tagName) && attribute(e, 'type') !== 'hidden');
      assert.ok(controls.length > 1);
      for (const control of controls) assert.ok(labelled.includes(attribute(control, 'id')), attribute(control, 'name'));
    }
  });

  test('the style sheet is kept for ever under its own name, and nothing else stands there', async () => {
    const page = await reader.get('/');
    const path = attribute(page.byTag('link')[0], 'href');
    const sheet = await client.send('GET', path);
    assert.equal(sheet.status, 200);
    assert.equal(sheet.headers['content-type'], 'text/css; charset=utf-8');
    assert.match(sheet.headers['cache-control'], /immutable/);
    assert.doesNotMatch(sheet.text, /@import|url\(/);
    for (const other of ['/assets/x.css', '/assets/..', '/assets/style-0000000000000000.css']) {
      assert.equal((await client.send('GET', other)).status, 404, other);
    }
  });

  test('a language that was chosen stays: in the address once, in a cookie after that', async () => {
    const chosen = await reader.get('/file?lang=zh-CN');
    assert.equal(chosen.language, 'zh-CN');
    const cookie = chosen.response.headers['set-cookie'][0];
    assert.match(cookie, /^lang=zh-CN; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    assert.equal((await reader.get('/track', { Cookie: 'a=b; lang=zh-CN' })).language, 'zh-CN');
    assert.equal((await reader.get('/track?lang=en', { Cookie: 'lang=zh-CN' })).language, 'en');
    const unknown = await reader.get('/track?lang=fr', { Cookie: 'lang=xx', 'Accept-Language': 'zh' });
    assert.equal(unknown.language, 'zh-CN');
    assert.equal(unknown.response.headers['set-cookie'], undefined);
  });

  test('T-06 a form with only a description is registered; the page shows number, code and a receipt that verifies', async () => {
    const page = await reader.file({ description: '我的文件从昨天起无法取回。' });
    assert.equal(page.status, 201);
    assert.equal(page.response.headers['cache-control'], 'no-store');
    const { number, code } = passOf(page);
    const file = await reader.download(page, '/receipt/file');
    assert.equal(file.status, 200);
    assert.equal(file.headers['content-disposition'], `attachment; filename="${number}-1.tlog-proof"`);
    const proven = verifyReceipt(file.text, key);
    assert.equal(proven.parts.person.data.description, '我的文件从昨天起无法取回。');
    assert.equal((await client.look(number, code)).json.stage, 'RECEIVED');
    assert.equal(textOf(page.byTag('code')[0]), `redress-verify receipt --key '${key}' ${number}-1.tlog-proof`);
  });

  test('T-06 a bare form without key, as a program or an old browser sends it, is registered too', async () => {
    assert.equal((await reader.post('/file', { description: 'x' })).status, 201);
  });

  test('sending the same form twice registers once', async () => {
    const form = await reader.get('/file');
    const first = await reader.send(form, '/file', { description: 'twice' });
    const second = await client.unchanged(() => reader.send(form, '/file', { description: 'twice' }));
    assert.deepEqual(passOf(second), passOf(first));
    const changed = await client.unchanged(() => reader.send(form, '/file', { description: 'other words' }));
    assert.equal(changed.status, 422);
    assert.equal(changed.value('description'), 'other words');
    assert.equal((await reader.send(changed, '/file')).status, 201);
  });

  test('everything that the form asks for arrives as typed', async () => {
    const page = await reader.file({
      description: 'line one\nline two', demand_kinds: ['claim', 'protest'], claim_amount: '1,234.5', claim_currency: 'eur',
      remedy_sought: 'Pay it back.', contact_name: 'Wang', contact_email: 'w@example.org', contact_phone: '+86 10 1234', language: 'en',
      object_ids: 'bafy1\n\nbafy2', account_id: 'acc-1', event_from: '2026-11-01', event_to: '2026-11-02', agent: 'yes', agent_name: 'Li',
      agent_authority: 'letter',
    });
    assert.equal(page.status, 201, page.text);
    const { number, code } = passOf(page);
    const filed = (await client.look(number, code)).json;
    const { party, person } = filed.history[0];
    assert.equal(person.description, 'line one\nline two');
    assert.deepEqual(party.claim, { amount_minor: 123450, currency: 'EUR' });
    assert.deepEqual(party.demand_kinds, ['claim', 'protest']);
    assert.deepEqual(person.object_ids, ['bafy1', 'bafy2']);
    assert.deepEqual(person.contact, { name: 'Wang', email: 'w@example.org', phone: '+86 10 1234' });
    assert.deepEqual(person.agent, { name: 'Li', authority: 'letter' });
    assert.equal(party.event_from, '2026-10-31T16:00:00.000Z');
    assert.equal(party.event_to, '2026-11-02T15:59:59.999Z');
    assert.equal(party.channel, 'WEB');
    const shown = await reader.post('/track', { number, code });
    for (const text of ['line one\nline two', '1234.50 EUR', 'bafy1', 'Wang', 'letter', 'Pay it back.']) assert.ok(shown.words.includes(text), text);
  });

  test('what is wrong is said beside the field and at the top, and what was typed stays', async () => {
    const typed = { description: '  ', demand_kinds: ['claim'], claim_amount: '1.234', contact_email: 'nobody', event_from: '2026-02-30', agent: 'yes' };
    const page = await client.unchanged(() => reader.file(typed));
    assert.equal(page.status, 422);
    assert.match(page.errorsAt('claim_amount'), /CNY/);
    assert.match(page.errorsAt('event_from'), /day/);
    assert.equal(page.value('claim_amount'), '1.234');
    const summary = page.byClass('summary')[0];
    assert.equal(attribute(summary, 'role'), 'alert');
    assert.ok(textOf(summary).includes('Amount claimed'));
    const again = await client.unchanged(() => reader.send(page, '/file', { claim_amount: '1.23', event_from: '' }));
    for (const field of ['description', 'contact_email', 'agent_name']) assert.ok(again.errorsAt(field), field);
    assert.equal(again.value('contact_email'), 'nobody');
    assert.ok(again.byTag('details').every((details) => attribute(details, 'open') !== undefined));
    assert.match(again.byTag('title').map(textOf)[0], /^Error/);
    const claimed = await reader.file({ description: 'x', demand_kinds: ['claim'] });
    assert.match(claimed.errorsAt('claim_amount'), /tick/);
    const amount = await reader.file({ description: 'x', claim_amount: '5' });
    assert.ok(amount.errorsAt('demand_kinds'));
    assert.equal((await reader.send(amount, '/file', { demand_kinds: ['claim'] })).status, 201);
  });

  test('track: look, answer, withdraw after being asked; then nothing more can be added', async () => {
    const { number, code } = passOf(await reader.file({ description: 'x' }));
    const page = await reader.post('/track', { number: ` ${number.toLowerCase()} `, code: code.toLowerCase() });
    assert.equal(page.status, 200);
    assert.ok(page.heading.includes(number));
    assert.equal(page.response.headers['cache-control'], 'no-store');
    const empty = await client.unchanged(() => reader.send(page, '/track/information'));
    assert.equal(empty.status, 422);
    assert.ok(empty.errorsAt('text'));
    const added = await reader.send(page, '/track/information', { text: 'More:\n<b>bold</b>' });
    assert.ok(added.words.includes('More:\n<b>bold</b>'));
    const twice = await client.unchanged(() => reader.send(page, '/track/information', { text: 'More:\n<b>bold</b>' }));
    assert.equal(twice.status, 200);
    const asked = await client.unchanged(() => reader.send(added, '/track/withdrawal'));
    assert.match(asked.heading, /Withdraw/);
    assert.equal((await reader.send(asked, '/track')).status, 200);
    const done = await reader.send(asked, '/track/withdrawal', { reason: 'settled' });
    assert.ok(done.words.includes('settled'));
    assert.equal(done.byTag('form').filter((form) => attribute(form, 'action') === '/track/information').length, 0);
    const late = await client.unchanged(() => reader.send(added, '/track/information', { text: 'late' }));
    assert.equal(late.status, 409);
    assert.ok(textOf(late.byClass('summary')[0]).includes('Closed'));
  });

  test('all receipts and the status note are had from the page, and verify', async () => {
    const { number, code } = passOf(await reader.file({ description: 'x' }));
    await reader.post('/track/withdrawal', { number, code, sure: 'yes', reason: 'r' });
    const page = await reader.post('/track', { number, code });
    const seqs = [];
    for (let nth = 0; nth < 3; ++nth) seqs.push(verifyReceipt((await reader.download(page, '/receipt/file', nth)).text, key).envelope.seq);
    assert.deepEqual(seqs, [3, 2, 1]);
    const all = await reader.download(page, '/track/receipts');
    assert.equal(all.headers['content-disposition'], `attachment; filename="${number}.zip"`);
    await verifyArchive(all.raw, number);
  });

  test('the language of a page that was posted changes in place, without the code in an address', async () => {
    const page = await reader.file({ description: 'x' });
    const { number } = passOf(page);
    const chinese = await reader.send(page, '/receipt?lang=zh-CN');
    assert.equal(chinese.language, 'zh-CN');
    assert.deepEqual(passOf(chinese), passOf(page));
    const tracked = await reader.send(chinese, '/track');
    const switched = await reader.send(tracked, '/track?lang=zh-CN');
    assert.equal(switched.language, 'zh-CN');
    assert.ok(switched.heading.includes(number));
  });

  test('a wrong pass opens nothing, the form comes back, and too many are locked with a readable page', async () => {
    const { number } = passOf(await reader.file({ description: 'secret words' }));
    for (const path of ['/track', '/track/information', '/track/withdrawal', '/track/receipts', '/receipt/file']) {
      const page = await client.unchanged(() => reader.post(path, { number, code: 'WRONGCOD', text: 'x', sure: 'yes' }));
      assert.equal(page.status, 403, path);
      assert.ok(!page.text.includes('secret words'));
      assert.equal(page.value('number'), number);
    }
    const locked = await reader.post('/track', { number, code: 'WRONGCOD' });
    assert.equal(locked.status, 429);
    assert.ok(Number(locked.response.headers['retry-after']) > 0);
    assert.match(textOf(locked.byClass('summary')[0]), /15 min/);
    assert.equal((await reader.post('/track', { number: 'TS-1', code: 'x' })).status, 400);
    assert.equal((await reader.post('/receipt/file', { number: '../../etc', code: 'x', seq: '1' })).status, 400);
  });

  test('a browser gets problems as pages, a program as problem documents', async () => {
    const missing = await reader.get('/nowhere', kChinese);
    assert.equal(missing.status, 404);
    assert.equal(missing.language, 'zh-CN');
    assert.equal((await client.get('/nowhere')).json.code, 'NOT_FOUND');
    const method = await client.send('POST', '/developers', { headers: { Accept: 'text/html', ...kForm }, body: '' });
    assert.equal(method.status, 405);
    assert.equal(method.headers.allow, 'GET, HEAD, OPTIONS');
    assert.match(method.headers['content-type'], /html/);
    assert.equal((await reader.post('/file', '{}', { 'Content-Type': 'application/json' })).status, 415);
    assert.equal((await reader.post('/file', 'a=b', { ...kForm, 'Content-Encoding': 'gzip' })).status, 415);
    assert.equal((await client.send('POST', '/v1/complaints', { headers: kForm, body: 'description=x' })).status, 415);
    const large = await reader.post('/file', `description=${'x'.repeat(300_000)}`);
    assert.equal(large.status, 413);
  });

  test('bad forms: 400 in the language of the reader, nothing half done', async () => {
    await client.unchanged(async () => {
      for (const body of ['description=%FF', 'description=%ED%A0%80', 'description=%', 'description=<b>', '\0', 'key=short&description=x',
        `${'a=1&'.repeat(300)}description=x`]) {
        const page = await reader.post('/file', body, kChinese);
        assert.equal(page.status, 400, body);
        assert.equal(page.language, 'zh-CN');
      }
      for (const description of ['a\0b', 'a\u0007b', '\u007f', 'x'.repeat(60_000)]) {
        assert.equal((await reader.file({ description })).status, 422, description.slice(0, 9));
      }
    });
  });

  // --- hostile texts ----------------------------------------------------------------------------------------------

  const kHostile = {
    script: '<script>alert(1)</script>',
    breakout: '"><img src=x onerror=alert(1)>',
    apostrophe: "' autofocus onfocus=alert(1) x='",
    closing: '</textarea></dd></p></main></body></html><h1>mine</h1>',
    comment: '<!-- --><![CDATA[ ]]> --!>',
    entities: '&lt;b&gt; &amp;amp; &#60; &#x3C; &copy &notin;',
    braces: '{{7*7}} ${7*7} <%= 7*7 %> {number} {detail} #{x} %s %n',
    url: 'javascript:alert(1) data:text/html,<b> //evil.example/x',
    bidi: 'abc \u202Egpj.exe\u202C \u2066x',
    lines: 'first\r\nSet-Cookie: a=b\r\n\r\n<b>second</b>\nthird\rfourth',
    leading: '\n\n  indented\ttab  ',
    wide: `${'W'.repeat(2000)}`,
    rare: '𠮷野家 😀👨‍👩‍👧 é \u00A0 \uFEFF ﷽',
    noncharacter: '\uFFFF \uFDD0 \u0085 \u2028 \u2029',
    template: '</script><style>*{display:none}</style><base href=//x><iframe srcdoc=x>',
  };
  // Values for one line keep no line break in a browser.
  const oneLine = (text) => text.replace(/[\r\n]+/g, ' ').trim().slice(0, 150);
  const asTyped = (text) => text.replace(/\r\n?/g, '\n');

  async function checkShown(number, code, texts, what) {
    for (const headers of [{}, kChinese]) {
      const page = await new Reader(client, headers).post('/track', { number, code });
      assert.equal(page.status, 200, what);
      for (const text of texts) assert.ok(page.words.includes(text), `${what}: ${JSON.stringify(text)} is not shown as it is`);
    }
  }

  for (const [name, text] of Object.entries(kHostile)) {
    test(`hostile ${name}: filed by form it is text on every page, exactly`, async () => {
      const typed = { description: text, remedy_sought: text, account_id: oneLine(text), contact_name: oneLine(text), object_ids: oneLine(text),
        agent_name: oneLine(text), agent_authority: oneLine(text) };
      const page = await reader.file(typed);
      assert.equal(page.status, 201, page.text);
      const { number, code } = passOf(page);
      const { person } = (await client.look(number, code)).json.history[0];
      assert.equal(person.description, asTyped(text));
      await checkShown(number, code, [asTyped(text), oneLine(text)], name);
      const added = await reader.send(await reader.post('/track', { number, code }), '/track/information', { text });
      assert.ok(added.words.filter((word) => word === asTyped(text)).length >= 3);
      const done = await reader.post('/track/withdrawal', { number, code, sure: 'yes', reason: text });
      assert.ok(done.words.filter((word) => word === asTyped(text)).length >= 4, done.text.slice(-2000));
    });

    test(`hostile ${name}: filed by the API it is text on every page, exactly`, async () => {
      const filed = await client.file({ description: text, remedy_sought: text, account_id: oneLine(text), object_ids: [oneLine(text)],
        contact: { name: oneLine(text), address: text }, agent: { name: oneLine(text), authority: oneLine(text) } });
      await client.act(filed, 'information', { text });
      await client.act(filed, 'withdrawal', { reason: text });
      await checkShown(filed.number, filed.query_code, [text, oneLine(text)], name);
    });

    test(`hostile ${name}: comes back in the field where it was typed`, async () => {
      const line = oneLine(text);
      const fields = ['claim_amount', 'claim_currency', 'contact_email', 'contact_phone', 'event_from', 'event_to', 'agent_email', 'account_id'];
      const typed = { description: text, remedy_sought: text, object_ids: text, demand_kinds: ['claim'], ...Object.fromEntries(fields.map((field) => [field, line])) };
      const page = await client.unchanged(() => reader.file(typed));
      assert.equal(page.status, 422, page.text);
      for (const field of ['description', 'remedy_sought', 'object_ids']) assert.equal(page.value(field), asTyped(text), field);
      for (const field of fields) assert.equal(page.value(field), line, field);
      const track = await reader.post('/track', { number: line, code: line });
      assert.equal(track.status, 400);
      assert.equal(track.value('number'), line);
    });
  }

  test('hostile addresses, hosts, languages and hidden fields stay outside of the markup', async () => {
    for (const text of Object.values(kHostile)) {
      const encoded = encodeURIComponent(text);
      if (encoded.length < 4000) await reader.get(`/file?lang=${encoded}&x=${encoded}`);
      for (const field of ['key', 'demand_kinds', 'language', 'claim_open', 'agent', 'unknown']) {
        const page = await reader.post('/file', { description: '', [field]: text });
        assert.ok(page.status === 422 || page.status === 400, `${field}: ${page.status}`);
      }
    }
    const forged = await reader.get('/developers', { Host: '"><script>alert(1)</script>' });
    assert.equal(forged.status, 200);
    await reader.get('/', { 'Accept-Language': '"><b>', Cookie: 'lang="><script>' });
  });
});

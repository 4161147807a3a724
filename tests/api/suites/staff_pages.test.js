// The pages of the operator's people: sign-in, password, inbox, complaint, acts; without script, for both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.js';
import { Browser } from '../support/browser.js';
import { attribute, Reader, textOf } from '../support/page.js';
import { kQuickPasswords, passwordOf, People } from '../support/people.js';
import { Server } from '../support/server.js';

const kChinese = { 'Accept-Language': 'zh-CN' };

describe('pages of staff', () => {
  let server, client, people, li, wang;
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    people = new People(server, client);
    li = await browserOf('li', ['handler']);
    wang = await browserOf('wang', ['team_lead']);
  });
  after(async () => { people.close(); await server.remove(); });

  async function browserOf(login, roles, headers) {
    await people.member(login, roles);
    const browser = new Browser(client, headers);
    const inbox = await browser.signIn(login, passwordOf(login));
    assert.equal(inbox.status, 200, inbox.text);
    return browser;
  }
  const pathOf = (number) => `/staff/complaints/${number}`;

  test('signing in: a first password must be changed, then the inbox opens; signing out ends it', async () => {
    const { user } = await people.add('first', ['handler']);
    const once = await people.oneTimePassword(user);
    const browser = new Browser(client);
    const change = await browser.signIn('first', once);
    assert.ok(change.form('/staff/password'), change.heading);
    const blocked = await browser.get('/staff/complaints');
    assert.ok(blocked.form('/staff/password'), 'nothing else is reached before');
    const weak = await browser.send(change, '/staff/password', { old_password: once, new_password: 'tiny' });
    assert.equal(weak.status, 422);
    assert.ok(weak.errorsAt('new_password'));
    assert.ok(!weak.text.includes(once) && !weak.text.includes('tiny'), 'a typed password does not come back');
    const inbox = await browser.send(change, '/staff/password', { old_password: once, new_password: passwordOf('first') });
    assert.equal(inbox.status, 200);
    assert.ok(textOf(inbox.byTag('header')[0]).includes('first'));
    const out = await browser.send(inbox, '/staff/sign-out');
    assert.ok(out.form('/staff'));
    assert.ok((await browser.get('/staff/complaints')).form('/staff'));
  });

  test('a wrong password and an unknown login are answered alike, in the language of the reader', async () => {
    const texts = [];
    for (const login of ['li', 'nobody-of-ours']) {
      const page = await new Browser(client, kChinese).signIn(login, 'wrong words for a door');
      assert.equal(page.status, 401);
      assert.equal(page.language, 'zh-CN');
      assert.equal(page.value('login'), login);
      texts.push(textOf(page.byClass('summary')[0]));
    }
    assert.equal(texts[0], texts[1]);
  });

  test('without signing in every page of staff leads to the sign-in page; a forged form does nothing', async () => {
    const filed = await client.file();
    const stranger = new Browser(client);
    for (const path of ['/staff/complaints', pathOf(filed.number), '/staff/password']) {
      const page = await stranger.get(path);
      assert.ok(page.form('/staff'), path);
    }
    await client.unchanged(async () => {
      const page = await li.reader.post(`${pathOf(filed.number)}/confirmation`, { confirm_matter: 'x', confirm_demand: 'y' });
      assert.equal(page.status, 403);
    });
  });

  test('the inbox lists, filters and pages; a query that is none is told, and nothing falls over', async () => {
    const filed = await client.file({ description: 'for the inbox' });
    const inbox = await li.get('/staff/complaints');
    assert.ok(inbox.byTag('a').some((a) => attribute(a, 'href') === pathOf(filed.number)));
    const closed = await li.get('/staff/complaints?state=closed');
    assert.ok(!closed.byTag('a').some((a) => attribute(a, 'href') === pathOf(filed.number)));
    for (const query of ['cursor=x', 'cursor=%FF', 'stage=NOWHERE', 'record_kind=x', 'number=%3Cb%3E', 'state=x', 'rejection=x', 'limit=0', '=', '%', 'cursor=a&cursor=b']) {
      const page = await li.get(`/staff/complaints?${query}`);
      assert.ok([200, 400, 422].includes(page.status), `${query}: ${page.status}`);
    }
    const wrong = await li.get('/staff/complaints?cursor=x');
    assert.equal(wrong.status, 422);
    assert.ok(textOf(wrong.byClass('summary')[0]).length > 20);
    assert.equal((await client.get('/healthz')).status, 200);
  });

  test('confirm, ask, write, note: each by its form, seen by the complainant as far as it is theirs', async () => {
    const filed = await client.file({ description: 'Please <b>help</b>.' });
    let page = await li.get(pathOf(filed.number));
    assert.ok(page.words.some((word) => word.includes('<b>help</b>')));
    const empty = await li.send(page, `${pathOf(filed.number)}/confirmation`);
    assert.equal(empty.status, 422);
    assert.ok(empty.errorsAt('confirm_matter'));
    page = await li.send(page, `${pathOf(filed.number)}/confirmation`, { confirm_matter: 'A file is gone.', confirm_demand: 'Get it back.' });
    assert.equal(page.status, 200);
    assert.equal(page.byClass('done').length, 1);
    page = await li.send(page, `${pathOf(filed.number)}/notes`, { note_text: 'NOTE-AMONG-US' });
    page = await li.send(page, `${pathOf(filed.number)}/messages`, { message_text: 'We look into it.' });
    page = await li.send(page, `${pathOf(filed.number)}/information-requests`, { ask_text: 'Which file?', ask_items: 'its CID\n\nthe day' });
    assert.ok(page.words.some((word) => word.includes('NOTE-AMONG-US')));
    const theirs = await new Reader(client).post('/track', { number: filed.number, code: filed.query_code });
    for (const text of ['A file is gone.', 'We look into it.', 'its CID', 'the day']) assert.ok(theirs.words.some((word) => word.includes(text)), text);
    assert.ok(!theirs.text.includes('NOTE-AMONG-US'));
  });

  test('T-18 a rejection is refused to a single person and done by a second one', async () => {
    const filed = await client.file();
    const rejection = `${pathOf(filed.number)}/rejection`;
    let page = await li.send(await li.get(pathOf(filed.number)), rejection,
      { reject_reason: 'RJ2', reject_explanation: 'Not our service.', reject_remedies: ['court'] });
    assert.equal(page.status, 200, textOf(page.byTag('main')[0]));
    const alone = await li.send(page, `${rejection}/approval`);
    assert.equal(alone.status, 409);
    assert.ok(textOf(alone.byClass('summary')[0]).length > 20);
    page = await wang.send(await wang.get(pathOf(filed.number)), `${rejection}/approval`);
    assert.equal(page.status, 200);
    assert.equal((await client.look(filed.number, filed.query_code)).json.stage, 'CLOSED');
  });

  test('the administrator sees no complaint, by page as by API (T-84)', async () => {
    const filed = await client.file({ description: 'SECRET-WORDS' });
    const admin = new Browser(client, kChinese);
    await people.member('boss', ['system_administrator']);
    const page = await admin.signIn('boss', passwordOf('boss'));
    assert.equal(page.status, 403);
    assert.equal(page.language, 'zh-CN');
    const complaint = await admin.get(pathOf(filed.number));
    assert.equal(complaint.status, 403);
    assert.ok(!complaint.text.includes('SECRET-WORDS'));
  });
});

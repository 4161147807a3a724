// What staff read around a complaint: timeline, related complaints, precedents, the tables of classification.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { Life } from '../support/life.js';
import { attribute, textOf } from '../support/page.js';
import { eventsOf, kQuickPasswords, passwordOf, People } from '../support/people.js';
import { Server } from '../support/server.js';

const kObject = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';
/// A number that is well formed and nobody's.
const kNobody = { number: 'TS-20261123-000001-0' };
const wang = { name: 'Wang', email: 'Wang@example.org' };

describe('what staff read around a complaint', () => {
  let server, client, people, life, auditor, management;
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    people = new People(server, client);
    life = await Life.start(people, client);
    auditor = await people.member('auditor', ['auditor']);
    management = await people.member('management', ['top_management']);
  });
  after(async () => { people.close(); await server.remove(); });

  const pathOf = (filed, what) => `/v1/complaints/${filed.number}/${what}`;
  const got = (response) => { assert.equal(response.status, 200, response.text); return response.json; };
  const inChinese = (session) => ({ Cookie: session.cookie, 'Accept-Language': 'zh-CN' });
  const classified = async (form) => {
    const filed = await client.file(form);
    await life.confirm(filed);
    await life.classify(filed);
    return filed;
  };

  test('the timeline names every event and its actor, without contents, in both languages', async () => {
    const filed = await classified({ description: 'Only its readers know this.', contact: wang });
    await life.does('tang', filed, 'notes', { text: 'Not for everybody.' });
    const { number, events } = got(await life.gao.get(pathOf(filed, 'timeline')));
    assert.equal(number, filed.number);
    assert.deepEqual(events.map(({ seq, kind, actor }) => [seq, kind, actor]), [
      [1, 'complaint_filed', 'anonymous'], [2, 'complaint_confirmed', `user:${life.tang.user}`],
      [3, 'complaint_classified', `user:${life.zhou.user}`], [4, 'note_added', `user:${life.tang.user}`]]);
    const chinese = got(await client.get(pathOf(filed, 'timeline'), inChinese(life.gao)));
    assert.match(chinese.events[0].kind_label, /[一-鿿]/);
    assert.doesNotMatch(JSON.stringify([events, chinese]), /readers know|for everybody|Wang/);
    // A summary: that something happened, not what, and by nobody.
    const summary = got(await management.get(pathOf(filed, 'timeline'))).events;
    assert.deepEqual(summary.map(({ kind, actor }) => [kind, actor]), [['complaint_filed', undefined], ['complaint_confirmed', undefined],
      ['complaint_classified', undefined], ['internal', undefined]]);
    assert.equal(got(await people.operator.get(pathOf(filed, 'timeline'))).events[3].kind, 'note_added');
  });

  test('related are those of the same object or party, newest first, as far as they may be read', async () => {
    const own = await classified({ description: 'One', object_ids: [kObject], contact: wang });
    const object = await classified({ description: 'Two', object_ids: ['other', kObject] });
    const party = await classified({ description: 'Three', object_ids: ['third'], contact: { name: 'W.', email: 'wang@EXAMPLE.org' } });
    const both = await classified({ description: 'Four', object_ids: [kObject], contact: wang });
    await client.file({ description: 'Five: nobody classified it', object_ids: [kObject], contact: wang });
    await classified({ description: 'Six: nothing in common', object_ids: ['sixth'], contact: { name: 'Wang', email: 'other@example.org' } });
    const wanted = new Map([[object.number, ['object']], [party.number, ['party']], [both.number, ['object', 'party']]]);
    const { related } = got(await life.gao.get(pathOf(own, 'related')));
    const known = related.filter((one) => wanted.has(one.number));
    assert.deepEqual(known.map((one) => one.number), [...wanted.keys()].sort().reverse());
    for (const one of known) assert.deepEqual(one.by, wanted.get(one.number), one.number);
    for (const one of related) assert.ok(wanted.has(one.number) || one.by.includes('party'), `${one.number} has nothing in common`);
    assert.doesNotMatch(JSON.stringify(related), /Wang|example\.org|Two/i);

    // In another's hands it is out of a handler's scope, and a conflict of interest hides it from anybody.
    await life.does('zhou', object, 'owner', { user: life.ben.user });
    await life.does('ben', object, 'owner/acceptance');
    await life.does('gao', both, 'conflicts', { user: life.tang.user, kind: 'accused', reason: 'It is about them.' });
    const seen = got(await life.tang.get(pathOf(own, 'related'))).related.map((one) => one.number);
    assert.ok(!seen.includes(object.number), 'out of scope');
    assert.ok(!seen.includes(both.number), 'in conflict');
    assert.ok(seen.includes(party.number));
    client.expectProblem(await life.tang.get(pathOf(both, 'related')), 403, 'OUT_OF_SCOPE');
  });

  test('precedents are closed complaints of the same category, with outcome and amount; none before a classification', async () => {
    const closed = await client.file({ description: 'Slow every evening.' });
    await life.does('gao', closed, 'conflicts', { user: life.rao.user, kind: 'team', reason: 'Their team.' });
    await life.close(closed);
    const fresh = await client.file({ description: 'Slow again.' });
    assert.deepEqual(got(await life.gao.get(pathOf(fresh, 'precedents'))).precedents, []);
    await life.confirm(fresh);
    await life.classify(fresh);
    const [one, ...others] = got(await life.gao.get(pathOf(fresh, 'precedents'))).precedents;
    assert.deepEqual([one.number, one.outcome, one.amount_minor, others], [closed.number, 'U1', 30_050, []]);
    assert.match(got(await client.get(pathOf(fresh, 'precedents'), inChinese(life.gao))).precedents[0].outcome_label, /[一-鿿]/);
    // A handler sees what is out of scope, as they plan by it; whom a conflict keeps from it sees nothing of it.
    client.expectProblem(await life.rao.get(`/v1/complaints/${closed.number}`), 403, 'OUT_OF_SCOPE');
    assert.deepEqual(got(await life.rao.get(pathOf(fresh, 'precedents'))).precedents, []);
    assert.equal(got(await life.tang.get(pathOf(fresh, 'precedents'))).precedents.length, 1);
    const other = await client.file({ description: 'A bill.' });
    await life.confirm(other);
    await life.classify(other, 'BL01');
    assert.deepEqual(got(await life.gao.get(pathOf(other, 'precedents'))).precedents, []);
  });

  test('the tables of classification are named in the language asked for, for every user', async () => {
    const english = got(await auditor.get('/v1/classification'));
    const chinese = got(await client.get('/v1/classification', inChinese(management)));
    const names = (tables) => tables.classes.flatMap((one) => one.categories.map(({ code, name }) => [code, name]));
    assert.equal(names(english).length, names(chinese).length);
    for (const [, name] of names(chinese)) assert.match(name, /[一-鿿]/);
    for (const [, name] of names(english)) assert.doesNotMatch(name, /[一-鿿]/);
    const find = (tables, list) => tables.lists.find((one) => one.list === list).items;
    assert.equal(find(english, 'remedy').find((one) => one.code === 'refund').money, true);
    assert.equal(find(english, 'remedy').length, find(chinese, 'remedy').length);
    assert.deepEqual(english.severities.map((one) => one.code), ['S1', 'S2', 'S3', 'S4']);
    client.expectProblem(await client.get('/v1/classification'), 401, 'SIGN_IN_NEEDED');
  });

  test('each read of who sees personal data is an event before it is an answer; what is not there is told as elsewhere', async () => {
    const filed = await classified({ description: 'x' });
    for (const what of ['timeline', 'related', 'precedents']) {
      const before = eventsOf(server, `access/${auditor.user}`).length;
      got(await auditor.get(pathOf(filed, what)));
      assert.deepEqual(eventsOf(server, `access/${auditor.user}`).slice(before),
        [{ kind: 'data_read', staff: { actor: `user:${auditor.user}`, number: filed.number, what }, person_staff: {} }]);
      client.expectProblem(await auditor.get(pathOf({ number: 'TS-1' }, what)), 400, 'INVALID_NUMBER');
      client.expectProblem(await auditor.get(pathOf(kNobody, what)), 404, 'COMPLAINT_NOT_FOUND');
      client.expectProblem(await people.operator.get(pathOf(kNobody, what)), 404, 'COMPLAINT_NOT_FOUND');
      // The complainant has a history of their own.
      client.expectProblem(await client.get(pathOf(filed, what), { Authorization: `QueryCode ${filed.query_code}` }), 401, 'SIGN_IN_NEEDED');
    }
  });

  test('the pages show the same, and lead from the complaint and back', async () => {
    const one = await classified({ description: 'Page one', object_ids: ['page-object'], contact: wang });
    const two = await classified({ description: 'Page two', object_ids: ['page-object'] });
    for (const [language, headers] of [['en', {}], ['zh-CN', { 'Accept-Language': 'zh-CN' }]]) {
      const gao = new Browser(client, headers);
      await gao.signIn('gao', passwordOf('gao'));
      const page = await gao.get(`/staff/complaints/${one.number}`);
      const links = page.byTag('a').map((a) => attribute(a, 'href'));
      for (const what of ['timeline', 'related', 'precedents']) {
        const path = `/staff/complaints/${one.number}/${what}`;
        assert.ok(links.includes(path), path);
        const shown = await gao.get(path);
        assert.equal(shown.status, 200);
        assert.equal(shown.language, language);
        assert.ok(shown.byTag('a').some((a) => attribute(a, 'href') === `/staff/complaints/${one.number}`), 'the way back');
      }
      const timeline = await gao.get(`/staff/complaints/${one.number}/timeline`);
      assert.equal(timeline.byTag('tr').length, 4);
      assert.ok(timeline.words.includes('zhou'));
      const related = await gao.get(`/staff/complaints/${one.number}/related`);
      assert.ok(related.byTag('a').some((a) => textOf(a) === two.number));
    }
    const tang = new Browser(client);
    await tang.signIn('tang', passwordOf('tang'));
    await life.does('gao', two, 'conflicts', { user: life.tang.user, kind: 'accused', reason: 'x' });
    assert.equal((await tang.get(`/staff/complaints/${two.number}/timeline`)).status, 403);
  });

  test('the inbox is filtered by category, owner and department', async () => {
    const mine = await classified({ description: 'mine' });
    await life.does('zhou', mine, 'owner', { user: life.tang.user });
    const other = await client.file({ description: 'unclassified' });
    const gao = new Browser(client);
    await gao.signIn('gao', passwordOf('gao'));
    const inbox = await gao.get('/staff/complaints');
    for (const name of ['category', 'owner', 'department']) assert.ok(inbox.byId(name), name);
    const listed = async (query) => (await gao.get(`/staff/complaints?state=open&${query}`)).byTag('a').map(textOf);
    for (const query of ['category=AV02', 'category=AV', `owner=${life.tang.user}`, 'department=D-ST']) {
      const numbers = await listed(query);
      assert.ok(numbers.includes(mine.number), query);
      assert.ok(!numbers.includes(other.number), query);
    }
    assert.ok((await listed('department=D-CC')).includes(other.number));
    assert.ok(!(await listed('category=BL01')).includes(mine.number));
    const filtered = await gao.get(`/staff/complaints?state=open&owner=${life.tang.user}`);
    assert.equal(attribute(filtered.byTag('option').find((option) => attribute(option, 'value') === life.tang.user && attribute(option, 'selected') !== undefined), 'value'), life.tang.user);
    assert.equal((await gao.get('/staff/complaints?state=open&owner=%3Cb%3E')).status, 422);
  });
});

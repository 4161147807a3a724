// Letters filled from complaints: which can be had when, what stops them, who reads them, and the pages that show them.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'parse5';
import { Browser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { Life, onDay } from '../support/life.js';
import { attribute, elementsOf, Reader, textOf } from '../support/page.js';
import { eventsOf, kQuickPasswords, passwordOf, People } from '../support/people.js';
import { Server } from '../support/server.js';

const kOperator = {
  name: { en: 'Example Storage', 'zh-CN': '示例存储' }, department: { en: 'Complaint Centre', 'zh-CN': '投诉处理部' },
  email: 'complaints@example.org', phone: '+86 21 5550 0100', tracking_page: 'https://complaints.example.org/track',
  external_bodies: [{ name: { en: 'Consumer hotline', 'zh-CN': '消费者投诉举报热线' }, contact: '12315' }],
};
const kFiling = { description: 'Slow <b>every</b> evening.', contact: { name: 'Wang Xiaoming', email: 'wangxm@example.org' } };
const kAll = ['N01', 'N02', 'N03', 'N04', 'N05', 'N06', 'N07', 'N08', 'N09', 'N10', 'N11', 'N12'];

/// The day in the operator's zone, so many days from now.
const inShanghai = (days) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);

describe('letters', () => {
  let server, client, people, life, folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-letters-'));
    await writeFile(join(folder, 'operator.json'), JSON.stringify(kOperator));
    server = await Server.start({ limits: kQuickPasswords, args: ['--operator', join(folder, 'operator.json')] });
    client = new Client(server);
    people = new People(server, client);
    life = await Life.start(people, client);
  });
  after(async () => {
    people.close();
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const pathOf = (id, filed) => `/v1/letters/${id}?complaint=${filed.number}`;
  const ask = (id, filed, language = 'en', who = life.gao) =>
    client.get(pathOf(id, filed), { Cookie: who.cookie, 'Accept-Language': language });
  const letter = async (id, filed, language = 'en') => {
    const response = await ask(id, filed, language);
    assert.equal(response.status, 200, `${id}: ${response.text}`);
    assert.deepEqual([response.json.template, response.json.complaint, response.json.language], [id, filed.number, language]);
    return response.json;
  };
  const missing = async (id, filed, language = 'en') => client.expectProblem(await ask(id, filed, language), 409, 'LETTER_INCOMPLETE').errors;
  const codes = async (id, filed) => (await missing(id, filed)).map((stop) => stop.code);
  /// Which letters can be had now.
  const had = async (filed) => {
    const got = [];
    for (const id of kAll) if ((await ask(id, filed)).status === 200) got.push(id);
    return got;
  };

  test('a letter is text and HTML in the language asked for; hostile words stay words; the query code is not in it', async () => {
    const filed = await client.file(kFiling);
    const english = await letter('N01', filed);
    assert.match(english.text, /Dear Wang Xiaoming,[^]*Slow <b>every<\/b> evening\.[^]*Consumer hotline: 12315[^]*Example Storage/);
    assert.ok(!english.text.includes(filed.query_code) && !english.html.includes(filed.query_code));
    assert.match(english.text, new RegExp(`${filed.number}-1\\.tlog-proof`));
    const tags = elementsOf(parse(english.html)).map((element) => element.tagName);
    assert.ok(!tags.includes('b') && !tags.includes('script'));
    const chinese = await letter('N01', filed, 'zh-CN');
    assert.match(chinese.text, /尊敬的Wang Xiaoming：[^]*示例存储/);
    assert.match(chinese.subject, /已收到|我们已收到/);
    assert.equal(chinese.name, '投诉回执');
  });

  test('each letter can be had from its event on, and names before it what is missing, in the reader\'s language', async () => {
    const filed = await client.file(kFiling);
    assert.deepEqual(await had(filed), ['N01']);
    assert.deepEqual(await codes('N02', filed), ['not_due']);
    assert.match((await missing('N02', filed, 'zh-CN'))[0].detail, /工作人员确认受理后/);
    await life.plan(filed);
    assert.deepEqual(await had(filed), ['N01', 'N02']);
    // The decision is checked before it is told: nobody approved its text yet.
    const stops = await missing('N06', filed);
    assert.deepEqual(stops.map((stop) => [stop.code, stop.pointer]), [['not_due', ''], ['text_unapproved', '/decision_text']]);
    assert.match((await missing('N06', filed, 'zh-CN'))[1].detail, /^决定文本：缺少所需的审批/);
    await life.does('ben', filed, 'decision/approval', { draft: life.draft });
    assert.deepEqual(await codes('N06', filed), ['not_due']);
    await life.does('tang', filed, 'result');
    assert.deepEqual(await had(filed), ['N01', 'N02', 'N06', 'N10']);

    const decision = await letter('N06', filed);
    for (const words of [`Decision ${filed.number}-D1`, 'Slow in the evening.', 'Found on 2.', 'The limit is gone.', 'Refund. One month.', '300.50 CNY', `Done by: ${onDay(3)}`, '12315']) {
      assert.ok(decision.text.includes(words), `${words} is in ${decision.text}`);
    }
    assert.doesNotMatch(decision.text + decision.html, /SECRET|Shen|Proved loss|tang|D-ST|user:/);
    const leaf = (await client.look(filed.number, filed.query_code)).json.history.find((entry) => entry.kind === 'result_told').leaf;
    assert.match(decision.text.replaceAll(/\s+/g, ' '), new RegExp(`public log as entry ${leaf},`));

    await life.says(filed, 'review', { text: 'Two months were slow.' });
    await life.does('rao', filed, 'review/taking');
    await life.does('rao', filed, 'review/decision', { result: 'changed', outcome: 'U2', reasons: 'One month is proved.',
      answers: [{ point: 1, answer: 'A person calls.', reasons: 'You asked.', remedies: [{ remedy: 'explain', text: 'A call.', due_on: onDay(1) }] },
        { point: 2, answer: 'As before.', reasons: 'As before.', remedies: [{ remedy: 'apologise', text: 'By letter.', due_on: onDay(1) }] }] });
    const review = await letter('N08', filed);
    for (const words of ['Slow in the evening.', 'A person calls.', 'One month is proved.', '300.50 CNY']) assert.ok(review.text.includes(words), words);
    assert.equal((await letter('N06', filed)).text, decision.text, 'an earlier letter stays as it was');
  });

  test('information requests, rejections and closings have their letters; what no event tells yet says so', async () => {
    const asked = await client.file(kFiling);
    await life.does('tang', asked, 'information-requests', { text: 'Which file?', items: ['Its CID.'] });
    const question = (await letter('N03', asked)).text;
    for (const words of ['Which file?', 'Its CID.', inShanghai(10)]) assert.ok(question.includes(words), `${words} is in ${question}`);

    const rejected = await client.file(kFiling);
    const proposed = await life.does('tang', rejected, 'rejection', { reason: 'RJ1', explanation: 'The shop is not ours.', remedies: ['responsible_party', 'court'] });
    assert.deepEqual(await codes('N04', rejected), ['not_due'], 'one person rejects nothing');
    await life.does('ben', rejected, 'rejection/approval', { proposal: proposed.events[0].seq });
    assert.match((await letter('N04', rejected)).text, /The shop is not ours\./);
    assert.deepEqual(await codes('N11', rejected), ['said_already']);

    const closed = await client.file(kFiling);
    await life.close(closed);
    assert.match((await letter('N11', closed)).text, /Your complaint was closed on/);
    assert.match((await letter('N11', closed, 'zh-CN')).text, /结案/);
    for (const id of ['N05', 'N07', 'N09', 'N12']) {
      assert.ok((await codes(id, closed)).every((code) => code === 'not_recorded'), id);
      assert.match((await missing(id, closed, 'zh-CN'))[0].detail, /后续版本/, id);
    }
    // A new round: the old result is taken back, the new one not told.
    await life.says(closed, 'reopening', { reason: 'Slow again.' });
    assert.ok((await codes('N06', closed)).includes('not_due'));
  });

  test('who may read a letter, and that the read is an event; wrong questions are told', async () => {
    const filed = await client.file(kFiling);
    const auditor = await people.member('auditor', ['auditor']);
    client.expectProblem(await ask('N01', filed, 'en', auditor), 403, 'CONTENTS_HIDDEN');
    const before = eventsOf(server, `access/${life.rao.user}`).length;
    assert.equal((await ask('N01', filed, 'en', life.rao)).status, 200);
    assert.deepEqual(eventsOf(server, `access/${life.rao.user}`).slice(before),
      [{ kind: 'data_read', staff: { actor: `user:${life.rao.user}`, number: filed.number, what: 'letter' }, person_staff: {} }]);
    const { gao } = life;
    client.expectProblem(await gao.get(`/v1/letters/N13?complaint=${filed.number}`), 404, 'TEMPLATE_NOT_FOUND');
    client.expectProblem(await gao.get('/v1/letters/N01'), 422, 'INVALID_FIELDS');
    client.expectProblem(await gao.get(`/v1/letters/N01?complaint=${filed.number}&more=1`), 422, 'INVALID_FIELDS');
    client.expectProblem(await gao.get('/v1/letters/N01?complaint=TS-1'), 400, 'INVALID_NUMBER');
    client.expectProblem(await gao.get('/v1/letters/N01?complaint=%FF'), 400, 'MALFORMED_QUERY');
    client.expectProblem(await client.get(pathOf('N01', filed)), 401, 'SIGN_IN_NEEDED');
    assert.equal((await people.operator.get(pathOf('N01', filed))).status, 200);
  });

  test('the staff page leads to every letter; its page shows it, or what is missing', async () => {
    const filed = await client.file(kFiling);
    for (const [language, words, lacks] of [['en', 'Your complaint reached us', 'cannot be sent yet'], ['zh-CN', '您的投诉已于', '尚缺']]) {
      const tang = new Browser(client, { 'Accept-Language': language });
      await tang.signIn('tang', passwordOf('tang'));
      const page = await tang.get(`/staff/complaints/${filed.number}`);
      const links = page.byTag('a').map((a) => attribute(a, 'href'));
      for (const id of kAll) assert.ok(links.includes(`/staff/complaints/${filed.number}/letters/${id}`), id);
      const shown = await tang.get(`/staff/complaints/${filed.number}/letters/N01`);
      assert.equal(shown.language, language);
      assert.ok(textOf(shown.byTag('main')[0]).includes(words), words);
      assert.ok(textOf(shown.byTag('pre')[0]).includes('Slow <b>every</b> evening.'));
      assert.ok(!shown.text.includes(filed.query_code));
      const stopped = await tang.get(`/staff/complaints/${filed.number}/letters/N06`);
      assert.equal(stopped.status, 200);
      assert.ok(textOf(stopped.byTag('main')[0]).includes(lacks), lacks);
      assert.equal((await tang.get(`/staff/complaints/${filed.number}/letters/N99`)).status, 404);
    }
    const auditor = new Browser(client);
    await auditor.signIn('auditor', passwordOf('auditor'));
    const masked = await auditor.get(`/staff/complaints/${filed.number}`);
    assert.ok(!masked.byTag('a').some((a) => (attribute(a, 'href') ?? '').includes('/letters/')), 'nothing to see for who sees words masked');
    assert.equal((await auditor.get(`/staff/complaints/${filed.number}/letters/N01`)).status, 403);
  });

  test('the complainant reads the result as a letter once it was told, with number and code only', async () => {
    const filed = await client.file(kFiling);
    for (const language of ['en', 'zh-CN']) {
      const reader = new Reader(client, { 'Accept-Language': language });
      const track = async () => reader.page(await reader.submit(await reader.get('/track'), '/track', { number: filed.number, code: filed.query_code }), 'track');
      if (language === 'en') {
        assert.ok(!(await track()).byTag('form').some((form) => attribute(form, 'action') === '/track/letter'), 'nothing was told yet');
        await life.tell(filed);
      }
      const page = await track();
      const shown = reader.page(await reader.submit(page, '/track/letter', {}), 'letter');
      assert.equal(shown.status, 200);
      assert.equal(shown.language, language);
      const words = textOf(shown.byTag('main')[0]);
      for (const part of ['The limit is gone.', '12315', `${filed.number}-D1`]) assert.ok(words.includes(part), part);
      assert.doesNotMatch(shown.text, /SECRET|Shen|Proved loss/);
      const back = reader.page(await reader.submit(shown, '/track', {}), 'back');
      assert.equal(back.status, 200);
    }
    const wrong = await client.send('POST', '/track/letter', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: `number=${filed.number}&code=AAAAAAAA` });
    assert.equal(wrong.status, 403);
    assert.ok(!wrong.text.includes('The limit is gone.'));
  });

  test('without the operator\'s file no letter is made, and who asks is told why', async () => {
    const bare = await Server.start({ limits: kQuickPasswords });
    try {
      const operator = new Client(bare, { localSocket: true });
      const filed = await operator.file(kFiling);
      for (const [language, words] of [['en', /--operator FILE/], ['zh-CN', /请使用 --operator FILE/]]) {
        const response = await operator.get(pathOf('N01', filed), { 'Accept-Language': language });
        const problem = operator.expectProblem(response, 409, 'LETTER_INCOMPLETE');
        assert.deepEqual(problem.errors.map((stop) => stop.code), ['operator_unknown']);
        assert.match(problem.detail, words);
      }
      operator.close();
    } finally {
      await bare.remove();
    }
  });
});

// A day at work by keyboard alone, without script, on a telephone and on a desk, in both languages: first password,
// inbox, a complaint confirmed, a rejection proposed by one and approved by another.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '../../api/support/client.js';
import { kQuickPasswords, passwordOf, People } from '../../api/support/people.js';
import { Server } from '../../api/support/server.js';
import { checkAccess, checkWidth, launch, shoot, tabTo } from '../support/browser.js';

const kWords = {
  en: { matter: 'The file cannot be retrieved.', demand: 'Make it retrievable.', why: 'This service is not ours.' },
  'zh-CN': { matter: '文件无法取回。', demand: '恢复文件。', why: '该服务不由我方提供。' },
};

describe('pages of staff in a browser', () => {
  let server, browser, client, people;
  before(async () => {
    [server, browser] = await Promise.all([Server.start({ limits: kQuickPasswords }), launch()]);
    client = new Client(server);
    people = new People(server, client);
  });
  after(async () => { people?.close(); await browser?.close(); await server?.remove(); });

  async function open(options, language, width) {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 800 }, ...options });
    return { context, page: await context.newPage() };
  }

  const press = async (page, selector) => {
    await tabTo(page, selector);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  const type = async (page, selector, text) => { await tabTo(page, selector); await page.keyboard.type(text); };

  async function signIn(page, login, password) {
    await page.goto(new URL('/staff', server.url).href);
    await type(page, '#login', login);
    await type(page, '#password', password);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }

  /// Opens the form of one act: the lists of acts are folded.
  async function unfold(page, action) {
    await page.locator(`form[action$="${action}"]`).locator('xpath=ancestor::details').locator('summary').press('Enter');
  }

  async function walk(page, login, words, look) {
    const { user } = await people.add(login, ['handler'], '张华 Zhang Hua');
    const once = await people.oneTimePassword(user);
    const filed = await client.file({ description: words.matter, contact: { name: 'Wang', email: 'w@example.org' } });
    const path = `/staff/complaints/${filed.number}`;
    await signIn(page, login, once);
    await look('staff-password');
    await type(page, '#old_password', once);
    await type(page, '#new_password', passwordOf(login));
    await press(page, 'main button');
    await look('staff-inbox');
    await press(page, `a[href="${path}"]`);
    await look('staff-complaint');
    await unfold(page, '/confirmation');
    await type(page, '#confirm_matter', words.matter);
    await type(page, '#confirm_demand', words.demand);
    await press(page, 'form[action$="/confirmation"] button');
    await look('staff-confirmed');
    await unfold(page, '/rejection');
    await press(page, 'form[action$="/rejection"] button');
    await look('staff-errors');
    await type(page, '#reject_explanation', words.why);
    await tabTo(page, 'input[name="reject_remedies"]');
    await page.keyboard.press('Space');
    await press(page, 'form[action$="/rejection"] button');
    await look('staff-proposed');
    await unfold(page, '/rejection/approval');
    await press(page, 'form[action$="/rejection/approval"] button');
    await look('staff-refused');
    assert.equal((await client.look(filed.number, filed.query_code)).json.stage, 'CONFIRMED');
    const other = await people.member(`${login}-2`, ['team_lead']);
    const proposal = (await other.get(`/v1/complaints/${filed.number}`)).json.history.at(-1).seq;
    assert.equal((await other.post(`/v1/complaints/${filed.number}/rejection/approval`, { proposal })).status, 201);
    await page.goto(new URL(path, server.url).href);
    await look('staff-closed');
    const shown = await page.locator('main').innerText();
    for (const text of Object.values(words)) assert.ok(shown.includes(text), text);
  }

  /// Groups, and what lies beside a complaint.
  async function lookAround(page, login, look) {
    const manager = await people.member(login, ['complaint_manager'], 'D-CC');
    const filed = await Promise.all([client.file(), client.file()]);
    const opened = await manager.post('/v1/groups', { name: 'Outage 停机', numbers: filed.map((one) => one.number) });
    assert.equal(opened.status, 201, opened.text);
    const path = `/staff/groups/${opened.json.group}`;
    const drafted = await manager.post(path.replace('/staff', '/v1') + '/result', { outcome: 'U1', text: '停机由我们造成。' });
    assert.equal(drafted.status, 201, drafted.text);
    await signIn(page, login, passwordOf(login));
    const complaint = `/staff/complaints/${filed[0].number}`;
    for (const [name, place] of [['groups', '/staff/groups'], ['group', path], ['timeline', `${complaint}/timeline`],
      ['related', `${complaint}/related`], ['precedents', `${complaint}/precedents`], ['letter', `${complaint}/letters/N06`]]) {
      const response = await page.goto(new URL(place, server.url).href);
      assert.equal(response.status(), 200, place);
      await look(`staff-${name}`);
    }
  }

  for (const language of Object.keys(kWords)) {
    for (const width of [360, 1280]) {
      test(`${language}, ${width} px: groups and what lies beside a complaint`, async () => {
        const { context, page } = await open({ javaScriptEnabled: false }, language, width);
        await lookAround(page, `g${language.slice(0, 2)}${width}`, async (name) => {
          assert.equal(await page.locator('html').getAttribute('lang'), language, name);
          await checkWidth(page, `${name} at ${width} px`);
          await shoot(page, `${language}-${width}-${name}`);
        });
        await context.close();
      });
      test(`${language}, ${width} px: a day at work by keyboard, without script`, async () => {
        const { context, page } = await open({ javaScriptEnabled: false }, language, width);
        await walk(page, `z${language.slice(0, 2)}${width}`, kWords[language], async (name) => {
          assert.equal(await page.locator('html').getAttribute('lang'), language, name);
          await checkWidth(page, `${name} at ${width} px`);
          await shoot(page, `${language}-${width}-${name}`);
        });
        await context.close();
      });
    }
  }

  for (const colorScheme of ['light', 'dark']) {
    test(`the accessibility scan finds nothing, ${colorScheme}`, async () => {
      const { context, page } = await open({ bypassCSP: true, colorScheme }, 'en', 360);
      await walk(page, `axe-${colorScheme}`, kWords.en, async (name) => {
        await checkAccess(page, name);
        await shoot(page, `${colorScheme}-${name}`);
      });
      await context.close();
    });

    test(`the accessibility scan finds nothing in groups and beside a complaint, ${colorScheme}`, async () => {
      const { context, page } = await open({ bypassCSP: true, colorScheme }, 'zh-CN', 360);
      await lookAround(page, `axe-g-${colorScheme}`, (name) => checkAccess(page, name));
      await context.close();
    });
  }
});

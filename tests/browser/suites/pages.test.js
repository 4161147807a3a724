// A complaint by keyboard alone, without script, on a telephone and on a desk, in both languages; and the same way once
// more under the accessibility scan.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Server } from '../../api/support/server.js';
import { checkAccess, checkWidth, launch, shoot, tabTo } from '../support/browser.js';

const kWords = {
  en: { description: 'My file cannot be retrieved since yesterday.', information: 'It is file bafy-1.' },
  'zh-CN': { description: '我的文件从昨天起无法取回。', information: '涉及的文件是 bafy-1。' },
};
const kWidths = [360, 1280];
const kLong = `${'bafy'.repeat(30)} ${'𠮷'.repeat(70)}`;  // within the limit of an object's id

describe('pages in a browser', () => {
  let server, browser;
  before(async () => { [server, browser] = await Promise.all([Server.start(), launch()]); });
  after(async () => { await browser?.close(); await server?.remove(); });

  /// Walks from the start page to a withdrawn complaint, by keyboard; `look(name)` sees every page on the way.
  async function walk(page, words, look) {
    const press = async (selector) => { await tabTo(page, selector); await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]); };
    await page.goto(server.url.href);
    await look('start');
    await press('main a[href="/file"]');
    await look('form');
    await press('main button');
    await look('form-errors');
    assert.match(await page.title(), /^(Error|有误)/);
    await press('.summary a');
    await page.keyboard.type(words.description);
    await tabTo(page, 'input[value="claim"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#claim_amount');
    await page.keyboard.type('12.50');
    await tabTo(page, '#object_ids');
    await page.keyboard.type(kLong);
    await tabTo(page, '#files');
    await page.setInputFiles('#files', [{ name: '证据.txt', mimeType: 'text/plain', buffer: Buffer.from(words.description) }]);
    await press('main form:not([action="/x"]) button[type="submit"]');
    await look('receipt');
    const [number, code] = await page.locator('.keep strong').allTextContents();
    assert.match(number, /^TS-\d{8}-\d{6,}-\d$/);
    await press('a[href="/track"]');
    await look('track');
    await tabTo(page, '#number');
    await page.keyboard.type(number);
    await tabTo(page, '#code');
    await page.keyboard.type(code);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await look('complaint');
    assert.ok(!page.url().includes(code) && !page.url().includes(number));
    await tabTo(page, '#text');
    await page.keyboard.type(words.information);
    await press('form[action="/track/information"] button');
    await look('added');
    await tabTo(page, '#files');
    await page.setInputFiles('#files', [{ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from(words.information) }]);
    await press('form[action="/track/attachments"] button');
    await look('attached');
    await press('form[action="/track/withdrawal"] button');
    await look('sure');
    await press('form[action="/track/withdrawal"] button');
    await look('withdrawn');
    const shown = await page.locator('main').innerText();
    for (const text of [words.description, words.information, '12.50 CNY', '证据.txt', 'log.txt']) assert.ok(shown.includes(text), text);
  }

  async function open(options, language, width) {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 800 }, ...options });
    return { context, page: await context.newPage() };
  }

  for (const language of Object.keys(kWords)) {
    for (const width of kWidths) {
      test(`${language}, ${width} px: filed, looked at, added to and withdrawn by keyboard, without script`, async () => {
        const { context, page } = await open({ javaScriptEnabled: false }, language, width);
        await walk(page, kWords[language], async (name) => {
          assert.equal(await page.locator('html').getAttribute('lang'), language);
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
      await walk(page, kWords.en, async (name) => {
        await checkAccess(page, name);
        await shoot(page, `${colorScheme}-${name}`);
      });
      await page.goto(new URL('/developers', server.url).href);
      await checkAccess(page, 'developers');
      await context.close();
    });
  }

  test('nothing is loaded but the page and its style sheet, and nothing complains', async () => {
    const { context, page } = await open({}, 'en', 1280);
    const loaded = [];
    const complaints = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(new URL('/file', server.url).href, { waitUntil: 'networkidle' });
    assert.deepEqual(loaded.map((path) => path.replace(/style-[0-9a-f]+/, 'style')), ['/file', '/assets/style.css']);
    assert.deepEqual(complaints.filter((text) => !text.includes('favicon')), []);
    await context.close();
  });
});

// Debian's Chromium, driven by Playwright; the keyboard as people use it; the accessibility scan.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kChromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const launch = () => chromium.launch({ executablePath: kChromium, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });

/// The id of the element that has the focus, else its name, else its tag.
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at?.id || at?.getAttribute('name') || at?.tagName;
});

/// Presses Tab until the element that `selector` finds has the focus; everything on the way must show its focus.
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; ++presses) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate((wanted) => {
      const at = document.activeElement;
      return { there: at.matches(wanted), outline: getComputedStyle(at).outlineStyle, tag: at.tagName };
    }, selector);
    if (state.tag !== 'BODY') assert.notEqual(state.outline, 'none', `the focus on ${await focused(page)} is not to be seen`);
    if (state.there) return;
  }
  assert.fail(`${selector} cannot be reached with the Tab key`);
}

/// Nothing makes the page wider than the window.
export async function checkWidth(page, what) {
  const { content, window } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
  assert.ok(content <= window, `${what}: ${content} px of content in ${window} px`);
}

/// No violation of WCAG 2.2 AA or of good practice that axe-core can see.
export async function checkAccess(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`), [], what);
}

/// Where REDRESS_SHOTS names a directory, a picture of the whole page is put there.
export async function shoot(page, name) {
  if (process.env.REDRESS_SHOTS) await page.screenshot({ path: `${process.env.REDRESS_SHOTS}/${name}.png`, fullPage: true });
}

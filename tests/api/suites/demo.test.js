// `redress demo`: a new register with every stage in it, that verifies like any other and lets its people in.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Browser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { textOf } from '../support/page.js';
import { openCheckpoint, verifyReceipt } from '../support/receipt.js';
import { binary, Server } from '../support/server.js';

const kRepository = fileURLToPath(new URL('../../../', import.meta.url));
// All that last: rejected and withdrawn pass at once to closed, with codes of their own.
const kStages = ['RECEIVED', 'CONFIRMED', 'CLASSIFIED', 'INVESTIGATING', 'PLANNING', 'HANDLING', 'FEEDBACK', 'FOLLOW_UP', 'CLOSED',
  'AWAITING_INFO', 'REFERRED', 'MERGED', 'UNDER_REVIEW', 'EXTERNAL', 'REOPENED'];
const kCloseCodes = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'];
const kOutcomes = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8'];
const kSeverities = ['S1', 'S2', 'S3', 'S4'];

const run = (...words) => spawnSync(binary, words, { encoding: 'utf8', timeout: 120_000 });
const valuesOf = (things, key) => [...new Set(things.map((one) => one[key]).filter(Boolean))].sort();

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'corpus'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

describe('the demo', () => {
  let root, data, demo, server, client, shown;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'redress-demo-'));
    data = join(root, 'd');
    await mkdir(data);  // an empty one may be there
    const ran = run('--lang', 'en', 'demo', '--data', data, '--json');
    assert.equal(ran.status, 0, ran.stderr);
    demo = JSON.parse(ran.stdout);
    server = await Server.start({ data });
    client = new Client(server);
    shown = [];
    for (const one of demo.complaints) {
      const found = await client.look(one.number, one.query_code);
      assert.equal(found.status, 200, one.id);
      shown.push(found.json);
    }
  });
  after(async () => {
    client?.close();
    await server?.remove();
    await rm(root, { recursive: true, force: true });
  });

  test('has every stage, outcome, close code and severity', () => {
    assert.ok(shown.length >= 60, String(shown.length));
    assert.deepEqual(valuesOf(shown, 'stage'), [...kStages].sort());
    assert.deepEqual(valuesOf(shown, 'close_code'), kCloseCodes);
    assert.deepEqual(valuesOf(shown, 'outcome'), kOutcomes);
    assert.deepEqual(valuesOf(shown, 'severity'), kSeverities);
    assert.ok(valuesOf(shown, 'category').length >= 40);
    demo.complaints.forEach((one, i) => assert.equal(shown[i].stage, one.stage, one.id));
    for (const [stage, count] of Object.entries(demo.stages)) assert.equal(shown.filter((one) => one.stage === stage).length, count);
  });

  test('speaks both languages about equally', () => {
    for (const language of ['en', 'zh-CN']) {
      const share = demo.complaints.filter((one) => one.language === language).length / demo.complaints.length;
      assert.ok(share > 0.4, `${language}: ${share}`);
    }
  });

  test('is sound, fit, and of the past', async () => {
    assert.equal(run('log', 'verify', '--data', data).status, 0);
    const doctor = run('doctor', '--data', data, '--json');
    assert.equal(JSON.parse(doctor.stdout).fit, true, doctor.stdout);
    const times = shown.map((one) => Date.parse(one.received_at));
    assert.ok(Math.max(...times) < Date.now());
    assert.ok(Math.max(...times) > Date.now() - 3 * 86_400_000, 'of these days');
  });

  test('gives receipts that verify', async () => {
    const key = (await client.get('/log/key')).text.trim();
    for (const stage of ['RECEIVED', 'FEEDBACK', 'CLOSED']) {
      const one = demo.complaints.find((complaint) => complaint.stage === stage);
      const receipt = await client.get(`/v1/complaints/${one.number}/receipts/1`, { Authorization: `QueryCode ${one.query_code}` });
      assert.equal(receipt.status, 200, one.id);
      assert.equal(verifyReceipt(receipt.text, key).envelope.stream, one.number);
    }
  });

  test('lets its people in, each to what is theirs', async () => {
    const inbox = async (login) => {
      const browser = new Browser(client);
      const page = await browser.signIn(login, demo.password);
      assert.equal(page.status, 200, login);
      return textOf((await browser.get('/staff/complaints')).byTag('main')[0]);
    };
    const numbers = (text) => demo.complaints.filter((one) => text.includes(one.number));
    assert.ok(numbers(await inbox('gao.wen')).length > 10, 'the manager sees them all');
    const handled = numbers(await inbox('pan.li'));
    assert.ok(handled.length > 2 && handled.length < 20, `a handler sees their own: ${handled.length}`);
    assert.doesNotMatch(server.seen.out, /one-time password/i, 'nobody else was added by the start');
    const wrong = await new Browser(client).signIn('gao.wen', 'demo-demo-demo');
    assert.match(textOf(wrong.byTag('main')[0]), /password|密码/i);
  });

  test('has one group that waits for approval, and one that went all the way', async () => {
    const closed = shown.filter((one) => one.close_code === 'C7');
    const merged = shown.filter((one) => one.stage === 'MERGED');
    assert.deepEqual([closed.length, merged.length], [2, 3]);
    for (const members of [closed, merged]) assert.equal(valuesOf(members, 'group').length, 1);
    const kinds = (one) => one.history.map((entry) => entry.kind).filter((kind) => kind !== 'internal');
    for (const one of closed) {
      assert.deepEqual(kinds(one).slice(-4), ['group_joined', 'message_sent', 'group_result_told', 'complaint_closed'], one.number);
    }
    for (const one of merged) assert.deepEqual(kinds(one).slice(-2), ['group_joined', 'message_sent'], one.number);
    const browser = new Browser(client);
    await browser.signIn('song.yue', demo.password);
    const page = async (group) => textOf((await browser.get(`/staff/groups/${group}`)).byTag('main')[0]);
    const waiting = await page(merged[0].group);
    const ended = await page(closed[0].group);
    for (const one of merged) assert.ok(waiting.includes(one.number), one.number);
    for (const one of closed) assert.ok(ended.includes(one.number), one.number);
    assert.match(waiting, /Draft of the result.*Approve and tell/s);
    assert.match(ended, /Result that was told/);
    assert.doesNotMatch(ended, /Approve and tell/);
  });

  test('is not made where something is', async () => {
    const before = await client.logSize();
    for (const [language, words] of [['en', /Nothing was changed/], ['zh-CN', /未作任何更改/]]) {
      const again = run('--lang', language, 'demo', '--data', data);
      assert.equal(again.status, 1);
      assert.match(again.stderr, words);
      assert.equal(again.stdout, '', 'no password is shown for nothing');
    }
    assert.equal(await client.logSize(), before);
    const other = join(root, 'other');
    await mkdir(other);
    await writeFile(join(other, 'mine.txt'), 'x');
    assert.equal(run('demo', '--data', other).status, 1);
    assert.deepEqual(readdirSync(other), ['mine.txt']);
    assert.deepEqual(readdirSync(root).sort(), ['d', 'd.keys', 'other']);
  });

  test('leaves nothing behind when it is stopped', async () => {
    const stopped = join(root, 'stopped');
    const child = spawn(binary, ['demo', '--data', stopped], { stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (bytes) => { out += bytes; });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (!existsSync(join(`${stopped}.filling`, 'redress.db')) && child.exitCode === null) await new Promise((next) => setTimeout(next, 5));
    child.kill('SIGTERM');
    assert.equal(await ended, 1);
    assert.equal(out, '');
    assert.deepEqual(readdirSync(root).filter((name) => name.startsWith('stopped')), []);
  });

  test('cannot be taken for the register of a host', async () => {
    const { origin } = openCheckpoint((await client.get('/log/checkpoint')).text, (await client.get('/log/key')).text.trim());
    assert.match(origin, /^demo\.invalid\//);
  });

  test('draws another password each time, and keeps its people out of everything else', () => {
    assert.match(demo.password, /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
    const names = demo.people.map((person) => person.name);
    for (const folder of ['src', 'tests', 'docs', 'script']) {
      for (const file of filesIn(join(kRepository, folder))) {
        const text = readFileSync(file, 'utf8');
        for (const name of names) assert.ok(!text.includes(name), `${file} names ${name}`);
      }
    }
  });
});

// The whole life of a complaint by pages without script: five people in five roles, and the complainant.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { Reader, textOf } from '../support/page.js';
import { kQuickPasswords, passwordOf, People } from '../support/people.js';
import { verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

const kDay = 86_400_000;
const inDays = (days) => new Date(Date.now() + days * kDay).toISOString().slice(0, 10);

describe('the life by pages', () => {
  let server, client, people;
  const browsers = {}, ids = {};
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    people = new People(server, client);
    for (const [login, role, department] of [['zhou', 'classifier', 'D-CC'], ['tang', 'handler', 'D-ST'], ['ben', 'team_lead', 'D-ST'],
      ['gao', 'complaint_manager', 'D-CC'], ['rao', 'reviewer', 'D-QA']]) {
      ids[login] = (await people.member(login, [role], department)).user;
      browsers[login] = new Browser(client);
      assert.equal((await browsers[login].signIn(login, passwordOf(login))).status, 200);
    }
  });
  after(async () => { people.close(); await server.remove(); });

  const pathOf = (filed) => `/staff/complaints/${filed.number}`;
  const look = async (filed) => (await client.look(filed.number, filed.query_code)).json;
  /// Sends the form of one act as the page shows it; the page that comes back.
  const does = async (who, filed, route, typed = {}) => {
    const page = await browsers[who].get(pathOf(filed));
    assert.ok(page.form(`${pathOf(filed)}/${route}`), `${who} is offered ${route}: ${textOf(page.byTag('main')[0]).slice(0, 300)}`);
    return browsers[who].send(page, `${pathOf(filed)}/${route}`, typed);
  };
  const done = async (who, filed, route, typed) => {
    const page = await does(who, filed, route, typed);
    assert.equal(page.status, 200, `${who} ${route}: ${page.byClass('summary').map(textOf).join(' ')}`);
    assert.equal(page.byClass('done').length, 1, `${who} ${route}`);
    return page;
  };
  const reader = () => new Reader(client);
  const tracked = async (filed) => {
    const start = await reader().get('/track');
    return reader().page(await reader().submit(start, '/track', { number: filed.number, code: filed.query_code }), 'track');
  };
  const replies = async (filed, act, typed) => {
    const page = await tracked(filed);
    assert.ok(page.form(`/track/${act}`), `${act} is offered`);
    return reader().page(await reader().submit(page, `/track/${act}`, typed), act);
  };
  const stage = async (filed, wanted) => assert.equal((await look(filed)).stage, wanted);

  async function bringToPlanning(filed) {
    await done('tang', filed, 'confirmation', { confirm_matter: 'A file is slow.', confirm_demand: 'Make it fast.' });
    await done('zhou', filed, 'classification', { classification_category: 'AV02', classification_points: 'Slow in the evening.\nNobody called back.' });
    await done('zhou', filed, 'owner', { owner_user: ids.tang });
    await done('tang', filed, 'owner/acceptance');
    await done('tang', filed, 'investigation-plan', { investigation_plan_steps: 'Look at the evening traffic.' });
    for (const check of ['T10', 'T11', 'T25']) {
      await done('tang', filed, 'checks', { checks_check: check, checks_result: 'PASS', checks_text: 'measured' });
    }
    await done('tang', filed, 'statements', { statements_side: 'accused_unit', statements_text: 'A limit was set by mistake.' });
    for (const point of ['1', '2']) {
      await done('tang', filed, 'findings', { findings_point: point, findings_finding: 'SUBSTANTIATED', findings_facts: `Found on ${point}.` });
    }
    await done('tang', filed, 'investigation/conclusion');
    await done('tang', filed, 'identity-checks', { identity_checks_level: 'account', identity_checks_method: 'signed in' });
  }
  const kPlan = {
    plan_answers_0_answer: 'The limit is gone.', plan_answers_0_reasons: 'Our mistake.',
    plan_answers_0_remedies_0_remedy: 'refund', plan_answers_0_remedies_0_text: 'One month.',
    plan_answers_0_remedies_0_due_on: inDays(3), plan_answers_0_remedies_0_amount_minor: '300.50',
    plan_answers_1_answer: 'We are sorry.', plan_answers_1_reasons: 'The list was not worked off.',
    plan_answers_1_remedies_0_remedy: 'apologise', plan_answers_1_remedies_0_text: 'By letter.',
    plan_answers_1_remedies_0_due_on: inDays(2),
  };

  test('a complaint goes through all stages, through a rejected plan and a review that changes the outcome, to its close', async () => {
    const filed = await client.file({ description: 'Slow every evening.' });
    await bringToPlanning(filed);

    const wrong = await does('tang', filed, 'plan', { ...kPlan, plan_answers_0_remedies_0_amount_minor: 'much' });
    assert.equal(wrong.status, 422);
    assert.ok(wrong.errorsAt('plan_answers_0_remedies_0_amount_minor'), 'the error stands at its field');
    assert.equal(wrong.value('plan_answers_1_answer'), 'We are sorry.', 'what was typed comes back');

    await done('tang', filed, 'plan', kPlan);
    const own = await does('tang', filed, 'plan/approval');
    assert.equal(own.status, 409, 'nobody approves their own plan');
    await done('ben', filed, 'plan/rejection', { plan_rejection_reason: 'Say why one month.' });
    await done('tang', filed, 'plan', { ...kPlan, plan_answers_0_reasons: 'One month was slow.' });
    await done('ben', filed, 'plan/approval');
    await stage(filed, 'HANDLING');
    await done('tang', filed, 'decision', { decision_text: 'We looked into it.' });
    await done('ben', filed, 'decision/approval');
    await done('tang', filed, 'result');
    await stage(filed, 'FEEDBACK');

    assert.equal((await replies(filed, 'review', { track_review_text: 'Two months were slow.' })).status, 200);
    await stage(filed, 'UNDER_REVIEW');
    await done('rao', filed, 'review/taking');
    await done('rao', filed, 'review/decision', {
      review_decision_result: 'changed', review_decision_outcome: 'U2', review_decision_reasons: 'The second month is not proved.',
      review_decision_answers_1_answer: 'A person calls you.', review_decision_answers_1_reasons: 'You asked for it.',
      review_decision_answers_1_remedies_0_remedy: 'explain', review_decision_answers_1_remedies_0_text: 'A call.',
      review_decision_answers_1_remedies_0_due_on: inDays(1),
    });
    assert.equal((await replies(filed, 'acceptance', { track_acceptance_text: 'Good.' })).status, 200);
    for (const action of ['1', '2', '3']) {
      await done('tang', filed, 'actions', { actions_action: action, actions_proof: `proof-${action}` });
    }
    await done('tang', filed, 'follow-ups', { follow_ups_reached: 'yes', follow_ups_remedied: 'yes', follow_ups_text: 'All well.' });
    const checklist = Object.fromEntries([0, 1, 2, 3].map((i) => [`closing_checklist_${i}_done`, 'yes']));
    await done('tang', filed, 'closing', { closing_code: 'C1', ...checklist });

    const seen = await look(filed);
    assert.deepEqual([seen.stage, seen.close_code, seen.outcome], ['CLOSED', 'C1', 'U2']);
    const key = (await client.get('/log/key')).text.trim();
    for (const entry of seen.history) assert.ok(verifyReceipt(entry.receipt, key), entry.kind);
    const page = await tracked(filed);
    assert.ok(textOf(page.byTag('main')[0]).includes('The limit is gone.'));

    const again = await replies(filed, 'reopening', { track_reopening_reason: 'It is slow again.' });
    assert.equal(again.status, 200);
    await stage(filed, 'REOPENED');
    await done('tang', filed, 'owner/acceptance');
    await stage(filed, 'INVESTIGATING');
  });

  test('each rule of separation is met as a refusal that says what to do, in both languages', async () => {
    const filed = await client.file({ description: 'Slow every evening.' });
    await bringToPlanning(filed);
    await done('tang', filed, 'plan', { ...kPlan, plan_answers_0_remedies_0_amount_minor: '8000', plan_deviation: 'Proved loss.' });
    const above = await does('ben', filed, 'plan/approval');
    assert.match(textOf(above.byClass('summary')[0]), /1,?000/);
    await done('gao', filed, 'conflicts', { conflicts_user: ids.ben, conflicts_kind: 'relative', conflicts_reason: 'Brother.' });
    assert.equal((await browsers.ben.get(pathOf(filed))).status, 403, 'who is in conflict sees nothing');
    const chinese = new Browser(client, { 'Accept-Language': 'zh-CN' });
    await chinese.signIn('tang', passwordOf('tang'));
    const own = await chinese.send(await chinese.get(pathOf(filed)), `${pathOf(filed)}/plan/approval`);
    assert.equal(own.language, 'zh-CN');
    assert.match(textOf(own.byClass('summary')[0]), /[\u4e00-\u9fff]/);
    await done('gao', filed, 'plan/approval');
    await stage(filed, 'HANDLING');
  });
});

// The life of a complaint by the API: who does which act, up to the stage that a test needs.
import assert from 'node:assert/strict';

const kDay_ms = 86_400_000;
/// A day, so many days from now, as acts take it.
export const onDay = (days) => new Date(Date.now() + days * kDay_ms).toISOString().slice(0, 10);

/// Two points with an answer and a remedy each; the first one is money.
export const kPlan = {
  answers: [
    { point: 1, answer: 'The limit is gone.', reasons: 'It was set by mistake.',
      remedies: [{ remedy: 'refund', text: 'One month.', due_on: onDay(3), amount_minor: 30_050 }] },
    { point: 2, answer: 'We are sorry.', reasons: 'The list was not worked off.',
      remedies: [{ remedy: 'apologise', text: 'By letter.', due_on: onDay(2) }] },
  ],
};

export class Life {
  /// Five people in five roles: zhou classifies, tang handles, ben leads, rao reviews, gao manages.
  static async start(people, client) {
    const life = new Life();
    life.client = client;
    for (const [login, role, department] of [['zhou', 'classifier', 'D-CC'], ['tang', 'handler', 'D-ST'], ['ben', 'team_lead', 'D-ST'],
      ['gao', 'complaint_manager', 'D-CC'], ['rao', 'reviewer', 'D-QA']]) {
      life[login] = await people.member(login, [role], department);
    }
    return life;
  }

  async does(who, filed, act, body = {}) {
    const response = await this[who].post(`/v1/complaints/${filed.number}/${act}`, body);
    assert.equal(response.status, 201, `${who} ${act}: ${response.text}`);
    return response.json;
  }
  async says(filed, act, body = {}) {
    const response = await this.client.act(filed, act, body);
    assert.equal(response.status, 201, `${act}: ${response.text}`);
    return response.json;
  }

  async confirm(filed) {
    await this.does('tang', filed, 'confirmation', { matter: 'A file is slow.', demand: 'Make it fast.' });
  }
  async classify(filed, category = 'AV02') {
    await this.does('zhou', filed, 'classification', { category, points: ['Slow in the evening.', 'Nobody called back.'] });
  }
  /// Up to PLANNING.
  async investigate(filed) {
    await this.confirm(filed);
    await this.classify(filed);
    await this.does('zhou', filed, 'owner', { user: this.tang.user });
    await this.does('tang', filed, 'owner/acceptance');
    await this.does('tang', filed, 'investigation-plan', { steps: ['Look at the evening traffic.'] });
    for (const check of ['T10', 'T11', 'T25']) await this.does('tang', filed, 'checks', { check, result: 'PASS', text: 'measured' });
    await this.does('tang', filed, 'statements', { side: 'accused_unit', person: 'Ms Shen', text: 'SECRET: a limit was set.' });
    for (const point of [1, 2]) {
      await this.does('tang', filed, 'findings', { point, finding: 'SUBSTANTIATED', facts: `Found on ${point}.` });
    }
    await this.does('tang', filed, 'investigation/conclusion');
    await this.does('tang', filed, 'identity-checks', { level: 'account', method: 'signed in' });
  }
  /// Up to HANDLING, with a draft that nobody approved.
  async plan(filed) {
    await this.investigate(filed);
    const made = await this.does('tang', filed, 'plan', { ...kPlan, deviation: 'Proved loss.' });
    await this.does('ben', filed, 'plan/approval', { plan: made.events.at(-1).seq });
    this.draft = (await this.does('tang', filed, 'decision', { text: 'We looked into it.' })).events.at(-1).seq;
  }
  /// Up to FEEDBACK.
  async tell(filed) {
    await this.plan(filed);
    await this.does('ben', filed, 'decision/approval', { draft: this.draft });
    return this.does('tang', filed, 'result');
  }
  /// Up to CLOSED.
  async close(filed) {
    await this.tell(filed);
    await this.says(filed, 'acceptance', {});
    for (const action of [1, 2]) await this.does('tang', filed, 'actions', { action, proof: `proof-${action}` });
    await this.does('tang', filed, 'follow-ups', { reached: true, remedied: true, recurred: false, satisfied: true, text: 'All well.' });
    const checklist = ['evidence_complete', 'holds_decided', 'survey_scheduled', 'retention_set'].map((item) => ({ item, done: true }));
    await this.does('tang', filed, 'closing', { code: 'C1', checklist });
  }
}

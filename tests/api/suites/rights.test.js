// Every role against every route, as MECHANISM.md D5-1 has it, and what each reader sees of a complaint (B5, T-84).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { attach, download } from '../support/attachments.js';
import { Client } from '../support/client.js';
import { openapi } from '../support/contract.js';
import { eventsOf, kQuickPasswords, People } from '../support/people.js';
import { Server } from '../support/server.js';

/// D5-1, written down here a second time on purpose: a slip in data/roles.json must not pass unseen.
const kRoles = {
  complainant: '', intake_agent: 'RG RD CF EV', classifier: 'RG RD CL AS', handler: 'RD PI CF IN EV PL AP EX FB FU CX',
  technical_investigator: 'RD IN EV', team_lead: 'RD PI CF IN EV PL AP EX FB FU CX AS', department_head: 'RD AP ET CA',
  complaint_manager: 'RA PI CF CL AS AP ET OV CO CX EM KB', coordination_member: 'RD CO', reviewer: 'RA PI RV',
  legal: 'RA PI LG', dpo: 'RA PI DP', security_lead: 'RD IN EV EM', finance_approver: 'RD AP', supervisor: 'RA PI SU',
  auditor: 'RA AU', analyst: 'AN', quality_owner: 'RD CA CS', training_admin: 'TR', publicity_officer: 'PU',
  emergency_commander: 'RA EM', top_management: 'RA AP ET EM KB', system_administrator: 'AD', probe: 'IN', authority_view: '',
};
/// Roles that no user of ours holds: the complainant has the query code, the others come later.
const kNotGrantable = ['complainant', 'probe', 'authority_view'];
/// Who sees a complaint that was just received. Own scope reaches it because nobody owns it yet; the scopes of the
/// other roles rest on what does not exist yet.
const kReaders = ['intake_agent', 'classifier', 'handler', 'team_lead', 'complaint_manager', 'reviewer', 'legal',
  'supervisor', 'auditor', 'emergency_commander', 'top_management'];

const kUnmaskers = ['handler', 'team_lead', 'complaint_manager', 'reviewer', 'legal', 'supervisor'];

/// Who reads an attachment: contents cannot be masked.
const kContentReaders = kReaders.filter((role) => !['auditor', 'top_management'].includes(role));

const anybody = { who: 'anybody' };
const user = { who: 'user' };
/// Every user, and the local socket.
const colleague = { who: 'colleague' };
const staff = (...permissions) => ({ who: 'staff', permissions });
const publicOr = (...permissions) => ({ who: 'public', permissions });
const administrator = staff('AD');

/// What D5-1 asks of each route. A route that is missing here fails the test.
const kRoutes = {
  'get /': anybody, 'get /healthz': anybody, 'get /readyz': anybody, 'get /metrics': anybody, 'get /openapi.yaml': anybody,
  'get /log/checkpoint': anybody, 'get /log/key': anybody, 'get /log/keys': anybody, 'get /log/tile/{tile}': anybody,
  'post /v1/complaints': publicOr('RG'),
  'get /v1/complaints/{number}': { ...publicOr('RD', 'RA'), roles: kReaders },
  'get /v1/complaints/{number}/receipts/{seq}': { who: 'complainant' },
  'post /v1/complaints/{number}/information': publicOr('RG', 'CF', 'EV'),
  'post /v1/complaints/{number}/withdrawal': { who: 'complainant' },
  'post /v1/complaints/{number}/conversion': publicOr('RG', 'CF'),
  'post /v1/complaints/{number}/read-back': { who: 'operator' },
  'post /v1/complaints/{number}/unmasking': { ...staff('PI'), roles: kUnmaskers },
  'get /v1/complaints/{number}/timeline': { ...staff('RD', 'RA'), roles: kReaders },
  'get /v1/complaints/{number}/related': { ...staff('RD', 'RA'), roles: kReaders },
  'get /v1/complaints/{number}/precedents': { ...staff('RD', 'RA'), roles: kReaders },
  'get /v1/classification': colleague, 'get /v1/letters/{template}': { ...staff('RD', 'RA'), roles: kContentReaders },
  'get /v1/complaints': staff('RD', 'RA'), 'get /v1/events/stream': staff('RD', 'RA'),
  'post /v1/complaints/{number}/confirmation': staff('CF'), 'post /v1/complaints/{number}/information-requests': staff('CF'),
  'post /v1/complaints/{number}/rejection': staff('CF', 'LG'), 'post /v1/complaints/{number}/rejection/approval': staff('CF', 'LG'),
  'post /v1/complaints/{number}/rejection/refusal': staff('CF', 'LG'), 'post /v1/complaints/{number}/messages': staff('CF', 'FB', 'FU'),
  'post /v1/complaints/{number}/notes': staff('RG', 'CF', 'CL', 'IN', 'LG', 'RV', 'DP'),
  'post /v1/complaints/{number}/classification': staff('CL'),
  'post /v1/complaints/{number}/points': staff('CL', 'IN', 'PL'),
  'post /v1/complaints/{number}/severity': staff('CL'),
  'post /v1/complaints/{number}/severity/approval': staff('CL', 'OV'),
  'post /v1/complaints/{number}/severity/refusal': staff('CL', 'OV'),
  'post /v1/complaints/{number}/abuse-marks': staff('CL', 'CF', 'LG'),
  'post /v1/complaints/{number}/links': staff('CL', 'CF', 'IN', 'RG'),
  'post /v1/complaints/{number}/links/dismissal': staff('CL', 'CF', 'IN'),
  'post /v1/complaints/{number}/identity-checks': staff('CF', 'RG'),
  'post /v1/complaints/{number}/conflicts': staff('AS', 'CL', 'CF', 'IN', 'AP', 'RV', 'LG'),
  'post /v1/complaints/{number}/owner': staff('AS', 'CO'),
  'post /v1/complaints/{number}/owner/acceptance': staff('PL'),
  'post /v1/complaints/{number}/owner/refusal': staff('PL'),
  'post /v1/complaints/{number}/investigator': staff('AS', 'PL'),
  'post /v1/complaints/{number}/interim-remedy': staff('IN', 'CL'),
  'post /v1/complaints/{number}/investigation-plan': staff('IN'),
  'post /v1/complaints/{number}/checks': staff('IN'),
  'post /v1/complaints/{number}/statements': staff('IN'),
  'post /v1/complaints/{number}/findings': staff('IN'),
  'post /v1/complaints/{number}/root-cause': staff('IN'),
  'post /v1/complaints/{number}/investigation/conclusion': staff('IN'),
  'post /v1/complaints/{number}/plan': staff('PL'),
  'post /v1/complaints/{number}/plan/approval': staff('AP'),
  'post /v1/complaints/{number}/plan/cosignature': staff('AP', 'LG'),
  'post /v1/complaints/{number}/plan/rejection': staff('AP', 'LG'),
  'post /v1/complaints/{number}/fast-track': staff('PL'),
  'post /v1/complaints/{number}/step-back': staff('PL', 'OV'),
  'post /v1/complaints/{number}/advance-payments': staff('EX'),
  'post /v1/complaints/{number}/actions': staff('EX'),
  'post /v1/complaints/{number}/decision': staff('FB'),
  'post /v1/complaints/{number}/decision/approval': staff('AP', 'LG'),
  'post /v1/complaints/{number}/result': staff('FB'),
  'post /v1/complaints/{number}/deliveries': staff('FB'),
  'post /v1/complaints/{number}/acceptance': { who: 'complainant' },
  'post /v1/complaints/{number}/disagreement': publicOr('FU', 'RG', 'CF'),
  'post /v1/complaints/{number}/review': publicOr('FU', 'RG', 'CF'),
  'post /v1/complaints/{number}/review/taking': staff('RV'),
  'post /v1/complaints/{number}/review/decision': staff('RV'),
  'post /v1/complaints/{number}/reminders': staff('FB', 'CF'),
  'post /v1/complaints/{number}/wait/end': staff('FB', 'CF'),
  'post /v1/complaints/{number}/follow-ups': staff('FU'),
  'post /v1/complaints/{number}/improvement': staff('CX', 'CA'),
  'post /v1/complaints/{number}/closing': staff('CX'),
  'post /v1/complaints/{number}/reopening': publicOr('FU', 'RG', 'CF'),
  'post /v1/complaints/{number}/referral': staff('CF', 'OV', 'LG'),
  'post /v1/complaints/{number}/external': staff('LG', 'CF'),
  'post /v1/complaints/{number}/external/end': staff('LG', 'CF'),
  'post /v1/complaints/{number}/attachments': publicOr('RG', 'EV'),
  'get /v1/complaints/{number}/attachments/{ordinal}': { ...publicOr('RD', 'RA'), roles: kContentReaders },
  'options /v1/complaints/{number}/uploads': anybody, 'post /v1/complaints/{number}/uploads': publicOr('RG', 'EV'),
  'options /v1/complaints/{number}/uploads/{id}': anybody, 'head /v1/complaints/{number}/uploads/{id}': publicOr('RG', 'EV'),
  'patch /v1/complaints/{number}/uploads/{id}': publicOr('RG', 'EV'), 'delete /v1/complaints/{number}/uploads/{id}': publicOr('RG', 'EV'),
  'get /v1/groups': staff('CL', 'CO', 'OV', 'LG', 'RV', 'SU'), 'get /v1/groups/{group}': staff('CL', 'CO', 'OV', 'LG', 'RV', 'SU'), 'post /v1/groups': staff('CL', 'CO'),
  'post /v1/groups/{group}/members': staff('CL', 'CO'), 'post /v1/groups/{group}/members/removal': staff('CL', 'CO'),
  'post /v1/groups/{group}/messages': staff('FB', 'CO'), 'post /v1/groups/{group}/result': staff('CO'),
  'post /v1/groups/{group}/result/approval': staff('OV', 'LG'), 'post /v1/groups/{group}/closing': staff('CX'),
  'post /v1/session': anybody, 'get /v1/session': user, 'delete /v1/session': user, 'post /v1/session/password': user,
  'get /v1/users': administrator, 'post /v1/users': administrator, 'get /v1/users/{user}': administrator,
  'post /v1/users/{user}/roles': administrator, 'delete /v1/users/{user}/roles/{role}': administrator,
  'post /v1/users/{user}/password': administrator, 'post /v1/users/{user}/disabling': administrator,
  'post /v1/users/{user}/enabling': administrator, 'post /v1/users/{user}/tokens': { who: 'operator' },
  'delete /v1/users/{user}/tokens/{token}': administrator,
  'get /v1/parameters': staff('KB', 'SU', 'AU'), 'get /v1/parameters/{parameter}': staff('KB', 'SU', 'AU'),
  'post /v1/parameters/{parameter}/proposals': staff('KB'),
  'post /v1/parameters/{parameter}/proposals/{proposal}/approval': staff('KB'),
  'post /v1/parameters/{parameter}/proposals/{proposal}/refusal': staff('KB'),
};
const kRefusals = ['NOT_ALLOWED', 'OUT_OF_SCOPE', 'CONTENTS_HIDDEN', 'COMPLAINANT_ONLY', 'OPERATOR_ONLY', 'OWN_TOKENS_ONLY', 'SIGN_IN_NEEDED', 'TOKEN_INVALID', 'CODE_MISSING'];

// An answer to HEAD has no code.
const isRefused = (response) => kRefusals.includes(response.json?.code) || (response.text === '' && [401, 403].includes(response.status));

function mayRole(rule, role) {
  const held = kRoles[role].split(' ');
  if (rule.roles) return rule.roles.includes(role);
  if (['anybody', 'user', 'colleague'].includes(rule.who)) return true;
  if (rule.who === 'complainant' || rule.who === 'operator') return false;
  return rule.permissions.some((permission) => held.includes(permission));
}

describe('rights', () => {
  let server, client, people, filed;
  const sessions = {};
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    people = new People(server, client);
    filed = await client.file({ description: 'Call 138-0013-8000 about my file.', account_id: 'acct-4711-0815',
      contact: { name: 'Wang Xiaoming', email: 'wangxm@example.org', phone: '+86 138 0013 8000' } });
    for (const role of Object.keys(kRoles)) {
      if (!kNotGrantable.includes(role)) sessions[role] = await people.member(role.replaceAll('_', '-'), [role]);
    }
  });
  after(async () => {
    people.close();
    await server.remove();
  });

  /// A request that changes nothing even where it is allowed: its form is empty, or names what is not there.
  const pathOf = (template) => template.replace('{number}', filed.number).replace('{group}', 'GC-20200101-000001-3').replace('{seq}', '1').replace('{user}', '9999')
    .replace('{role}', 'handler').replace('{token}', '1').replace('{tile}', '0/000')
    .replace('{ordinal}', '1').replace('{id}', 'f'.repeat(40)).replace('{parameter}', 'p.info_wait').replace('{proposal}', '9999')
    .replace('/stream', '/stream?after=nothing').replace('{template}', `N01?complaint=${filed.number}`);
  const formOf = (template) => {
    if (template.endsWith('/unmasking')) return { purpose: 'a test' };
    return template.startsWith('/v1/complaints') ? { no_such_field: 1 } : {};
  };
  const headersOf = (template) => (template.includes('/uploads') ? { 'Tus-Resumable': '1.0.0' } : {});
  const ask = (session, method, template) => {
    const form = formOf(template);
    return session.request(method.toUpperCase(), pathOf(template), form, headersOf(template));
  };
  const everyRoute = () => Object.entries(openapi.paths).flatMap(([template, operations]) =>
    Object.keys(operations).map((method) => [method, template]));

  test('data/roles.json is the table of D5-1', () => {
    const { roles } = JSON.parse(readFileSync(new URL('../../../data/roles.json', import.meta.url), 'utf8'));
    assert.deepEqual(roles.map(({ role }) => role), Object.keys(kRoles));
    for (const { role, permissions } of roles) {
      if (role !== 'probe') assert.deepEqual([...permissions].sort(), kRoles[role].split(' ').filter(Boolean).sort(), role);
    }
    assert.equal(roles.length, 25);
  });

  test('every route has a rule here', () => {
    assert.deepEqual(everyRoute().map(([method, template]) => `${method} ${template}`).sort(), Object.keys(kRoutes).sort());
  });

  test('every role reaches the routes of its permissions and no other', async () => {
    for (const [method, template] of everyRoute()) {
      if (template === '/v1/session' && method !== 'get') continue;  // would end the session; see sign_in.test.js
      const rule = kRoutes[`${method} ${template}`];
      for (const [role, session] of Object.entries(sessions)) {
        const response = await ask(session, method, template);
        assert.equal(!isRefused(response), mayRole(rule, role), `${role}: ${method} ${template} → ${response.status} ${response.text.slice(0, 200)}`);
      }
    }
  });

  test('without signing in, only what is public is reached; the local socket reaches all but sessions', async () => {
    for (const [method, template] of everyRoute()) {
      if (method === 'post' && template === '/v1/session') continue;
      const rule = kRoutes[`${method} ${template}`];
      const send = (one) => (method === 'get' ? one.get(pathOf(template))
        : method !== 'post' ? one.request(method.toUpperCase(), pathOf(template), { headers: headersOf(template) })
          : one.post(pathOf(template), formOf(template), headersOf(template)));
      const stranger = await send(client);
      const isPublic = rule.who === 'anybody' || template === '/v1/complaints' && method === 'post';
      assert.equal(!isRefused(stranger), isPublic, `stranger: ${method} ${template} → ${stranger.status} ${stranger.text.slice(0, 200)}`);
      const operator = await send(people.operator);
      assert.equal(!isRefused(operator), rule.who !== 'user', `operator: ${method} ${template} → ${operator.status}`);
    }
  });

  test('roles that are nobody\'s of the operator cannot be granted', async () => {
    for (const role of [...kNotGrantable, 'no_such_role']) {
      const response = await people.operator.post('/v1/users', { login: `x-${role.replaceAll('_', '-')}`, name: 'x', roles: [role] });
      assert.equal(client.expectProblem(response, 422, 'INVALID_FIELDS').errors[0].code, 'UNKNOWN_ROLE', role);
    }
  });

  test('permissions that may not be in one hand are not granted together (D5-3)', async () => {
    for (const [one, other] of [['system_administrator', 'handler'], ['system_administrator', 'auditor'], ['supervisor', 'handler'], ['auditor', 'complaint_manager']]) {
      const response = await people.operator.post('/v1/users', { login: 'both', name: 'x', roles: [one, other] });
      assert.equal(client.expectProblem(response, 422, 'INVALID_FIELDS').errors[0].code, 'ROLES_CONFLICT', `${one} ${other}`);
    }
    const granted = await people.operator.post(`/v1/users/${sessions.system_administrator.user}/roles`, { role: 'complaint_manager' });
    assert.equal(client.expectProblem(granted, 422, 'INVALID_FIELDS').errors[0].code, 'ROLES_CONFLICT');
  });

  test('T-84 an administrator who reads a complaint is refused, and that is logged', async () => {
    const session = sessions.system_administrator;
    const before = eventsOf(server, `access/${session.user}`).length;
    client.expectProblem(await session.get(`/v1/complaints/${filed.number}`), 403, 'NOT_ALLOWED');
    const events = eventsOf(server, `access/${session.user}`);
    assert.equal(events.length, before + 1);
    assert.deepEqual(events.at(-1), { kind: 'read_refused', staff: { actor: `user:${session.user}`, number: filed.number, what: 'complaint' }, person_staff: {} });
  });

  test('T-84 nothing of any complaint is in any answer that an administrator gets', async () => {
    for (const [method, template] of everyRoute()) {
      if (template === '/v1/session' && method !== 'get') continue;
      const response = await ask(sessions.system_administrator, method, template);
      if (template.startsWith('/log/tile')) continue;  // commitments only
      for (const word of ['138-0013', 'Wang', 'wangxm@', 'acct-4711', 'my file.']) {
        assert.ok(!response.text.includes(word), `${method} ${template}: ${word}`);
      }
    }
  });

  test('a read of personal data is an event before it is an answer, a refused one too', async () => {
    for (const [role, session] of Object.entries(sessions)) {
      const before = eventsOf(server, `access/${session.user}`).length;
      const response = await session.get(`/v1/complaints/${filed.number}`);
      const events = eventsOf(server, `access/${session.user}`).slice(before);
      const kind = kReaders.includes(role) ? 'data_read' : 'read_refused';
      // A summary shows nobody's words.
      const kinds = role === 'top_management' ? [] : [kind];
      assert.deepEqual(events.map((event) => event.kind), kinds, `${role} ${response.status}`);
      for (const event of events) assert.equal(event.staff.number, filed.number);
    }
  });

  test('each reader sees the classes of B5 that are theirs', async () => {
    const path = `/v1/complaints/${filed.number}`;
    const own = (await client.look(filed.number, filed.query_code)).json.history[0];
    assert.equal(own.person.contact.phone, '+86 138 0013 8000');
    assert.match(own.receipt, /^c2sp/);
    for (const role of kReaders) {
      const entry = (await sessions[role].get(path)).json.history[0];
      // A receipt opens its event in clear: it is the complainant's.
      assert.equal(entry.receipt, undefined, role);
      assert.equal(entry.party.channel, 'WEB', role);
      if (role === 'top_management') {
        assert.deepEqual(entry.person, {}, role);
        continue;
      }
      const masked = role === 'auditor';
      assert.deepEqual(entry.person.contact, { email: '•••rg', name: masked ? '•••ng' : 'Wang Xiaoming', phone: '•••00' }, role);
      assert.equal(entry.person.account_id, '•••15', role);
      assert.equal(entry.person.description, masked ? 'Call ••• about my file.' : 'Call 138-0013-8000 about my file.', role);
    }
  });

  test('an act needs the scope that a read needs, and a token no more than its scopes', async () => {
    const note = `/v1/complaints/${filed.number}/notes`;
    const as = (token) => ({ Authorization: `Bearer ${token}` });
    await client.unchanged(async () => {
      client.expectProblem(await sessions.technical_investigator.post(note, { text: 'x' }), 403, 'OUT_OF_SCOPE');
      client.expectProblem(await sessions.quality_owner.post(note, { text: 'x' }), 403, 'NOT_ALLOWED');
      client.expectProblem(await sessions.handler.post(`/v1/complaints/${filed.number}/withdrawal`, {}), 403, 'COMPLAINANT_ONLY');
    });
    const { user } = sessions.handler;
    const reading = await people.token(user, ['RD']);
    client.expectProblem(await client.post(note, { text: 'x' }, as(reading)), 403, 'NOT_ALLOWED');
    // May confirm, but not read: what it may not see it does not act on.
    const blind = await people.token(user, ['CF']);
    client.expectProblem(await client.post(note, { text: 'x' }, as(blind)), 403, 'OUT_OF_SCOPE');
    const whole = await people.token(user, ['RD', 'CF']);
    assert.equal((await client.post(note, { text: 'x' }, as(whole))).status, 201);
  });

  test('T-84 an attachment is read by who sees the words unmasked, and each read or refusal is an event before it is an answer', async () => {
    const secret = 'what only the words\' readers may see';
    assert.equal((await attach(client, filed, [{ name: 'letter from Wang.txt', bytes: secret }])).status, 201);
    const ofStaff = { number: filed.number };
    for (const [role, session] of Object.entries(sessions)) {
      const before = eventsOf(server, `access/${session.user}`).length;
      const got = await download(client, ofStaff, 1, session.headers);
      const may = kContentReaders.includes(role);
      assert.equal(got.status, may ? 200 : 403, `${role}: ${got.text.slice(0, 200)}`);
      assert.equal(got.text === secret, may, role);
      if (!may) assert.equal(got.json.code, { auditor: 'CONTENTS_HIDDEN', top_management: 'CONTENTS_HIDDEN' }[role] ?? (mayRole(staff('RD', 'RA'), role) ? 'OUT_OF_SCOPE' : 'NOT_ALLOWED'), role);
      const event = { kind: may ? 'data_read' : 'read_refused', staff: { actor: `user:${session.user}`, number: filed.number, what: 'attachment' }, person_staff: {} };
      assert.deepEqual(eventsOf(server, `access/${session.user}`).slice(before), [event], role);
      // Name, size and digest are no freer than the contents.
      const head = await download(client, ofStaff, 1, session.headers, 'HEAD');
      assert.equal(head.headers['repr-digest'] !== undefined, may, role);
      assert.equal(eventsOf(server, `access/${session.user}`).length, before + 2, role);
    }
    const masked = await sessions.auditor.get(`/v1/complaints/${filed.number}`);
    const { person } = masked.json.history.at(-1);
    assert.ok(person.name.startsWith('•••') && person.sha256.startsWith('•••'), JSON.stringify(person));
  });

  test('who adds evidence attaches files, and the event names them', async () => {
    for (const role of ['intake_agent', 'classifier', 'handler']) {
      const session = sessions[role];
      const done = await attach(client, { number: filed.number }, [{ name: `${role}.txt`, bytes: role }], session.headers);
      assert.equal(done.status, 201, done.text);
      assert.equal(eventsOf(server, filed.number).at(-1).staff.actor, `user:${session.user}`);
    }
    // The scopes of these rest on what does not exist yet: nobody acts on what they may not read.
    for (const role of ['security_lead', 'technical_investigator']) {
      const refused = await client.unchanged(() => attach(client, { number: filed.number }, [{ name: 'x', bytes: 'x' }], sessions[role].headers));
      client.expectProblem(refused, 403, 'OUT_OF_SCOPE');
    }
    const forged = await attach(client, { number: filed.number }, [{ name: 'x', bytes: 'x' }], { Cookie: sessions.handler.cookie });
    client.expectProblem(forged, 403, 'CSRF_TOKEN_NEEDED');
    const refused = await client.unchanged(() => attach(client, { number: filed.number }, [{ name: 'x', bytes: 'x' }], sessions.auditor.headers));
    client.expectProblem(refused, 403, 'NOT_ALLOWED');
  });

  test('sensitive values are shown for a reason, which is logged', async () => {
    const path = `/v1/complaints/${filed.number}/unmasking`;
    for (const role of kUnmaskers) {
      const session = sessions[role];
      const shown = await session.post(path, { purpose: '电话回访' });
      assert.equal(shown.json.history[0].person.contact.phone, '+86 138 0013 8000', role);
      assert.equal(shown.json.history[0].receipt, undefined);
      const event = eventsOf(server, `access/${session.user}`).at(-1);
      assert.deepEqual([event.kind, event.staff.number, event.person_staff.purpose], ['data_unmasked', filed.number, '电话回访']);
    }
    for (const form of [{}, { purpose: ' ' }, { purpose: 1 }, { purpose: 'x'.repeat(201) }, { purpose: 'x', more: 1 }]) {
      client.expectProblem(await client.unchanged(() => sessions.handler.post(path, form)), 422, 'INVALID_FIELDS');
    }
  });

  test('a token reads no more than its scopes', async () => {
    const { user: id } = sessions.complaint_manager;
    const [reads, confirms] = [await people.token(id, ['RA']), await people.token(id, ['CF'])];
    const path = `/v1/complaints/${filed.number}`;
    assert.equal((await client.get(path, { Authorization: `Bearer ${reads}` })).status, 200);
    client.expectProblem(await client.get(path, { Authorization: `Bearer ${confirms}` }), 403, 'NOT_ALLOWED');
  });

  test('rights that are taken away end at once', async () => {
    const session = await people.member('short-lived', ['reviewer']);
    const path = `/v1/complaints/${filed.number}`;
    assert.equal((await session.get(path)).status, 200);
    assert.equal((await people.operator.request('DELETE', `/v1/users/${session.user}/roles/reviewer`)).status, 200);
    client.expectProblem(await session.get(path), 403, 'NOT_ALLOWED');
  });

  test('an unknown number is 404 to staff and tells the public nothing', async () => {
    client.expectProblem(await sessions.reviewer.get('/v1/complaints/TS-20261123-000002-8'), 404, 'COMPLAINT_NOT_FOUND');
    client.expectProblem(await client.look('TS-20261123-000002-8', 'AAAAAAAA'), 403, 'WRONG_CODE');
    client.expectProblem(await sessions.system_administrator.get('/v1/complaints/TS-20261123-000002-8'), 403, 'NOT_ALLOWED');
  });

  test('administrators manage people over the network as the local socket does', async () => {
    const root = sessions.system_administrator;
    const added = await root.post('/v1/users', { login: 'new.one', name: '新人', department: 'D-CC', roles: ['handler'] });
    assert.equal(added.status, 201, added.text);
    assert.equal(added.headers.location, `/v1/users/${added.json.user}`);
    assert.equal(client.expectProblem(await root.post('/v1/users', { login: 'new.one', name: 'x' }), 422, 'INVALID_FIELDS').errors[0].code, 'LOGIN_TAKEN');
    const path = `/v1/users/${added.json.user}`;
    const password = await root.post(`${path}/password`);
    assert.match(password.json.one_time_password, /^[a-z0-9-]{19}$/);
    assert.deepEqual((await root.post(`${path}/roles`, { role: 'classifier' })).json.roles, ['classifier', 'handler']);
    assert.deepEqual((await root.remove(`${path}/roles/handler`)).json.roles, ['classifier']);
    assert.equal((await root.remove(`${path}/roles/%F0%FF`)).json.errors[0].code, 'ROLE_NOT_HELD');
    assert.equal((await root.post(`${path}/disabling`, { reason: '离职' })).json.disabled, true);
    assert.equal((await root.post(`${path}/disabling`)).json.errors[0].code, 'USER_DISABLED');
    assert.equal((await root.post(`${path}/enabling`)).json.disabled, false);
    const { users } = (await root.get('/v1/users')).json;
    assert.ok(users.some(({ login }) => login === 'new.one'));
    client.expectProblem(await root.get('/v1/users/9999'), 404, 'USER_NOT_FOUND');
    // Who acted is told by the log.
    assert.ok(eventsOf(server, `user/${added.json.user}`).every(({ staff: { actor } }) => actor === `user:${root.user}`));
  });
});

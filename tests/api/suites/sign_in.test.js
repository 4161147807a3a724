// Sessions and tokens, and what is done against them: guessing, locking out, forging, fixing, injecting.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.js';
import { cookieOf, eventsOf, inDays, kQuickPasswords, passwordOf, People, Session } from '../support/people.js';
import { exchange } from '../support/raw.js';
import { Server } from '../support/server.js';

const kWrong = 'not the password at all';

async function hashes(client) {
  const page = await client.get('/metrics');
  return Number(/^redress_password_hashes_total (\d+)/m.exec(page.text)[1]);
}

describe('signing in', () => {
  let server, client, elsewhere, people, li;
  before(async () => {
    server = await Server.start({ limits: kQuickPasswords });
    client = new Client(server);
    elsewhere = new Client(server, { localAddress: '127.0.0.2' });
    people = new People(server, client);
    li = await people.member('li', ['handler']);
  });
  after(async () => {
    elsewhere.close();
    people.close();
    await server.remove();
  });

  test('the first administrator has a one-time password that stands on standard output and nowhere else', async () => {
    const [, login, password] = /administrator (\S+), one-time password (\S+) /.exec(server.seen.out);
    assert.equal(login, 'admin');
    assert.ok(!server.seen.err.includes(password));
    const session = await people.signIn(login, password);
    const me = (await session.get('/v1/session')).json;
    assert.deepEqual([me.must_change_password, me.permissions, me.roles], [true, [], ['system_administrator']]);
    // A one-time password allows nothing but to change it.
    client.expectProblem(await session.get('/v1/users'), 403, 'PASSWORD_CHANGE_NEEDED');
    client.expectProblem(await session.post('/v1/users', { login: 'x', name: 'x' }), 403, 'PASSWORD_CHANGE_NEEDED');
    client.expectProblem(await session.post(`/v1/users/${me.user}/tokens`, {}), 403, 'PASSWORD_CHANGE_NEEDED');
    const own = await people.takeOver(login, password);
    assert.equal((await own.get('/v1/users')).status, 200);
    // The one-time password and its session are spent.
    client.expectProblem(await people.signInRaw(login, password), 401, 'SIGN_IN_FAILED');
    client.expectProblem(await session.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
  });

  test('a session says who it is and what they may', async () => {
    const me = (await li.get('/v1/session')).json;
    assert.equal(me.login, 'li');
    assert.deepEqual(me.roles, ['handler']);
    assert.ok(me.permissions.includes('CF') && !me.permissions.includes('AD'));
    assert.equal(me.csrf_token, li.csrf);
    const response = await people.signInRaw('li', passwordOf('li'));
    assert.match(response.headers['set-cookie'][0], /^redress_session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
    assert.equal(response.headers['cache-control'], 'no-store');
    // Behind a proxy the connection of the browser is encrypted, and the cookie bound to it.
    const proxied = await people.signInRaw('li', passwordOf('li'), { 'X-Forwarded-For': '192.0.2.1' });
    assert.match(proxied.headers['set-cookie'][0], /^__Host-redress_session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  });

  test('bad forms are refused field by field', async () => {
    for (const [form, code] of [[{}, 'MISSING_FIELD'], [{ login: 1, password: 'x' }, 'WRONG_TYPE'], [{ login: 'li' }, 'MISSING_FIELD'],
      [{ login: 'li', password: 'x'.repeat(2000) }, 'TOO_LONG'], [{ login: 'x'.repeat(65), password: 'x' }, 'TOO_LONG'],
      [{ login: 'li', password: 'x', more: 1 }, 'UNKNOWN_FIELD'], [[], 'WRONG_TYPE']]) {
      const problem = client.expectProblem(await client.post('/v1/session', form), 422, 'INVALID_FIELDS');
      assert.ok(problem.errors.some((error) => error.code === code), JSON.stringify(problem));
    }
    client.expectProblem(await client.post('/v1/session', 'login=li', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  test('an unknown, a disabled and a password-less login are answered as a wrong password, after the same work', async () => {
    const gone = await people.add('gone');
    await people.oneTimePassword(gone.user);
    assert.equal((await people.operator.post(`/v1/users/${gone.user}/disabling`, { reason: 'left' })).status, 200);
    await people.add('bare');
    const answers = [];
    for (const login of ['li', 'nobody', 'gone', 'bare', 'LI', 'li ', '𠮷', "li' OR 1=1 --"]) {
      const before = await hashes(client);
      const answer = await elsewhere.post('/v1/session', { login, password: kWrong });
      assert.equal(await hashes(client) - before, 1, `work for ${login}`);
      answers.push([answer.status, answer.text, answer.headers['www-authenticate'], answer.headers['set-cookie']]);
    }
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal(answers[0][0], 401);
  });

  test('five wrong tries lock one login from one network, and nobody else', async () => {
    await people.member('wang', ['handler']);
    for (let i = 0; i < 5; ++i) client.expectProblem(await people.signInRaw('wang', kWrong), 401, 'SIGN_IN_FAILED');
    const locked = await people.signInRaw('wang', passwordOf('wang'));
    client.expectProblem(locked, 429, 'SIGN_IN_LOCKED');
    assert.ok(Number(locked.headers['retry-after']) > 800);
    const wang = { login: 'wang', password: passwordOf('wang') };
    assert.equal((await elsewhere.post('/v1/session', wang)).status, 201, 'the colleague elsewhere');
    assert.equal((await people.signInRaw('li', passwordOf('li'))).status, 201, 'a colleague of the same network');
  });

  test('tries at once are counted before they are judged', async () => {
    await people.member('zhao', []);
    const tries = await Promise.all(Array.from({ length: 40 }, () => people.signInRaw('zhao', kWrong)));
    assert.ok(tries.filter(({ status }) => status === 401).length <= 5);
    assert.ok(tries.every(({ status }) => status === 401 || status === 429));
  });

  test('an own password follows the rules and needs the old one', async () => {
    const session = await people.member('sun', []);
    const change = (old_password, new_password) => session.post('/v1/session/password', { old_password, new_password });
    const old = passwordOf('sun');
    for (const [password, code] of [['short', 'PASSWORD_TOO_SHORT'], ['passwordpassword', 'PASSWORD_GUESSABLE'],
      ['sunsunsunsun', 'PASSWORD_GUESSABLE'], [old, 'PASSWORD_UNCHANGED'], ['x'.repeat(1100), 'TOO_LONG']]) {
      assert.equal(client.expectProblem(await change(old, password), 422, 'INVALID_FIELDS').errors[0].code, code, password);
    }
    const wrong = client.expectProblem(await change(kWrong, 'a new one of four words'), 422, 'INVALID_FIELDS');
    assert.deepEqual([wrong.errors[0].code, wrong.errors[0].pointer], ['PASSWORD_WRONG', '/old_password']);
    const other = await people.signIn('sun', old);
    const changed = await change(old, 'a new one of four words');
    assert.equal(changed.status, 201, changed.text);
    // All sessions end, the answer opens a new one.
    client.expectProblem(await other.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
    client.expectProblem(await session.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
    assert.equal((await new Session(client, changed).get('/v1/session')).status, 200);
    client.expectProblem(await people.signInRaw('sun', old), 401, 'SIGN_IN_FAILED');
    // The log tells that, never what.
    const events = eventsOf(server, `user/${session.user}`);
    assert.deepEqual(events.map(({ kind }) => kind), ['user_added', 'password_set', 'password_set', 'password_set']);
    assert.ok(!JSON.stringify(events).includes('argon2'));
  });

  test('a disabled user is out at once, and stays out with the old session', async () => {
    const session = await people.member('qian', ['handler']);
    const token = await people.token(session.user, ['RD']);
    const byToken = () => client.get('/v1/session', { Authorization: `Bearer ${token}` });
    assert.equal((await byToken()).status, 200);
    assert.equal((await people.operator.post(`/v1/users/${session.user}/disabling`, {})).status, 200);
    client.expectProblem(await session.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
    client.expectProblem(await byToken(), 401, 'TOKEN_INVALID');
    assert.equal((await people.operator.post(`/v1/users/${session.user}/enabling`, {})).status, 200);
    client.expectProblem(await session.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
    client.expectProblem(await byToken(), 401, 'TOKEN_INVALID');
  });

  test('an old session does not come back when a disabled user comes back unseen', async () => {
    const session = await people.member('feng', ['handler']);
    for (const act of ['disabling', 'enabling']) {
      assert.equal((await people.operator.post(`/v1/users/${session.user}/${act}`, {})).status, 200);
    }
    client.expectProblem(await session.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
  });

  test('signing out ends the session', async () => {
    const session = await people.signIn('li', passwordOf('li'));
    const out = await session.remove('/v1/session');
    assert.equal(out.status, 204);
    assert.match(out.headers['set-cookie'][0], /^redress_session=; .*Max-Age=0$/);
    client.expectProblem(await session.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
  });

  test('fixation: an id that somebody set beforehand is not taken over', async () => {
    const planted = `redress_session=${'a'.repeat(64)}`;
    const fresh = await people.signInRaw('li', passwordOf('li'), { Cookie: planted });
    assert.notEqual(cookieOf(fresh), planted);
    client.expectProblem(await client.get('/v1/session', { Cookie: planted }), 401, 'SIGN_IN_NEEDED');
    // Signing in again with a live session gives a new id and ends the old one.
    const first = await people.signIn('li', passwordOf('li'));
    const second = await people.signInRaw('li', passwordOf('li'), { Cookie: first.cookie });
    assert.notEqual(cookieOf(second), first.cookie);
    client.expectProblem(await first.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
  });

  test('forgery: a request by cookie needs the token of its own session', async () => {
    const [one, other] = [await people.signIn('li', passwordOf('li')), await people.signIn('li', passwordOf('li'))];
    const send = (headers) => client.post('/v1/complaints', { description: 'x' }, { Cookie: one.cookie, ...headers });
    await client.unchanged(async () => {
      for (const token of [undefined, '', 'x', other.csrf, one.csrf.toUpperCase(), one.csrf.slice(1), `${one.csrf} x`]) {
        client.expectProblem(await send(token === undefined ? {} : { 'X-CSRF-Token': token }), 403, 'CSRF_TOKEN_NEEDED');
      }
      const good = { 'X-CSRF-Token': one.csrf };
      for (const headers of [{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' }, { Origin: `http://127.0.0.1:${server.port + 1}` }]) {
        client.expectProblem(await send({ ...good, ...headers }), 403, 'CROSS_SITE');
      }
      client.expectProblem(await client.request('DELETE', '/v1/session', { headers: { Cookie: one.cookie } }), 403, 'CSRF_TOKEN_NEEDED');
      client.expectProblem(await client.post('/v1/session/password', { old_password: 'x', new_password: 'y' }, { Cookie: one.cookie }), 403, 'CSRF_TOKEN_NEEDED');
    });
    assert.equal((await one.get('/v1/session')).status, 200, 'nothing ended');
  });

  test('forgery: nobody is signed in by a page of another site', async () => {
    for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      client.expectProblem(await people.signInRaw('li', passwordOf('li'), headers), 403, 'CROSS_SITE');
    }
    const own = { Origin: `http://127.0.0.1:${server.port}`, 'Sec-Fetch-Site': 'same-origin' };
    assert.equal((await people.signInRaw('li', passwordOf('li'), own)).status, 201);
  });

  test('injection: a login or a cookie puts nothing into headers and opens nothing', async () => {
    for (const login of ['li\r\nSet-Cookie: redress_session=x', 'li\nX: y', 'li\u0000']) {
      const answer = await elsewhere.post('/v1/session', { login, password: kWrong });
      assert.equal(answer.status, 401);
      assert.equal(answer.headers['set-cookie'], undefined);
      assert.equal(answer.headers.x, undefined);
    }
    const session = await people.signIn('li', passwordOf('li'));
    const id = session.cookie.split('=')[1];
    for (const cookie of ['', ';', '=', '====', 'redress_session', 'redress_session=', `redress_session=${id.toUpperCase()}`,
      `redress_session="${id}"`, `redress_session=${id}0`, `redress_session=${id.slice(1)}`, `REDRESS_SESSION=${id}`,
      `__Host-redress_session=${id}`, `redress_session=${id}; redress_session=${id}`, `redress_session=${'%'.repeat(64)}`,
      `redress_session=${'a'.repeat(8000)}`, ';'.repeat(8000)]) {
      client.expectProblem(await client.get('/v1/session', { Cookie: cookie }), 401, 'SIGN_IN_NEEDED');
    }
    const answers = await exchange(server, `GET /v1/session HTTP/1.1\r\nHost: x\r\nCookie: redress_session=${id}\r\nCookie: redress_session=${id}\r\n\r\n`);
    assert.equal(answers[0].status, 401, 'two cookie lines');
  });

  test('tokens: forged, expired, revoked, of too small scope', async () => {
    const session = await people.member('zhou', ['intake_agent']);
    const token = await people.token(session.user, ['RG']);
    const as = (text) => ({ Authorization: `Bearer ${text}` });
    const me = await client.get('/v1/session', as(token));
    assert.deepEqual([me.json.login, me.json.permissions, me.json.csrf_token], ['zhou', ['RG'], undefined]);
    // By token no CSRF token is needed, and the session's rights do not count.
    const filed = await client.file({ description: 'by telephone', channel: 'TEL' }, as(token));
    client.expectProblem(await client.get(`/v1/complaints/${filed.number}`, { ...as(token), Cookie: session.cookie }), 403, 'NOT_ALLOWED');
    client.expectProblem(await client.post(`/v1/complaints/${filed.number}/withdrawal`, {}, as(token)), 403, 'COMPLAINANT_ONLY');
    const last = token.endsWith('0') ? '1' : '0';
    for (const forged of [token.slice(0, -1) + last, token.slice(0, -1), `${token}0`, token.replace(/rdr_\d+/, 'rdr_1'), 'x', 'rdr_',
      'rdr_1-1_', `rdr_${session.user}-9_${token.split('_')[2]}`, 'r'.repeat(5000)]) {
      client.expectProblem(await client.get('/v1/session', as(forged)), 401, 'TOKEN_INVALID');
      client.expectProblem(await client.post('/v1/complaints', { description: 'x' }, as(forged)), 401, 'TOKEN_INVALID');
    }
    assert.equal((await people.operator.request('DELETE', `/v1/users/${session.user}/tokens/1`)).status, 200);
    client.expectProblem(await client.get('/v1/session', as(token)), 401, 'TOKEN_INVALID');
    const past = await people.operator.post(`/v1/users/${session.user}/tokens`, { label: 'x', scopes: ['RG'], expires_at: '2020-01-01T00:00:00Z' });
    assert.equal(client.expectProblem(past, 422, 'INVALID_FIELDS').errors[0].code, 'TIME_IN_PAST');
    const far = await people.operator.post(`/v1/users/${session.user}/tokens`, { label: 'x', scopes: ['RG'], expires_at: inDays(368) });
    assert.equal(client.expectProblem(far, 422, 'INVALID_FIELDS').errors[0].code, 'TIME_TOO_FAR');
    const beyond = await people.operator.post(`/v1/users/${session.user}/tokens`, { label: 'x', scopes: ['AD'], expires_at: inDays(30) });
    assert.equal(client.expectProblem(beyond, 422, 'INVALID_FIELDS').errors[0].code, 'PERMISSION_MISSING');
  });

  test('a token dies with the password that somebody else sets, and lives on with one\'s own', async () => {
    const session = await people.member('jiang', ['handler']);
    const token = await people.token(session.user, ['RD']);
    const as = { Authorization: `Bearer ${token}` };
    const changed = await session.post('/v1/session/password', { old_password: passwordOf('jiang'), new_password: `${passwordOf('jiang')} again` });
    assert.equal(changed.status, 201, changed.text);
    assert.equal((await client.get('/v1/session', as)).status, 200);
    await people.oneTimePassword(session.user);
    client.expectProblem(await client.get('/v1/session', as), 401, 'TOKEN_INVALID');
  });

  test('tokens beget no tokens, change no password and end no session', async () => {
    const session = await people.member('wu', ['intake_agent']);
    const form = { label: 'own', scopes: ['RG'], expires_at: inDays(366) };
    const own = await session.post(`/v1/users/${session.user}/tokens`, form);
    assert.equal(own.status, 201, own.text);
    const as = { Authorization: `Bearer ${own.json.api_token}` };
    client.expectProblem(await client.post(`/v1/users/${session.user}/tokens`, form, as), 403, 'SESSION_ONLY');
    client.expectProblem(await client.post('/v1/session/password', { old_password: passwordOf('wu'), new_password: 'x' }, as), 403, 'SESSION_ONLY');
    client.expectProblem(await client.request('DELETE', '/v1/session', { headers: as }), 403, 'SESSION_ONLY');
    client.expectProblem(await session.post(`/v1/users/${li.user}/tokens`, form), 403, 'OWN_TOKENS_ONLY');
    assert.equal((await session.remove(`/v1/users/${session.user}/tokens/1`)).status, 200);
    client.expectProblem(await client.get('/v1/session', as), 401, 'TOKEN_INVALID');
  });

  test('with a query code and a session the code counts', async () => {
    const filed = await client.file();
    const administrator = await people.member('root2', ['system_administrator']);
    const both = { Cookie: administrator.cookie, Authorization: `QueryCode ${filed.query_code}` };
    const shown = await client.get(`/v1/complaints/${filed.number}`, both);
    assert.equal(shown.status, 200);
    assert.ok(shown.json.history[0].receipt);
    // It is the complainant's request: no CSRF token is asked for, and no access is written down.
    assert.equal((await client.post(`/v1/complaints/${filed.number}/information`, { text: 'more' }, both)).status, 201);
    assert.deepEqual(eventsOf(server, `access/${administrator.user}`), []);
  });

  test('passwords hashed with older parameters are hashed anew at the next sign-in', async () => {
    const session = await people.member('zheng', []);
    await server.stop();
    const stronger = await Server.start({ data: server.data, listen: `127.0.0.1:${server.port}`,
      limits: { password: { memory_bytes: 9 * 1024 * 1024, operations: 1 } } });
    Object.assign(server, { child: stronger.child, seen: stronger.seen });
    client.expectProblem(await session.get('/v1/session'), 401, 'SIGN_IN_NEEDED');
    assert.doesNotMatch(server.seen.out, /one-time password/, 'only the first start adds an administrator');
    for (let i = 0; i < 2; ++i) await people.signIn('zheng', passwordOf('zheng'));
    const kinds = eventsOf(server, `user/${session.user}`).map(({ kind }) => kind);
    assert.deepEqual(kinds.slice(-2), ['password_set', 'password_rehashed']);
  });
});

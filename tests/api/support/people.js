// Users of the operator: added on the local socket, signed in over the network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from './client.js';

/// Limits that make a password cheap to hash.
export const kQuickPasswords = { password: { memory_bytes: 8 * 1024 * 1024, operations: 1 } };

export const cookieOf = (response) => response.headers['set-cookie']?.[0].split(';')[0];

/// A signed-in user's requests.
export class Session {
  constructor(client, response) {
    this.client = client;
    this.cookie = cookieOf(response);
    this.csrf = response.json.csrf_token;
    this.user = response.json.user;
  }
  get headers() { return { Cookie: this.cookie, 'X-CSRF-Token': this.csrf }; }
  request(method, path, value, headers = {}) {
    if (method === 'GET') return this.client.get(path, { Cookie: this.cookie });
    if (method === 'DELETE') return this.client.request('DELETE', path, { headers: this.headers });
    if (method !== 'POST') return this.client.request(method, path, { headers: { ...this.headers, ...headers } });
    return this.client.post(path, value, { ...this.headers, ...headers });
  }
  get(path) { return this.request('GET', path); }
  post(path, value = {}) { return this.request('POST', path, value); }
  remove(path) { return this.request('DELETE', path); }
}

export class People {
  constructor(server, client) {
    this.server = server;
    this.client = client ?? new Client(server);
    this.operator = new Client(server, { localSocket: true });
  }
  close() {
    this.client.close();
    this.operator.close();
  }

  async #expect(status, response) {
    assert.equal(response.status, status, response.text);
    return response.json;
  }
  /// Adds a user without a password; their record.
  async add(login, roles = [], name = login, department = '') {
    const user = { login, name, roles, ...(department ? { department } : {}) };
    return this.#expect(201, await this.operator.post('/v1/users', user));
  }
  async oneTimePassword(user) {
    return (await this.#expect(201, await this.operator.post(`/v1/users/${user}/password`, {}))).one_time_password;
  }
  signInRaw(login, password, headers = {}) { return this.client.post('/v1/session', { login, password }, headers); }
  async signIn(login, password) {
    const response = await this.signInRaw(login, password);
    assert.equal(response.status, 201, response.text);
    return new Session(this.client, response);
  }
  /// Adds a user and signs them in with a password of their own.
  async member(login, roles = [], department = '') {
    const { user } = await this.add(login, roles, login, department);
    return this.takeOver(login, await this.oneTimePassword(user));
  }
  /// Signs in with a one-time password and sets `passwordOf(login)`; the new session.
  async takeOver(login, oneTime) {
    const session = await this.signIn(login, oneTime);
    const changed = await session.post('/v1/session/password', { old_password: oneTime, new_password: passwordOf(login) });
    assert.equal(changed.status, 201, changed.text);
    return new Session(this.client, changed);
  }
  async token(user, scopes, expires_at = inDays(300)) {
    return (await this.#expect(201, await this.operator.post(`/v1/users/${user}/tokens`, { label: 'test', scopes, expires_at }))).api_token;
  }
}

/// A time that many days from now, as tokens take it.
export const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString();

export const passwordOf = (login) => `${login} walks past nine quiet bridges`;

/// Events of a stream as the store holds them: [{ kind, staff, person_staff }].
export function eventsOf(server, stream) {
  const program = 'import json,sqlite3,sys\n'
    + 'db=sqlite3.connect("file:"+sys.argv[1]+"?mode=ro",uri=True)\n'
    + 'rows=db.execute("SELECT envelope,staff,person_staff FROM events WHERE stream=? ORDER BY seq",(sys.argv[2],))\n'
    + 'print(json.dumps([{"kind":json.loads(e)["kind"],"staff":json.loads(s or "{}"),"person_staff":json.loads(p or "{}")} for e,s,p in rows]))';
  return JSON.parse(execFileSync('python3', ['-c', program, join(server.data, 'redress.db'), stream], { encoding: 'utf8' }));
}

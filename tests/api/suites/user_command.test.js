// `redress user`: people from the command line, beside a running server and without one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { Client } from '../support/client.js';
import { kQuickPasswords, People } from '../support/people.js';
import { binary, Server } from '../support/server.js';

function redress(server, ...words) {
  const ran = spawnSync(binary, ['--lang', 'en', 'user', ...words, '--data', server.data], { encoding: 'utf8', timeout: 60_000 });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/// Each act once, by the command line only.
async function walkThrough(server) {
  const added = redress(server, 'add', 'li', '--name', '李明', '--department', 'D-CC', '--role', 'handler');
  assert.equal(added.code, 0, added.err);
  assert.match(added.out, /^\d+ {2}li {2}李明 {2}roles: handler\n/);
  const password = /one-time password: (\S+) /.exec(added.out)[1];

  const twice = redress(server, 'add', 'li', '--name', 'x');
  assert.equal(twice.code, 1);
  assert.match(twice.err, /\/login/);
  assert.match(redress(server, 'add', 'x', '--name', 'x', '--role', 'nobody').err, /\/roles.*nobody/s);

  const roles = redress(server, 'role', 'li', '--grant', 'team_lead', '--revoke', 'handler', '--json');
  assert.deepEqual(JSON.parse(roles.out).roles, ['team_lead']);
  assert.equal(redress(server, 'role', 'li', '--grant', 'system_administrator').code, 1);
  assert.equal(redress(server, 'role', 'li').code, 2);

  const token = redress(server, 'token', 'li', '--scope', 'RD', '--label', 'report', '--expires', '30d', '--json');
  const issued = JSON.parse(token.out);
  assert.match(issued.api_token, /^rdr_\d+-1_[0-9a-f]{64}$/);
  assert.ok(Date.parse(issued.tokens[0].expires_at) - Date.now() > 29 * 86_400_000);
  for (const wrong of ['30', 'd', '0d', '-1d', '99999999999999999999d', 'soon']) {
    assert.equal(redress(server, 'token', 'li', '--scope', 'RD', '--label', 'x', `--expires=${wrong}`).code, 2, wrong);
  }
  assert.match(redress(server, 'list').out, /token 1 {2}report {2}RD/);
  assert.equal(redress(server, 'revoke-token', 'li', '1').code, 0);
  assert.doesNotMatch(redress(server, 'list').out, /token 1/);

  assert.match(redress(server, 'disable', 'li', '--reason', 'left').out, /\(disabled\)/);
  assert.equal(redress(server, 'disable', 'li').code, 1);
  assert.equal(redress(server, 'enable', 'li').code, 0);
  assert.equal(redress(server, 'disable', 'admin').code, 1, 'the last administrator');
  const unknown = redress(server, 'password', 'nobody');
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /nobody/);
  const again = JSON.parse(redress(server, 'password', 'li', '--json').out).one_time_password;
  assert.notEqual(again, password);
  const bare = JSON.parse(redress(server, 'add', 'bot', '--name', 'Bot', '--no-password', '--json').out);
  assert.equal(bare.has_password, false);
  return again;
}

test('people are managed while the server runs, and sign in at once', async () => {
  const server = await Server.start({ limits: kQuickPasswords });
  const people = new People(server, new Client(server));
  try {
    const password = await walkThrough(server);
    const session = await people.takeOver('li', password);
    assert.deepEqual((await session.get('/v1/session')).json.roles, ['team_lead']);
    redress(server, 'disable', 'li');
    assert.equal((await session.get('/v1/session')).status, 401);
  } finally {
    people.close();
    await server.remove();
  }
});

test('people are managed without a server, and sign in when it runs again', async () => {
  const server = await Server.start();
  await server.stop();
  const password = await walkThrough(server);
  const again = await Server.start({ data: server.data });
  const people = new People(again, new Client(again));
  try {
    await people.takeOver('li', password);
  } finally {
    people.close();
    await again.stop();
    await server.remove();
  }
});

// Every class of bad input: a 4xx that says why, never 5xx, and nothing half done.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.js';
import { sleep } from '../support/raw.js';
import { Server } from '../support/server.js';

const kPath = '/v1/complaints';
const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const nested = (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('bad input', () => {
  let server, client;
  before(async () => { server = await Server.start(); client = new Client(server); });
  after(async () => { client.close(); await server.remove(); });

  /// Expects the problem in English and in Chinese, and an unchanged log.
  async function expectRefused(body, status, code, headers = {}) {
    return client.unchanged(async () => {
      const english = client.expectProblem(await client.post(kPath, body, headers), status, code);
      const chinese = await client.post(kPath, body, { ...headers, 'Accept-Language': 'zh-CN' });
      assert.match(client.expectProblem(chinese, status, code).title, /[一-鿿]/);
      return english;
    });
  }

  /// Expects 422 with exactly these errors, each [pointer, code].
  async function expectFields(body, ...expected) {
    const { errors } = await expectRefused(body, 422, 'INVALID_FIELDS');
    assert.deepEqual(errors.map((error) => [error.pointer, error.code]), expected);
    return errors;
  }

  const notJson = {
    'an empty body': ['', 'EMPTY_BODY'],
    'white space only': [' \n\t ', 'EMPTY_BODY'],
    'plain text': ['my file is gone', 'INVALID_JSON'],
    'a cut-off object': ['{"description":"x"', 'INVALID_JSON'],
    'trailing text': ['{"description":"x"} x', 'INVALID_JSON'],
    'a second value': ['{"description":"x"}{"description":"y"}', 'INVALID_JSON'],
    'a trailing comma': ['{"description":"x",}', 'INVALID_JSON'],
    'a comment': ['{"description":"x"/* */}', 'INVALID_JSON'],
    'single quotes': ["{'description':'x'}", 'INVALID_JSON'],
    'NaN': ['{"claim":NaN}', 'INVALID_JSON'],
    'a byte order mark': [bytes([0xef, 0xbb, 0xbf], '{"description":"x"}'), 'INVALID_JSON'],
    'UTF-16': [Buffer.from('{"description":"x"}', 'utf16le'), 'INVALID_JSON'],
    'a NUL byte': [bytes('{"description":"x"}', [0]), 'INVALID_JSON'],
    'a raw control character': ['{"description":"a\u0001b"}', 'INVALID_JSON'],
    'a duplicate key': ['{"description":"x","description":"y"}', 'INVALID_JSON'],
    'a duplicate key in escapes': ['{"description":"x","\\u0064escription":"y"}', 'INVALID_JSON'],
    'a duplicate key further in': ['{"description":"x","contact":{"name":"a","name":"b"}}', 'INVALID_JSON'],
    'a lone high surrogate': ['{"description":"\\ud842"}', 'INVALID_JSON'],
    'a lone low surrogate': ['{"description":"\\udfb7 x"}', 'INVALID_JSON'],
    'surrogates the wrong way round': ['{"description":"\\udfb7\\ud842"}', 'INVALID_JSON'],
    'invalid UTF-8': [bytes('{"description":"', [0xff, 0xfe], '"}'), 'INVALID_UTF8'],
    'a cut-off character': [bytes('{"description":"', [0xe4, 0xb8], '"}'), 'INVALID_UTF8'],
    'an overlong character': [bytes('{"description":"', [0xc0, 0xaf], '"}'), 'INVALID_UTF8'],
    'a surrogate in UTF-8': [bytes('{"description":"', [0xed, 0xa1, 0x82], '"}'), 'INVALID_UTF8'],
    'GB18030': [bytes('{"description":"', [0xce, 0xc4, 0xbc, 0xfe], '"}'), 'INVALID_UTF8'],
    'deep nesting': [nested(17), 'INVALID_JSON'],
    'very deep nesting': ['['.repeat(100_000), 'INVALID_JSON'],
    'a fraction': ['{"claim":{"amount_minor":1.5}}', 'INVALID_JSON'],
    'an exponent': ['{"claim":{"amount_minor":1e3}}', 'INVALID_JSON'],
    'a number beyond 2^53': ['{"claim":{"amount_minor":9007199254740992}}', 'INVALID_JSON'],
    'a huge number': [`{"claim":{"amount_minor":${'9'.repeat(5000)}}}`, 'INVALID_JSON'],
    'a huge exponent': ['{"claim":{"amount_minor":1e999999}}', 'INVALID_JSON'],
  };
  for (const [name, [body, code]] of Object.entries(notJson)) {
    test(`${name} is no JSON that we read`, async () => {
      const problem = await expectRefused(body, 400, code);
      assert.equal(problem.errors, undefined);
    });
  }

  test('the reason why JSON was refused is named', async () => {
    assert.match((await expectRefused('{"a":1,"a":2}', 400, 'INVALID_JSON')).detail, /"a" stands twice/);
    assert.match((await expectRefused(nested(17), 400, 'INVALID_JSON')).detail, /16 levels/);
    assert.match((await expectRefused('{"a":9007199254740993}', 400, 'INVALID_JSON')).detail, /2\^53/);
    const chinese = await client.post(kPath, '{"a":1,"a":2}', { 'Accept-Language': 'zh-CN' });
    assert.match(chinese.json.detail, /键“a”在同一对象中出现了两次/);
  });

  for (const [name, body] of Object.entries({ array: [], text: 'x', number: 1, null: null, true: true })) {
    test(`a JSON ${name} is no form`, () => expectFields(JSON.stringify(body), ['', 'WRONG_TYPE']));
  }

  test('nothing, blank and invisible descriptions', async () => {
    await expectFields({}, ['/description', 'MISSING_FIELD']);
    await expectFields({ description: null }, ['/description', 'MISSING_FIELD']);
    for (const description of ['', ' ', '\n\t\r', '\u3000\u3000']) await expectFields({ description }, ['/description', 'BLANK_TEXT']);
  });

  test('over-long texts name the limit, counted in characters', async () => {
    const [error] = await expectFields({ description: '文'.repeat(50_001) }, ['/description', 'TOO_LONG']);
    assert.match(error.detail, /50000/);
    await expectFields({ description: 'x', service_id: '𠮷'.repeat(201) }, ['/service_id', 'TOO_LONG']);
    await expectFields({ description: 'x', remedy_sought: 'r'.repeat(2001) }, ['/remedy_sought', 'TOO_LONG']);
    await expectFields({ description: 'x', contact: { address: 'a'.repeat(2001) } }, ['/contact/address', 'TOO_LONG']);
  });

  test('control characters that cannot be shown', async () => {
    for (const control of ['\u0000', '\u0008', '\u001b', '\u007f']) {
      await expectFields({ description: `a${control}b` }, ['/description', 'CONTROL_CHARACTER']);
    }
  });

  test('unknown fields name the allowed ones, wherever they stand', async () => {
    const [error] = await expectFields({ description: 'x', Description: 'y' }, ['/Description', 'UNKNOWN_FIELD']);
    assert.match(error.detail, /description, record_kind/);
    await expectFields({ description: 'x', 'a/b~c': 1 }, ['/a~1b~0c', 'UNKNOWN_FIELD']);
    await expectFields({ description: 'x', contact: { fax: '1' } }, ['/contact/fax', 'UNKNOWN_FIELD']);
    await expectFields({ description: 'x', report: { description: 'y', report: {} } }, ['/report/report', 'UNKNOWN_FIELD']);
    await expectFields({ description: 'x', fee: 100 }, ['/fee', 'UNKNOWN_FIELD']);
    await expectFields('{"description":"x","__proto__":{"polluted":1}}', ['/__proto__', 'UNKNOWN_FIELD']);
  });

  test('wrong types are all named at once', async () => {
    await expectFields(
      { description: 1, demand_kinds: 'claim', claim: [], object_ids: [1, 'ok', {}], contact: 'x', read_back: 'yes', agent: 1 },
      ['/description', 'WRONG_TYPE'], ['/demand_kinds', 'WRONG_TYPE'], ['/claim', 'WRONG_TYPE'],
      ['/object_ids/0', 'WRONG_TYPE'], ['/object_ids/2', 'WRONG_TYPE'], ['/read_back', 'WRONG_TYPE'],
      ['/contact', 'WRONG_TYPE'], ['/agent', 'WRONG_TYPE']);
  });

  test('words outside the lists name the lists', async () => {
    const [error] = await expectFields({ description: 'x', demand_kinds: ['refund'] }, ['/demand_kinds/0', 'UNKNOWN_WORD']);
    assert.match(error.detail, /objection, protest, claim, solve/);
    await expectFields({ description: 'x', record_kind: 'COMPLAINT' }, ['/record_kind', 'UNKNOWN_WORD']);
    await expectFields({ description: 'x', customer_kind: 'vip' }, ['/customer_kind', 'UNKNOWN_WORD']);
  });

  test('claims and amounts', async () => {
    const claim = (value) => ({ description: 'x', demand_kinds: ['claim'], claim: value });
    await expectFields({ description: 'x', demand_kinds: ['claim'] }, ['/claim', 'CLAIM_WITHOUT_AMOUNT']);
    await expectFields({ description: 'x', claim: { open: true } }, ['/demand_kinds', 'AMOUNT_WITHOUT_CLAIM']);
    for (const amount of [0, -1]) {
      await expectFields(claim({ amount_minor: amount, currency: 'CNY' }), ['/claim/amount_minor', 'INVALID_AMOUNT']);
    }
    for (const currency of ['cny', 'RMB1', '元', '']) {
      await expectFields(claim({ amount_minor: 1, currency }), ['/claim/currency', 'INVALID_CURRENCY']);
    }
    await expectFields(claim({ open: true, amount_minor: 5 }), ['/claim/amount_minor', 'INVALID_AMOUNT']);
    await expectFields({ description: 'x', demand_kinds: ['solve', 'solve'] }, ['/demand_kinds/1', 'REPEATED_ITEM']);
  });

  test('times', async () => {
    for (const time of ['yesterday', '2026-11-23', '2026-11-23T10:00:00', '2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z', '1', '']) {
      await expectFields({ description: 'x', event_from: time }, ['/event_from', 'INVALID_TIME']);
    }
    const future = new Date(Date.now() + 86_400_000).toISOString();
    await expectFields({ description: 'x', event_from: future }, ['/event_from', 'TIME_IN_FUTURE']);
    await expectFields({ description: 'x', event_from: '2026-01-02T00:00:00Z', event_to: '2026-01-01T00:00:00Z' },
      ['/event_to', 'TIMES_OUT_OF_ORDER']);
  });

  test('contacts that cannot be contacts', async () => {
    await expectFields({ description: 'x', contact: { email: 'nobody', phone: 'call me' } },
      ['/contact/email', 'INVALID_ADDRESS'], ['/contact/phone', 'INVALID_ADDRESS']);
    await expectFields({ description: 'x', agent: { email: 'a@example.org' } }, ['/agent/name', 'BLANK_TEXT']);
  });

  test('what is no language tag', async () => {
    await expectFields({ description: 'x', language: '中文' }, ['/language', 'INVALID_LANGUAGE']);
  });

  test('what only the operator’s people may say', async () => {
    await expectFields({ description: 'x', channel: 'REG' }, ['/channel', 'CHANNEL_RESERVED']);
    await expectFields({ description: 'x', received_at: '2020-01-01T00:00:00Z', import_key: 'k', external_refs: [{ system: 's', id: 'i' }] },
      ['/received_at', 'FIELD_RESERVED'], ['/external_refs', 'FIELD_RESERVED'], ['/import_key', 'FIELD_RESERVED']);
  });

  test('no address that anybody writes anywhere is ever fetched', async () => {
    let visits = 0;
    const trap = createServer((socket) => { visits += 1; socket.destroy(); });
    await new Promise((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${trap.address().port}/x`;
    const filed = await client.file({ description: url, remedy_sought: url, object_ids: [url], account_id: url, contact: { name: url, address: url },
      agent: { name: url, authority: url } }, { Referer: url, Origin: url, 'X-Forwarded-Host': url.slice(7), 'X-Original-URL': url });
    await client.act(filed, 'information', { text: url });
    await client.send('GET', url, { headers: { Host: url.slice(7, -2) } });
    await client.send('POST', `/v1/complaints/${filed.number}/uploads`, { headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': '1',
      'Upload-Concat': `final;${url}`, 'Upload-Metadata': `filename ${Buffer.from(url).toString('base64')}`, Authorization: `QueryCode ${filed.query_code}` } });
    await sleep(300);
    await new Promise((resolve) => trap.close(resolve));
    assert.equal(visits, 0);
  });

  test('the key of an import that is there tells nobody its number, let alone its code', async () => {
    const operator = new Client(server, { localSocket: true });
    const row = { description: 'imported', import_key: 'old/0123456789abcdef' };
    const imported = await operator.post('/v1/complaints', row);
    assert.equal(imported.status, 201, imported.text);
    const again = await operator.post('/v1/complaints', row);
    assert.equal(again.json.query_code, imported.json.query_code);
    operator.close();
    const asked = await client.post('/v1/complaints', row);
    assert.equal(client.expectProblem(asked, 422, 'INVALID_FIELDS').errors[0].code, 'FIELD_RESERVED');
    assert.ok(!asked.text.includes(imported.json.number));
  });

  test('too many items, and a report beside something else', async () => {
    await expectFields({ description: 'x', object_ids: Array.from({ length: 51 }, String) }, ['/object_ids', 'TOO_MANY_ITEMS']);
    await expectFields({ description: 'x', record_kind: 'praise', report: { description: 'y' } }, ['/report', 'REPORT_IN_REPORT']);
    await expectFields({ description: 'x', report: {} }, ['/report/description', 'BLANK_TEXT']);
  });

  test('wrong media types', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=gbk', 'application/jsonp',
      'multipart/form-data; boundary=x', 'application/json, text/plain', 'json', ''];
    for (const type of types) {
      await expectRefused({ description: 'x' }, 415, 'UNSUPPORTED_MEDIA_TYPE', { 'Content-Type': type });
    }
    await expectRefused({ description: 'x' }, 415, 'UNSUPPORTED_MEDIA_TYPE', { 'Content-Encoding': 'gzip' });
    for (const type of ['Application/JSON', 'application/json;charset=UTF-8', 'application/json; charset="utf-8"']) {
      assert.equal((await client.post(kPath, { description: 'x' }, { 'Content-Type': type })).status, 201);
    }
  });

  test('bodies over the limit are refused before they are read', async () => {
    await expectRefused(`{"description":"${'x'.repeat(262_144)}"}`, 413, 'BODY_TOO_LARGE');
  });

  test('acts refuse what filings refuse', async () => {
    const filed = await client.file();
    await client.unchanged(async () => {
      for (const [name, body, status, code] of [
        ['information', {}, 422, 'INVALID_FIELDS'], ['information', { text: '' }, 422, 'INVALID_FIELDS'],
        ['information', { text: '文'.repeat(50_001) }, 422, 'INVALID_FIELDS'], ['information', '', 400, 'EMPTY_BODY'],
        ['withdrawal', { reason: 1 }, 422, 'INVALID_FIELDS'], ['withdrawal', { reason: 'r'.repeat(2001) }, 422, 'INVALID_FIELDS'],
        ['withdrawal', [], 422, 'INVALID_FIELDS'], ['withdrawal', { force: true }, 422, 'INVALID_FIELDS'],
        ['conversion', { demand_kinds: [1] }, 422, 'INVALID_FIELDS'], ['conversion', {}, 409, 'ALREADY_COMPLAINT'],
      ]) {
        client.expectProblem(await client.act(filed, name, body), status, code);
      }
    });
  });

  test('the server is as well as before', async () => {
    assert.equal((await client.get('/readyz')).json.ready, true);
    const { text } = await client.get('/metrics');
    for (const line of text.split('\n').filter((one) => one.includes('status="5xx"'))) assert.match(line, / 0$/);
  });
});

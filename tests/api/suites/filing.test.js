// The main path: file, keep the receipt, look, act; in both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, newKey } from '../support/client.js';
import { openCheckpoint, openStatus, verifyReceipt } from '../support/receipt.js';
import { Server } from '../support/server.js';

const kChinese = { 'Accept-Language': 'zh-CN,zh;q=0.9' };

describe('filing', () => {
  let server, client, key;
  before(async () => {
    server = await Server.start();
    client = new Client(server);
    key = (await client.get('/log/key')).text.trim();
  });
  after(async () => { client.close(); await server.remove(); });

  const noticesOf = (filed) => filed.notices.map((notice) => notice.code);

  test('T-06 a web form without login and with only a description is registered, with number, query code and receipt', async () => {
    const response = await client.post('/v1/complaints', { description: 'My file is gone.' });
    assert.equal(response.status, 201);
    const filed = response.json;
    assert.equal(response.headers.location, `/v1/complaints/${filed.number}`);
    assert.equal(filed.record_kind, 'complaint');
    assert.equal(filed.stage, 'RECEIVED');
    assert.equal(filed.anonymous, true);
    assert.ok(noticesOf(filed).includes('ANONYMOUS'));
    assert.ok(noticesOf(filed).includes('FREE_OF_CHARGE'));
    const proven = verifyReceipt(filed.receipt, key);
    assert.equal(proven.envelope.stream, filed.number);
    assert.equal(proven.envelope.seq, 1);
    assert.equal(proven.envelope.kind, 'complaint_filed');
    assert.equal(proven.parts.person.data.description, 'My file is gone.');
    assert.equal(proven.parts.staff, undefined);
    assert.equal(filed.verification.key, key);
    assert.ok(Number(response.headers['redress-position']) >= proven.size);
  });

  test('notices speak the language of the caller, else that of the complainant', async () => {
    const chinese = await client.file({ description: '文件无法取回' }, kChinese);
    assert.match(chinese.notices[0].text, /匿名/);
    const byField = await client.file({ description: '文件无法取回', language: 'zh-CN' });
    assert.match(byField.notices[0].text, /匿名/);
    const english = await client.file({ description: 'x', language: 'zh-CN' }, { 'Accept-Language': 'en' });
    assert.match(english.notices[0].text, /anonymous/);
  });

  test('with a contact nothing is anonymous', async () => {
    const filed = await client.file({ description: 'x', contact: { email: 'a@example.org' } });
    assert.equal(filed.anonymous, false);
    assert.ok(!noticesOf(filed).includes('ANONYMOUS'));
  });

  test('the complaint can be looked at with number and code, in both languages', async () => {
    const filed = await client.file({ description: '无法下载', demand_kinds: ['claim'], claim: { amount_minor: 100, currency: 'CNY' } });
    const chinese = (await client.look(filed.number, filed.query_code, kChinese)).json;
    assert.equal(chinese.stage_label, '已接收');
    assert.equal(chinese.record_kind_label, '投诉');
    assert.equal(chinese.history.length, 1);
    assert.equal(chinese.history[0].kind_label, '登记');
    assert.deepEqual(chinese.history[0].party.claim, { amount_minor: 100, currency: 'CNY' });
    assert.equal(chinese.received_at, filed.received_at);
    const english = (await client.look(filed.number, filed.query_code)).json;
    assert.equal(english.stage_label, 'Received');
    const proven = verifyReceipt(english.history[0].receipt, key);
    const status = openStatus(english.status_note, key);
    assert.equal(status.number, filed.number);
    assert.equal(status.lastSeq, 1);
    assert.ok(status.lastCommitment.equals(proven.commitment));
  });

  test('the code is taken as people type it', async () => {
    const filed = await client.file();
    const typed = filed.query_code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    assert.equal((await client.look(filed.number, `${typed.slice(0, 4)}-${typed.slice(4)}`)).status, 200);
    const scheme = await client.get(`/v1/complaints/${filed.number}`, { Authorization: `querycode ${filed.query_code}` });
    assert.equal(scheme.status, 200);
  });

  test('a receipt is issued again on a newer checkpoint', async () => {
    const filed = await client.file();
    await client.file();
    const authorization = { Authorization: `QueryCode ${filed.query_code}` };
    const again = await client.get(`/v1/complaints/${filed.number}/receipts/1`, authorization);
    assert.equal(again.status, 200);
    assert.equal(again.headers['content-disposition'], `attachment; filename="${filed.number}-1.tlog-proof"`);
    assert.ok(verifyReceipt(again.text, key).size > verifyReceipt(filed.receipt, key).size);
    for (const seq of ['2', '0', '01', '-1', 'x', '99999999999999999999']) {
      client.expectProblem(await client.get(`/v1/complaints/${filed.number}/receipts/${seq}`, authorization), 404, 'RECEIPT_NOT_FOUND');
    }
  });

  test('T-02 a message with a refund demand and a report of illegal content gives two linked records', async () => {
    const filed = await client.file({
      description: 'I was billed twice.', demand_kinds: ['claim'], claim: { open: true },
      report: { description: 'A public bucket holds illegal content.' },
    });
    assert.equal(filed.record_kind, 'complaint');
    assert.ok(noticesOf(filed).includes('TWO_RECORDS'));
    const { related } = filed;
    assert.notEqual(related.number, filed.number);
    assert.notEqual(related.query_code, filed.query_code);
    assert.equal(verifyReceipt(related.receipt, key).envelope.stream, related.number);
    assert.equal(verifyReceipt(related.receipt, key).parts.person.data.description, 'A public bucket holds illegal content.');
    const complaint = (await client.look(filed.number, filed.query_code)).json;
    const report = (await client.look(related.number, related.query_code)).json;
    assert.equal(complaint.related.number, related.number);
    assert.equal(report.related.number, filed.number);
    assert.equal(report.record_kind, 'report');
    // Separate states: what happens to one does not happen to the other.
    assert.equal((await client.act(filed, 'withdrawal', {})).json.stage, 'CLOSED');
    assert.equal((await client.look(related.number, related.query_code)).json.stage, 'RECEIVED');
  });

  test('T-03 an inquiry that becomes a complaint keeps its first time of receipt', async () => {
    const filed = await client.file({ description: 'How do I get my file back?', record_kind: 'inquiry' });
    assert.ok(noticesOf(filed).includes('NEXT_NON_COMPLAINT'));
    const done = await client.act(filed, 'conversion', { demand_kinds: ['protest'] });
    assert.equal(done.status, 201);
    assert.equal(done.json.events[0].kind, 'converted_to_complaint');
    const shown = (await client.look(filed.number, filed.query_code)).json;
    assert.equal(shown.record_kind, 'complaint');
    assert.equal(shown.received_at, filed.received_at);
    client.expectProblem(await client.act(filed, 'conversion', {}), 409, 'ALREADY_COMPLAINT');
  });

  test('a report stays a report', async () => {
    const filed = await client.file({ description: 'Somebody violates the rules.', record_kind: 'report' });
    client.expectProblem(await client.act(filed, 'conversion', {}), 409, 'REPORT_NOT_CONVERTIBLE');
  });

  test('information is added, the complaint withdrawn, and each event proven', async () => {
    const filed = await client.file();
    const added = await client.act(filed, 'information', { text: '补充材料 𠮷' });
    assert.equal(added.json.stage, 'RECEIVED');
    assert.equal(verifyReceipt(added.json.events[0].receipt, key).parts.person.data.text, '补充材料 𠮷');
    const withdrawn = await client.act(filed, 'withdrawal', { reason: 'It works again.' }, kChinese);
    assert.equal(withdrawn.json.stage, 'CLOSED');
    assert.equal(withdrawn.json.stage_label, '已结案');
    assert.deepEqual(withdrawn.json.events.map((event) => event.kind), ['complaint_withdrawn', 'complaint_closed']);
    const shown = (await client.look(filed.number, filed.query_code, kChinese)).json;
    assert.equal(shown.close_code, 'C3');
    assert.equal(shown.outcome, 'U5');
    assert.equal(shown.close_code_label, '已撤回');
    const chain = shown.history.map((entry) => verifyReceipt(entry.receipt, key));
    assert.deepEqual(chain.map((event) => event.envelope.seq), [1, 2, 3, 4]);
    chain.forEach((event, i) => {
      assert.equal(event.envelope.prev, i === 0 ? null : chain[i - 1].commitment.toString('base64'));
    });
    assert.ok(openStatus(shown.status_note, key).lastCommitment.equals(chain[3].commitment));
    client.expectProblem(await client.act(filed, 'information', { text: 'too late' }), 409, 'COMPLAINT_CLOSED');
    client.expectProblem(await client.act(filed, 'withdrawal', {}), 409, 'COMPLAINT_CLOSED');
  });

  test('rare characters come back byte for byte', async () => {
    const description = '𠮷野家 😀👩‍👩‍👧 e\u0301 é ﬃ \u202eRTL\u202c \ufeff\u0000'.replace('\u0000', '') + ' "\\/\b'.replace('\b', '') + '\t\n';
    const filed = await client.file({ description });
    const shown = (await client.look(filed.number, filed.query_code)).json;
    assert.equal(shown.history[0].person.description, description);
    assert.equal(verifyReceipt(filed.receipt, key).parts.person.data.description, description);
    const escaped = await client.post('/v1/complaints', '{"description":"\\ud842\\udfb7\\u00e9\\/"}');
    assert.equal(verifyReceipt(escaped.json.receipt, key).parts.person.data.description, '𠮷é/');
  });

  test('the longest allowed description is 50,000 characters, whatever their bytes', async () => {
    const filed = await client.file({ description: '𠮷'.repeat(50_000) });
    assert.ok(filed.receipt.length > 200_000);
  });

  test('many at once each get a number of their own and a receipt that holds', async () => {
    const filed = await Promise.all(Array.from({ length: 200 }, (_, i) => client.file({ description: `No. ${i}` })));
    assert.equal(new Set(filed.map((one) => one.number)).size, filed.length);
    filed.forEach((one, i) => {
      assert.equal(verifyReceipt(one.receipt, key).parts.person.data.description, `No. ${i}`);
    });
  });

  test('HEAD and OPTIONS answer without a body', async () => {
    for (const path of ['/', '/log/checkpoint', '/log/key', '/healthz', '/openapi.yaml']) {
      const head = await client.request('HEAD', path);
      assert.equal(head.status, 200);
      assert.ok(Number(head.headers['content-length']) > 0);
    }
    assert.equal((await client.request('OPTIONS', '/v1/complaints')).headers.allow, 'POST, GET, HEAD, OPTIONS');
    assert.equal((await client.request('OPTIONS', '/')).headers.allow, 'GET, HEAD, OPTIONS');
  });

  test('the signed position of an answer is not beyond the log', async () => {
    const filed = await client.file(undefined, { 'Idempotency-Key': newKey() });
    const { size } = verifyReceipt(filed.receipt, key);
    assert.ok(await client.logSize() >= size);
    assert.ok(openCheckpoint((await client.get('/log/checkpoint')).text, key).size <= await client.logSize());
  });
});

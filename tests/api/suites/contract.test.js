// The checker itself: it must refuse answers that openapi.yaml does not declare.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAnswer, openapi } from '../support/contract.js';

const kSecurity = {
  'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'", 'referrer-policy': 'no-referrer',
  date: 'now', 'cache-control': 'no-store',
};
const answer = (status, json, headers = {}) => ({
  status, json, text: JSON.stringify(json), headers: { ...kSecurity, 'content-type': 'application/json', ...headers },
});
const problem = (status, code, extra = {}) => answer(status,
  { type: `/problems/${code}`, title: 't', status, detail: 'd', code, ...extra },
  { 'content-type': 'application/problem+json', 'content-language': 'en', vary: 'Accept-Language' });

test('what is declared passes', () => {
  checkAnswer('GET', '/healthz', answer(200, { alive: true }));
  checkAnswer('GET', '/nowhere', problem(404, 'NOT_FOUND'));
  checkAnswer('POST', '/v1/complaints', problem(422, 'INVALID_FIELDS'));
});

test('what is not declared fails', () => {
  const wrong = [
    ['GET', '/healthz', answer(200, { alive: false })],
    ['GET', '/healthz', answer(200, { alive: true, more: 1 })],
    ['GET', '/healthz', answer(204, undefined)],
    ['GET', '/healthz', { ...answer(200, { alive: true }), headers: { 'content-type': 'application/json' } }],
    ['GET', '/healthz', answer(200, { alive: true }, { server: 'x' })],
    ['GET', '/healthz', answer(200, { alive: true }, { 'content-type': 'text/html' })],
    ['GET', '/nowhere', problem(403, 'WRONG_CODE')],
    ['POST', '/v1/complaints', problem(422, 'NO_SUCH_CODE')],
    ['POST', '/v1/complaints', problem(429, 'TOO_MANY_FILINGS')],
    ['POST', '/v1/complaints', problem(422, 'INVALID_FIELDS', { title: '中文' })],
    ['POST', '/v1/complaints', problem(422, 'INVALID_FIELDS', { errors: [{ pointer: '/x', code: 'X', detail: 'd' }] })],
  ];
  for (const [method, path, response] of wrong) {
    assert.throws(() => checkAnswer(method, path, response), assert.AssertionError, `${method} ${path} ${response.text}`);
  }
});

test('every route declares what any request can meet', () => {
  for (const [path, operations] of Object.entries(openapi.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      for (const status of ['400', '405', '408', '413', '417', '431', '500', '503']) {
        assert.ok(operation.responses[status], `${method} ${path} ${status}`);
      }
    }
  }
});

// Holds every answer of the server against openapi.yaml: status, headers, media type and body.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export const openapiText = readFileSync(new URL('../../../src/adapters/http/openapi.yaml', import.meta.url), 'utf8');
export const openapi = parse(openapiText);

const kDocument = 'openapi.json';
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addSchema(openapi, kDocument, undefined, false);

const compiled = new Map();

/// Validates `value` against the schema at a JSON pointer of the document.
export function validate(pointer, value, what) {
  if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `${kDocument}#${pointer}` }));
  const check = compiled.get(pointer);
  assert.ok(check(value), `${what}: ${ajv.errorsText(check.errors)}\n${JSON.stringify(value)?.slice(0, 600)}`);
}

const escape = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');

function resolve(pointer) {
  const node = pointer.split('/').slice(1).reduce((at, key) => at[decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')], openapi);
  return node.$ref ? resolve(node.$ref.slice(1)) : { node, pointer };
}

const templates = Object.keys(openapi.paths).map((template) => ({
  template,
  pattern: new RegExp(`^${template.replaceAll('.', '\\.').replace('{tile}', '.+').replaceAll(/\{[a-z]+\}/g, '[^/]+')}$`),
}));

function operationOf(method, path) {
  const found = templates.find(({ pattern }) => pattern.test(path));
  if (!found) return { response: '/components/responses/NotFound', status: 404 };
  const hasOwnHead = openapi.paths[found.template].head !== undefined;
  const name = method === 'HEAD' && !hasOwnHead ? 'get' : method.toLowerCase();
  if (!openapi.paths[found.template][name]) return { response: '/components/responses/MethodNotAllowed', status: 405 };
  return { pointer: `/paths/${escape(found.template)}/${name}` };
}

function checkHeaders(declared, headers, pointer, what) {
  for (const [name, header] of Object.entries(declared ?? {})) {
    const at = header.$ref ? resolve(header.$ref.slice(1)) : { node: header, pointer: `${pointer}/headers/${escape(name)}` };
    const value = headers[name.toLowerCase()];
    if (at.node.required) assert.ok(value !== undefined, `${what}: header ${name} is missing`);
    if (value !== undefined) validate(`${at.pointer}/schema`, value, `${what}: header ${name}`);
  }
}

function checkSecurityHeaders(headers, what) {
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
  assert.match(headers['content-security-policy'], /^default-src 'none'/, what);
  assert.equal(headers['referrer-policy'], 'no-referrer', what);
  assert.equal(headers.server, undefined, what);
  assert.ok(headers.date, what);
  assert.ok(headers['cache-control'], what);
}

function checkBody(at, response, what) {
  if (at.node.content === undefined) return assert.equal(response.text, '', what);
  const media = (response.headers['content-type'] ?? '').split(';')[0];
  const declared = at.node.content ?? {};
  assert.ok(declared[media], `${what}: media type "${media}" is not declared`);
  const value = media.endsWith('json') ? response.json : response.text;
  validate(`${at.pointer}/content/${escape(media)}/schema`, value, what);
  if (media === 'application/problem+json') {
    assert.equal(value.status, response.status, what);
    assert.equal(value.type, `/problems/${value.code}`, what);
  }
}

/// Fails unless the answer is one that openapi.yaml declares for this request.
export function checkAnswer(method, target, response) {
  const path = target.split('?')[0];
  const what = `${method} ${path} → ${response.status}`;
  checkSecurityHeaders(response.headers, what);
  if (method === 'OPTIONS' && response.status === 204) {
    assert.match(response.headers.allow, /OPTIONS$/, what);
    return;
  }
  const operation = operationOf(method, path);
  if (operation.status !== undefined) assert.equal(response.status, operation.status, what);
  const responses = operation.pointer && openapi.paths[decodeURIComponent(operation.pointer.split('/')[2]).replaceAll('~1', '/')];
  const status = String(response.status);
  if (operation.pointer) {
    const declared = responses[operation.pointer.split('/')[3]].responses;
    assert.ok(declared[status], `${what} is not declared`);
  }
  const at = resolve(operation.pointer ? `${operation.pointer}/responses/${status}` : operation.response);
  checkHeaders(at.node.headers, response.headers, at.pointer, what);
  if (method === 'HEAD') return assert.equal(response.text, '', what);
  if (response.status === 204) return assert.equal(response.text, '', what);
  checkBody(at, response, what);
  if (response.status >= 400) checkLanguage(response, what);
}

function checkLanguage(response, what) {
  if (!response.json?.detail) return;
  const chinese = /[一-鿿]/.test(response.json.title + response.json.detail);
  assert.equal(response.headers['content-language'], chinese ? 'zh-CN' : 'en', what);
}

// Pages as a browser parses them: which elements and attributes they hold, which texts, which forms.
import assert from 'node:assert/strict';
import { parse } from 'parse5';
import { form as multipart, kFormType } from './attachments.js';

export const kPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const kTags = new Set(['html', 'head', 'meta', 'title', 'link', 'body', 'header', 'nav', 'main', 'footer', 'section', 'div', 'h1', 'h2', 'h3', 'p', 'ul', 'ol',
  'li', 'dl', 'dt', 'dd', 'a', 'span', 'strong', 'form', 'fieldset', 'legend', 'label', 'input', 'textarea', 'select', 'option', 'button', 'details', 'summary',
  'pre', 'code', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td']);
const kAttributes = new Set(['lang', 'charset', 'name', 'content', 'rel', 'href', 'hreflang', 'class', 'id', 'tabindex', 'method', 'action', 'novalidate', 'for',
  'type', 'value', 'autocomplete', 'inputmode', 'required', 'checked', 'selected', 'rows', 'scope', 'dir', 'open', 'reversed', 'role', 'autofocus', 'aria-label',
  'aria-labelledby', 'aria-describedby', 'aria-current', 'aria-invalid', 'enctype', 'multiple', 'download']);

// What a parser remarks on characters that people may write, and keeps.
const kOfTexts = new Set(['noncharacter-in-input-stream', 'control-character-in-input-stream', 'control-character-reference']);

/// All elements of a document, in order.
export function elementsOf(node, found = []) {
  if (node.tagName) found.push(node);
  for (const child of node.childNodes ?? []) elementsOf(child, found);
  return found;
}

export const attribute = (element, name) => element.attrs.find((a) => a.name === name)?.value;

export const textOf = (node) => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join(''));

/// Every text node, unchanged.
export function textNodes(node, found = []) {
  if (node.nodeName === '#text') found.push(node.value);
  for (const child of node.childNodes ?? []) textNodes(child, found);
  return found;
}

function checkElement(element, what) {
  assert.ok(kTags.has(element.tagName), `${what}: <${element.tagName}>`);
  for (const { name, value } of element.attrs) {
    assert.ok(kAttributes.has(name), `${what}: <${element.tagName} ${name}>`);
    if (name === 'href' || name === 'action') assert.match(value, /^(\/(?!\/)|#)/, `${what}: ${name}="${value}"`);
    const isStaff = /^(\/staff\/|\/v1\/complaints\/[^/]+\/attachments\/\d+$)/.test(value) && what.includes('/staff/');
    if ((name === 'action' || name === 'href') && !isStaff) assert.doesNotMatch(value, /TS-|code=/, `${what}: a number or code in an address`);
  }
}

function checkIds(elements, what) {
  const ids = elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined);
  assert.equal(new Set(ids).size, ids.length, `${what}: an id stands twice`);
  for (const element of elements) {
    const named = [attribute(element, 'for'), ...(attribute(element, 'aria-describedby') ?? '').split(' '), attribute(element, 'aria-labelledby'),
      attribute(element, 'href')?.startsWith('#') ? attribute(element, 'href').slice(1) : undefined];
    for (const id of named.filter(Boolean)) assert.ok(ids.includes(id), `${what}: nothing has the id "${id}"`);
  }
}

/// The form fields as a browser would send them, with `typed` in place of what stands there.
function fieldsOf(form, typed) {
  const fields = [];
  const put = (name, value) => { if (name) fields.push([name, value]); };
  for (const element of elementsOf(form)) {
    const [name, type] = [attribute(element, 'name'), attribute(element, 'type')];
    if (name !== undefined && name in typed) continue;
    if (element.tagName === 'textarea') put(name, textOf(element).replace(/\r\n|\r|\n/g, '\r\n'));
    if (element.tagName === 'select') {
      const options = elementsOf(element).filter((option) => option.tagName === 'option');
      put(name, attribute(options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0], 'value'));
    }
    if (element.tagName !== 'input') continue;
    // What a browser sends for files of which none was chosen.
    if (type === 'file') put(name, { name: '', bytes: '' });
    if (type === 'file') continue;
    if (type !== 'checkbox' || attribute(element, 'checked') !== undefined) put(name, attribute(element, 'value'));
  }
  for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) put(name, one);
  // Files stand behind all other fields of our forms, and browsers keep that order.
  return [...fields.filter(([, value]) => typeof value === 'string'), ...fields.filter(([, value]) => typeof value !== 'string')];
}

// As the form says that it is encoded.
function encode(form, fields) {
  if (attribute(form, 'enctype') !== 'multipart/form-data') return { body: new URLSearchParams(fields).toString() };
  const parts = fields.map(([field, value]) => (typeof value === 'string' ? { field, bytes: value } : { field, ...value }));
  return { body: multipart(parts), headers: { 'Content-Type': kFormType } };
}

/// One page, checked: its header, its elements, its ids.
export class Page {
  constructor(response, what) {
    this.response = response;
    this.status = response.status;
    this.text = response.text;
    assert.match(response.headers['content-type'], /^text\/html; charset=utf-8$/, `${what}: ${response.status} ${response.text.slice(0, 200)}`);
    assert.equal(response.headers['content-security-policy'], kPolicy, what);
    assert.equal(response.headers['x-content-type-options'], 'nosniff', what);
    assert.equal(response.headers['referrer-policy'], 'no-referrer', what);
    assert.match(response.headers['cache-control'], /^(no-store|no-cache)$/, what);
    const errors = [];
    const note = ({ code, startOffset }) => { if (!kOfTexts.has(code)) errors.push(`${code} at ${startOffset}`); };
    this.document = parse(response.text, { onParseError: note });
    assert.deepEqual(errors, [], `${what}: not valid HTML`);
    this.elements = elementsOf(this.document);
    for (const element of this.elements) checkElement(element, what);
    checkIds(this.elements, what);
    this.language = attribute(this.elements[0], 'lang');
    assert.equal(response.headers['content-language'], this.language, what);
  }

  byTag(tag) { return this.elements.filter((element) => element.tagName === tag); }
  byId(id) { return this.elements.find((element) => attribute(element, 'id') === id); }
  byClass(name) { return this.elements.filter((element) => (attribute(element, 'class') ?? '').split(' ').includes(name)); }
  get heading() { return textOf(this.byTag('h1')[0]); }
  get words() { return textNodes(this.document); }
  /// The form that posts to `action`; the nth of them.
  form(action, nth = 0) {
    const form = this.byTag('form').filter((element) => attribute(element, 'action') === action)[nth];
    assert.ok(form, `no form posts to ${action}`);
    return form;
  }
  value(name) {
    const control = this.elements.find((element) => attribute(element, 'name') === name && element.tagName !== 'button');
    return control.tagName === 'textarea' ? textOf(control) : attribute(control, 'value');
  }
  errorsAt(name) { return textOf(this.byId(`${name}_error`) ?? { childNodes: [] }); }
}

/// Reads pages and sends their forms as a browser does.
export class Reader {
  constructor(client, headers = {}) {
    this.client = client;
    this.headers = { Accept: 'text/html', ...headers };
  }

  rawGet(path, headers = {}) { return this.client.send('GET', path, { headers: { ...this.headers, ...headers } }); }
  async get(path, headers) { return new Page(await this.rawGet(path, headers), `GET ${path}`); }

  raw(path, fields, headers = {}) {
    const body = typeof fields === 'string' || Buffer.isBuffer(fields) ? fields : new URLSearchParams(fields).toString();
    return this.client.send('POST', path, { headers: { ...this.headers, 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body });
  }

  async post(path, fields, headers) { return new Page(await this.raw(path, fields, headers), `POST ${path}`); }

  page(response, what) { return new Page(response, what); }

  /// The answer to a form of `page`. A file is { name, bytes, type }.
  submit(page, action, typed = {}, nth = 0) {
    const form = page.form(action, nth);
    const { body, headers } = encode(form, fieldsOf(form, typed));
    return this.raw(action, body, headers);
  }
  async send(page, action, typed, nth) { return this.page(await this.submit(page, action, typed, nth), `POST ${action}`); }
  download(page, action, nth = 0) { return this.raw(action, fieldsOf(page.form(action, nth), {})); }

  async file(typed) { return this.send(await this.get('/file'), '/file', typed); }
}

/// Number and code of a receipt page.
export function passOf(page) {
  const [number, code] = page.byTag('strong').map(textOf);
  return { number, code };
}

// An HTTP client that checks every answer against openapi.yaml.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { checkAnswer } from './contract.js';

export const newKey = () => randomBytes(16).toString('hex');

const parseJson = (text) => { try { return JSON.parse(text); } catch { return undefined; } };

export class Client {
  /// `options`: { localSocket: true } for the operator's socket, { localAddress } to come from another address,
  /// { tls } for request options of https.
  constructor(server, options = {}) {
    this.server = server;
    this.options = options;
    this.agent = options.tls ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  }

  close() { this.agent.destroy(); }

  #target() {
    if (this.options.localSocket) return { socketPath: this.server.socketPath };
    return { host: this.server.url.hostname, port: this.server.port, localAddress: this.options.localAddress, ...this.options.tls };
  }

  /// Sends without checking the answer.
  send(method, path, { headers = {}, body } = {}) {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const all = { ...headers, ...(bytes ? { 'Content-Length': bytes.length } : {}) };
    return new Promise((resolve, reject) => {
      const module = this.options.tls ? https : http;
      const request = module.request({ ...this.#target(), method, path, headers: all, agent: this.agent }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const raw = Buffer.concat(chunks);
          const text = raw.toString('utf8');
          resolve({ status: response.statusCode, headers: response.headers, raw, text, json: parseJson(text) });
        });
      });
      request.on('error', reject);
      request.end(bytes);
    });
  }

  async request(method, path, options) {
    const response = await this.send(method, path, options);
    checkAnswer(method, path, response);
    return response;
  }

  get(path, headers) { return this.request('GET', path, { headers }); }

  post(path, value, headers = {}) {
    const body = typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value);
    return this.request('POST', path, { headers: { 'Content-Type': 'application/json', ...headers }, body });
  }

  /// Files and expects 201; the answer's JSON.
  async file(value = { description: 'My file cannot be retrieved.' }, headers = {}) {
    const response = await this.post('/v1/complaints', value, headers);
    assert.equal(response.status, 201, response.text);
    return response.json;
  }

  look(number, code, headers = {}) {
    return this.get(`/v1/complaints/${number}`, { ...(code ? { Authorization: `QueryCode ${code}` } : {}), ...headers });
  }

  act(filed, name, value, headers = {}) {
    return this.post(`/v1/complaints/${filed.number}/${name}`, value, { Authorization: `QueryCode ${filed.query_code}`, ...headers });
  }

  async logSize() { return (await this.get('/readyz')).json.log_size; }

  /// Runs `action` and checks that nothing was written by it.
  async unchanged(action) {
    const before = await this.logSize();
    const result = await action();
    assert.equal(await this.logSize(), before, 'the log grew');
    return result;
  }

  /// Expects a problem with this status and code.
  expectProblem(response, status, code) {
    assert.equal(response.status, status, response.text);
    assert.equal(response.json?.code, code, response.text);
    return response.json;
  }
}

// Sending and fetching attachments: multipart bodies, tus requests.
import { createHash, randomBytes } from 'node:crypto';
import { connect } from './raw.js';

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
export const digestOf = (bytes) => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
export const randomFile = (size) => randomBytes(size);
export const codeOf = (filed) => (filed.query_code ? { Authorization: `QueryCode ${filed.query_code}` } : {});

const kBoundary = 'redress-test-boundary';
export const kFormType = `multipart/form-data; boundary=${kBoundary}`;

/// A multipart body; `files` are { name, bytes, type, field } with the name as text or raw bytes.
export function form(files) {
  const pieces = [];
  for (const { name, bytes = '', type = 'application/octet-stream', field = 'file' } of files) {
    pieces.push(Buffer.from(`--${kBoundary}\r\nContent-Disposition: form-data; name="${field}"`));
    if (name !== undefined) pieces.push(Buffer.from('; filename="'), Buffer.from(name), Buffer.from(`"\r\nContent-Type: ${type}`));
    pieces.push(Buffer.from('\r\n\r\n'), Buffer.from(bytes), Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from(`--${kBoundary}--\r\n`)]);
}

export function attach(client, filed, files, headers = {}) {
  return client.request('POST', `/v1/complaints/${filed.number}/attachments`,
    { headers: { 'Content-Type': kFormType, ...codeOf(filed), ...headers }, body: form(files) });
}

export function download(client, filed, ordinal, headers = {}, method = 'GET') {
  return client.request(method, `/v1/complaints/${filed.number}/attachments/${ordinal}`, { headers: { ...codeOf(filed), ...headers } });
}

/// The tus requests on one complaint.
export class Tus {
  constructor(client, filed) { Object.assign(this, { client, filed }); }

  get path() { return `/v1/complaints/${this.filed.number}/uploads`; }

  #send(method, path, headers, body) {
    return this.client.request(method, path, { headers: { 'Tus-Resumable': '1.0.0', ...codeOf(this.filed), ...headers }, body });
  }

  create(size, name = 'a.bin', headers = {}) {
    const metadata = { 'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')}` };
    return this.#send('POST', this.path, { 'Upload-Length': String(size), ...metadata, ...headers });
  }

  async begin(size, name) {
    const created = await this.create(size, name);
    if (created.status !== 201) throw new Error(`${created.status} ${created.text}`);
    return created.headers.location;
  }

  head(upload, headers) { return this.#send('HEAD', upload, headers); }

  patch(upload, offset, bytes, headers = {}) {
    const media = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) };
    return this.#send('PATCH', upload, { ...media, ...headers }, bytes);
  }

  end(upload) { return this.#send('DELETE', upload, {}); }

  async offset(upload) { return Number((await this.head(upload)).headers['upload-offset']); }

  /// A PATCH whose connection stays in our hands: announces `size` bytes and sends `bytes` of them.
  async hold(server, upload, offset, size, bytes) {
    const socket = await connect(server);
    socket.on('error', () => {});
    const code = this.filed.query_code ? `Authorization: QueryCode ${this.filed.query_code}\r\n` : '';
    socket.write(`PATCH ${upload} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\n${code}`
      + `Content-Type: application/offset+octet-stream\r\nUpload-Offset: ${offset}\r\nContent-Length: ${size}\r\n\r\n`);
    await new Promise((resolve) => socket.write(bytes, resolve));
    return socket;
  }
}

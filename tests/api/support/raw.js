// Bytes as no HTTP library would send them.
import net from 'node:net';
import { checkAnswer } from './contract.js';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function connect(server) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: server.url.hostname, port: server.port }, () => resolve(socket));
    socket.once('error', reject);
  });
}

function parseAnswer(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine, ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = {};
  for (const line of lines) headers[line.slice(0, line.indexOf(':')).toLowerCase()] = line.slice(line.indexOf(':') + 1).trim();
  const length = Number(headers['content-length'] ?? 0);
  if (bytes.length < end + 4 + length) return undefined;
  const text = bytes.subarray(end + 4, end + 4 + length).toString('utf8');
  const status = Number(statusLine.split(' ')[1]);
  let json;
  try { json = JSON.parse(text); } catch { /* not JSON */ }
  return { answer: { status, headers, text, json }, rest: bytes.subarray(end + 4 + length) };
}

/// All answers in `bytes`; 1xx are left out.
export function parseAnswers(bytes) {
  const answers = [];
  for (let rest = bytes, found; rest.length > 0 && (found = parseAnswer(rest)); rest = found.rest) {
    if (found.answer.status >= 200) answers.push(found.answer);
  }
  return answers;
}

/// Collects what the server sends until it closes the connection or `done(bytes)` is true.
export function collect(socket, done = () => false, timeout_ms = 50_000) {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    const timer = setTimeout(() => finish(false), timeout_ms);
    const finish = (closed) => { clearTimeout(timer); resolve({ bytes, closed }); };
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (done(bytes)) finish(false);
    });
    socket.on('error', () => finish(true));
    socket.on('close', () => finish(true));
  });
}

/// Sends `text` on a connection of its own; the answers until the server closes or `count` of them came.
export async function exchange(server, text, { count = 1, method, path } = {}) {
  const socket = await connect(server);
  const collected = collect(socket, (bytes) => parseAnswers(bytes).length >= count);
  socket.write(Buffer.from(text, 'latin1'));
  const { bytes } = await collected;
  socket.destroy();
  const answers = parseAnswers(bytes);
  if (method) for (const answer of answers) checkAnswer(method, path, answer);
  return answers;
}

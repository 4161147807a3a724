// Starts the real server on a temporary directory and ends it by its own process.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const binary = process.env.REDRESS_BIN ?? fileURLToPath(new URL('../../../build/release/redress', import.meta.url));
const kLimits = new URL('../../../data/limits.json', import.meta.url);
/// Events that the first start writes: the first administrator and their password.
export const kFoundingEvents = 2;
const kStart_ms = 20_000;
const kListening = /listening on (https?:\/\/\S+)/;

/// A limits file with some of the defaults replaced, as in { http: { header_ms_max: 1000 } }.
async function writeLimits(path, replaced) {
  const { $schema, ...limits } = JSON.parse(await readFile(kLimits, 'utf8'));
  for (const [group, values] of Object.entries(replaced)) Object.assign(limits[group], values);
  await writeFile(path, JSON.stringify(limits));
}

function waitForUrl(child, seen, listening) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start: ${seen.out}${seen.err}`)), kStart_ms);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}: ${seen.out}${seen.err}`));
    });
    child.stdout.on('data', (data) => {
      seen.out += data;
      const found = listening.exec(seen.out);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
    child.stderr.on('data', (data) => { seen.err += data; });
  });
}

export class Server {
  /// `options.args`: more arguments of `serve`; `options.limits`: limits that differ from the defaults; `options.data`:
  /// an existing data directory; `options.wrap`: a command that runs the server, such as a shell that lowers a limit
  /// first; `options.listening`: what its output names the URL with.
  static async start(options = {}) {
    const server = new Server();
    server.root = options.data ? undefined : await mkdtemp(join(tmpdir(), 'redress-api-'));
    server.data = options.data ?? join(server.root, 'd');
    const args = [binary, 'serve', '--data', server.data, '--listen', options.listen ?? '127.0.0.1:0', ...(options.args ?? [])];
    if (options.limits) {
      const file = join(server.root ?? dirname(server.data), 'limits.json');
      await writeLimits(file, options.limits);
      args.push('--limits', file);
    }
    const [command, ...rest] = [...(options.wrap ?? []), ...args];
    server.seen = { out: '', err: '' };
    server.child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    server.url = new URL(await waitForUrl(server.child, server.seen, options.listening ?? kListening));
    server.socketPath = join(server.data, 'redress.sock');
    return server;
  }

  get port() { return Number(this.url.port); }

  /// Ends the server; its exit code.
  async stop(signal = 'SIGTERM') {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    return ended;
  }

  async remove() {
    await this.stop();
    if (this.root) await rm(this.root, { recursive: true, force: true });
  }
}

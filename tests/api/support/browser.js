// A browser without script, for the pages of staff.
import { Reader } from './page.js';

/// Keeps the cookies that it is given.
export class Browser {
  constructor(client, headers = {}) { Object.assign(this, { client, headers, cookies: new Map() }); }

  get reader() {
    const Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Reader(this.client, { ...this.headers, ...(Cookie ? { Cookie } : {}) });
  }
  #keep(response) {
    for (const line of response.headers['set-cookie'] ?? []) {
      const [pair, ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      if (attributes.some((one) => /^Max-Age=0$/i.test(one))) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
  async #follow(response, what) {
    this.#keep(response);
    return response.status === 303 ? this.get(response.headers.location) : this.reader.page(response, what);
  }
  async get(path) { return this.#follow(await this.reader.rawGet(path), path); }
  /// Sends a form of `page`; follows the redirect that tells of its success.
  async send(page, action, typed = {}) { return this.#follow(await this.reader.submit(page, action, typed), action); }
  async signIn(login, password) { return this.send(await this.get('/staff'), '/staff', { login, password }); }
}

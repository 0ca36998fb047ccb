// Requests as they are written: `fetch` would tidy up addresses and refuse headers that strangers send.
import { request } from 'node:http';

/** Sends one request; the answer has `status`, `headers` and `text`. */
export function raw(base, path, { method = 'GET', headers = {}, body } = {}) {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, timeout: 20_000 }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({
        status: answer.statusCode, headers: answer.headers, text: Buffer.concat(pieces).toString('utf8'),
      }));
      answer.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`${method} ${path} was not answered in 20 s`)));
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The addresses of this site that a page links to, without fragments. */
export function linksOf(text, from) {
  const found = [...text.matchAll(/\s(?:href|action|formaction)="([^"]*)"/g)];
  const site = new URL(from).origin;
  return found
    .map(([, link]) => tolerant(link, from))
    .filter((link) => link?.origin === site)
    .map((link) => link.pathname + link.search);
}

function tolerant(link, from) {
  try {
    return new URL(link.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), from);
  } catch {
    return null;
  }
}

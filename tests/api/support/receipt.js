// Verifies receipts by FORMATS alone, with code that shares nothing with the server.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';

const sha256 = (...pieces) => pieces.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest();
const base64 = (text) => Buffer.from(text, 'base64');

/// RFC 8785 for values without fractions.
export function jcs(value) {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${jcs(value[key])}`).join(',')}}`;
}

function openNote(note, vkey, name) {
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  const first = vkey.indexOf('+');
  const key = base64(vkey.slice(vkey.indexOf('+', first + 1) + 1));
  const keyName = name ?? vkey.slice(0, first);
  const id = sha256(`${keyName}\n`, key).subarray(0, 4);
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.subarray(1).toString('base64url') }, format: 'jwk' });
  for (const line of note.slice(split + 2).trimEnd().split('\n')) {
    const [, signer, blob] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = base64(blob ?? '');
    if (signer !== keyName || !bytes.subarray(0, 4).equals(id)) continue;
    assert.ok(verify(null, Buffer.from(text), publicKey, bytes.subarray(4)), 'the signature does not hold');
    return text.split('\n');
  }
  assert.fail('the log did not sign this note');
}

/// The lines of a checkpoint: origin, size, root.
export const openCheckpoint = (note, vkey) => {
  const [origin, size, root] = openNote(note, vkey);
  return { origin, size: Number(size), root: base64(root) };
};

/// The lines of a status note.
export const openStatus = (note, vkey) => {
  const lines = openNote(note, vkey, `${vkey.slice(0, vkey.indexOf('+'))}/status`);
  return { number: lines[1], lastSeq: Number(lines[2]), lastCommitment: base64(lines[3]), size: Number(lines[4]) };
};

function rootFromPath(leaf, index, size, path) {
  let [hash, node, last] = [leaf, index, size - 1];
  for (const sibling of path) {
    assert.ok(last > 0, 'the path is too long');
    if (node % 2 === 1 || node === last) {
      hash = sha256(Buffer.from([1]), sibling, hash);
      while (node % 2 === 0 && node !== 0) { node = Math.floor(node / 2); last = Math.floor(last / 2); }
    } else {
      hash = sha256(Buffer.from([1]), hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  assert.equal(last, 0, 'the path is too short');
  return hash;
}

/// What a receipt proves; throws when anything in it does not hold.
export function verifyReceipt(text, vkey) {
  const gap = text.indexOf('\n\n');
  const [version, extra, index, ...path] = text.slice(0, gap).split('\n');
  assert.equal(version, 'c2sp.org/tlog-proof@v1');
  const opening = JSON.parse(base64(extra.slice('extra '.length)).toString('utf8'));
  for (const [name, part] of Object.entries(opening.parts)) {
    const commitment = sha256('redress-part/v1\0', name, '\0', base64(part.salt), jcs(part.data));
    assert.equal(opening.envelope.parts[name], commitment.toString('base64'), `part ${name}`);
  }
  const commitment = sha256('redress-event/v1\0', base64(opening.salt), jcs(opening.envelope));
  const leaf = sha256(Buffer.from([0]), `redress-entry/v1\n${commitment.toString('base64')}\n`);
  const checkpoint = openCheckpoint(text.slice(gap + 2), vkey);
  const leafIndex = Number(index.slice('index '.length));
  const root = rootFromPath(leaf, leafIndex, checkpoint.size, path.map(base64));
  assert.ok(root.equals(checkpoint.root), 'the root does not follow from the path');
  return { envelope: opening.envelope, parts: opening.parts, index: leafIndex, size: checkpoint.size, commitment };
}

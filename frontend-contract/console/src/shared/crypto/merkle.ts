import { joined, sha256 } from './bytes.js';

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

/** RFC 6962 2.1: the hash of an entry. */
export const leafHash = (entry: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => sha256(LEAF, entry);

const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => sha256(NODE, joined(left, right));

/** The root that a path leads to (RFC 9162 2.1.3.2); null if the path is too long or too short. */
export async function rootOf(hash: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Promise<Uint8Array | null> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    return null;
  }
  let at = index;
  let last = size - 1;
  let root = hash;
  for (const sibling of path) {
    if (last === 0) {
      return null;
    }
    if (at % 2 === 1 || at === last) {
      root = await nodeHash(sibling, root);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      root = await nodeHash(root, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

/** The root over hashes (RFC 6962 2.1). */
export async function rootOver(hashes: readonly Uint8Array[]): Promise<Uint8Array> {
  if (hashes.length === 1 && hashes[0] !== undefined) {
    return hashes[0];
  }
  let split = 1;
  while (split * 2 < hashes.length) {
    split *= 2;
  }
  return nodeHash(await rootOver(hashes.slice(0, split)), await rootOver(hashes.slice(split)));
}

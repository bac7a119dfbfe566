import { canonical, fromBase64, joined, toBase64, toHex, sha256, utf8 } from './bytes.js';

export type Algorithm = 'ED25519' | 'ECDSA_P256';

/** A key that this browser made and can use, and nobody can read. */
export interface LocalKey {
  readonly name: string;
  readonly organisation: string;
  readonly user: string;
  /** The person who signs with it; null for the organisation's key. */
  readonly person: string | null;
  readonly algorithm: Algorithm;
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

const STORE = 'keys';
const POSSESSION = 'application/vnd.countersign.key-possession+json';
/** Order of the P-256 group. */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const parameters = (algorithm: Algorithm): EcKeyGenParams | AlgorithmIdentifier => (algorithm === 'ED25519' ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: 'P-256' });

function store<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('countersign', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'name' });
    opening.onerror = () => reject(opening.error ?? new Error('This browser keeps no keys.'));
    opening.onsuccess = () => {
      const request = work(opening.result.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The key could not be kept.'));
    };
  });
}

/** The keys of this person at this organisation that this browser has. */
export async function localKeys(organisation: string, user: string): Promise<readonly LocalKey[]> {
  const all = await store('readonly', (keys) => keys.getAll() as IDBRequest<LocalKey[]>);
  return all.filter((key) => key.organisation === organisation && key.user === user);
}

export async function makeKey(organisation: string, user: string, person: string | null, algorithm: Algorithm): Promise<LocalKey> {
  const pair = (await crypto.subtle.generateKey(parameters(algorithm), false, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)));
  return { name: `${organisation} ${user} ${publicKey.slice(-16)}`, organisation, user, person, algorithm, publicKey, privateKey: pair.privateKey };
}

export const keepKey = (key: LocalKey): Promise<IDBValidKey> => store('readwrite', (keys) => keys.put(key));

/** DSSE's pre-authentication encoding: these bytes are what a signature is over. */
export function preAuthentication(payloadType: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(utf8(`DSSEv1 ${String(utf8(payloadType).length)} ${payloadType} ${String(payload.length)} `), payload);
}

/** WebCrypto's r‖s as DER with the lower of the two possible s, the one form that is accepted. */
export function lowSDer(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const r = BigInt(`0x${toHex(raw.slice(0, 32))}`);
  let s = BigInt(`0x${toHex(raw.slice(32))}`);
  if (s > N / 2n) {
    s = N - s;
  }
  const integer = (value: bigint): Uint8Array => {
    let hex = value.toString(16);
    hex = hex.length % 2 === 1 ? `0${hex}` : hex;
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const padded = (bytes[0] ?? 0) >= 0x80 ? joined(new Uint8Array([0]), bytes) : bytes;
    return joined(new Uint8Array([2, padded.length]), padded);
  };
  const body = joined(integer(r), integer(s));
  return joined(new Uint8Array([0x30, body.length]), body);
}

async function signature(key: LocalKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const made = new Uint8Array(await crypto.subtle.sign(key.algorithm === 'ED25519' ? { name: 'Ed25519' } : { name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, bytes));
  return toBase64(key.algorithm === 'ED25519' ? made : lowSDer(made));
}

export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** Adds one signature over exactly these bytes. */
export async function sign(key: LocalKey, payloadType: string, payload: Uint8Array, before?: Envelope): Promise<Envelope> {
  const sig = await signature(key, preAuthentication(payloadType, payload));
  return { payload: toBase64(payload), payloadType, signatures: [...(before?.signatures ?? []), { keyid: '', sig }] };
}

/** Proof that whoever registers a key has it; one that comes in the place of another is signed by that too. */
export async function possession(key: LocalKey, replaced?: { readonly id: string; readonly key: LocalKey }): Promise<string> {
  const payload = utf8(canonical({ organisation: key.organisation, publicKey: key.publicKey, ...(replaced === undefined ? {} : { replaces: replaced.id }) }));
  const own = await sign(key, POSSESSION, payload);
  return canonical(replaced === undefined ? own : await sign(replaced.key, POSSESSION, payload, own));
}

/** What a signature would be over, checked here and not believed. */
export async function checked(prepared: { readonly payload: string; readonly payloadType: string; readonly payloadDigest: string; readonly signedBytes: string }): Promise<{ readonly payload: Uint8Array<ArrayBuffer>; readonly signed: Uint8Array<ArrayBuffer>; readonly digest: string } | undefined> {
  const payload = fromBase64(prepared.payload);
  const signed = preAuthentication(prepared.payloadType, payload);
  const digest = toHex(await sha256(payload));
  return digest === prepared.payloadDigest && toBase64(signed) === prepared.signedBytes ? { payload, signed, digest: toHex(await sha256(signed)) } : undefined;
}

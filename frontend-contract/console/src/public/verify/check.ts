import { canonical, equal, fromBase64, sha256, toHex, utf8 } from '../../shared/crypto/bytes';
import { leafHash, rootOf, rootOver } from '../../shared/crypto/merkle';

/** What was looked at, and how it came out. */
export interface Finding {
  readonly what: string;
  readonly holds: boolean;
}

export interface Verdict {
  /** PROVEN is about what is in the file; this browser never recomputes a decision. */
  readonly outcome: 'PROVEN, NOT RECOMPUTED' | 'DOES NOT HOLD' | 'CANNOT TELL';
  readonly sentence: string;
  readonly findings: readonly Finding[];
  readonly records: readonly Shown[];
  readonly withheld: number;
  readonly keyGiven: boolean;
}

export interface Shown {
  readonly index: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly whole: boolean;
}

interface Opening {
  readonly field: string;
  readonly value: unknown;
  readonly salt: string;
  readonly slot: number;
  readonly path: readonly string[];
}

interface Entry {
  readonly index: number;
  readonly path: readonly string[];
  readonly leaf: string;
  readonly record?: Readonly<Record<string, unknown>>;
  readonly salt?: string;
  readonly openings?: readonly Opening[];
}

interface Bundle {
  readonly bundle: string;
  readonly about: string;
  readonly checkpoint: string;
  readonly entries: readonly Entry[];
  readonly envelopes: readonly string[];
}

const FORMAT = 'countersign.dev/bundle/v1';
const SLOTS = 32;
const ED25519 = 1;
const KEY_ID = 4;

class Wrong extends Error {}

const require = (holds: boolean, what: string): void => {
  if (!holds) {
    throw new Wrong(what);
  }
};

async function slotHash(name: string, value: unknown, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const text = utf8(name);
  const slot = await sha256(new Uint8Array([3]), salt, new Uint8Array([text.length >> 8, text.length & 255]), text, utf8(canonical(value)));
  return leafHash(slot);
}

const ofRoot = (root: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => sha256(new Uint8Array([2]), root);

async function wholeCommitment(record: Readonly<Record<string, unknown>>, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const fields: (readonly [string, unknown])[] = Object.entries(record);
  for (let filler = fields.length; filler < SLOTS; filler += 1) {
    fields.push([`~${String(filler)}`, null]);
  }
  const hashes = await Promise.all(fields.map(async ([name, value]) => slotHash(name, value, new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(name))))));
  return ofRoot(await rootOver(hashes));
}

async function entryFindings(entry: Entry, size: number, root: Uint8Array): Promise<readonly Finding[]> {
  const leaf = utf8(entry.leaf);
  const found = await rootOf(await leafHash(leaf), entry.index, size, entry.path.map(fromBase64));
  const findings: Finding[] = [{ what: `Record ${String(entry.index)} is in the log of size ${String(size)}`, holds: found !== null && equal(found, root) }];
  const { c } = JSON.parse(entry.leaf) as { c: string };
  const commitment = fromBase64(c);
  if (entry.record !== undefined && entry.salt !== undefined) {
    findings.push({ what: `Record ${String(entry.index)} says what the log committed to`, holds: equal(await wholeCommitment(entry.record, fromBase64(entry.salt)), commitment) });
  }
  for (const opening of entry.openings ?? []) {
    const opened = await rootOf(await slotHash(opening.field, opening.value, fromBase64(opening.salt)), opening.slot, SLOTS, opening.path.map(fromBase64));
    findings.push({ what: `Field ${opening.field} of record ${String(entry.index)} says what the log committed to`, holds: opened !== null && equal(await ofRoot(opened), commitment) });
  }
  return findings;
}

/** Origin, size and root of a checkpoint (C2SP tlog-checkpoint), and its signatures. */
function checkpoint(text: string): { readonly body: string; readonly origin: string; readonly size: number; readonly root: Uint8Array; readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] } {
  const split = text.indexOf('\n\n');
  require(split > 0, 'The checkpoint is not a signed note.');
  const body = text.slice(0, split + 1);
  const [origin = '', size = '', root = ''] = body.split('\n');
  require(/^(0|[1-9]\d{0,14})$/.test(size), 'The checkpoint has no size.');
  const signatures = text.slice(split + 2).split('\n').filter((line) => line !== '').map((line) => {
    const parts = /^\u2014 (\S+) (\S+)$/.exec(line);
    require(parts !== null, 'A signature of the checkpoint cannot be read.');
    return { name: parts?.[1] ?? '', bytes: fromBase64(parts?.[2] ?? '') };
  });
  return { body, origin, size: Number(size), root: fromBase64(root), signatures };
}

async function signedBy(verifierKey: string, note: ReturnType<typeof checkpoint>): Promise<boolean> {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(verifierKey.trim());
  require(parts !== null, 'The log key is not of the form name+id+key.');
  const typed = fromBase64(parts?.[3] ?? '');
  require(typed[0] === ED25519 && typed.length === 33, 'The log key is not an Ed25519 key.');
  const raw = typed.slice(1);
  const name = parts?.[1] ?? '';
  const id = (await sha256(utf8(name), new Uint8Array([10, ED25519]), raw)).slice(0, KEY_ID);
  require(toHex(id) === parts?.[2], 'The log key does not fit its own id.');
  const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  for (const signature of note.signatures) {
    if (signature.name === name && equal(signature.bytes.slice(0, KEY_ID), id) && (await crypto.subtle.verify({ name: 'Ed25519' }, key, signature.bytes.slice(KEY_ID), utf8(note.body)))) {
      return name === note.origin;
    }
  }
  return false;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : canonical(value));

/**
 * Checks a proof bundle in this browser: places in the log, what was committed to, and the log's
 * signature if its key is given. It recomputes no decision.
 */
export async function check(text: string, verifierKey: string): Promise<Verdict> {
  const none = { findings: [], records: [], withheld: 0, keyGiven: false } as const;
  try {
    let bundle: Bundle;
    try {
      bundle = JSON.parse(text) as Bundle;
    } catch {
      throw new Wrong('The file is not JSON.');
    }
    require(bundle.bundle === FORMAT, `The file is not a bundle of the form ${FORMAT}.`);
    require(Array.isArray(bundle.entries) && bundle.entries.length > 0, 'The file holds no record.');
    const note = checkpoint(bundle.checkpoint);
    const findings: Finding[] = [];
    const keyGiven = verifierKey.trim() !== '';
    if (keyGiven) {
      findings.push({ what: `The checkpoint of size ${String(note.size)} is signed by the log key that you gave`, holds: await signedBy(verifierKey, note) });
    }
    for (const entry of bundle.entries) {
      findings.push(...(await entryFindings(entry, note.size, note.root)));
    }
    const failed = findings.find((finding) => !finding.holds);
    const records = bundle.entries.map((entry): Shown => ({
      index: entry.index,
      whole: entry.record !== undefined,
      fields: entry.record === undefined ? (entry.openings ?? []).map((opening) => [opening.field, shown(opening.value)] as const) : Object.entries(entry.record).filter(([, value]) => value !== null).map(([name, value]) => [name, shown(value)] as const),
    }));
    const withheld = bundle.entries.filter((entry) => entry.record === undefined).length;
    return failed === undefined
      ? { outcome: 'PROVEN, NOT RECOMPUTED', sentence: 'Everything in the file is in the log as it says. The decision itself was not recomputed here.', findings, records, withheld, keyGiven }
      : { outcome: 'DOES NOT HOLD', sentence: `First check that failed: ${failed.what}.`, findings, records, withheld, keyGiven };
  } catch (fault) {
    if (fault instanceof Wrong) {
      return { ...none, outcome: 'DOES NOT HOLD', sentence: fault.message };
    }
    if (fault instanceof DOMException && fault.name === 'NotSupportedError') {
      return { ...none, outcome: 'CANNOT TELL', sentence: 'This browser lacks Ed25519. Use countersign verify.' };
    }
    return { ...none, outcome: 'DOES NOT HOLD', sentence: 'The file has another form than a bundle has.' };
  }
}

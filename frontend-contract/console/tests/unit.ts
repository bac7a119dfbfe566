import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { canonical } from '../src/shared/crypto/bytes.js';
import { lowSDer, preAuthentication } from '../src/shared/crypto/signing.js';
import { Sha256 } from '../src/shared/crypto/sha256.js';
import { ticks } from '../src/shared/charts/scale.js';
import { counted, ends, sentenceAt } from '../src/shared/charts/series.js';
import { csv } from '../src/shared/data/csv.js';
import { medianOf } from '../src/regulator/median.js';
import { inWords } from '../src/shared/crypto/words.js';

const DIST = join(process.cwd(), 'dist');
const KILO = 1_000;
/** First load of any page, and everything together, in kilobytes after gzip. */
const FIRST_LOAD = 150;
const ALL = 450;

const zipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

test('the first load of any page is at most 150 kB, and the whole console at most 450 kB', () => {
  const assets = readdirSync(join(DIST, 'assets')).map((name) => ({ name, size: zipped(join(DIST, 'assets', name)) }));
  const shell = zipped(join(DIST, 'index.html')) + assets.filter((one) => /^(index|style)-/.test(one.name)).reduce((sum, one) => sum + one.size, 0);
  const page = Math.max(...assets.filter((one) => !/^(index|style)-/.test(one.name)).map((one) => one.size));
  const all = assets.reduce((sum, one) => sum + one.size, 0);
  console.log(`# shell ${String(Math.round(shell / KILO))} kB, largest page ${String(Math.round(page / KILO))} kB, all ${String(Math.round(all / KILO))} kB`);
  // A page may need a few shared pieces beside its own: thrice the largest is more than any does.
  assert.ok(shell + 3 * page <= FIRST_LOAD * KILO, `${String(shell + 3 * page)} bytes`);
  assert.ok(all <= ALL * KILO, `${String(all)} bytes`);
});

test('no document is carried by the pages, and nothing of another origin is named in them', () => {
  for (const name of readdirSync(join(DIST, 'assets')).filter((file) => file.endsWith('.js'))) {
    const text = readFileSync(join(DIST, 'assets', name), 'utf8');
    assert.ok(!/query \w+\(\$|mutation \w+\(\$/.test(text), `${name} carries a document`);
  }
  assert.ok(statSync(join(DIST, 'index.html')).size < 2 * KILO);
});

interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

const TOKENS = readFileSync(join(process.cwd(), 'src/shared/tokens.css'), 'utf8');

function token(name: string, dark: boolean): Rgb {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(TOKENS)?.[dark ? 2 : 1];
  assert.ok(found !== undefined, `there is no token ${name}`);
  const [r, g, b] = (found.match(/[0-9a-f]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16) / 255);
  return { r: r ?? 0, g: g ?? 0, b: b ?? 0 };
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = ({ r, g, b }: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG's contrast of two colours. */
function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** OKLab, times 100. */
function oklab(colour: Rgb): readonly [number, number, number] {
  const [r, g, b] = [linear(colour.r), linear(colour.g), linear(colour.b)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s), 100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s), 100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s)];
}

const STATUSES = ['met', 'claimed', 'due', 'overdue', 'breached', 'contested'];

for (const dark of [false, true]) {
  test(`text and marks can be told from what is behind them, ${dark ? 'in the dark' : 'in light'}`, () => {
    for (const ground of ['surface', 'raised']) {
      for (const text of ['text', 'muted', 'link', ...STATUSES.map((status) => `${status}-ink`)]) {
        assert.ok(contrast(token(text, dark), token(ground, dark)) >= 4.5, `${text} on ${ground}`);
      }
      for (const mark of ['border', ...STATUSES.map((status) => `${status}-mark`)]) {
        assert.ok(contrast(token(mark, dark), token(ground, dark)) >= 3, `${mark} on ${ground}`);
      }
    }
    for (const status of STATUSES) {
      assert.ok(contrast(token(`${status}-on`, dark), token(`${status}-mark`, dark)) >= 4.5, `the code in ${status}`);
      assert.ok(contrast(token(`${status}-ink`, dark), token(`${status}-tint`, dark)) >= 4.5, `${status} on its tint`);
    }
  });

  test(`no two statuses are close in colour, ${dark ? 'in the dark' : 'in light'}`, () => {
    for (const one of STATUSES) {
      for (const other of STATUSES.filter((status) => status > one)) {
        const [a, b] = [oklab(token(`${one}-mark`, dark)), oklab(token(`${other}-mark`, dark))];
        assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) >= 8, `${one} and ${other}`);
      }
    }
  });
}

test('a table that is saved holds no formula, and survives quotes and commas', () => {
  assert.equal(csv([['a', 'b'], ['=1+1', 'say "x", y']]), '"a","b"\r\n"\'=1+1","say ""x"", y"\r\n');
});

test('a median is the worse of two middle ones, of five labs or more that it asks something of', () => {
  assert.equal(medianOf(['MET', 'MET', 'MET', 'MET', 'NOT_APPLICABLE', undefined]), undefined);
  assert.equal(medianOf(['MET', 'BREACHED', 'CLAIMED', 'MET', 'OVERDUE']), 'CLAIMED');
  assert.equal(medianOf(['MET', 'MET', 'MET', 'ABSENT', 'BREACHED', 'DUE_SOON']), 'DUE_SOON');
});

test('an axis has round steps, and no more than fit', () => {
  assert.deepEqual(ticks(0.4, 0.9), [0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((one) => Math.round(one * 10) * 0.1));
  assert.ok(ticks(-3, 12_345).length <= 8);
});

test('a count of a trend is told beside the one before it, and what was never counted is left out', () => {
  const days = ['2026-07-11T12:00:00Z', '2026-07-18T12:00:00Z', '2026-07-25T12:00:00Z', '2026-08-01T12:00:00Z'];
  const overdue = { name: 'Overdue', tone: 'overdue', counts: [3, 5, 4, 4] };
  assert.deepEqual(days.map((_, index) => sentenceAt(overdue, days, index)), [
    '11 Jul 2026 12:00 UTC: Overdue, 3.',
    '18 Jul 2026 12:00 UTC: Overdue, 5, 2 more than on 11 Jul 2026 12:00 UTC.',
    '25 Jul 2026 12:00 UTC: Overdue, 4, 1 fewer than on 18 Jul 2026 12:00 UTC.',
    '1 Aug 2026 12:00 UTC: Overdue, 4, as on 25 Jul 2026 12:00 UTC.',
  ]);
  const never = { name: 'Breached', tone: 'breached', counts: [0, 0, 0, 0] };
  const group = { name: 'Owed', rows: [never, overdue] };
  assert.deepEqual(ends(group), [3, 4]);
  assert.deepEqual(counted([{ name: 'Done', rows: [never] }, group]), [{ name: 'Owed', rows: [overdue] }]);
});

test('every address of the console is one that the platform answers with it', () => {
  const routes = [...readFileSync(join(process.cwd(), 'src/routes.ts'), 'utf8').matchAll(/path: '\/([^']*)'/g)].map((found) => found[1] ?? '');
  const served = JSON.parse(readFileSync(join(process.cwd(), 'src/pages.json'), 'utf8')) as string[];
  const wanted = new Set(routes.filter((route) => route !== '').map((route) => (route.includes('/') ? `${route.split('/')[0] ?? ''}/` : route)));
  assert.deepEqual(served, [...wanted].sort());
});

test('hashing by pieces gives what hashing at once gives', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1_000_003]) {
    const bytes = Buffer.alloc(length, 7);
    const sum = new Sha256();
    for (let at = 0; at < length; at += 4_097) {
      sum.update(bytes.subarray(at, at + 4_097));
    }
    assert.equal(sum.hex(), createHash('sha256').update(bytes).digest('hex'), `${String(length)} bytes`);
  }
});

test('what is signed is what DSSE says', () => {
  assert.equal(new TextDecoder().decode(preAuthentication('http://example.com/HelloWorld', new TextEncoder().encode('hello world'))), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('a signature has the lower of its two forms, in DER', () => {
  const high = new Uint8Array(64).fill(0xff, 32, 64);
  high[31] = 1;
  high[63] = 0;
  const der = lowSDer(high);
  assert.equal(der[0], 0x30);
  assert.deepEqual([...der.slice(2, 5)], [2, 1, 1]);
  assert.ok((der[7] ?? 0xff) < 0x80, 'no s above half of the order, and none that reads as negative');
});

test('objects are written as RFC 8785 says', () => {
  assert.equal(canonical({ b: [1, null, 'ä'], a: { d: true, c: 1.5 } }), '{"a":{"c":1.5,"d":true},"b":[1,null,"ä"]}');
});

test('a statement with a field that has no words is not signed here', () => {
  const statement = (predicate: object, more: object = {}) => new TextEncoder().encode(JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject: [], predicateType: 'x', predicate, ...more }));
  assert.ok('said' in inWords(statement({ labId: 'org_aurelia', reason: 'because' })));
  assert.deepEqual(inWords(statement({ labId: 'org_aurelia', alsoAgrees: true })), { unknown: '$.predicate.alsoAgrees' });
  assert.deepEqual(inWords(statement({}, { extra: 1 })), { unknown: '$.extra' });
  assert.deepEqual(inWords(new TextEncoder().encode('{')), { unknown: '$' });
});

interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly minItems?: number;
}

/** A value of a schema: all that can be said, or as little as may be. */
function valueOf(shape: Shape, little: boolean): unknown {
  if (little && Array.isArray(shape.type) && shape.type.includes('null')) {
    return null;
  }
  if (shape.properties !== undefined) {
    return Object.fromEntries(Object.entries(shape.properties).map(([name, one]) => [name, valueOf(one, little)]));
  }
  return shape.items === undefined ? 'said' : little && shape.minItems === undefined ? [] : [valueOf(shape.items, little)];
}

const PREDICATES = join(process.cwd(), '../../services/domain/src/main/resources/attestation');
/** What the console prepares and signs. */
const SIGNED_HERE = ['capability-evaluation', 'independence', 'revocation', 'right-of-reply', 'safeguard-validation'];
/** What the platform states itself, and what is signed outside alone. */
const SIGNED_ELSEWHERE = ['gate-decision', 'halt', 'halt-lift', 'policy-version', 'procedural-compliance'];

test('every kind of statement is signed here, or known to be signed elsewhere', () => {
  assert.deepEqual(readdirSync(PREDICATES).sort(), [...SIGNED_HERE, ...SIGNED_ELSEWHERE].sort());
});

for (const kind of SIGNED_HERE) {
  test(`whatever a statement of ${kind} says has words, also where it says nothing`, () => {
    const shape = JSON.parse(readFileSync(join(PREDICATES, kind, 'v1.json'), 'utf8')) as Shape;
    for (const little of [false, true]) {
      const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [], predicateType: kind, predicate: valueOf(shape, little) };
      const words = inWords(new TextEncoder().encode(JSON.stringify(statement)));
      assert.equal('unknown' in words ? words.unknown : undefined, undefined);
    }
  });
}

import type { EvidenceRedactionInput, GroundKind } from '@countersign/client';
import { useId, type Dispatch, type SetStateAction } from 'react';
import { plain } from '../shared/data/words';
import { Choice, Field } from '../shared/ui';

/** What texts allow to withhold for, the most usual first. */
const GROUNDS: readonly GroundKind[] = ['TRADE_SECRET', 'CYBERSECURITY', 'PUBLIC_SAFETY', 'NATIONAL_SECURITY', 'REQUIRED_BY_LAW', 'PERSONAL_DATA', 'HAZARD', 'OTHER'];
const DIGEST = /^[0-9a-f]{64}$/;

interface Withheld {
  readonly what: string;
  readonly sha256: string;
}

interface Ground {
  readonly ground: GroundKind;
  readonly citation: string;
}

/** A redacted variant as far as it is typed. */
export interface Draft {
  readonly original: string;
  readonly basis: string;
  readonly grounds: readonly Ground[];
  readonly withheld: readonly Withheld[];
}

const NOTHING: Withheld = { what: '', sha256: '' };

export const draftOf = (original: string): Draft => ({ original, basis: '', grounds: [], withheld: [NOTHING] });

/** The first thing that is missing of it, as a sentence; undefined if it can be sent. */
export function lacking({ original, basis, withheld }: Draft): string | undefined {
  return original === '' ? 'Say which evidence it is a variant of.'
    : basis.trim() === '' ? 'Say why something is withheld.'
    : withheld.length === 0 ? 'A redacted variant names what it withholds, with its digest.'
    : withheld.some((one) => one.what.trim() === '') ? 'Say of each thing what it is, without saying what it says.'
    : withheld.some((one) => !DIGEST.test(one.sha256.trim())) ? 'A digest is 64 lower-case hex digits. Choose the file of what is withheld, and it is made here.'
    : undefined;
}

export function redactionOf({ original, basis, grounds, withheld }: Draft): EvidenceRedactionInput {
  return {
    original,
    basis: basis.trim(),
    withheld: withheld.map((one) => ({ what: one.what.trim(), sha256: one.sha256.trim() })),
    ...(grounds.length === 0 ? {} : { grounds: grounds.map((one) => ({ ground: one.ground, ...(one.citation.trim() === '' ? {} : { citation: one.citation.trim() }) })) }),
  };
}

const at = <T,>(list: readonly T[], index: number, change: Partial<T>): readonly T[] => list.map((one, place) => (place === index ? { ...one, ...change } : one));
const without = <T,>(list: readonly T[], index: number): readonly T[] => list.filter((_, place) => place !== index);

/** What a redacted variant leaves out of which evidence, on which grounds, and how that can be recognised later. */
export function Redacting({ draft, originals, hash, onChange }: {
  readonly draft: Draft;
  readonly originals: readonly (readonly [id: string, name: string])[];
  readonly hash: (file: File) => Promise<string>;
  readonly onChange: Dispatch<SetStateAction<Draft>>;
}) {
  const id = useId();
  const { grounds, withheld } = draft;
  return (
    <>
      <Choice label="Variant of" value={draft.original} options={[['', 'Choose the original'], ...originals]} onChange={(original) => onChange({ ...draft, original })} hint="Evidence about the same lab that you see here." />
      <Field label="Why something is withheld" hint="In your own words. Whoever sees the variant reads them.">{(ids) => <textarea {...ids} className="low" value={draft.basis} onChange={(event) => onChange({ ...draft, basis: event.target.value })} />}</Field>
      <fieldset className="field">
        <legend>On which grounds <span className="muted">(optional)</span></legend>
        <p className="hint">Those that texts know, and where one allows it, for example § 22757.12(f).</p>
        {grounds.map((one, index) => (
          <div key={index} className="filters">
            <Choice label={`Ground ${String(index + 1)}`} value={one.ground} options={GROUNDS.map((code) => [code, plain(code)] as const)} onChange={(value) => onChange({ ...draft, grounds: at(grounds, index, { ground: value as GroundKind }) })} />
            <Field label={`Where a text allows it, ${String(index + 1)}`} optional>{(ids) => <input {...ids} type="text" value={one.citation} onChange={(event) => onChange({ ...draft, grounds: at(grounds, index, { citation: event.target.value }) })} />}</Field>
            <button type="button" className="quiet" onClick={() => onChange({ ...draft, grounds: without(grounds, index) })}>Leave out<span className="visually-hidden"> ground {index + 1}</span></button>
          </div>
        ))}
        <div><button type="button" onClick={() => onChange({ ...draft, grounds: [...grounds, { ground: GROUNDS.find((code) => grounds.every((one) => one.ground !== code)) ?? 'OTHER', citation: '' }] })}>Add a ground</button></div>
      </fieldset>
      <fieldset className="field" aria-describedby={`${id}-why`}>
        <legend>What is withheld</legend>
        <p className="hint" id={`${id}-why`}>Each with the digest of its bytes, so that it is recognised if it is ever shown. A file chosen for that is hashed here and not sent.</p>
        {withheld.map((one, index) => (
          <div key={index} className="filters">
            <Field label={`What it is, ${String(index + 1)}`}>{(ids) => <input {...ids} type="text" value={one.what} onChange={(event) => onChange({ ...draft, withheld: at(withheld, index, { what: event.target.value }) })} />}</Field>
            <Field label={`Its SHA-256, ${String(index + 1)}`}>{(ids) => <input {...ids} type="text" className="mono" spellCheck={false} value={one.sha256} onChange={(event) => onChange({ ...draft, withheld: at(withheld, index, { sha256: event.target.value }) })} />}</Field>
            <Field label={`Its bytes, ${String(index + 1)}`} optional>{(ids) => <input {...ids} type="file" onChange={(event) => { const file = event.target.files?.[0]; if (file !== undefined) { void hash(file).then((sha256) => onChange((now) => ({ ...now, withheld: at(now.withheld, index, { sha256 }) }))); } }} />}</Field>
            {withheld.length === 1 ? null : <button type="button" className="quiet" onClick={() => onChange({ ...draft, withheld: without(withheld, index) })}>Leave out<span className="visually-hidden"> thing {index + 1}</span></button>}
          </div>
        ))}
        <div><button type="button" onClick={() => onChange({ ...draft, withheld: [...withheld, NOTHING] })}>Add another thing</button></div>
      </fieldset>
    </>
  );
}

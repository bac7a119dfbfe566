import { EvidenceByIdDocument, execute, isError, RequestEvidenceUploadDocument, type EvidenceClass } from '@countersign/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ready } from '../shell/session';
import { Link, usePlace } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Sha256 } from '../shared/crypto/sha256';
import { count, instant } from '../shared/data/time';
import { useNames } from '../shared/data/words';
import { Choice, Digest, Field, Refusal } from '../shared/ui';
import { draftOf, lacking, Redacting, redactionOf } from './Redacting';
import { checked, pause, put, type Sent } from './vault';

type Step =
  | { readonly at: 'chosen' }
  | { readonly at: 'hashing'; readonly done: number }
  | { readonly at: 'checking'; readonly done: number; readonly all: number }
  | { readonly at: 'sending' | 'waiting' | 'paused' | 'sealing'; readonly done: number; readonly evidence: string }
  | { readonly at: 'sealed' | 'known'; readonly evidence: string }
  | { readonly at: 'failed'; readonly fault: unknown };

/** Small enough that hashing one is not felt. */
const PIECE = 1024 * 1024;
const SECOND = 1_000;
const TRIES = 30;
const CONFLICT = 409;
const TOO_MANY = 429;
/** Of what the vault refuses, what another try may change. */
const WORTH_ANOTHER_TRY = [408, CONFLICT, 416, TOO_MANY];

/** Hashes a file piece by piece; between two pieces the page does what else it has to do. */
async function hash(file: File, told: (done: number) => void): Promise<string> {
  const sum = new Sha256();
  for (let at = 0; at < file.size; at += PIECE) {
    sum.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    told(Math.min(at + PIECE, file.size));
    await new Promise((next) => setTimeout(next));
  }
  return sum.hex();
}

/** The same key for the same input, also after the page was left: what was sent then is gone on with. */
function keyOf(input: object): string {
  const sum = new Sha256();
  sum.update(new TextEncoder().encode(JSON.stringify(input)));
  return `upload-${sum.hex()}`;
}

const silently = (): void => undefined;

/** One file: hashed here, sent with progress, paused and gone on with, sealed when the digests agree. */
export function Upload({ evidence: others }: {
  /** What it may be a variant of. */
  readonly evidence: readonly { readonly id: string; readonly name: string; readonly lab: string; readonly recordedAt: string }[];
}) {
  const session = useSession().data ?? ANYONE;
  const labs = useNames().organisations.filter((one) => one.kind === 'LAB');
  const client = useQueryClient();
  const [file, setFile] = useState<File | undefined>(undefined);
  const [digest, setDigest] = useState<string | undefined>(undefined);
  const [lab, setLab] = useState('');
  const [kind, setKind] = useState<EvidenceClass>('CONFIDENTIAL');
  const [step, setStep] = useState<Step>({ at: 'chosen' });
  const of = usePlace().query.get('original');
  const [redacted, setRedacted] = useState(of !== null);
  const [draft, setDraft] = useState(draftOf(of ?? ''));
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const request = useRef<XMLHttpRequest | undefined>(undefined);
  const about = session.kind === 'LAB' ? session.organisation : lab === '' ? (labs[0]?.id ?? '') : lab;
  // What was said of it goes with its ticket.
  const editable = step.at === 'chosen' || step.at === 'failed' || step.at === 'known' || step.at === 'sealed';
  const busy = step.at === 'sending' || step.at === 'hashing' || step.at === 'checking' || step.at === 'waiting' || step.at === 'sealing';

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (busy) {
      addEventListener('beforeunload', warn);
    }
    return () => removeEventListener('beforeunload', warn);
  }, [busy]);

  const ticket = async (sha256: string, of: File) => {
    await ready();
    const input = { lab: about, name: of.name, mediaType: of.type === '' ? 'application/octet-stream' : of.type, size: of.size, sha256, evidenceClass: kind, ...(redacted ? { redaction: redactionOf(draft) } : {}) };
    return (await execute(RequestEvidenceUploadDocument, { input: { ...input, idempotencyKey: keyOf(input) } })).requestEvidenceUpload;
  };

  const send = async (of: File, known: string | undefined) => {
    try {
      let sha256 = known;
      if (sha256 === undefined) {
        setStep({ at: 'hashing', done: 0 });
        sha256 = await hash(of, (done) => setStep({ at: 'hashing', done }));
        setDigest(sha256);
      }
      // Only tries that bring nothing are counted: hashing again what is there may take minutes.
      let furthest = 0;
      let from = 0;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { url, evidence } = await ticket(sha256, of);
        setStep({ at: 'sending', done: from, evidence });
        const kept = await checked(url, (now) => setStep({ at: 'checking', done: now.hashed, all: now.offset }));
        let wait = SECOND * Math.min(tries + 1, 10);
        if (kept !== undefined && kept.offset + kept.hashed > furthest) {
          furthest = kept.offset + kept.hashed;
          tries = 0;
        }
        if (kept?.others === true) {
          await sealedBefore(evidence, sha256);
          return;
        }
        if (kept !== undefined && !kept.sealed && kept.hashed < kept.offset) {
          wait = kept.wait;
        } else if (kept !== undefined) {
          from = kept.offset;
          setStep({ at: 'sending', done: from, evidence });
          request.current = new XMLHttpRequest();
          const sent: Sent = kept.sealed ? { status: 200, wait: undefined } : await put(url, of, from, (done) => setStep({ at: 'sending', done, evidence }), request.current);
          if (sent.status === -1) {
            setStep({ at: 'paused', done: from, evidence });
            return;
          }
          if (sent.status === 200 || sent.status === 201) {
            const id = sent.evidence ?? evidence;
            setStep({ at: 'sealing', done: of.size, evidence: id });
            await sealed(id);
            setStep({ at: 'sealed', evidence: id });
            void client.invalidateQueries();
            return;
          }
          if (sent.status === CONFLICT && sent.code === 'EVIDENCE_ALREADY_SEALED') {
            await sealedBefore(evidence, sha256);
            return;
          }
          if (sent.status === TOO_MANY) {
            // Others of the organisation send; that is no fault of the line.
            setStep({ at: 'waiting', done: from, evidence });
            tries = 0;
          }
          if (sent.status >= 400 && sent.status < 500 && !WORTH_ANOTHER_TRY.includes(sent.status)) {
            throw new Error(`The vault refused the bytes (${String(sent.status)}). Nothing was sealed.`);
          }
          wait = sent.wait ?? wait;
        }
        await pause(wait);
      }
      throw new Error('The line is lost for too long. Go on when it is back: what was sent is kept.');
    } catch (fault) {
      setStep(isError(fault, 'EVIDENCE_SEALED') ? { at: 'known', evidence: '' } : { at: 'failed', fault });
    }
  };

  /** What is sealed under this id is what was to be sent, or trying again does not help. */
  const sealedBefore = async (evidence: string, sha256: string) => {
    await ready();
    const { node } = await execute(EvidenceByIdDocument, { id: evidence });
    if (node === null || !('sha256' in node) || node.sha256 !== sha256) {
      throw new Error('Other bytes are sealed under this id. Changed bytes are new evidence: hand the file over under another name.');
    }
    setStep({ at: 'sealed', evidence });
    void client.invalidateQueries();
  };

  const sealed = async (evidence: string) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await ready();
      if ((await execute(EvidenceByIdDocument, { id: evidence })).node !== null) {
        return;
      }
      await pause(SECOND);
    }
    throw new Error('The bytes are there, and are not sealed yet. Look again in a minute.');
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = file === undefined ? 'Choose a file.' : redacted ? lacking(draft) : undefined;
    setWrong(missing);
    if (file !== undefined && missing === undefined) {
      void send(file, digest);
    }
  };

  const originals = others.filter((one) => one.lab === about).map((one) => [one.id, `${one.name}, ${instant(one.recordedAt)}`] as const);
  const all = step.at === 'checking' ? step.all : (file?.size ?? 0);
  const share = all > 0 && 'done' in step ? Math.floor((step.done / all) * 100) : 0;
  return (
    <section className="stack" aria-labelledby="upload">
      <h2 id="upload">Hand evidence over</h2>
      <form className="stack" aria-labelledby="upload" noValidate onSubmit={submit}>
        <Field label="File" hint="It is hashed here first. Only then is it sent, and sealed if the vault finds the same digest.">
          {(ids) => <input {...ids} type="file" disabled={busy} onChange={(event) => { setFile(event.target.files?.[0]); setDigest(undefined); setStep({ at: 'chosen' }); }} />}
        </Field>
        {session.kind === 'LAB' ? null : <Choice label="About the lab" value={about} options={labs.map((one) => [one.id, one.name])} onChange={setLab} />}
        <Choice label="Class" value={kind} options={[['PUBLIC', 'Public'], ['CONFIDENTIAL', 'Confidential'], ['RESTRICTED', 'Restricted: every reading is on record'], ['HAZARD', 'Hazard: two people read it']]} onChange={(value) => setKind(value as EvidenceClass)} />
        <div className="field"><label><input type="checkbox" checked={redacted} disabled={!editable} onChange={(event) => setRedacted(event.target.checked)} />It leaves out a part of other evidence</label></div>
        {redacted ? (
          <fieldset className="field card" disabled={!editable}>
            <legend>A redacted variant</legend>
            <div className="stack"><Redacting draft={draft} originals={of === null || originals.some(([id]) => id === of) ? originals : [[of, of], ...originals]} hash={(one) => hash(one, silently)} onChange={setDraft} /></div>
          </fieldset>
        ) : null}
        {wrong === undefined ? null : <p className="notice wrong" role="alert">{wrong}</p>}
        {digest === undefined || file === undefined ? null : <p><Digest hex={digest} /> · {count(file.size)} bytes</p>}
        {busy || step.at === 'paused' ? (
          <div>
            <label htmlFor="upload-progress">{step.at === 'checking' ? `Checking what arrived before (${count(step.done)} of ${count(step.all)} bytes)` : step.at === 'hashing' ? 'Hashing' : step.at === 'sealing' ? 'Sealing' : step.at === 'paused' ? 'Paused' : step.at === 'waiting' ? 'Waiting until another of your uploads has ended' : 'Sending'}: {share}%</label>
            <progress id="upload-progress" max={100} value={share} />
          </div>
        ) : null}
        <div role="status">
          {step.at === 'sealed' ? <p className="notice">Sealed. Digest matches. <Link href={`/evidence/${step.evidence}`}>Open it</Link></p> : null}
          {step.at === 'known' ? <p className="notice">You have this file already: exactly these bytes are sealed.</p> : null}
        </div>
        {step.at === 'failed' ? (step.fault instanceof Error && !isError(step.fault) ? <p className="notice wrong" role="alert">{step.fault.message}</p> : <Refusal fault={step.fault} />) : null}
        <div className="acts">
          {step.at === 'sending' ? <button type="button" onClick={() => request.current?.abort()}>Pause</button> : (
            <button type="submit" className="primary" aria-busy={busy}>{step.at === 'paused' ? 'Resume' : busy ? 'Working…' : 'Hand it over'}</button>
          )}
        </div>
      </form>
    </section>
  );
}


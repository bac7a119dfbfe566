import { SigningKeysDocument, type PrepareAttestationQuery } from '@countersign/client';
import { useEffect, useMemo, useState } from 'react';
import { canonical, fromBase64, toHex } from '../crypto/bytes';
import { checked, localKeys, sign, type Envelope, type LocalKey } from '../crypto/signing';
import { inWords } from '../crypto/words';
import { useOperation, type Act } from '../data/query';
import { count } from '../data/time';
import { Digest, Field, Refusal } from '../ui';
import { save } from '../ui/save';
import { ANYONE, useSession } from '../../shell/session';
import { NewKey } from './NewKey';

type Prepared = PrepareAttestationQuery['prepareAttestation'];
type Checked = NonNullable<Awaited<ReturnType<typeof checked>>>;

function Bytes({ of }: { readonly of: Checked }) {
  const [hex, setHex] = useState(false);
  const text = useMemo(() => (hex ? (toHex(of.signed).match(/.{1,64}/g)?.join('\n') ?? '') : new TextDecoder().decode(of.signed)), [of, hex]);

  return (
    <>
      <h3>The exact bytes</h3>
      <p>{count(of.signed.length)} bytes. <span data-signed={of.digest}><Digest hex={of.digest} /></span></p>
      <fieldset className="radios"><legend className="visually-hidden">Show the bytes as</legend>
        <label><input type="radio" name="bytes" checked={!hex} onChange={() => setHex(false)} />Text</label>
        <label><input type="radio" name="bytes" checked={hex} onChange={() => setHex(true)} />Hex</label>
      </fieldset>
      <pre className="bytes" tabIndex={0} role="region" aria-label="Bytes to be signed">{text}</pre>
      <p className="acts"><button type="button" onClick={() => save(new Blob([of.payload], { type: 'application/json' }), 'attest.json')}>Download the statement</button></p>
    </>
  );
}

/** Exact bytes, their meaning in words, and signatures made here or elsewhere: nobody signs what was not shown. */
export function Signing<TData>({ prepared, needed, verb, act, done }: {
  readonly prepared: Prepared;
  readonly needed: number;
  readonly verb: string;
  readonly act: Act<{ envelope?: string | null; idempotencyKey: string } , TData> | Act<{ envelope: string; idempotencyKey: string }, TData>;
  readonly done: (data: TData) => void;
}) {
  const session = useSession().data ?? ANYONE;
  const [bytes, setBytes] = useState<Checked | 'other' | undefined>(undefined);
  const [keys, setKeys] = useState<readonly LocalKey[]>([]);
  const [made, setMade] = useState(0);
  const [chosen, setChosen] = useState('');
  const [read, setRead] = useState(false);
  const [envelope, setEnvelope] = useState<Envelope | undefined>(undefined);
  const [signedBy, setSignedBy] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const registered = useOperation(SigningKeysDocument, { organisation: session.organisation }, { enabled: session.organisation !== '' });
  useEffect(() => {
    void checked(prepared).then((found) => setBytes(found ?? 'other'));
  }, [prepared]);
  useEffect(() => {
    void localKeys(session.organisation, session.user).then(setKeys, () => setKeys([]));
  }, [session, made]);
  if (bytes === undefined) {
    return <p role="status">Checking the bytes…</p>;
  }
  if (bytes === 'other') {
    return <p className="notice wrong" role="alert">The bytes received are not the bytes announced. Nothing was signed.</p>;
  }
  const words = inWords(bytes.payload);
  if ('unknown' in words) {
    return <><p className="notice wrong" role="alert">These bytes say something that this console cannot put in words: <code>{words.unknown}</code>. Sign outside.</p><Bytes of={bytes} /></>;
  }
  const usable = keys.filter((key) => registered.data?.signingKeys.nodes.some((one) => one.publicKey === key.publicKey && one.revokedAt === null));
  const key = usable.find((one) => one.name === chosen) ?? usable.find((one) => !signedBy.includes(one.name));
  const signatures = envelope?.signatures.length ?? 0;
  const add = async () => {
    if (key === undefined) {
      setProblem('Make a key first, or sign outside.');
    } else if (!read) {
      setProblem('Read what the bytes say, and say that you have.');
    } else if (signedBy.includes(key.name)) {
      setProblem('This key has signed already. The other signature is by another key.');
    } else {
      setProblem(undefined);
      setEnvelope(await sign(key, prepared.payloadType, bytes.payload, envelope));
      setSignedBy([...signedBy, key.name]);
      setChosen('');
    }
  };
  const take = async (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    try {
      const other = JSON.parse(await file.text()) as Envelope;
      if (toHex(fromBase64(other.payload)) !== toHex(bytes.payload) || other.payloadType !== prepared.payloadType || !Array.isArray(other.signatures)) {
        setProblem('That file is signed over other bytes.');
        return;
      }
      setProblem(undefined);
      const known = new Set(envelope?.signatures.map((one) => one.sig));
      setEnvelope({ payload: prepared.payload, payloadType: prepared.payloadType, signatures: [...(envelope?.signatures ?? []), ...other.signatures.filter((one) => !known.has(one.sig))] });
    } catch {
      setProblem('That file is not an envelope.');
    }
  };
  const hand = () => {
    if (envelope === undefined) {
      return;
    }
    save(new Blob([canonical(envelope)], { type: 'application/json' }), 'envelope.json');
  };
  return (
    <section aria-label="Sign">
      <h3>What your signature says</h3>
      <p className="muted small">In words made from the bytes, in this browser. Statement: <code>{words.predicateType}</code></p>
      <dl>
        {words.said.map((one, index) => <div key={one.meaning + one.value + String(index)} className="said-line"><dt>{one.meaning}</dt><dd><bdi>{one.value}</bdi></dd></div>)}
        {words.subjects.map((one) => <div key={one.meaning + one.value} className="said-line"><dt>Bound to <bdi>{one.meaning}</bdi></dt><dd><code>{one.value}</code></dd></div>)}
      </dl>
      <p>It says nothing else: not that a model is safe, and nothing about what is not named.</p>
      <Bytes of={bytes} />
      <h3>Keys</h3>
      {usable.length === 0 ? <p>This browser has no registered key of yours.</p> : (
        <fieldset className="field"><legend>Sign with</legend>
          {usable.map((one) => <label key={one.name}><input type="radio" name="key" checked={key?.name === one.name} onChange={() => setChosen(one.name)} />{one.person === null ? 'The organisation’s key' : `Your ${session.kind === 'AUDITOR' ? 'lead ' : ''}key`} in this browser, {one.algorithm}, <code>{one.publicKey.slice(-12)}</code>{signedBy.includes(one.name) ? ' (has signed)' : ''}</label>)}
        </fieldset>
      )}
      <details><summary>Make another key</summary><NewKey made={() => { setMade(made + 1); void registered.refetch(); }} /></details>
      <p>{signatures} of {needed} {needed === 1 ? 'signature' : 'signatures'} so far.</p>
      {problem === undefined ? null : <p className="notice wrong" role="alert">{problem}</p>}
      <p><label><input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />I have read what the bytes say.</label></p>
      <div className="acts">
        <button type="button" className={signatures < needed ? 'primary' : ''} onClick={() => void add()}>Sign {count(bytes.signed.length)} bytes</button>
        {envelope === undefined ? null : <button type="button" onClick={hand}>Download the envelope</button>}
      </div>
      <Field label="Add a signature made elsewhere" hint="Sign outside: countersign sign attest.json. Then choose the envelope here." optional>{(ids) => <input {...ids} type="file" accept="application/json" onChange={(event) => void take(event.target.files?.[0])} />}</Field>
      <Refusal fault={act.fault} />
      {signatures >= needed && envelope !== undefined ? (
        <div className="acts"><button type="button" className="primary" aria-busy={act.busy} onClick={() => void (act as Act<{ envelope: string; idempotencyKey: string }, TData>).send({ envelope: canonical(envelope) }).then((data) => data === undefined || done(data))}>{act.busy ? 'Sending…' : verb}</button></div>
      ) : null}
    </section>
  );
}

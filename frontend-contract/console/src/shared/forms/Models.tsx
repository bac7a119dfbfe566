import { AnnounceModelDocument, DiscardModelVersionDocument, RecordModelChangeDocument, RegisterModelDocument, RegisterModelVersionDocument, type ChangeKind, type MitigationState, type RiskDomain } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct } from '../data/query';
import { plain } from '../data/words';
import { Choice, ConfirmByTyping, Field, Instant, Refusal, useDraft } from '../ui';

const CHANGES: readonly ChangeKind[] = ['FURTHER_TRAINING', 'FINETUNE', 'RL', 'SCAFFOLD', 'NEW_TOOLS', 'INFERENCE_COMPUTE', 'SAFEGUARD_CHANGE', 'ELICITATION_ADVANCE'];
const DOMAINS: readonly RiskDomain[] = ['CYBER', 'CHEM_BIO', 'RADIOLOGICAL_NUCLEAR', 'AUTONOMY', 'AI_RND', 'HARMFUL_MANIPULATION', 'LOSS_OF_CONTROL', 'OTHER'];
const choices = <T extends string>(codes: readonly T[]) => codes.map((code) => [code, plain(code)] as const);
const listed = (text: string) => text.split(',').map((one) => one.trim()).filter((one) => one !== '');
const DECIMAL = /^\d+(\.\d+)?([eE][+-]?\d{1,3})?$/;

/** A model family of the lab's own. */
export function RegisterModel() {
  const act = useAct(RegisterModelDocument);
  const [name, setName, sent] = useDraft('model');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(name.trim() === '' ? 'Give it a name.' : undefined);
    if (name.trim() !== '') {
      void act.send({ name: name.trim() }).then((data) => data === undefined || sent());
    }
  };
  return (
    <details>
      <summary>Register a model</summary>
      <form className="stack" onSubmit={submit} aria-label="Register a model" noValidate>
        <Refusal fault={act.fault} />
        <Field label="Model name" hint="The family, for example AUR-5. Checkpoints are its versions." wrong={wrong}>{(ids) => <input {...ids} type="text" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Registering…' : 'Register the model'}</button></div>
      </form>
    </details>
  );
}

/** A checkpoint, bound to the digest of its weights and to what it was made from. */
export function RegisterVersion({ model, versions }: { readonly model: string; readonly versions: readonly { readonly id: string; readonly name: string }[] }) {
  const act = useAct(RegisterModelVersionDocument);
  const [label, setLabel, labelSent] = useDraft('label');
  const [digest, setDigest, digestSent] = useDraft('digest');
  const [flop, setFlop, flopSent] = useDraft('flop');
  const [ratio, setRatio, ratioSent] = useDraft('ratio');
  const [affordances, setAffordances, affordancesSent] = useDraft('affordances');
  const [parent, setParent] = useState('');
  const [state, setState] = useState<MitigationState>('HELPFUL_ONLY');
  const [tried, setTried] = useState(false);
  const wrong = {
    label: label.trim() === '' ? 'Give it a label, for example c2.' : undefined,
    digest: /^[0-9a-f]{64}$/.test(digest.trim()) ? undefined : 'Give the SHA-256 of the manifest of its weights: 64 hex digits.',
    flop: DECIMAL.test(flop.trim()) ? undefined : 'Give the compute as a number without a unit, for example 3.1e26.',
    ratio: parent === '' || ratio.trim() === '' || DECIMAL.test(ratio.trim()) ? undefined : 'Give the ratio as a number, for example 1.2.',
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((one) => one === undefined)) {
      const computeRatios = ratio.trim() === '' ? [] : DOMAINS.map((domain) => ({ domain, ratio: ratio.trim() }));
      void act.send({ model, label: label.trim(), manifestDigest: digest.trim(), trainingFlop: flop.trim(), mitigationState: state, affordances: listed(affordances), parents: parent === '' ? [] : [{ modelVersion: parent, computeRatios }] }).then((data) => {
        if (data !== undefined) {
          [labelSent, digestSent, flopSent, ratioSent, affordancesSent].forEach((sent) => sent());
          setTried(false);
        }
      });
    }
  };
  const told = (one: string | undefined) => (tried ? one : undefined);
  return (
    <details>
      <summary>Register a version</summary>
      <form className="stack" onSubmit={submit} aria-label="Register a version" noValidate>
        <Refusal fault={act.fault} />
        <Field label="Version label" wrong={told(wrong.label)}>{(ids) => <input {...ids} type="text" value={label} onChange={(event) => setLabel(event.target.value)} />}</Field>
        <Field label="SHA-256 of its weights manifest" hint="Weights are never handed over; what is attested is bound to this digest." wrong={told(wrong.digest)}>{(ids) => <input {...ids} type="text" className="mono" value={digest} onChange={(event) => setDigest(event.target.value)} />}</Field>
        <Field label="Training compute so far, in FLOP" wrong={told(wrong.flop)}>{(ids) => <input {...ids} type="text" inputMode="decimal" value={flop} onChange={(event) => setFlop(event.target.value)} />}</Field>
        <Choice label="Made from" value={parent} options={[['', 'Nothing: it is the first of its family'], ...versions.map((one) => [one.id, one.name] as const)]} onChange={setParent} />
        {parent === '' ? null : <Field label="Effective compute relative to that, in every domain" hint="Left out, it is unknown, and unknown is stale." wrong={told(wrong.ratio)} optional>{(ids) => <input {...ids} type="text" inputMode="decimal" value={ratio} onChange={(event) => setRatio(event.target.value)} />}</Field>}
        <Choice label="Mitigations" value={state} options={choices<MitigationState>(['HELPFUL_ONLY', 'RELEASE_CANDIDATE', 'RELEASE'])} onChange={(value) => setState(value as MitigationState)} />
        <Field label="What it can act with, by commas" hint="For example shell, browser." optional>{(ids) => <input {...ids} type="text" value={affordances} onChange={(event) => setAffordances(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Registering…' : 'Register the version'}</button></div>
      </form>
    </details>
  );
}

/** What changed without new weights: evaluations may be stale from then on. */
export function RecordChange({ versions }: { readonly versions: readonly { readonly id: string; readonly name: string }[] }) {
  const act = useAct(RecordModelChangeDocument);
  const [change, setChange] = useState<ChangeKind>('NEW_TOOLS');
  const [version, setVersion] = useState(versions[0]?.id ?? '');
  const [words, setWords, sent] = useDraft('change');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(words.trim() === '' ? 'Say what changed.' : undefined);
    if (words.trim() !== '') {
      void act.send({ change, description: words, domains: [], ...(change === 'ELICITATION_ADVANCE' ? {} : { modelVersion: version }) }).then((data) => data === undefined || sent());
    }
  };
  return (
    <details>
      <summary>Record a change</summary>
      <form className="stack" onSubmit={submit} aria-label="Record a change" noValidate>
        <Refusal fault={act.fault} />
        <Choice label="What kind" value={change} options={choices(CHANGES)} onChange={(value) => setChange(value as ChangeKind)} hint="Whether it makes evaluations stale follows from the triggers that the policy names. It counts for every domain." />
        {change === 'ELICITATION_ADVANCE' ? <p className="muted">An advance in elicitation counts for all versions.</p> : <Choice label="Of the version" value={version} options={versions.map((one) => [one.id, one.name] as const)} onChange={setVersion} />}
        <Field label="What changed" wrong={wrong}>{(ids) => <textarea {...ids} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Recording…' : 'Record the change'}</button></div>
      </form>
    </details>
  );
}

/** Makes a model known to everyone. */
export function Announce({ model, name }: { readonly model: string; readonly name: string }) {
  const act = useAct(AnnounceModelDocument);
  return (
    <ConfirmByTyping title="Announce the model" what={name} act={act} verb="Announce it to everyone" doing="Announcing…" input={() => ({ model })} done={() => undefined}
      follows={<p>Everyone sees that the model exists, its versions, and what auditors attested of it. Once a version is deployed, its gate outcomes and halts are public too. This is not taken back.</p>} />
  );
}

/** Says that nothing more is made of a version; once more, where something may have ended an earlier word. */
export function Discard({ version, name, discardedAt }: { readonly version: string; readonly name: string; readonly discardedAt: string | null }) {
  const act = useAct(DiscardModelVersionDocument);
  const [reason, setReason, sent] = useDraft(`discard ${version}`);
  return (
    <ConfirmByTyping title={`Discard ${name}${discardedAt === null ? '' : ' again'}`} what={name} act={act} verb="Discard the version" doing="Discarding…" input={() => ({ modelVersion: version, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why nothing more is made of it.' : undefined)}
      follows={(
        <>
          <p>You say that nothing more is made of it. From now on no evaluation and no review of it falls due. What is overdue by now stays so until it is made good.</p>
          <p>Its crossings, halts and safeguards are judged as ever: the weights are still there. Whatever is made from it, asked for it or deployed later ends this, and it is judged as if it had never been discarded.</p>
          {discardedAt === null ? null : <p>It was discarded on <Instant at={discardedAt} />. If nothing has ended that, it still counts, and is not said twice.</p>}
        </>
      )}>
      <Field label="Why nothing more is made of it">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </ConfirmByTyping>
  );
}

import { EvaluationsDocument, HaltRoomDocument, PrepareAttestationDocument, SubmitAttestationDocument, type Effect, type PrepareAttestationInput } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct, useOperation, useQuestion } from '../shared/data/query';
import { count } from '../shared/data/time';
import { useNames } from '../shared/data/words';
import { Choice, Field, NotFound, Page, PageOf, Refusal, StatusMark, useDraft, VersionLink, Waiting } from '../shared/ui';
import { go, useParameter, usePlace } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Signing } from '../shared/forms/Signing';
import { ChooseEvidence, type Piece } from './ChooseEvidence';

/** More than anybody reads before signing. */
const MOST_EVIDENCE = 100;
const STEPS = ['Draft', 'Read and sign', 'Submit'];

function Steps({ at }: { readonly at: number }) {
  return <ol className="steps" aria-label="How far it is">{STEPS.map((step, index) => <li key={step} className={index < at ? 'done' : ''} {...(index === at ? { 'aria-current': 'step' as const } : {})}>{step}</li>)}</ol>;
}

/** What an auditor says of a safeguard, beside what is on record. */
interface Finding {
  readonly method: string;
  readonly effect: Effect;
  readonly evidence: readonly string[];
}

/** From what is known to a draft, to exact bytes, to signatures; of a safeguard, with what was found of it. */
function Draft({ title, lab, fixed, children }: { readonly title: string; readonly lab?: string; readonly fixed: (found: Finding) => Omit<PrepareAttestationInput, 'validUntil'>; readonly children: React.ReactNode }) {
  const prepare = useQuestion(PrepareAttestationDocument);
  const submit = useAct(SubmitAttestationDocument);
  const [until, setUntil] = useState('');
  const [method, setMethod] = useDraft('method');
  const [effect, setEffect] = useState<Effect>('EFFECTIVE');
  const [chosen, setChosen] = useState<readonly Piece[]>([]);
  const [wrong, setWrong] = useState(false);
  // Nothing works because of evidence that no decision may rest on; that something fails, it may show.
  const works = effect === 'EFFECTIVE';
  const evidence = chosen.filter((one) => one.decisionGrade || !works).map((one) => one.id);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const sound = until !== '' && (lab === undefined || method.trim() !== '') && evidence.length <= MOST_EVIDENCE;
    setWrong(!sound);
    if (sound) {
      void prepare.ask({ input: { ...fixed({ method, effect, evidence }), validUntil: `${until}:00Z` } });
    }
  };
  const prepared = prepare.data?.prepareAttestation;
  return (
    <Page title={title} crumbs={[{ name: 'Engagements', href: '/engagements' }]} prose>
      <Steps at={prepared === undefined ? 0 : submit.busy ? 2 : 1} />
      {children}
      {prepared === undefined ? (
        <form className="stack" onSubmit={ask} aria-label="Draft" noValidate>
          <Refusal fault={prepare.fault} />
          {lab === undefined ? null : (
            <>
              <Choice label="What you found" value={effect} options={[['EFFECTIVE', 'Effective'], ['PARTIAL', 'Effective in part'], ['INEFFECTIVE', 'Not effective']]} onChange={(value) => setEffect(value as Effect)} />
              <Field label="How it was tested" wrong={wrong && method.trim() === '' ? 'Say how.' : undefined}>{(ids) => <textarea {...ids} value={method} onChange={(event) => setMethod(event.target.value)} />}</Field>
              <ChooseEvidence lab={lab} chosen={chosen} onChange={setChosen} fitAlone={works} wrong={wrong && evidence.length > MOST_EVIDENCE ? `Choose at most ${String(MOST_EVIDENCE)}.` : undefined} hint={works ? 'It may name none. Offered is what a decision may rest on: nothing else shows that a safeguard works.' : 'It may name none. What falls short of that may rest on anything that is sealed.'} />
            </>
          )}
          <Field label="It holds until (UTC)" wrong={wrong && until === '' ? 'Say until when.' : undefined}>{(ids) => <input {...ids} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}</Field>
          <div className="acts"><button type="submit" className="primary" aria-busy={prepare.busy}>{prepare.busy ? 'Preparing…' : 'Prepare the bytes'}</button></div>
        </form>
      ) : (
        <Signing prepared={prepared} needed={2} verb="Submit the attestation" act={submit} done={(data) => go(`/attestations/${data.submitAttestation.attestation.id}`)} />
      )}
    </Page>
  );
}

function OfEvaluation({ id }: { readonly id: string }) {
  const asked = useOperation(EvaluationsDocument, { first: 100 });
  return (
    <PageOf of={asked} name="Evaluation">
      {(data) => {
        const evaluation = data.evaluations.nodes.find((node) => node.id === id);
        return evaluation === undefined ? <NotFound /> : (
          <Draft title={`Attest: ${evaluation.protocolTitle}`} fixed={() => ({ evaluation: id })}>
            <p>On <VersionLink id={evaluation.modelVersion} />: {evaluation.findings.map((one) => <span key={one.thresholdKey}>{one.thresholdKey} <StatusMark code={one.conclusion} /> </span>)}</p>
            {evaluation.plannedSamples.length === 0 ? <p className="muted">Its protocol registered no number of samples.</p> : (
              <><p>Samples that its protocol registered beforehand:</p><ul>{evaluation.plannedSamples.map((one) => <li key={`${one.thresholdKey} ${one.indicatorKey}`}>{count(one.samples)} for <bdi>{one.indicatorKey}</bdi> of {one.thresholdKey}</li>)}</ul></>
            )}
          </Draft>
        );
      }}
    </PageOf>
  );
}

function OfSafeguard({ id, lab }: { readonly id: string; readonly lab: string }) {
  const names = useNames();
  const asked = useOperation(HaltRoomDocument, { lab });
  return (
    <PageOf of={asked} name="Safeguard">
      {(data) => {
        const safeguard = data.safeguardImplementations.nodes.find((node) => node.id === id);
        return safeguard === undefined ? <NotFound /> : (
          <Draft title={`Validate: ${safeguard.safeguardKey} on ${safeguard.surface}`} lab={lab} fixed={({ method, effect, evidence }) => ({ modelVersion: safeguard.modelVersion, method, ...(evidence.length === 0 ? {} : { evidence: [...evidence] }), validations: [{ safeguardKey: safeguard.safeguardKey, surface: safeguard.surface, configDigest: safeguard.configDigest, effect }] })}>
            <p>On {names.version(safeguard.modelVersion)}, in the configuration <code>{safeguard.configDigest}</code>.</p>
          </Draft>
        );
      }}
    </PageOf>
  );
}

/** What exactly am I about to sign? */
export default function Attest() {
  const draft = useParameter('draft');
  const place = usePlace();
  const session = useSession();
  const [kind, id] = [draft.slice(0, draft.indexOf('-')), draft.slice(draft.indexOf('-') + 1)];
  if (session.isPending) {
    return <Page title="Attest"><Waiting /></Page>;
  }
  if ((session.data ?? ANYONE).kind !== 'AUDITOR') {
    return <NotFound />;
  }
  return kind === 'evaluation' ? <OfEvaluation id={id} /> : kind === 'safeguard' ? <OfSafeguard id={id} lab={place.query.get('lab') ?? ''} /> : <NotFound />;
}

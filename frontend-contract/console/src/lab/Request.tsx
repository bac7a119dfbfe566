import { CounterfactualDocument, PolicyVersionsDocument, ScaleUpRequestPageDocument, WhatIfDocument, type ChangeKind, type ScaleUpRequestPageQuery, type Stage } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useOperation, useQuestion } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Banner, Choice, DataTable, Empty, Instant, NotFound, Page, PageOf, Part, Proof, Refusal, Sentence, StatusMark, VersionLink } from '../shared/ui';
import { Reasons } from '../shared/ui/Reasons';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Exceptions } from './Exceptions';
import { STAGES } from './Requests';

type Request = Extract<NonNullable<ScaleUpRequestPageQuery['node']>, { readonly __typename: 'ScaleUpRequest' }>;

const CHANGES: readonly (readonly [ChangeKind, string])[] = [['NEW_TOOLS', 'New tools'], ['SCAFFOLD', 'Another scaffold'], ['RL', 'Reinforcement learning'], ['FINETUNE', 'Fine-tuning'], ['INFERENCE_COMPUTE', 'More inference compute'], ['ELICITATION_ADVANCE', 'An advance in elicitation']];

function WhatIf({ base }: { readonly base: string }) {
  const question = useQuestion(WhatIfDocument);
  const [multiple, setMultiple] = useState('4');
  const [stage, setStage] = useState<Stage>('SCALE');
  const [changes, setChanges] = useState<readonly ChangeKind[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void question.ask({ input: { base, stage, computeMultiple: multiple, changes: [...changes] } });
  };
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if">What if</h2>
      <form className="filters" onSubmit={submit} aria-label="A plan">
        <Choice label="Compute" value={multiple} options={[['1', '×1'], ['2', '×2'], ['4', '×4'], ['8', '×8']]} onChange={setMultiple} />
        <Choice label="Step" value={stage} options={STAGES} onChange={(value) => setStage(value as Stage)} />
        <fieldset className="radios">
          <legend className="small muted">With</legend>
          {CHANGES.map(([code, name]) => (
            <label key={code}><input type="checkbox" checked={changes.includes(code)} onChange={(event) => setChanges(event.target.checked ? [...changes, code] : changes.filter((one) => one !== code))} />{name}</label>
          ))}
        </fieldset>
        <button type="submit" aria-busy={question.busy}>{question.busy ? 'Working it out…' : 'Work it out'}</button>
      </form>
      <Refusal fault={question.fault} />
      <div role="status">
        {question.data === undefined ? null : (
          <div className="notice">
            <p><strong>Not a decision. Nothing was recorded.</strong></p>
            <p>The gate would answer <StatusMark code={question.data.whatIf.outcome} />; by the lab’s own text, <StatusMark code={question.data.whatIf.asCommitted} />.</p>
            <Reasons reasons={question.data.whatIf.reasons} />
          </div>
        )}
      </div>
    </section>
  );
}

function UnderAnother({ request }: { readonly request: Request }) {
  const versions = useOperation(PolicyVersionsDocument, { lab: request.lab });
  const question = useQuestion(CounterfactualDocument);
  const [chosen, setChosen] = useState('');
  return (
    <section aria-labelledby="another">
      <h2 id="another">Under another policy version</h2>
      <Part of={versions} name="Versions">
        {(data) => {
          const options = data.frameworkDocuments.nodes.flatMap((document) => document.versions.nodes.filter((version) => version.publishedAt !== null).map((version) => [version.id, `${document.name} ${version.label}`] as const));
          return options.length === 0 ? <Empty>No version is published.</Empty> : (
            <form className="filters" aria-label="Another policy version" onSubmit={(event) => { event.preventDefault(); void question.ask({ scaleUpRequest: request.id, policyVersion: chosen === '' ? (options[0]?.[0] ?? '') : chosen }); }}>
              <Choice label="Version" value={chosen === '' ? (options[0]?.[0] ?? '') : chosen} options={options} onChange={setChosen} />
              <button type="submit" aria-busy={question.busy}>{question.busy ? 'Working it out…' : 'Work it out'}</button>
            </form>
          );
        }}
      </Part>
      <Refusal fault={question.fault} />
      <div role="status">
        {question.data === undefined ? null : (
          <div className="notice">
            <p><strong>Not a decision.</strong> Under that version alone, with nothing latched and no halt: <StatusMark code={question.data.counterfactual.outcome} />. It authorises nothing, and no halt moves.</p>
            <ul>{question.data.counterfactual.thresholds.map((one) => <li key={one.thresholdKey}>{one.thresholdKey}: <StatusMark code={one.conclusion ?? 'INCONCLUSIVE'} />, alone <StatusMark code={one.outcome} /></li>)}</ul>
          </div>
        )}
      </div>
    </section>
  );
}

/** Can we proceed? What is missing, and who has to bring it. */
export default function RequestOf() {
  const id = useParameter('id');
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const page = useOperation(ScaleUpRequestPageDocument, { id });
  return (
    <PageOf of={page} name="Request">
      {({ node: request }) => {
        if (request?.__typename !== 'ScaleUpRequest') {
          return <NotFound />;
        }
        const decision = request.decision;
        const own = session.organisation === request.lab;
        const asking = session.kind === 'LAB' || session.kind === 'REGULATOR';
        const sentence = decision === null ? 'Not decided yet.'
          : decision.outcome === 'CLEARED' ? `Cleared for ${request.stage} from ${names.version(request.base)} up to ${decision.flopCeiling ?? request.flopCeiling} FLOP. A checkpoint made under it is a new version and needs a new request.`
          : `${String(decision.reasons.length)} ${decision.reasons.length === 1 ? 'reason' : 'reasons'}. Nothing in this console can clear them except the proofs below.`;
        return (
          <Page title={`${request.stage} from ${names.version(request.base)} to ${request.flopCeiling} FLOP`} crumbs={[{ name: 'Can we proceed?', href: '/requests' }, { name: names.organisation(request.lab), href: `/labs/${request.lab}` }]}
            status={decision === null ? sentence : (
              <Banner code={decision.outcome}>
                <p>{sentence}</p>
                <p className="small">Decided <Instant at={decision.decidedAt} />{decision.validUntil === null ? '' : <>, holds until <Instant at={decision.validUntil} excluded /></>} · <Link href={`/decisions/${decision.id}`}>Replay this decision</Link></p>
              </Banner>
            )}>
            <div className={asking ? 'split' : 'split alone'}>
              <div>
                {decision === null ? null : (
                  <>
                    <h2 className="first">{decision.outcome === 'CLEARED' ? 'Why it is cleared' : 'What is missing'}</h2>
                    <Reasons reasons={decision.reasons} />
                    <h2>Held side by side</h2>
                    <p>Reference: <StatusMark code={decision.outcome} />. As committed: <StatusMark code={decision.asCommitted} />. {decision.differences.length === 0 ? 'Same.' : 'They differ: the lab’s own text would not oblige it to all of this.'}</p>
                    {decision.differences.length === 0 ? null : <ul>{decision.differences.map((one) => <li key={one.code + (one.thresholdKey ?? '')}><Sentence text={one.sentence} /> <span className="muted">({plain(one.force)})</span></li>)}</ul>}
                  </>
                )}
                <Exceptions request={request} officer={own && session.roles.includes('officer') && !past} />
              </div>
              {asking ? (
                <div className="aside">
                  {own && request.base !== null && !past ? <WhatIf base={request.base} /> : null}
                  <UnderAnother request={request} />
                </div>
              ) : null}
            </div>
            <h2>Every answer so far ({request.decisions.nodes.length})</h2>
            <DataTable caption="Decisions on this request, the newest first" rows={request.decisions.nodes} id={(row) => row.id} empty="None." sortable={false} columns={[
              { name: 'Decided', cell: (row) => <Link href={`/decisions/${row.id}`}><Instant at={row.decidedAt} /></Link> },
              { name: 'Answer', cell: (row) => <StatusMark code={row.outcome} /> },
              { name: 'As committed', cell: (row) => <StatusMark code={row.asCommitted} /> },
            ]} />
            <p className="small muted">Asked <Instant at={request.recordedAt} /> about <VersionLink id={request.base} />.</p>
            <Proof entry={request.logEntry} {...(decision === null ? {} : { bundle: decision.id })} />
          </Page>
        );
      }}
    </PageOf>
  );
}

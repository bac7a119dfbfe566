import { ClassifyPolicyChangeDocument, PolicyDiffPageDocument, PolicyVersionsDocument, type ChangeClass, type PolicyDiffPageQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useOperation } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { plain, useNames, WORDS } from '../shared/data/words';
import { Banner, Choice, Empty, Field, Foreign, Instant, NotFound, OrganisationLink, Page, PageOf, Part, Refusal, StatusMark, useDraft, VersionLink } from '../shared/ui';
import { go, Link, useParameter, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Diff = NonNullable<PolicyDiffPageQuery['policyDiff']>;
type Change = Diff['changes'][number];

const CLASSES: readonly ChangeClass[] = ['WEAKENED', 'REMOVED', 'STRENGTHENED', 'ADDED', 'NEUTRAL'];

function Classify({ diff, change }: { readonly diff: Diff; readonly change: Change }) {
  const act = useAct(ClassifyPolicyChangeDocument);
  const [open, setOpen] = useState(false);
  const [reading, setReading] = useState<string>(change.changeClass);
  const [reason, setReason, sent] = useDraft(change.path);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  if (!open) {
    return <button type="button" onClick={() => setOpen(true)}>Classify…<span className="visually-hidden"> {change.path}</span></button>;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(reason.trim() === '' ? 'Say why. It is published with your reading.' : undefined);
    if (reason.trim() !== '') {
      void act.send({ from: diff.from.id, to: diff.to.id, path: change.path, classification: reading as ChangeClass, reason }).then((data) => {
        if (data !== undefined) {
          sent();
          setOpen(false);
        }
      });
    }
  };
  return (
    <form className="stack card" onSubmit={submit} aria-label={`Classify ${change.path}`} noValidate>
      <Refusal fault={act.fault} />
      <Choice label="Your reading" value={reading} options={CLASSES.map((one) => [one, plain(one)])} onChange={setReading} />
      <Field label="Why" wrong={wrong}>{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Classifying…' : 'Classify'}</button><button type="button" onClick={() => setOpen(false)}>Do not</button></div>
    </form>
  );
}

/** Where it is, as a person says it: $.thresholds[CYBER-2].indicators[x].value is "CYBER-2, x, value". */
function placeOf(path: string): string {
  const parts = path.replace(/^\$\.?/, '').split('.').flatMap((part) => {
    const [, name = part, key] = /^(.*)\[(.+)\]$/.exec(part) ?? [];
    return key === undefined ? [name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)] : [key];
  });
  return parts.join(', ') || 'The whole policy';
}

function ChangeOf({ diff, change, may }: { readonly diff: Diff; readonly change: Change; readonly may: boolean }) {
  const impact = diff.impact?.filter((one) => change.path.includes(one.thresholdKey)) ?? [];
  return (
    <article className="change">
      <h3>{placeOf(change.path)} <code className="small muted">{change.path}</code></h3>
      <p><Foreign text={change.sentence} /></p>
      {change.before === null && change.after === null ? null : (
        <div className="beside">
          {change.before === null ? <p className="muted">{diff.from.label} has no such thing.</p> : <div><span className="small muted">{diff.from.label}</span><pre><del><span className="visually-hidden">removed: </span><Foreign text={change.before} /></del></pre></div>}
          {change.after === null ? <p className="muted">{diff.to.label} has no such thing.</p> : <div><span className="small muted">{diff.to.label}</span><pre><ins><span className="visually-hidden">added: </span><Foreign text={change.after} /></ins></pre></div>}
        </div>
      )}
      <dl>
        <dt>Our reading</dt><dd><StatusMark code={change.changeClass} />{change.comparable ? null : <span className="muted"> The two cannot be compared, so it counts as weaker.</span>}</dd>
        <dt>In the lab’s changelog</dt><dd>{change.mentioned ? 'mentioned' : <strong>not mentioned</strong>}</dd>
        <dt>Regulators</dt>
        <dd>
          {change.classifications.length === 0 ? 'not classified yet' : <ul>{change.classifications.map((one) => <li key={one.regulator + one.recordedAt}><OrganisationLink id={one.regulator} />: <StatusMark code={one.classification} /> <q><Foreign text={one.reason} /></q> <span className="muted small"><Instant at={one.recordedAt} /></span></li>)}</ul>}
          {change.disputed ? <p><strong>Disputed:</strong> a regulator reads it otherwise than we do.</p> : null}
        </dd>
        {diff.impact === null ? null : (
          <>
            <dt>Would it have cleared a crossing?</dt>
            <dd>{impact.length === 0 ? 'No open crossing would read otherwise.' : <ul>{impact.map((one) => <li key={one.evaluation}>Yes: under the later version alone {one.thresholdKey} on <VersionLink id={one.modelVersion} /> would be <StatusMark code={one.conclusion ?? 'INCONCLUSIVE'} />. {one.halts.length === 0 ? null : <>The {one.halts.length === 1 ? 'halt stays' : 'halts stay'}: {one.halts.map((halt, index) => <span key={halt}>{index === 0 ? '' : ', '}<Link href={`/halts/${halt}`}>the halt{one.halts.length === 1 ? '' : ` ${String(index + 1)}`}</Link></span>)}.</>}</li>)}</ul>}</dd>
          </>
        )}
      </dl>
      {may ? <Classify diff={diff} change={change} /> : null}
    </article>
  );
}

function Compared({ name, from, to, crumbs }: { readonly name: string; readonly from: string; readonly to: string; readonly crumbs: readonly { readonly name: string; readonly href: string }[] }) {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const asked = useOperation(PolicyDiffPageDocument, { from, to });
  return (
    <PageOf of={asked} name="Comparison">
      {({ policyDiff: diff }) => {
        if (diff === null) {
          return <NotFound />;
        }
        const of = (kind: ChangeClass) => diff.changes.filter((change) => change.changeClass === kind);
        const may = session.roles.includes('supervisor') && !past;
        return (
          <Page title={`${name}: ${diff.from.label} compared with ${diff.to.label}`} crumbs={crumbs}
            status={diff.weakened === 0 ? 'Nothing is weakened.' : (
              <Banner code="WEAKENED">
                <p>{diff.weakened} {diff.weakened === 1 ? 'change weakens' : 'changes weaken'} the policy. {diff.characterisation === null ? 'The lab says nothing of its kind.' : <>The lab calls it <q><Foreign text={diff.characterisation} /></q>.</>} {diff.unmentioned === 0 ? '' : `${String(diff.unmentioned)} ${diff.unmentioned === 1 ? 'change is' : 'changes are'} not named in its changelog.`}</p>
              </Banner>
            )}>
            <Pickers from={from} to={to} />
            <p>Published {diff.to.publishedAt === null ? 'not yet' : instant(diff.to.publishedAt)}, effective {instant(diff.to.effectiveFrom)}{diff.to.latePublication ? ': published after it took effect' : ''}.</p>
            {diff.changes.length === 0 ? <Empty>These versions say the same.</Empty> : null}
            {CLASSES.filter((kind) => of(kind).length > 0).map((kind) => (
              <section key={kind} aria-labelledby={`class-${kind}`}>
                <h2 id={`class-${kind}`}><StatusMark code={kind} /> ({of(kind).length})</h2>
                {of(kind).map((change) => <ChangeOf key={change.path + change.sentence} diff={diff} change={change} may={may} />)}
              </section>
            ))}
            {CLASSES.every((kind) => of(kind).length > 0) ? null : <p className="muted">{CLASSES.filter((kind) => of(kind).length === 0).map((kind) => `${WORDS[kind]?.word ?? kind}: none`).join('. ')}.</p>}
            <h2>The lab’s changelog</h2>
            {diff.changelog.length === 0 ? <Empty>It has none.</Empty> : <ul>{diff.changelog.map((line) => <li key={line}><Foreign text={line} /></li>)}</ul>}
            <h2>Proof</h2>
            <dl><dt>{diff.from.label}</dt><dd><code>{diff.from.digest}</code></dd><dt>{diff.to.label}</dt><dd><code>{diff.to.digest}</code></dd></dl>
          </Page>
        );
      }}
    </PageOf>
  );
}

function Pickers({ from, to }: { readonly from: string; readonly to: string }) {
  const place = usePlace();
  const lab = useParameter('lab');
  const doc = useParameter('doc');
  const versions = useOperation(PolicyVersionsDocument, { lab });
  return (
    <Part of={versions} name="Versions">
      {(data) => {
        const options = data.frameworkDocuments.nodes.find((document) => document.id === doc)?.versions.nodes.map((version) => [version.id, version.label] as const) ?? [];
        return (
          <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
            <Choice label="From" value={from} options={options} onChange={(value) => go(withQuery(place, { from: value }))} />
            <Choice label="To" value={to} options={options} onChange={(value) => go(withQuery(place, { to: value }))} />
          </form>
        );
      }}
    </Part>
  );
}

/** What changed between two versions, and whether it is weaker. */
export default function PolicyDiff() {
  const place = usePlace();
  const lab = useParameter('lab');
  const doc = useParameter('doc');
  const names = useNames();
  const versions = useOperation(PolicyVersionsDocument, { lab });
  const crumbs = [{ name: names.organisation(lab), href: `/labs/${lab}` }];
  return (
    <PageOf of={versions} name="Policy">
      {(data) => {
        const document = data.frameworkDocuments.nodes.find((node) => node.id === doc);
        if (document === undefined) {
          return <NotFound />;
        }
        const to = place.query.get('to') ?? document.versions.nodes.find((version) => version.previous !== null)?.id;
        const from = place.query.get('from') ?? document.versions.nodes.find((version) => version.id === to)?.previous;
        if (to === undefined || from === null || from === undefined) {
          return <Page title={document.name} crumbs={crumbs}><Empty>There is one version only, so there is nothing to compare.</Empty></Page>;
        }
        return <Compared name={document.name} from={from} to={to} crumbs={crumbs} />;
      }}
    </PageOf>
  );
}

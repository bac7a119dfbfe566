import { AcceptEngagementDocument, CheckIndependenceDocument, DeclareIndependenceDocument, EndEngagementDocument, EngagementPageDocument, EvaluationsDocument, HaltRoomDocument, PrepareDeclarationDocument, RecordRefusedAccessDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useOperation, useQuestion } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { ConfirmByTyping, DataTable, Empty, Field, Foreign, Instant, NotFound, OrganisationLink, Page, PageOf, Part, Proof, Refusal, StatusMark, useDraft, VersionLink } from '../shared/ui';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Milestone, OF_AN_AUDITOR } from '../shared/forms/Milestone';
import { Signing } from '../shared/forms/Signing';
import { Disclose } from './Disclose';

function Check({ lab }: { readonly lab: string }) {
  const question = useQuestion(CheckIndependenceDocument);
  return (
    <section aria-labelledby="check">
      <h2 id="check">Are you independent of this lab?</h2>
      <p>Checked against who owns whom, and what you have disclosed, before anything is signed.</p>
      <p className="acts"><button type="button" aria-busy={question.busy} onClick={() => void question.ask({ lab })}>{question.busy ? 'Checking…' : 'Check it'}</button></p>
      <Refusal fault={question.fault} />
      <div role="status">
        {question.data === undefined ? null : question.data.checkIndependence.independent ? <p className="notice">Nothing on record stands against it.{question.data.checkIndependence.disclosed.length === 0 ? '' : ` Disclosed: ${question.data.checkIndependence.disclosed.map(plain).join(', ')}.`}</p> : (
          <div className="notice wrong"><p>What you sign about this lab would be rejected:</p><ul>{question.data.checkIndependence.conflicts.map((one) => <li key={one.code + one.since}>{one.sentence} <code className="small">{one.code}</code>, since <Instant at={one.since} /></li>)}</ul></div>
        )}
      </div>
    </section>
  );
}

/** What was asked for and not given: it stays on record beside what is signed. */
function Refused({ engagement }: { readonly engagement: string }) {
  const act = useAct(RecordRefusedAccessDocument);
  const [what, setWhat, whatSent] = useDraft('asked');
  const [answer, setAnswer, answerSent] = useDraft('refusal');
  const [at, setAt] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (what.trim() !== '' && at !== '') {
      void act.send({ engagement, asked: what.trim(), askedAt: `${at}:00Z`, ...(answer.trim() === '' ? {} : { refusal: answer.trim() }) }).then((data) => {
        if (data !== undefined) {
          whatSent();
          answerSent();
          setTried(false);
        }
      });
    }
  };
  return (
    <details>
      <summary>Record that access was refused</summary>
      <form className="stack" onSubmit={submit} aria-label="Refused access" noValidate>
        <Refusal fault={act.fault} />
        <Field label="What you asked for" wrong={tried && what.trim() === '' ? 'Say what.' : undefined}>{(ids) => <textarea {...ids} value={what} onChange={(event) => setWhat(event.target.value)} />}</Field>
        <Field label="Asked at (UTC)" wrong={tried && at === '' ? 'Say when.' : undefined}>{(ids) => <input {...ids} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />}</Field>
        <Field label="What the lab said" optional>{(ids) => <textarea {...ids} value={answer} onChange={(event) => setAnswer(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Recording…' : 'Record it'}</button></div>
      </form>
    </details>
  );
}

/** What may be vouched for under an engagement: evaluations that are done, and safeguards that are in place. */
function Subjects({ lab }: { readonly lab: string }) {
  const evaluations = useOperation(EvaluationsDocument, { lab, first: 100 });
  const room = useOperation(HaltRoomDocument, { lab });
  return (
    <>
      <h2>Evaluations to attest</h2>
      <Part of={evaluations} name="Evaluations">
        {(data) => (
          <DataTable caption="Evaluations that you may see" rows={data.evaluations.nodes} id={(row) => row.id} empty="No evaluation yet." columns={[
            { name: 'Evaluation', cell: (row) => (row.status === 'ACCEPTED' ? <Link href={`/attest/evaluation-${row.id}`}>Attest <bdi>{row.protocolTitle}</bdi></Link> : <bdi>{row.protocolTitle}</bdi>), by: (row) => row.protocolTitle },
            { name: 'Status', cell: (row) => <>{plain(row.status)}{row.rejection === null ? null : <>: <code className="small">{row.rejection.reason}</code>, since <Instant at={row.rejection.since} /></>}</>, by: (row) => row.status },
            { name: 'Model version', cell: (row) => <VersionLink id={row.modelVersion} /> },
            { name: 'Findings', cell: (row) => row.findings.map((one) => <span key={one.thresholdKey}>{one.thresholdKey} <StatusMark code={one.conclusion} /> </span>) },
            { name: 'Completed', cell: (row) => <Instant at={row.completedAt} />, by: (row) => row.completedAt ?? '' },
          ]} />
        )}
      </Part>
      <h2>Safeguards to validate</h2>
      <Part of={room} name="Safeguards">
        {(data) => (
          <DataTable caption="Safeguards in place that you may see" rows={data.safeguardImplementations.nodes.filter((row) => row.state === 'IMPLEMENTED')} id={(row) => row.id} empty="No safeguard is in place." columns={[
            { name: 'Safeguard', cell: (row) => <Link href={`/attest/safeguard-${row.id}?lab=${lab}`}>Validate {row.safeguardKey} on {row.surface}</Link>, by: (row) => row.safeguardKey },
            { name: 'Model version', cell: (row) => <VersionLink id={row.modelVersion} /> },
            { name: 'Configuration', cell: (row) => <code>{row.configDigest.slice(0, 16)}…</code> },
          ]} />
        )}
      </Part>
    </>
  );
}

/** When the auditor told the lab what it found: from then on nobody may hold its publication up for long. */
function Disclosed({ lab, auditor }: { readonly lab: string; readonly auditor: string }) {
  const evaluations = useOperation(EvaluationsDocument, { lab, first: 100 });
  const own = evaluations.data?.evaluations.nodes.filter((one) => one.evaluator === auditor) ?? [];
  return own.length === 0 ? null : <Milestone title="Say when you disclosed a finding" starting={OF_AN_AUDITOR} subjects={own.map((one) => [one.id, one.protocolTitle] as const)} />;
}

/** What an auditor may see, until when, and what it has declared. */
export default function EngagementOf() {
  const id = useParameter('id');
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const page = useOperation(EngagementPageDocument, { id });
  const accept = useAct(AcceptEngagementDocument);
  const end = useAct(EndEngagementDocument);
  const declare = useAct(DeclareIndependenceDocument);
  const prepare = useQuestion(PrepareDeclarationDocument);
  const [reason, setReason, sent] = useDraft('end');
  const [declaring, setDeclaring] = useState(false);
  return (
    <PageOf of={page} name="Engagement">
      {({ node: engagement }) => {
        if (engagement?.__typename !== 'Engagement') {
          return <NotFound />;
        }
        const lead = session.organisation === engagement.auditor && session.roles.includes('lead') && !past;
        const party = lead || (session.organisation === engagement.lab && session.roles.includes('officer') && !past);
        return (
          <Page title={`${names.organisation(engagement.auditor)} at ${names.organisation(engagement.lab)}`} crumbs={[{ name: 'Engagements', href: '/engagements' }]}
            status={<><StatusMark code={engagement.status} /> {engagement.declarations.length === 0 ? 'Independence is not declared.' : `Independence declared ${String(engagement.declarations.length)} ${engagement.declarations.length === 1 ? 'time' : 'times'}.`}</>}>
            <dl>
              <dt>Lab</dt><dd><OrganisationLink id={engagement.lab} /></dd>
              <dt>Auditor</dt><dd><OrganisationLink id={engagement.auditor} /></dd>
              <dt>From</dt><dd><Instant at={engagement.from} /></dd>
              <dt>Until</dt><dd><Instant at={engagement.until} excluded /></dd>
            </dl>
            {lead && engagement.status === 'OFFERED' ? (
              <><Check lab={engagement.lab} /><p className="acts"><button type="button" className="primary" aria-busy={accept.busy} onClick={() => void accept.send({ engagement: id })}>{accept.busy ? 'Accepting…' : 'Accept the engagement'}</button></p><Refusal fault={accept.fault} /></>
            ) : null}
            <h2>Declarations</h2>
            {engagement.declarations.length === 0 ? <Empty>None yet. Without one, nothing that is signed counts.</Empty> : engagement.declarations.map((one) => (
              <article key={one.id} className="change">
                <p>Declared by <bdi>{one.declaredBy}</bdi>, <Instant at={one.recordedAt} />. {one.publicationControl === true ? 'The lab has a say in what is published.' : ''}</p>
                {one.relationships.length === 0 ? <p>No relation is disclosed.</p> : <ul>{one.relationships.map((tie) => <li key={tie.relationship + tie.with + tie.from}>{plain(tie.relationship)} with <bdi>{tie.with}</bdi>{tie.share === null ? '' : `, share ${tie.share}`}{tie.holder === null ? '' : `, held by ${plain(tie.holder)}`}, since <Instant at={tie.from} />{tie.detail === null ? null : <>: <Foreign text={tie.detail} /></>}</li>)}</ul>}
              </article>
            ))}
            <h2>What was asked for and refused</h2>
            <DataTable caption="Access that the lab did not give, as the auditor put it on record" rows={engagement.refusedAccess} id={(row) => row.asked + row.askedAt} empty="Nothing was refused." sortable={false} columns={[
              { name: 'Asked for', cell: (row) => <Foreign text={row.asked} /> },
              { name: 'When', cell: (row) => <Instant at={row.askedAt} /> },
              { name: 'What the lab said', cell: (row) => (row.refusal === null ? 'nothing' : <Foreign text={row.refusal} />) },
            ]} />
            {session.organisation === engagement.auditor && engagement.status === 'ACTIVE' && !past ? <><Refused engagement={id} /><Disclosed lab={engagement.lab} auditor={engagement.auditor} /></> : null}
            {lead && engagement.status === 'ACTIVE' ? (
              <>
                {declaring ? null : <p className="acts"><button type="button" onClick={() => { setDeclaring(true); void prepare.ask({ input: { engagement: id, relationships: [] } }); }}>Declare that there is no relation…</button></p>}
                <Refusal fault={prepare.fault} />
                {declaring && prepare.data !== undefined ? <Signing prepared={prepare.data.prepareDeclaration} needed={1} verb="Declare" act={declare} done={() => setDeclaring(false)} /> : null}
                <Disclose engagement={id} />
                <Check lab={engagement.lab} />
                <Subjects lab={engagement.lab} />
              </>
            ) : null}
            {party && engagement.status !== 'ENDED' ? (
              <ConfirmByTyping title="End the engagement" what={names.organisation(engagement.auditor)} act={end} verb="End the engagement" doing="Ending…" input={() => ({ engagement: id, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why.' : undefined)} follows={<p>The auditor sees nothing of the lab any more. What it signed stays.</p>}>
                <Field label="Why it ends">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
              </ConfirmByTyping>
            ) : null}
            <Proof entry={engagement.logEntry} />
          </Page>
        );
      }}
    </PageOf>
  );
}

import { HaltPageDocument, HaltRoomDocument, ApproveHaltLiftDocument, ObjectToHaltLiftDocument, PolicyVersionsDocument, RequestBoardDocument, RequestHaltLiftDocument } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { conditions } from '../shared/data/conditions';
import { useChanges } from '../shared/data/live';
import { useAct, useOperation } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { plain, spoken, useNames } from '../shared/data/words';
import { Replies } from '../shared/forms/Replies';
import { Banner, ConfirmByTyping, DataTable, Due, Empty, Field, Instant, LiveNotice, NotFound, OrganisationLink, Page, PageOf, Part, Proof, Sentence, StatusMark, useClock, useDraft, VersionLink } from '../shared/ui';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

function Room({ halt }: { readonly halt: { readonly id: string; readonly lab: string; readonly thresholdKey: string; readonly modelVersion: string; readonly policyVersionDigest: string; readonly stages: readonly string[] } }) {
  const room = useOperation(HaltRoomDocument, { lab: halt.lab });
  return (
    <Part of={room} name="Conditions">
      {(data) => {
        const found = conditions(data, halt);
        if (found === undefined) {
          return <Empty>The policy version that this halt is pinned to is not yours to see.</Empty>;
        }
        return found.length === 0 ? <p>Crossing this threshold means: must not proceed. No safeguard lifts it.</p> : (
          <DataTable
            caption="Safeguards that the policy version in force at the crossing asks for"
            rows={found}
            id={(row) => row.key + row.surface}
            empty=""
            columns={[
              { name: 'Condition', cell: (row) => <Link href={`/safeguards?key=${row.key}`}>{row.key}</Link>, by: (row) => row.key },
              { name: 'Surface', cell: (row) => row.surface, by: (row) => row.surface },
              { name: 'State', cell: (row) => <StatusMark code={row.state} />, by: (row) => row.state },
              { name: 'Proof', cell: (row) => (row.by === undefined ? 'none yet' : <Link href={`/attestations/${row.by.id}`}>Attestation</Link>) },
              { name: 'By', cell: (row) => (row.by === undefined ? '–' : <OrganisationLink id={row.by.auditor} />) },
              { name: 'Expires', cell: (row) => <Instant at={row.by?.expiresAt ?? null} /> },
            ]}
          />
        );
      }}
    </Part>
  );
}

/** Which requests the halt holds up, and whether anything else does: what a lift alone would change. */
function LiftImpact({ halt, lab }: { readonly halt: string; readonly lab: string }) {
  const asked = useOperation(RequestBoardDocument, { lab, first: 100 });
  return (
    <Part of={asked} name="What a lift would change">
      {(data) => {
        const held = data.scaleUpRequests.nodes.filter((request) => request.decision?.reasons.some((reason) => reason.relatesTo === halt) === true);
        return (
          <DataTable caption="Requests that it holds up. A lift clears none by itself: each is decided again" rows={held} id={(row) => row.id} empty="It holds up no request." sortable={false} columns={[
            { name: 'Request', cell: (row) => <Link href={`/requests/${row.id}`}>{row.stage} to {row.flopCeiling} FLOP</Link> },
            { name: 'Other reasons', cell: (row) => { const others = row.decision?.reasons.filter((reason) => reason.relatesTo !== halt) ?? []; return others.length === 0 ? 'none: this halt alone is in the way' : others.map((reason) => <span key={reason.sentence}><Sentence text={reason.sentence} /> </span>); } },
          ]} />
        );
      }}
    </Part>
  );
}

function Acts({ halt }: { readonly halt: { readonly id: string; readonly lab: string; readonly thresholdKey: string; readonly state: string; readonly objectionWindowEnds: string | null } }) {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const [reason, setReason, sent] = useDraft('reason');
  const request = useAct(RequestHaltLiftDocument);
  const approve = useAct(ApproveHaltLiftDocument);
  const object = useAct(ObjectToHaltLiftDocument);
  if (past) {
    return null;
  }
  const own = session.organisation === halt.lab && session.roles.includes('officer');
  const why = (label: string) => (
    <Field label={label}>{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
  );
  const given = () => (reason.trim() === '' ? 'Say why.' : undefined);
  return (
    <div className="acts">
      {own && (halt.state === 'OPEN' || halt.state === 'LIFT_DENIED') ? (
        <ConfirmByTyping title="Request the lift" what={halt.thresholdKey} act={request} verb="Request the lift" doing="Requesting…" input={() => ({ halt: halt.id, reason })} done={sent} incomplete={given}
          follows={<><p>A second officer who implemented none of the safeguards has to approve it. Then regulators may object, in the longest of their windows. The halt binds until the window has passed.</p><LiftImpact halt={halt.id} lab={halt.lab} /></>}>
          {why('Why it can be lifted')}
        </ConfirmByTyping>
      ) : null}
      {own && halt.state === 'LIFT_REQUESTED' && halt.objectionWindowEnds === null ? (
        <ConfirmByTyping title="Approve the lift" what={halt.thresholdKey} act={approve} verb="Approve the lift" doing="Approving…" input={() => ({ halt: halt.id })} done={() => undefined}
          follows={<><p>Regulators may object from now on. If none does, the halt is lifted when the window ends. Whoever asked for the lift, or implemented a safeguard, is refused.</p><LiftImpact halt={halt.id} lab={halt.lab} /></>} />
      ) : null}
      {session.roles.includes('supervisor') && halt.state === 'LIFT_REQUESTED' && halt.objectionWindowEnds !== null ? (
        <ConfirmByTyping title="Object" what={halt.thresholdKey} act={object} verb="Object to the lift" doing="Objecting…" input={() => ({ halt: halt.id, reason })} done={sent} incomplete={given}
          follows={<p>The lift is denied, and the lab is told why. It can ask again.</p>}>
          {why('Why you object')}
        </ConfirmByTyping>
      ) : null}
    </div>
  );
}

/** The policy version that the halt is judged by, for good. */
function Pinned({ lab, digest }: { readonly lab: string; readonly digest: string }) {
  const policies = useOperation(PolicyVersionsDocument, { lab });
  const found = policies.data?.frameworkDocuments.nodes.flatMap((document) => document.versions.nodes.map((version) => ({ document, version }))).find(({ version }) => version.digest === digest);
  return <>{found === undefined ? 'the policy version' : <Link href={`/labs/${lab}/policies/${found.document.id}/draft/${found.version.id}`}><bdi>{found.document.name} {found.version.label}</bdi></Link>} with digest <code>{digest.slice(0, 16)}…</code></>;
}

/** What would end one halt, and who has to do it. */
export default function Halt() {
  const id = useParameter('id');
  const session = useSession().data ?? ANYONE;
  const names = useNames();
  const clock = useClock();
  const page = useOperation(HaltPageDocument, { id });
  const signedIn = session.kind !== 'PUBLIC' && session.kind !== 'PLATFORM';
  const past = isPast(useAsOf());
  const live = useChanges('halts', signedIn && !past);
  return (
    <PageOf of={page} name="Halt">
      {(data) => {
        const halt = data.node;
        if (halt?.__typename !== 'Halt') {
          return <NotFound />;
        }
        const version = names.version(halt.modelVersion);
        const done = (kind: string) => halt.facts.filter((fact) => fact.kind.toLowerCase().replace(/[^a-z]/g, '').endsWith(kind)).at(-1)?.recordedAt;
        const steps = [
          { name: 'Opened', at: halt.openedAt },
          { name: 'Lift requested', at: done('liftrequested') },
          { name: 'Approved by a second officer', at: halt.objectionWindowEnds === null ? undefined : done('liftapproved') },
          { name: 'Objection window', at: halt.objectionWindowEnds ?? undefined },
          { name: 'Lifted', at: halt.state === 'LIFTED' ? done('haltlifted') : undefined },
        ];
        const reached = halt.state === 'LIFTED' ? 5 : halt.state === 'LIFT_REQUESTED' ? (halt.objectionWindowEnds === null ? 2 : 3) : 1;
        return (
          <Page title={`${halt.thresholdKey} on ${version}: halt`} crumbs={[{ name: 'Halts', href: '/halts' }, { name: names.organisation(halt.lab), href: `/labs/${halt.lab}` }]}
            status={<Banner code={halt.state}><p>{halt.state === 'LIFTED' ? `It blocks nothing any more.` : `Blocks ${version} and every descendant from ${halt.stages.join(', ')} until it is lifted.`}</p></Banner>}>
            {signedIn ? <LiveNotice live={live} /> : null}
            <ol className="steps" aria-label="How far it is">
              {steps.map((step, index) => <li key={step.name} className={index < reached ? 'done' : ''} {...(index === reached ? { 'aria-current': 'step' as const } : {})}>{step.name}{step.at === undefined ? null : <small>{index === 3 ? 'until ' : ''}{instant(step.at)}</small>}</li>)}
            </ol>
            <Acts halt={halt} />
            <dl>
              <dt>Lab</dt><dd><OrganisationLink id={halt.lab} /></dd>
              <dt>Model version</dt><dd><VersionLink id={halt.modelVersion} /></dd>
              <dt>Opened</dt><dd><Instant at={halt.openedAt} />, because of a {plain(halt.cause)}</dd>
              <dt>Pinned to</dt><dd><Pinned lab={halt.lab} digest={halt.policyVersionDigest} />; no amendment clears it</dd>
            </dl>
            <h2>Conditions</h2>
            {signedIn ? <Room halt={halt} /> : <Empty>The safeguards behind a halt are shown to the lab, its auditors and regulators.</Empty>}
            <h2>Objection window</h2>
            {halt.objectionWindows.length === 0 ? <Empty>No lift is approved, so no window runs.</Empty> : (
              <DataTable caption="The window in each calendar; the longest decides" rows={halt.objectionWindows} id={(window) => window.calendar + (window.regulator ?? '')} empty="" sortable={false}
                columns={[
                  { name: 'Calendar', cell: (window) => window.calendar },
                  { name: 'Of', cell: (window) => (window.regulator === null ? 'the policy' : <OrganisationLink id={window.regulator} />) },
                  { name: 'Zone', cell: (window) => window.zone },
                  { name: 'Ends (excluded)', cell: (window) => (halt.state === 'LIFT_REQUESTED' ? <Due at={window.ends} now={clock.now} /> : <Instant at={window.ends} />) },
                ]} />
            )}
            <h2>History ({halt.facts.length} facts)</h2>
            <DataTable caption="Every fact of this halt that you may see, in the order of recording" rows={halt.facts} id={(fact) => fact.position} empty="No fact of it is yours to see." sortable={false}
              columns={[
                { name: 'Fact', cell: (fact) => spoken(fact.kind) },
                { name: 'By', cell: (fact) => <OrganisationLink id={fact.organisation} /> },
                { name: 'Recorded', cell: (fact) => <Instant at={fact.recordedAt} /> },
                { name: 'On time', cell: (fact) => plain(fact.timeliness) },
                { name: 'Log index', cell: (fact) => (fact.logEntry === null ? 'not yet' : String(fact.logEntry.index)), number: true },
              ]} />
            <Replies finding={halt.id} lab={halt.lab} replies={halt.replies} />
            <Proof entry={halt.logEntry} bundle={halt.id} />
          </Page>
        );
      }}
    </PageOf>
  );
}

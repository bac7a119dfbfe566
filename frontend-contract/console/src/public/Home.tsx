import { AttestationsDocument, EngagementsDocument, HaltBoardDocument, InquiriesDocument, ObligationsDocument, PublicHomeDocument, RequestBoardDocument, type AttestationsQuery, type InquiriesQuery, type ObligationsQuery } from '@countersign/client';
import { useOperation } from '../shared/data/query';
import { kindOf, regimeOf, spoken, useNames } from '../shared/data/words';
import { DataTable, Due, Empty, Instant, OrganisationLink, Page, Part, StatusMark, useClock, VersionLink, Waiting } from '../shared/ui';
import { Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

function Labs() {
  const home = useOperation(PublicHomeDocument, {});
  return (
    <Part of={home} name="The register of labs">
      {(data) => (
        <>
          <h2>Labs on record</h2>
          <ul className="cards">
            {data.organisations.nodes.map((lab) => {
              const versions = data.frameworkDocuments.nodes.filter((document) => document.lab === lab.id).flatMap((document) => document.versions.nodes.filter((version) => version.status === 'EFFECTIVE').map((version) => `${document.name} ${version.label}`));
              const halts = data.halts.nodes.filter((halt) => halt.lab === lab.id && halt.state !== 'LIFTED').length;
              return (
                <li key={lab.id} className="card">
                  <h3><Link href={`/labs/${lab.id}`}><bdi>{lab.legalName}</bdi></Link></h3>
                  <p className="small muted">{lab.jurisdictions.join(', ')}</p>
                  <p>{versions.length === 0 ? 'No policy version in force.' : `In force: ${versions.join(', ')}.`}</p>
                  <p>{halts === 0 ? 'No halt binds that you may see.' : <><StatusMark code="OPEN" /> {halts} {halts === 1 ? 'halt binds' : 'halts bind'}</>}</p>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Part>
  );
}

const haltsOf = (lab: string | undefined) => ({ first: 100, ...(lab === undefined ? {} : { lab }) });
const OWED = { first: 100, states: ['OVERDUE', 'DUE_SOON', 'PENDING'] } as const;
const ASKED = { first: 25 };
/** So many are told here; the rest are on their page. */
const SHOWN = 5;

const are = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

/** What there is to do, in one sentence; undefined until all of it is known, or where nobody is told. */
function useNeeds(kind: string, lab: string | undefined): string | undefined {
  const enabled = kind === 'LAB' || kind === 'REGULATOR';
  const halts = useOperation(HaltBoardDocument, haltsOf(lab), { enabled });
  const owed = useOperation(ObligationsDocument, OWED, { enabled });
  const asked = useOperation(InquiriesDocument, ASKED, { enabled });
  if (!enabled || halts.data === undefined || owed.data === undefined || asked.data === undefined) {
    return undefined;
  }
  const binding = halts.data.halts.nodes.filter((halt) => halt.state !== 'LIFTED').length;
  const late = owed.data.obligations.nodes.filter((row) => row.state === 'OVERDUE').length;
  const open = asked.data.inquiries.nodes.filter((row) => row.state !== 'CLOSED').length;
  const more = [halts.data.halts, owed.data.obligations, asked.data.inquiries].some((list) => list.pageInfo.hasNextPage);
  return `${more ? 'At least: ' : ''}${are(binding, 'halt binds', 'halts bind')}, ${are(late, 'obligation is', 'obligations are')} overdue, ${are(open, 'inquiry is', 'inquiries are')} open.`;
}

function Halting({ lab }: { readonly lab?: string }) {
  const board = useOperation(HaltBoardDocument, haltsOf(lab));
  const clock = useClock();
  return (
    <section aria-labelledby="halting">
      <h2 id="halting">Halts that bind</h2>
      <Part of={board} name="Halts">
        {(data) => {
          const binding = data.halts.nodes.filter((halt) => halt.state !== 'LIFTED');
          return binding.length === 0 ? <Empty>No halt binds any model you may see.</Empty> : (
            <ul className="cards">
              {binding.map((halt) => (
                <li key={halt.id} className="card">
                  <h3><Link href={`/halts/${halt.id}`}>{halt.thresholdKey} on <VersionName id={halt.modelVersion} /></Link></h3>
                  <p><StatusMark code={halt.state} /></p>
                  {lab === undefined ? <p className="small"><OrganisationLink id={halt.lab} /></p> : null}
                  <p className="small">Since <Instant at={halt.openedAt} /></p>
                  {halt.objectionWindowEnds === null ? null : <p className="small">Objections until <Due at={halt.objectionWindowEnds} now={clock.now} /></p>}
                </li>
              ))}
            </ul>
          );
        }}
      </Part>
    </section>
  );
}

function VersionName({ id }: { readonly id: string }) {
  return <bdi>{useNames().version(id)}</bdi>;
}

function Owed({ labs }: { readonly labs: boolean }) {
  const owed = useOperation(ObligationsDocument, OWED);
  const clock = useClock();
  return (
    <section aria-labelledby="owed">
      <h2 id="owed">Owed next</h2>
      <Part of={owed} name="Deadlines">
        {(data) => (
          <DataTable
            caption="What is owed, the most urgent first"
            rows={[...data.obligations.nodes].sort((a, b) => (a.due?.at ?? '9').localeCompare(b.due?.at ?? '9')).slice(0, SHOWN)}
            id={(row) => row.subject + row.requirementKey + String(row.round)}
            empty="Nothing is owed."
            sortable={false}
            columns={[
              { name: 'Requirement', cell: (row) => <Link href={row.incident === null ? `/labs/${row.lab}` : `/incidents/${row.incident}`}>{regimeOf(row.instrument)} {row.requirementKey}</Link> },
              ...(labs ? [{ name: 'Lab', cell: (row: ObligationsQuery['obligations']['nodes'][number]) => <OrganisationLink id={row.lab} /> }] : []),
              { name: 'State', cell: (row) => <StatusMark code={row.state} /> },
              { name: 'Due', cell: (row) => (row.due === null ? '–' : <Due at={row.due.at} now={clock.now} />) },
            ]}
          />
        )}
      </Part>
      <p className="small"><Link href="/deadlines">All deadlines</Link></p>
    </section>
  );
}

function Asked({ labs }: { readonly labs: boolean }) {
  const inquiries = useOperation(InquiriesDocument, ASKED);
  const clock = useClock();
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">Open inquiries</h2>
      <Part of={inquiries} name="Inquiries">
        {(data) => (
          <DataTable
            caption="Asked and not closed"
            rows={data.inquiries.nodes.filter((row) => row.state !== 'CLOSED')}
            id={(row) => row.id}
            empty="No inquiry is open."
            sortable={false}
            columns={[
              { name: 'Inquiry', cell: (row) => <Link href={`/inquiries/${row.id}`}><bdi>{row.title}</bdi></Link> },
              ...(labs ? [{ name: 'Lab', cell: (row: InquiriesQuery['inquiries']['nodes'][number]) => <OrganisationLink id={row.lab} /> }] : []),
              { name: 'State', cell: (row) => <StatusMark code={row.state} /> },
              { name: 'Due', cell: (row) => <Due at={row.dueAt} now={clock.now} /> },
            ]}
          />
        )}
      </Part>
    </section>
  );
}

function Steps({ lab }: { readonly lab: string }) {
  const board = useOperation(RequestBoardDocument, { lab, first: 10 });
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">Can we proceed?</h2>
      <Part of={board} name="Requests">
        {(data) => (
          <ul className="cards">
            {data.scaleUpRequests.nodes.map((request) => (
              <li key={request.id} className="card">
                <h3><Link href={`/requests/${request.id}`}>{request.stage} from <VersionName id={request.base ?? ''} /></Link></h3>
                {request.decision === null ? <p>Not decided yet.</p> : <p><StatusMark code={request.decision.outcome} /></p>}
                <p className="small">To {request.flopCeiling} FLOP · {request.decision?.reasons.length ?? 0} reasons</p>
              </li>
            ))}
            {data.scaleUpRequests.nodes.length === 0 ? <li className="card">No request yet. Ask before the step, not after. <Link href="/requests">Ask</Link></li> : null}
          </ul>
        )}
      </Part>
    </section>
  );
}

type Signed = AttestationsQuery['attestations']['nodes'][number];

function Auditing() {
  const session = useSession().data ?? ANYONE;
  const engagements = useOperation(EngagementsDocument, { first: 50 });
  const attestations = useOperation(AttestationsDocument, { first: 100 });
  const names = useNames();
  return (
    <>
      <h2>Engagements</h2>
      <Part of={engagements} name="Engagements">
        {(data) => (
          <ul className="cards">
            {data.engagements.nodes.map((engagement) => (
              <li key={engagement.id} className="card">
                <h3><Link href={`/engagements/${engagement.id}`}><bdi>{names.organisation(engagement.lab)}</bdi></Link></h3>
                <p><StatusMark code={engagement.status} /></p>
                <p className="small">Until <Instant at={engagement.until} excluded /></p>
              </li>
            ))}
            {data.engagements.nodes.length === 0 ? <li className="card">No engagement yet. A lab offers one.</li> : null}
          </ul>
        )}
      </Part>
      <Part of={attestations} name="Attestations">
        {(data) => {
          const gone = data.attestations.nodes.filter((row) => row.auditor === session.organisation && ['SUSPENDED', 'EXPIRED', 'REJECTED'].includes(row.status));
          const columns = [
            { name: 'Attestation', cell: (row: Signed) => <Link href={`/attestations/${row.id}`}>{kindOf(row.predicateType)}</Link> },
            { name: 'Model version', cell: (row: Signed) => <VersionLink id={row.modelVersion} /> },
            { name: 'Stands', cell: (row: Signed) => <><StatusMark code={row.status} />{row.statusReason === null ? null : <span className="small muted"> {spoken(row.statusReason)}</span>}</> },
            { name: 'Since', cell: (row: Signed) => <Instant at={row.statusSince} /> },
            { name: 'Expires', cell: (row: Signed) => <Instant at={row.expiresAt} excluded /> },
          ];
          return (
            <>
              <h2>What you signed that does not count any more ({gone.length})</h2>
              <DataTable caption="Suspended, rejected or run out: what rested on it rests on nothing" rows={gone} id={(row) => row.id} empty="Everything that you signed counts as it did." sortable={false} columns={columns} />
              <h2>Your newest attestations</h2>
              <DataTable caption="The newest attestations" rows={data.attestations.nodes.slice(0, 10)} id={(row) => row.id} empty="Nothing is signed yet." sortable={false} columns={columns} />
            </>
          );
        }}
      </Part>
    </>
  );
}

/** What needs one now; for anyone, which labs are on record. */
export default function Home() {
  const asked = useSession();
  const session = asked.data ?? ANYONE;
  const needs = useNeeds(session.kind, session.kind === 'LAB' ? session.organisation : undefined);
  if (asked.isPending) {
    return <Page title="Countersign"><Waiting /></Page>;
  }
  const title = session.kind === 'PUBLIC' ? 'Which labs are on record?' : 'What needs you now?';
  return (
    <Page title={title} {...(session.kind === 'PUBLIC' ? { status: 'Labs file policies and evidence, independent auditors countersign, regulators compare. Every record is in an append-only public log: check it yourself.' } : needs === undefined ? {} : { status: needs })}>
      {session.kind === 'LAB' ? <><Steps lab={session.organisation} /><Halting lab={session.organisation} /><div className="split even"><Owed labs={false} /><Asked labs={false} /></div></> : null}
      {session.kind === 'AUDITOR' ? <Auditing /> : null}
      {session.kind === 'REGULATOR' ? <><Halting /><div className="split even"><Owed labs /><Asked labs /></div></> : null}
      {session.kind === 'PLATFORM' ? <p>This console is for labs, auditors, regulators and the public. The register is kept through the API.</p> : null}
      <Labs />
    </Page>
  );
}

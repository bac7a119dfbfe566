import { ComplianceAcrossLabsDocument, ExceptionsDocument, type ComplianceAcrossLabsQuery } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useChanges } from '../shared/data/live';
import { useList, useOperation } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Timeline, type Lasting } from '../shared/charts/Timeline';
import { Choice, DataTable, Foreign, Instant, LiveNotice, MarginalRisk, More, OrganisationLink, Page, Part, StatusMark, useClock } from '../shared/ui';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, FOLLOWING, useSession } from '../shell/session';

type Row = ComplianceAcrossLabsQuery['compliance']['nodes'][number];

const VIEWS = [['crossings', 'Crossings'], ['gaps', 'Gaps in coverage'], ['divergence', 'Where the lab’s own text asks less'], ['exceptions', 'Exceptions']] as const;
const HALF_A_YEAR = 183 * 86_400_000;

function Crossings({ rows }: { readonly rows: readonly Row[] }) {
  const names = useNames();
  const crossed = rows.flatMap((row) => row.cells.filter((cell) => cell.determination?.latched === true || cell.determination?.conclusion === 'REACHED' || cell.determination?.conclusion === 'CANNOT_RULE_OUT').map((cell) => ({ row, cell })));
  const { now } = useClock();
  const events = crossed.flatMap(({ row, cell }): readonly Lasting[] => (cell.determination == null ? [] : [{ key: `${row.modelVersion} ${cell.thresholdKey}`, lane: names.version(row.modelVersion), from: cell.determination.determinedAt, until: null, code: cell.determination.conclusion ?? 'REACHED', what: `Crossing, ${cell.thresholdKey}`, href: `/models/${row.model}/thresholds/${encodeURIComponent(cell.thresholdKey)}` }]));
  return (
    <>
      {events.length === 0 ? null : <Timeline name="timeline" title="When thresholds were crossed" events={events} now={now} />}
      <DataTable caption="Thresholds that are reached, or that cannot be ruled out" rows={crossed} id={({ row, cell }) => row.modelVersion + cell.thresholdKey} empty="No threshold is crossed that you may see." columns={[
        { name: 'Threshold', cell: ({ row, cell }) => <Link href={`/models/${row.model}#${row.modelVersion}`}>{cell.thresholdKey} on <bdi>{names.version(row.modelVersion)}</bdi></Link>, by: ({ cell }) => cell.thresholdKey },
        { name: 'Lab', cell: ({ row }) => <OrganisationLink id={row.lab} />, by: ({ row }) => names.organisation(row.lab) },
        { name: 'Conclusion', cell: ({ cell }) => (cell.determination?.conclusion == null ? '–' : <StatusMark code={cell.determination.conclusion} />), by: ({ cell }) => cell.determination?.conclusion ?? '' },
        { name: 'Since', cell: ({ cell }) => <Instant at={cell.determination?.determinedAt ?? null} />, by: ({ cell }) => cell.determination?.determinedAt ?? '' },
        { name: 'Halts', cell: ({ row, cell }) => row.halts.filter((halt) => halt.thresholdKey === cell.thresholdKey).map((halt) => <span key={halt.halt}><Link href={`/halts/${halt.halt}`}><StatusMark code={halt.state} /></Link> </span>) },
      ]} />
    </>
  );
}

function Gaps({ rows }: { readonly rows: readonly Row[] }) {
  const names = useNames();
  const { now } = useClock();
  const open = rows.flatMap((row) => row.cells.filter((cell) => cell.lastIndependentEvaluation === null || (now !== undefined && Date.parse(now) - Date.parse(cell.lastIndependentEvaluation.completedAt) > HALF_A_YEAR)).map((cell) => ({ row, cell })));
  return (
    <DataTable caption="Thresholds without an independent evaluation in the last six months" rows={open} id={({ row, cell }) => row.modelVersion + cell.thresholdKey} empty="Every threshold was evaluated independently in the last six months." columns={[
      { name: 'Threshold', cell: ({ row, cell }) => <Link href={`/models/${row.model}#${row.modelVersion}`}>{cell.thresholdKey} on <bdi>{names.version(row.modelVersion)}</bdi></Link>, by: ({ cell }) => cell.thresholdKey },
      { name: 'Lab', cell: ({ row }) => <OrganisationLink id={row.lab} />, by: ({ row }) => names.organisation(row.lab) },
      { name: 'Domain', cell: ({ cell }) => plain(cell.domain), by: ({ cell }) => cell.domain },
      { name: 'Last independent evaluation', cell: ({ cell }) => (cell.lastIndependentEvaluation === null ? 'never' : <><Instant at={cell.lastIndependentEvaluation.completedAt} /> by <OrganisationLink id={cell.lastIndependentEvaluation.evaluator} /></>), by: ({ cell }) => cell.lastIndependentEvaluation?.completedAt ?? '' },
      { name: 'Falls short by', cell: ({ cell }) => (cell.determination?.shortfall == null ? '–' : plain(cell.determination.shortfall)) },
    ]} />
  );
}

function Divergence({ rows }: { readonly rows: readonly Row[] }) {
  const names = useNames();
  const apart = rows.flatMap((row) => row.decisions.filter((decision) => decision.differs).map((decision) => ({ row, decision })));
  return (
    <DataTable caption="Decisions where the gate asks more than the lab has bound itself to" rows={apart} id={({ decision }) => decision.decision} empty="Nowhere does the lab’s own text ask less than the gate." columns={[
      { name: 'Decision', cell: ({ row, decision }) => <Link href={`/decisions/${decision.decision}`}>{decision.stage} from <bdi>{names.version(row.modelVersion)}</bdi></Link>, by: ({ decision }) => decision.stage },
      { name: 'Lab', cell: ({ row }) => <OrganisationLink id={row.lab} />, by: ({ row }) => names.organisation(row.lab) },
      { name: 'Reference', cell: ({ decision }) => <StatusMark code={decision.outcome} />, by: ({ decision }) => decision.outcome },
      { name: 'As committed', cell: ({ decision }) => <StatusMark code={decision.asCommitted} />, by: ({ decision }) => decision.asCommitted },
      { name: 'Decided', cell: ({ decision }) => <Instant at={decision.decidedAt} />, by: ({ decision }) => decision.decidedAt },
    ]} />
  );
}

function Exceptions() {
  const asked = useOperation(ExceptionsDocument, { first: 100 });
  const names = useNames();
  return (
    <Part of={asked} name="Exceptions">
      {(data) => (
        <DataTable caption="Where labs went on although the gate did not clear it" rows={data.gateExceptions.nodes} id={(row) => row.id} empty="No exception is on record." columns={[
          { name: 'Request', cell: (row) => <Link href={`/requests/${row.scaleUpRequest}`}>Request</Link> },
          { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
          { name: 'What the lab says', cell: (row) => <Foreign text={row.acknowledgement} /> },
          { name: 'Why it adds little risk', cell: (row) => <MarginalRisk of={row.marginalRisk} /> },
          { name: 'Approved by', cell: (row) => <bdi>{row.approver}</bdi> },
          { name: 'Until', cell: (row) => <Instant at={row.expiresAt} excluded />, by: (row) => row.expiresAt },
        ]} />
      )}
    </Part>
  );
}

/** Where does the evidence not support proceeding? */
export default function Findings() {
  const place = usePlace();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const live = useChanges('crossings', FOLLOWING.includes(session.kind) && !past);
  const view = place.query.get('view') ?? 'crossings';
  const list = useList(ComplianceAcrossLabsDocument, { first: 100 }, (data) => data.compliance);
  const rows = list.data?.pages.flatMap((page) => page.compliance.nodes) ?? [];
  // A halt binds a whole lineage: it is told with each of its versions, and counts once.
  const binding = new Set(rows.flatMap((row) => row.halts.filter((halt) => halt.state !== 'LIFTED').map((halt) => halt.halt))).size;
  return (
    <Page title="Findings" status={list.data === undefined ? undefined : `${String(rows.length)} model ${rows.length === 1 ? 'version' : 'versions'}${list.hasNextPage ? ' so far' : ''}, ${String(binding)} binding ${binding === 1 ? 'halt' : 'halts'}, ${String(rows.flatMap((row) => row.decisions).filter((one) => one.differs).length)} decisions where the lab’s own text asks less.`}>
      <LiveNotice live={live} />
      <div className="filters" id="filters"><Choice label="View" value={view} options={VIEWS} onChange={(value) => go(withQuery(place, { view: value, sort: null }))} /></div>
      {view === 'exceptions' ? <Exceptions /> : (
        <Part of={list} name="Findings">
          {() => (
            <>
              {view === 'gaps' ? <Gaps rows={rows} /> : view === 'divergence' ? <Divergence rows={rows} /> : <Crossings rows={rows} />}
              <More list={list} shown={rows.length} />
            </>
          )}
        </Part>
      )}
    </Page>
  );
}

import { DeterminationsDocument, ObligationsDocument, type ObligationsQuery } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useChanges } from '../shared/data/live';
import { useList } from '../shared/data/query';
import { instant, left } from '../shared/data/time';
import { plain, regimeOf, useNames } from '../shared/data/words';
import { Milestone, OF_A_LAB } from '../shared/forms/Milestone';
import { Radar } from '../shared/charts/Radar';
import { Choice, ClaimedDue, DataTable, Due, Instant, LiveNotice, More, OrganisationLink, Page, Part, StatusMark, useClock } from '../shared/ui';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Milestones } from './Milestones';
import { ObligationTrend } from '../shared/charts/Trends';

export type Obligation = ObligationsQuery['obligations']['nodes'][number];

/** When what is known goes stale by time alone, and has to be evaluated again. */
function EvaluationCalendar() {
  const names = useNames();
  const { now } = useClock();
  const list = useList(DeterminationsDocument, { first: 100 }, (data) => data.determinations);
  const rows = [...(list.data?.pages.flatMap((page) => page.determinations.nodes) ?? [])].filter((row) => row.holdsUntil !== null || row.conclusion === null).sort((a, b) => (a.holdsUntil ?? '').localeCompare(b.holdsUntil ?? ''));
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">Evaluation calendar</h2>
      <Part of={list} name="Evaluation calendar">
        {() => (
          <>
            <DataTable caption="What was determined goes stale on these days; more compute or a change of the model makes it so earlier" rows={rows} id={(row) => row.id} empty="Nothing that is determined goes stale by time." sortable={!list.hasNextPage} columns={[
              { name: 'Threshold', cell: (row) => { const model = names.modelOf(row.modelVersion); return model === undefined ? row.thresholdKey : <Link href={`/models/${model}/thresholds/${encodeURIComponent(row.thresholdKey)}`}>{row.thresholdKey} on <bdi>{names.version(row.modelVersion)}</bdi></Link>; }, by: (row) => row.thresholdKey },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Says now', cell: (row) => (row.conclusion === null ? 'nothing' : <StatusMark code={row.conclusion} />), by: (row) => row.conclusion ?? '' },
              { name: 'Evaluate again by', cell: (row) => (row.holdsUntil === null ? 'now: nothing governs' : <Due at={row.holdsUntil} now={now} />), by: (row) => row.holdsUntil ?? '' },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
    </section>
  );
}

/** Where it is told why it is owed. */
export const whereOf = (row: Obligation) => (row.incident === null ? `/labs/${row.lab}` : `/incidents/${row.incident}`);

/** What is owed, by when, and what started the clock? */
export default function Deadlines() {
  const place = usePlace();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const names = useNames();
  const { now } = useClock();
  const live = useChanges('overdue', (session.kind === 'LAB' || session.kind === 'REGULATOR') && !past);
  const show = place.query.get('state') ?? 'owed';
  const list = useList(ObligationsDocument, { first: 100, ...(show === 'owed' ? { states: ['OVERDUE', 'DUE_SOON', 'PENDING'] as const } : {}) }, (data) => data.obligations);
  const rows = [...(list.data?.pages.flatMap((page) => page.obligations.nodes) ?? [])].sort((a, b) => (a.due?.at ?? '9').localeCompare(b.due?.at ?? '9'));
  const within = (hours: number) => rows.filter((row) => now !== undefined && row.due !== null && row.fulfilledAt === null && Date.parse(row.due.at) >= Date.parse(now) && Date.parse(row.due.at) - Date.parse(now) <= hours * 3_600_000).length;
  const overdue = rows.filter((row) => row.state === 'OVERDUE').length;
  return (
    <Page title="Deadlines" status={list.data === undefined || now === undefined ? undefined : `At ${instant(now)}: ${String(overdue)} overdue, ${String(within(24))} due within 24 hours, ${String(within(72) - within(24))} more within 72 hours.${list.hasNextPage ? ' There are more.' : ''}`}>
      <LiveNotice live={live} />
      <div className="filters" id="filters">
        <Choice label="Show" value={show} options={[['owed', 'What is owed'], ['all', 'All, also what is done']]} onChange={(value) => go(withQuery(place, { state: value === 'owed' ? null : value }))} />
      </div>
      <Part of={list} name="Deadlines">
        {() => {
          const twin = (
            <DataTable caption="Obligations, the most urgent first" rows={rows} id={(row) => row.lab + row.subject + row.instrument + row.requirementKey + String(row.round)} empty="Nothing is owed." sortable={!list.hasNextPage} columns={[
              { name: 'What', cell: (row) => <Link href={whereOf(row)}>{regimeOf(row.instrument)} {row.requirementKey}</Link>, by: (row) => row.instrument + row.requirementKey },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'State', cell: (row) => <StatusMark code={row.state} />, by: (row) => row.state },
              { name: 'Due', cell: (row) => (row.due === null ? '–' : row.fulfilledAt === null ? <Due at={row.due.at} now={now} /> : <Instant at={row.due.at} />), by: (row) => row.due?.at ?? '9' },
              { name: 'Clock started by', cell: (row) => (row.due === null ? '–' : <>{plain(row.due.start)}, <Instant at={row.due.startedAt} />{row.earlierDue.length === 0 ? null : <span className="small muted left">was {row.earlierDue.map((due) => instant(due.at)).join(', ')} (kept)</span>}</>) },
              { name: 'As its lab says now', cell: (row) => <ClaimedDue due={row.claimedDue} />, by: (row) => row.claimedDue?.at ?? '9' },
              { name: 'Counted in', cell: (row) => (row.due === null ? '–' : `${row.due.calendar}, ${row.due.zone}`) },
            ]} />
          );
          return (
            <>
              {now === undefined || rows.every((row) => row.due === null) ? null : (
                <Radar name="radar" title={`${String(overdue)} overdue, ${String(within(72))} due within 72 hours`} now={now} twin={twin}
                  owed={rows.filter((row) => row.due !== null && row.fulfilledAt === null).map((row) => ({ key: row.lab + row.subject + row.instrument + row.requirementKey + String(row.round), regime: regimeOf(row.instrument), what: row.requirementKey, lab: names.organisation(row.lab), due: row.due?.at ?? now, state: row.state, sentence: `${regimeOf(row.instrument)} ${row.requirementKey}, ${names.organisation(row.lab)}: ${left(row.due?.at ?? now, now)}.`, href: whereOf(row) }))} />
              )}
              <h2>All of them</h2>
              {twin}
              <More list={list} shown={rows.length} />
              <details><summary>How is this counted?</summary><p>The day on which a clock starts is not counted. Business days follow the calendar and the zone that the requirement names. Each clock start is a claim on record; a correction moves the day, and the earlier day is kept.</p></details>
            </>
          );
        }}
      </Part>
      {list.data !== undefined && (session.kind === 'LAB' || session.kind === 'REGULATOR') ? <ObligationTrend /> : null}
      <EvaluationCalendar />
      <Milestones />
      {session.kind === 'LAB' && !past ? <Milestone title="Say when a clock started" starting={OF_A_LAB} byId subjects={[['', names.organisation(session.organisation)], ...names.versions.filter((one) => one.lab === session.organisation).map((one) => [one.id, one.name] as const)]} /> : null}
    </Page>
  );
}

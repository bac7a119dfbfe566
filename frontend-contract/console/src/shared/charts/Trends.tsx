import { ComplianceTrendDocument, CoverageTrendDocument, ObligationTrendDocument, type ObligationTrendQuery } from '@countersign/client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ends, type Group, type Series } from './series';
import { Trend } from './Trend';
import { useAsOf } from '../data/asOf';
import { useOperation } from '../data/query';
import { day } from '../data/time';
import { WORDS } from '../data/words';
import { Choice, Part, useClock } from '../ui';
import { go, usePlace, withQuery } from '../../shell/router';

/** A first instant, and a dozen steps from there. */
const POINTS = 13;
const WEEK = 7 * 86_400_000;
const MINUTE = 60_000;
/** Weeks from one instant to the next. */
const STEPS = [['1', '12 weeks'], ['2', '24 weeks'], ['4', '48 weeks']] as const;
const USUAL = '2';
/** They are counted of a whole record, and the past does not change. */
const FRESH = 600_000;

interface Count {
  readonly code: string;
  readonly count: number;
}

interface Point {
  readonly at: string;
  readonly counts: readonly Count[];
}

interface Over {
  readonly from: string;
  readonly to: string;
  readonly points: number;
}

/** What is counted, up to the instant that is looked at; undefined until the clock is known. */
function useOver(): Over | undefined {
  const asOf = useAsOf();
  const { current } = useClock();
  const step = usePlace().query.get('over') ?? USUAL;
  const last = [asOf.validAt, asOf.knownAt, current].filter((one) => one !== null && one !== undefined).sort()[0];
  if (last === undefined || current === undefined) {
    return undefined;
  }
  // A minute is what the address keeps.
  const to = Math.floor(Date.parse(last) / MINUTE) * MINUTE;
  const weeks = Number(STEPS.find(([code]) => code === step)?.[0] ?? USUAL);
  return { from: new Date(to - (POINTS - 1) * weeks * WEEK).toISOString(), to: new Date(to).toISOString(), points: POINTS };
}

/** The address of what stood on one of the days. */
function useDays(to: string | undefined): (instant: string) => string {
  const place = usePlace();
  const past = place.query.has('valid') || place.query.has('known');
  return (at) => withQuery(place, at === to && !past ? { valid: null, known: null } : { valid: at, known: at });
}

function seriesOf(points: readonly Point[], codes: readonly string[]): readonly Series[] {
  return codes.map((code) => ({ name: WORDS[code]?.word ?? code, tone: WORDS[code]?.tone ?? 'none', counts: points.map((point) => point.counts.find((one) => one.code === code)?.count ?? 0) }));
}

/** Codes of a newer platform stand with what needs somebody: nobody is to miss them. */
function groupsOf(points: readonly Point[], [open, openCodes]: readonly [string, readonly string[]], [done, doneCodes]: readonly [string, readonly string[]]): readonly [Group, Group] {
  const unknown = [...new Set(points.flatMap((point) => point.counts.map((one) => one.code)))].filter((code) => !openCodes.includes(code) && !doneCodes.includes(code));
  return [{ name: open, rows: seriesOf(points, [...openCodes, ...unknown]) }, { name: done, rows: seriesOf(points, doneCodes) }];
}

const STANDINGS = [['To be put right', ['BREACHED', 'OVERDUE', 'CONTESTED', 'ABSENT', 'DUE_SOON']], ['Kept, claimed or not asked', ['CLAIMED', 'MET', 'NOT_APPLICABLE']]] as const;
const DUTIES = [['Owed', ['OVERDUE', 'DUE_SOON', 'PENDING']], ['Handed in', ['SUBMITTED_LATE', 'SUBMITTED']]] as const;

/** A finding of two figures: how it is now, and how it was. */
function beside(what: string, [first, last]: readonly [number, number], from: string): string {
  return `${what}: ${String(last)}, ${first === last ? `as on ${day(from)}` : `${String(first)} on ${day(from)}`}`;
}

/** A heading, over how long it goes, and the picture below. */
function Section({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  const place = usePlace();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="filters"><Choice label="Over the last" value={place.query.get('over') ?? USUAL} options={STEPS} onChange={(value) => go(withQuery(place, { over: value === USUAL ? null : value }), { replace: true })} /></div>
      {children}
    </section>
  );
}

/** How the requirements of an instrument stood over time: of all labs that one sees, or of one. */
export function CoverageTrend({ instrument, lab }: { readonly instrument: string; readonly lab?: string | undefined }) {
  const over = useOver();
  const hrefOf = useDays(over?.to);
  const asked = useOperation(CoverageTrendDocument, { instrument, from: over?.from ?? '', to: over?.to ?? '', points: POINTS, ...(lab === undefined ? {} : { lab }) }, { enabled: over !== undefined, timeless: true, staleTime: FRESH });
  return (
    <Section id="coverage-trend" title="How it went with the requirements">
      <Part of={asked} name="How it went">
        {({ coverageTrend: points }) => {
          const groups = groupsOf(points.map(({ at, counts }) => ({ at, counts: counts.map((one) => ({ code: one.status, count: one.requirements })) })), ...STANDINGS);
          return <Trend name="coverage" title={beside('Requirements to be put right', ends(groups[0]), points[0]?.at ?? '')} instants={points.map((point) => point.at)} groups={groups} hrefOf={hrefOf} none="Nothing was asked of a lab in this time." />;
        }}
      </Part>
    </Section>
  );
}

/** How the commitments of one lab stood over time, each model's counted by itself. */
export function CommitmentTrend({ lab, name }: { readonly lab: string; readonly name: string }) {
  const over = useOver();
  const hrefOf = useDays(over?.to);
  const asked = useOperation(ComplianceTrendDocument, { lab, from: over?.from ?? '', to: over?.to ?? '', points: POINTS }, { enabled: over !== undefined, timeless: true, staleTime: FRESH });
  return (
    <Section id="commitment-trend" title={`How it went with the commitments of ${name}`}>
      <Part of={asked} name="How it went">
        {({ complianceTrend: points }) => {
          const groups = groupsOf(points.map(({ at, counts }) => ({ at, counts: counts.map((one) => ({ code: one.status, count: one.cells })) })), ...STANDINGS);
          return <Trend name="commitments" title={beside('Commitments to be put right, each model’s by itself', ends(groups[0]), points[0]?.at ?? '')} instants={points.map((point) => point.at)} groups={groups} hrefOf={hrefOf} none="No model stood to a commitment in this time." />;
        }}
      </Part>
    </Section>
  );
}

type DutyPoints = ObligationTrendQuery['obligationTrend'];

function useDuties(): { readonly asked: UseQueryResult<ObligationTrendQuery>; readonly hrefOf: (instant: string) => string } {
  const over = useOver();
  const hrefOf = useDays(over?.to);
  const asked = useOperation(ObligationTrendDocument, { from: over?.from ?? '', to: over?.to ?? '', points: POINTS }, { enabled: over !== undefined, timeless: true, staleTime: FRESH });
  return { asked, hrefOf };
}

/** What was owed over time. */
export function ObligationTrend() {
  const { asked, hrefOf } = useDuties();
  return (
    <Section id="obligation-trend" title="How it went with what is owed">
      <Part of={asked} name="How it went">
        {({ obligationTrend: points }) => {
          const groups = groupsOf(points.map(({ at, counts }) => ({ at, counts: counts.map((one) => ({ code: one.state, count: one.obligations })) })), ...DUTIES);
          const [overdue] = groups[0].rows;
          return <Trend name="obligations" title={beside('Overdue', [overdue?.counts[0] ?? 0, overdue?.counts.at(-1) ?? 0], points[0]?.at ?? '')} instants={points.map((point) => point.at)} groups={groups} hrefOf={hrefOf} none="Nothing was owed in this time." />;
        }}
      </Part>
    </Section>
  );
}

const happened = (points: DutyPoints): Group => ({
  name: 'On record by then',
  rows: [
    { name: 'Incidents', tone: 'claimed', counts: points.map((point) => point.incidents) },
    { name: 'Of these not resolved', tone: 'overdue', counts: points.map((point) => point.unresolved) },
    { name: 'Near misses', tone: 'due', counts: points.map((point) => point.nearMisses) },
  ],
});

/** Which incidents were on record over time, and how many of them nobody had called resolved. */
export function IncidentTrend() {
  const { asked, hrefOf } = useDuties();
  return (
    <Section id="incident-trend" title="How many there were">
      <Part of={asked} name="How many there were">
        {({ obligationTrend: points }) => <Trend name="happened" title={beside('Incidents that nobody calls resolved', [points[0]?.unresolved ?? 0, points.at(-1)?.unresolved ?? 0], points[0]?.at ?? '')} instants={points.map((point) => point.at)} groups={[happened(points)]} hrefOf={hrefOf} none="Nothing is on record of this time." />}
      </Part>
    </Section>
  );
}

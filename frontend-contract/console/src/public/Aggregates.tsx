import { AnnualAggregateDocument, InstrumentsDocument } from '@countersign/client';
import { useOperation } from '../shared/data/query';
import { plain } from '../shared/data/words';
import { Choice, DataTable, Empty, Foreign, Instant, Page, PageOf, Part, useClock } from '../shared/ui';
import { go, usePlace, withQuery } from '../shell/router';

/** Since when there may be something to count. */
const FIRST = 2025;
const ALL = 'ALL';

/** How many incidents did a year bring, over all labs, without telling of any? */
export default function Aggregates() {
  const place = usePlace();
  const { current } = useClock();
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true, staleTime: 600_000 });
  const known = instruments.data?.instruments.nodes.filter((one) => one.approved && one.categories.length > 0) ?? [];
  const chosen = known.find((one) => one.key === place.query.get('regime')) ?? known[0];
  const newest = Number((current ?? String(FIRST)).slice(0, 4));
  const years = Array.from({ length: newest - FIRST + 1 }, (_, index) => String(newest - index));
  const year = years.find((one) => one === place.query.get('year')) ?? String(newest);
  const asked = useOperation(AnnualAggregateDocument, { year: Number(year), instrument: chosen?.key ?? '' }, { enabled: chosen !== undefined && current !== undefined });
  return (
    <PageOf of={instruments} name="Yearly counts">
      {() => {
        if (chosen === undefined) {
          return <Page title="Yearly counts"><Empty>No approved instrument knows kinds of incident, so there is nothing to count.</Empty></Page>;
        }
        const counts = asked.data?.annualAggregate.counts ?? [];
        const whole = counts.find((one) => one.name === ALL);
        const text = (name: string) => chosen.categories.find((one) => one.key === name)?.text;
        return (
          <Page title={`Incidents under ${chosen.name} in ${year}`} status={asked.data === undefined ? undefined : whole === undefined ? 'Fewer than five incidents, or none.' : `At least ${String(whole.atLeast)} incidents.`}>
            <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
              <Choice label="Regime" value={chosen.key} options={known.map((one) => [one.key, `${one.name} ${one.version}`] as const)} onChange={(value) => go(withQuery(place, { regime: value }))} />
              <Choice label="Year" value={year} options={years.map((one) => [one, one] as const)} onChange={(value) => go(withQuery(place, { year: value }))} />
            </form>
            <Part of={asked} name="Counts">
              {({ annualAggregate }) => (
                <>
                  <DataTable caption={`Incidents first classified under it in ${year} (UTC), over all labs`} rows={counts.filter((one) => one.name !== ALL)} id={(row) => row.name} empty="No kind of incident has five or more." columns={[
                    { name: 'Kind', cell: (row) => <code>{row.name}</code>, by: (row) => row.name },
                    { name: 'What falls under it', cell: (row) => <Foreign text={text(row.name) ?? plain(row.name)} /> },
                    { name: 'At least', cell: (row) => row.atLeast, by: (row) => row.atLeast, number: true },
                  ]} />
                  <p>What was recorded before <Instant at={annualAggregate.before} /> is counted. Counts go in steps of five, and what is below five is left out, so that they tell of no single incident or lab. Asked again as of the same state, they are the same: copy the link to this view to quote them.</p>
                </>
              )}
            </Part>
          </Page>
        );
      }}
    </PageOf>
  );
}

import { CoverageDocument, CoverageMediansDocument, InstrumentsDocument, RequirementMatrixDocument } from '@countersign/client';
import { useMemo } from 'react';
import { useAsOf } from '../shared/data/asOf';
import { useList, useOperation } from '../shared/data/query';
import { day, instant } from '../shared/data/time';
import { useNames, wordOf } from '../shared/data/words';
import { AsOfSlider } from '../shared/charts/AsOfSlider';
import { HeatMap } from '../shared/charts/HeatMap';
import { Choice, Empty, Field, Foreign, Instant, More, Page, PageOf, Part, Sentence, StatusMark, useClock, usePanelHeading } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { WORST } from '../shared/data/worst';
import { MEDIAN, medianOf } from './median';
import { Changes } from './Changes';
import { Models } from './Models';
import { CommitmentTrend, CoverageTrend } from '../shared/charts/Trends';

/** So many labs are one answer, and one picture. */
const LABS = 50;
const EARLIEST = '2000';

interface Requirement {
  readonly key: string;
  readonly text: string;
  readonly locator: string;
}

/** What is behind one cell; Esc goes back to it. */
function Panel({ row, requirement, children }: { readonly row: string; readonly requirement: Requirement; readonly children: React.ReactNode }) {
  const place = usePlace();
  const names = useNames();
  const heading = usePanelHeading(`${row} ${requirement.key}`);
  const close = () => {
    go(withQuery(place, { cell: null }), { replace: true });
    document.querySelector<SVGAElement>(`[data-mark="${CSS.escape(`${row} ${requirement.key}`)}"]`)?.focus();
  };
  return (
    <section className="card" aria-labelledby="cell" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <h2 id="cell" ref={heading} tabIndex={-1}>{row === MEDIAN ? 'The median' : names.organisation(row)}, {requirement.key}</h2>
      <p><Foreign text={requirement.text} /> <span className="muted small">({requirement.locator})</span></p>
      {children}
      <p className="acts"><button type="button" onClick={close}>Close</button>{row === MEDIAN ? null : <Link href={`/labs/${row}`}>Open the lab</Link>}</p>
    </section>
  );
}

function Why({ lab, instrument, requirement }: { readonly lab: string; readonly instrument: string; readonly requirement: string }) {
  const asked = useOperation(CoverageDocument, { lab, instrument });
  return (
    <Part of={asked} name="Reasons">
      {(data) => {
        const cell = data.coverage.find((one) => one.requirementKey === requirement);
        return cell === undefined ? <Empty>This requirement does not apply to the lab.</Empty> : (
          <>
            <p><StatusMark code={cell.status} large /></p>
            <h3>Why</h3>
            {cell.because.length === 0 ? <Empty>Nothing on record speaks of it.</Empty> : (
              <ol>{cell.because.map((reason) => {
                const page = pageOf(reason.relatesTo);
                return <li key={reason.sentence + (reason.relatesTo ?? '')}><Sentence text={reason.sentence} /> {page === undefined ? null : <Link href={page}>Open what proves it</Link>}</li>;
              })}</ol>
            )}
            <p><Link href={`/mappings?regime=${encodeURIComponent(instrument)}&lab=${lab}&requirement=${encodeURIComponent(requirement)}`}>By what it is met, and who says so</Link></p>
          </>
        );
      }}
    </Part>
  );
}

/** Who keeps which requirement, on which day? */
export default function Matrix() {
  const place = usePlace();
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const asOf = useAsOf();
  const clock = useClock();
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true, staleTime: 600_000 });
  const known = instruments.data?.instruments.nodes.filter((one) => one.approved) ?? [];
  const own = names.organisations.find((one) => one.id === session.organisation)?.jurisdictions ?? [];
  const chosen = known.find((one) => one.key === place.query.get('regime')) ?? known.find((one) => own.includes(one.jurisdiction)) ?? known[0];
  const list = useList(RequirementMatrixDocument, { instrument: chosen?.key ?? '', first: LABS }, (data) => data.complianceMatrix.labs, { enabled: chosen !== undefined, strict: true });
  // Until the cells of the day that is asked for are there, those of the day before it stay, and say so.
  const behind = list.isPlaceholderData;
  const compare = place.query.get('compare');
  const earlier = useOperation(RequirementMatrixDocument, { instrument: chosen?.key ?? '', first: LABS }, { enabled: chosen !== undefined && compare !== null, at: compare === null ? undefined : { validAt: compare, knownAt: compare } });
  // What a lab may know of the others; a regulator sees them, and the middle follows from its own rows.
  const medians = useOperation(CoverageMediansDocument, { instrument: chosen?.key ?? '' }, { enabled: chosen !== undefined && session.kind === 'LAB' });
  const middles = medians.isPlaceholderData && !behind ? undefined : medians.data?.coverageMedians;
  const read = useMemo(() => (list.data?.pages.flatMap((page) => page.complianceMatrix.labs.nodes) ?? []).map((row) => ({ lab: row.lab, name: names.organisation(row.lab), cells: new Map(row.requirements.map((cell) => [cell.requirementKey, cell.status as string])) })).filter((row) => row.cells.size > 0), [list.data, names]);
  const compareWith = (date: string) => {
    // A year that is typed passes through the first thousand.
    if (date === '' || date >= EARLIEST) {
      go(withQuery(place, { compare: date === '' ? null : `${date}T00:00:00Z` }), { replace: true });
    }
  };
  // The picture may have thousands of cells: it is made anew only when what it shows is another.
  const elsewhere = withQuery(place, { cell: null });
  const grid = useMemo(() => {
    const byLab = new Map(read.map((row) => [row.lab, row.cells]));
    const columns = (chosen?.requirements ?? []).filter((requirement) => read.some((row) => row.cells.has(requirement.key)));
    const then = compare === null || earlier.isPlaceholderData ? undefined : earlier.data?.complianceMatrix.labs;
    const before = then === undefined ? undefined : new Map(then.nodes.map((row) => [row.lab, new Map(row.requirements.map((cell) => [cell.requirementKey, cell.status as string]))]));
    const compared = (lab: string) => before !== undefined && (before.has(lab) || then?.pageInfo.hasNextPage === false);
    const middle = new Map(columns.flatMap((column) => {
      const status = session.kind === 'LAB' ? middles?.medians.find((one) => one.requirementKey === column.key)?.status : list.hasNextPage ? undefined : medianOf(read.map((row) => row.cells.get(column.key)));
      return status === undefined ? [] : [[column.key, status as string] as const];
    }));
    return {
      rows: [...read.map((row) => ({ id: row.lab, name: row.name, href: `/labs/${row.lab}` })), ...(middle.size === 0 ? [] : [{ id: MEDIAN, name: '(median)' }])],
      columns: columns.map((column) => ({ id: column.key, name: column.key, text: column.text })),
      cell: (row: string, column: string) => {
        const status = row === MEDIAN ? middle.get(column) : byLab.get(row)?.get(column);
        const was = before?.get(row)?.get(column) ?? null;
        return status === undefined ? undefined : { code: status, sentence: '', ...(row === MEDIAN || !compared(row) || was === status ? {} : { before: was }) };
      },
      href: (row: string, column: string) => `${elsewhere}${elsewhere.includes('?') ? '&' : '?'}cell=${encodeURIComponent(`${row} ${column}`)}`,
    };
  }, [read, chosen, elsewhere, compare, earlier.data, earlier.isPlaceholderData, middles, session.kind, list.hasNextPage]);
  return (
    <PageOf of={instruments} name="Compliance matrix">
      {() => {
        if (chosen === undefined) {
          return <Page title="Compliance matrix"><Empty>No requirement applies in your jurisdictions: no instrument is approved yet.</Empty></Page>;
        }
        const counts = new Map<string, number>();
        read.forEach((row) => row.cells.forEach((status) => counts.set(status, (counts.get(status) ?? 0) + 1)));
        const codes = [...WORST.filter((code) => counts.has(code)), ...[...counts.keys()].filter((code) => !WORST.includes(code))];
        const [row = '', key = ''] = (place.query.get('cell') ?? '').split(' ');
        const requirement = chosen.requirements.find((one) => one.key === key);
        const shown = requirement !== undefined && grid.rows.some((one) => one.id === row) ? requirement : undefined;
        const expanded = read.find((one) => one.lab === place.query.get('lab'))?.lab;
        const stood = list.data?.pages[0]?.complianceMatrix.validAt;
        const moved = compare === null || behind || earlier.isPlaceholderData || earlier.data === undefined ? undefined : grid.rows.flatMap((one) => grid.columns.filter((column) => grid.cell(one.id, column.id)?.before !== undefined)).length;
        return (
          <Page title={`Compliance with ${chosen.name}`}
            status={list.data === undefined ? undefined : `${behind && stood !== undefined ? `Still as it stood on ${instant(stood)}: ` : ''}${list.hasNextPage ? 'At least ' : ''}${String(read.length)} ${read.length === 1 ? 'lab' : 'labs'}: ${codes.map((code) => `${String(counts.get(code))} ${wordOf(code)}`).join(', ') || 'nothing is determined'}.${moved === undefined || compare === null ? '' : ` ${String(moved)} ${moved === 1 ? 'cell' : 'cells'} changed since ${day(compare)}.`}`}>
            <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
              <Choice label="Regime" value={chosen.key} options={known.map((one) => [one.key, `${one.name} ${one.version}`])} onChange={(value) => go(withQuery(place, { regime: value, cell: null }))} />
              <Choice label="Own commitments of" value={expanded ?? ''} options={[['', 'Nobody: regime only'], ...read.map((one) => [one.lab, one.name] as const)]} onChange={(value) => go(withQuery(place, { lab: value }))} />
              <Field label="Compare with (UTC)">{(ids) => <input {...ids} type="date" defaultValue={compare?.slice(0, 10) ?? ''} max={clock.current?.slice(0, 10)} onChange={(event) => compareWith(event.target.value)} />}</Field>
            </form>
            <Part of={list} name="Compliance">
              {() => (
                <div className={shown === undefined ? 'split alone' : 'split'}>
                  <div className={behind ? 'behind' : undefined}>
                    {compare === null ? null : <Part of={earlier} name="What stood then">{() => null}</Part>}
                    <HeatMap
                      name="show"
                      title={`How ${String(read.length)} ${read.length === 1 ? 'lab stands' : 'labs stand'} to ${String(grid.columns.length)} requirements`}
                      grid={grid}
                    />
                    <More list={list} shown={read.length} />
                  </div>
                  {shown === undefined ? null : (
                    <Panel row={row} requirement={shown}>
                      {row !== MEDIAN ? <Why key={row + chosen.key} lab={row} instrument={chosen.key} requirement={key} /> : (
                        <>
                          <p><StatusMark code={grid.cell(row, key)?.code ?? 'NOT_APPLICABLE'} large /></p>
                          <p>Of all labs that it asks something of the one in the middle; of two, the worse. {session.kind === 'LAB' && middles !== undefined ? <>It is told of five labs or more, as they stood when the month began: <Instant at={middles.before} />.</> : 'It follows from the rows above.'}</p>
                        </>
                      )}
                    </Panel>
                  )}
                </div>
              )}
            </Part>
            {compare === null || clock.current === undefined || compare >= (asOf.knownAt ?? clock.current) ? null : <Changes key={chosen.key + compare} instrument={chosen.key} earlier={compare} later={asOf.knownAt ?? clock.current} hrefOf={grid.href} />}
            {expanded === undefined ? null : <><Models key={expanded} lab={expanded} /><CommitmentTrend key={`${expanded} trend`} lab={expanded} name={names.organisation(expanded)} /></>}
            {list.data === undefined ? null : <CoverageTrend key={chosen.key} instrument={chosen.key} />}
            {clock.current === undefined ? null : <AsOfSlider now={clock.current} at={asOf.knownAt} />}
            <p className="small muted">Source: {chosen.source}. A lab’s own word reads as claimed at most. <Link href="/exports">Take it away as a file</Link></p>
          </Page>
        );
      }}
    </PageOf>
  );
}

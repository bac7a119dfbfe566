import { CoverageDocument, InstrumentsDocument, RequirementMatrixDocument } from '@countersign/client';
import { useEffect, useMemo, useRef } from 'react';
import { useList, useOperation } from '../shared/data/query';
import { useAsOf } from '../shared/data/asOf';
import { useNames } from '../shared/data/words';
import { AsOfSlider } from '../shared/charts/AsOfSlider';
import { HeatMap } from '../shared/charts/HeatMap';
import { Choice, Empty, Foreign, More, Page, PageOf, Part, StatusMark, useClock } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Models } from './Models';

const WORST = ['BREACHED', 'OVERDUE', 'CONTESTED', 'DUE_SOON', 'ABSENT', 'CLAIMED', 'MET', 'NOT_APPLICABLE'];
/** So many labs are one answer, and one picture. */
const LABS = 50;

/** The reasons behind one cell; Esc goes back to it. */
function Panel({ lab, instrument, requirement }: { readonly lab: string; readonly instrument: string; readonly requirement: { readonly key: string; readonly text: string; readonly locator: string } }) {
  const place = usePlace();
  const names = useNames();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useOperation(CoverageDocument, { lab, instrument });
  useEffect(() => heading.current?.focus(), [lab, requirement.key]);
  const close = () => {
    go(withQuery(place, { cell: null }), { replace: true });
    document.querySelector<SVGAElement>(`[data-mark="${CSS.escape(`${lab} ${requirement.key}`)}"]`)?.focus();
  };
  return (
    <section className="card" aria-labelledby="cell" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <h2 id="cell" ref={heading} tabIndex={-1}>{names.organisation(lab)}, {requirement.key}</h2>
      <p><Foreign text={requirement.text} /> <span className="muted small">({requirement.locator})</span></p>
      <Part of={asked} name="Reasons">
        {(data) => {
          const cell = data.coverage.find((one) => one.requirementKey === requirement.key);
          return cell === undefined ? <Empty>This requirement does not apply to the lab.</Empty> : (
            <>
              <p><StatusMark code={cell.status} large /></p>
              <h3>Why</h3>
              {cell.because.length === 0 ? <Empty>Nothing on record speaks of it.</Empty> : (
                <ol>{cell.because.map((reason) => {
                  const page = pageOf(reason.relatesTo);
                  return <li key={reason.sentence + (reason.relatesTo ?? '')}>{reason.sentence} {page === undefined ? null : <Link href={page}>Open what proves it</Link>}</li>;
                })}</ol>
              )}
            </>
          );
        }}
      </Part>
      <p className="acts"><button type="button" onClick={close}>Close</button><Link href={`/labs/${lab}`}>Open the lab</Link></p>
    </section>
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
  const list = useList(RequirementMatrixDocument, { instrument: chosen?.key ?? '', first: LABS }, (data) => data.complianceMatrix.labs, { enabled: chosen !== undefined });
  const read = useMemo(() => (list.data?.pages.flatMap((page) => page.complianceMatrix.labs.nodes) ?? []).map((row) => ({ lab: row.lab, name: names.organisation(row.lab), cells: new Map(row.requirements.map((cell) => [cell.requirementKey, cell.status as string])) })).filter((row) => row.cells.size > 0), [list.data, names]);
  // The picture may have thousands of cells: it is made anew only when what it shows is another.
  const elsewhere = withQuery(place, { cell: null });
  const grid = useMemo(() => {
    const byLab = new Map(read.map((row) => [row.lab, row.cells]));
    const columns = (chosen?.requirements ?? []).filter((requirement) => read.some((row) => row.cells.has(requirement.key)));
    return {
      rows: read.map((row) => ({ id: row.lab, name: row.name, href: `/labs/${row.lab}` })),
      columns: columns.map((column) => ({ id: column.key, name: column.key, text: column.text })),
      cell: (row: string, column: string) => {
        const status = byLab.get(row)?.get(column);
        return status === undefined ? undefined : { code: status, sentence: '' };
      },
      href: (row: string, column: string) => `${elsewhere}${elsewhere.includes('?') ? '&' : '?'}cell=${encodeURIComponent(`${row} ${column}`)}`,
    };
  }, [read, chosen, elsewhere]);
  return (
    <PageOf of={instruments} name="Compliance matrix">
      {() => {
        if (chosen === undefined) {
          return <Page title="Compliance matrix"><Empty>No requirement applies in your jurisdictions: no instrument is approved yet.</Empty></Page>;
        }
        const counts = new Map<string, number>();
        read.forEach((row) => row.cells.forEach((status) => counts.set(status, (counts.get(status) ?? 0) + 1)));
        const [lab = '', key = ''] = (place.query.get('cell') ?? '').split(' ');
        const requirement = chosen.requirements.find((one) => one.key === key);
        const open = requirement !== undefined && read.some((row) => row.lab === lab);
        const expanded = read.find((row) => row.lab === place.query.get('lab'))?.lab;
        return (
          <Page title={`Compliance with ${chosen.name}`}
            status={list.data === undefined ? undefined : `${list.hasNextPage ? 'At least ' : ''}${String(read.length)} ${read.length === 1 ? 'lab' : 'labs'}: ${WORST.filter((code) => counts.has(code)).map((code) => `${String(counts.get(code))} ${code.toLowerCase().replaceAll('_', ' ')}`).join(', ') || 'nothing is determined'}.`}>
            <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
              <Choice label="Regime" value={chosen.key} options={known.map((one) => [one.key, `${one.name} ${one.version}`])} onChange={(value) => go(withQuery(place, { regime: value, cell: null }))} />
              <Choice label="Own commitments of" value={expanded ?? ''} options={[['', 'Nobody: regime only'], ...read.map((row) => [row.lab, row.name] as const)]} onChange={(value) => go(withQuery(place, { lab: value }))} />
            </form>
            <Part of={list} name="Compliance">
              {() => (
                <div className={open ? 'split' : ''}>
                  <div>
                    <HeatMap
                      name="show"
                      title={`How ${String(read.length)} ${read.length === 1 ? 'lab stands' : 'labs stand'} to ${String(grid.columns.length)} requirements`}
                      {...grid}
                    />
                    <More list={list} shown={read.length} />
                  </div>
                  {open ? <Panel lab={lab} instrument={chosen.key} requirement={requirement} /> : null}
                </div>
              )}
            </Part>
            {expanded === undefined ? null : <Models lab={expanded} />}
            {clock.current === undefined ? null : <AsOfSlider now={clock.current} at={asOf.knownAt} />}
            <p className="small muted">Source: {chosen.source}. A lab’s own word reads as claimed at most. <Link href="/exports">Take it away as a file</Link></p>
          </Page>
        );
      }}
    </PageOf>
  );
}

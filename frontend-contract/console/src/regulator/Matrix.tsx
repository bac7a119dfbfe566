import { CoverageDocument, InstrumentsDocument, OrganisationsDocument, type CoverageQuery } from '@countersign/client';
import { useEffect, useRef } from 'react';
import { useOperation, useOperations } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { HeatMap } from '../shared/charts/HeatMap';
import { Choice, Empty, Foreign, Page, PageOf, StatusMark } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Cell = CoverageQuery['coverage'][number];

const WORST = ['BREACHED', 'OVERDUE', 'CONTESTED', 'DUE_SOON', 'ABSENT', 'CLAIMED', 'MET', 'NOT_APPLICABLE'];

/** The reasons behind one cell; Esc goes back to it. */
function Panel({ lab, cell, text, locator }: { readonly lab: string; readonly cell: Cell; readonly text: string; readonly locator: string }) {
  const place = usePlace();
  const names = useNames();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [lab, cell.requirementKey]);
  const close = () => {
    go(withQuery(place, { cell: null }), { replace: true });
    document.querySelector<SVGAElement>(`[data-mark="${CSS.escape(`${lab} ${cell.requirementKey}`)}"]`)?.focus();
  };
  return (
    <section className="card" aria-labelledby="cell" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <h2 id="cell" ref={heading} tabIndex={-1}>{names.organisation(lab)}, {cell.requirementKey}</h2>
      <p><StatusMark code={cell.status} large /></p>
      <p><Foreign text={text} /> <span className="muted small">({locator})</span></p>
      <h3>Why</h3>
      {cell.because.length === 0 ? <Empty>Nothing on record speaks of it.</Empty> : (
        <ol>{cell.because.map((reason) => {
          const page = pageOf(reason.relatesTo);
          return <li key={reason.sentence + (reason.relatesTo ?? '')}>{reason.sentence} {page === undefined ? null : <Link href={page}>Open what proves it</Link>}</li>;
        })}</ol>
      )}
      <p className="acts"><button type="button" onClick={close}>Close</button><Link href={`/labs/${lab}`}>Open the lab</Link></p>
    </section>
  );
}

/** Who keeps which requirement, on which day? */
export default function Matrix() {
  const place = usePlace();
  const session = useSession().data ?? ANYONE;
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true, staleTime: 600_000 });
  const labs = useOperation(OrganisationsDocument, { kind: 'LAB', first: 50, orderBy: 'OLDEST_FIRST' }, { timeless: true });
  const known = instruments.data?.instruments.nodes.filter((one) => one.approved) ?? [];
  const chosen = known.find((one) => one.key === place.query.get('regime')) ?? known[0];
  const rows = (labs.data?.organisations.nodes ?? []).filter((lab) => session.kind !== 'LAB' || lab.id === session.organisation);
  const answers = useOperations(CoverageDocument, chosen === undefined ? [] : rows.map((lab) => ({ lab: lab.id, instrument: chosen.key })));
  const both = { data: instruments.data === undefined || labs.data === undefined ? undefined : { instruments: instruments.data, labs: labs.data }, error: instruments.error ?? labs.error, isPending: instruments.isPending || labs.isPending, refetch: () => Promise.all([instruments.refetch(), labs.refetch()]) };
  return (
    <PageOf of={both} name="Compliance matrix">
      {() => {
        if (chosen === undefined) {
          return <Page title="Compliance matrix"><Empty>No requirement applies in your jurisdictions: no instrument is approved yet.</Empty></Page>;
        }
        const read = rows.flatMap((lab, index) => {
          const coverage = answers[index]?.data?.coverage;
          return coverage === undefined ? [] : [{ lab: lab.id, name: lab.legalName, cells: new Map(coverage.map((cell) => [cell.requirementKey, cell])) }];
        }).filter((row) => row.cells.size > 0);
        const columns = chosen.requirements.filter((requirement) => read.some((row) => row.cells.has(requirement.key)));
        const counts = new Map<string, number>();
        read.forEach((row) => row.cells.forEach((cell) => counts.set(cell.status, (counts.get(cell.status) ?? 0) + 1)));
        const waiting = answers.filter((answer) => answer.isPending).length;
        const failed = answers.filter((answer) => answer.isError).length;
        const [lab, key] = (place.query.get('cell') ?? '').split(' ');
        const cell = read.find((row) => row.lab === lab)?.cells.get(key ?? '');
        const requirement = chosen.requirements.find((one) => one.key === key);
        return (
          <Page title={`Compliance of ${String(read.length)} ${read.length === 1 ? 'lab' : 'labs'} with ${chosen.name}`}
            status={waiting > 0 ? `Loading ${String(waiting)} more…` : `${WORST.filter((code) => counts.has(code)).map((code) => `${String(counts.get(code))} ${code.toLowerCase().replaceAll('_', ' ')}`).join(', ') || 'Nothing is determined'}.${failed > 0 ? ` ${String(failed)} could not be loaded, so these are at least.` : ''}`}>
            <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
              <Choice label="Regime" value={chosen.key} options={known.map((one) => [one.key, `${one.name} ${one.version}`])} onChange={(value) => go(withQuery(place, { regime: value, cell: null }))} />
            </form>
            <div className={cell === undefined ? '' : 'split'}>
              <HeatMap
                name="show"
                title={`How ${String(read.length)} labs stand to ${String(columns.length)} requirements`}
                rows={read.map((row) => ({ id: row.lab, name: row.name, href: `/labs/${row.lab}` }))}
                columns={columns.map((column) => ({ id: column.key, name: column.key, text: column.text }))}
                cell={(row, column) => {
                  const found = read.find((one) => one.lab === row)?.cells.get(column);
                  return found === undefined ? undefined : { code: found.status, sentence: found.because[0]?.sentence ?? '' };
                }}
                href={(row, column) => withQuery(place, { cell: `${row} ${column}` })}
              />
              {cell === undefined || lab === undefined || requirement === undefined ? null : <Panel lab={lab} cell={cell} text={requirement.text} locator={requirement.locator} />}
            </div>
            <p className="small muted">Source: {chosen.source}. A lab’s own word reads as claimed at most.</p>
          </Page>
        );
      }}
    </PageOf>
  );
}

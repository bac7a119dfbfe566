import { CoverageOverTimeDocument } from '@countersign/client';
import { Moves, wayOf } from '../shared/charts/Moves';
import { useList } from '../shared/data/query';
import { day } from '../shared/data/time';
import { useNames } from '../shared/data/words';
import { DataTable, More, OrganisationLink, Part, Sentence, StatusMark } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { Link } from '../shell/router';

/** Which requirement stands otherwise than on an earlier day, of which lab, and why. */
export function Changes({ instrument, earlier, later, hrefOf }: {
  readonly instrument: string;
  readonly earlier: string;
  readonly later: string;
  /** Where the reasons of a cell are told. */
  readonly hrefOf: (lab: string, requirement: string) => string;
}) {
  const names = useNames();
  const list = useList(CoverageOverTimeDocument, { instrument, earlier, later, first: 100 }, (data) => data.coverageChanges, { timeless: true });
  const rows = list.data?.pages.flatMap((page) => page.coverageChanges.nodes) ?? [];
  const total = list.data?.pages[0]?.coverageChanges.totalCount ?? 0;
  const worse = rows.filter((row) => wayOf(row) === 'worse').length;
  const title = `${String(total)} ${total === 1 ? 'standing' : 'standings'} changed since ${day(earlier)}${rows.length < total ? '' : `, ${String(worse)} for the worse`}`;
  const twin = (
    <DataTable caption={title} rows={rows} id={(row) => `${row.lab} ${row.requirementKey}`} empty="Nothing stands otherwise." sortable={!list.hasNextPage} columns={[
      { name: 'Requirement', cell: (row) => <Link href={hrefOf(row.lab, row.requirementKey)}>{row.requirementKey}</Link>, by: (row) => row.requirementKey },
      { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
      { name: 'Was', cell: (row) => <StatusMark code={row.before} />, by: (row) => row.before },
      { name: 'Is', cell: (row) => <StatusMark code={row.after} />, by: (row) => row.after },
      { name: 'Why it is so now', cell: (row) => (row.becauseAfter.length === 0 ? 'Nothing on record speaks of it.' : <ul>{row.becauseAfter.map((reason) => { const page = pageOf(reason.relatesTo); return <li key={reason.sentence + (reason.relatesTo ?? '')}><Sentence text={reason.sentence} /> {page === undefined ? null : <Link href={page}>Open what proves it</Link>}</li>; })}</ul>) },
    ]} />
  );
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What changed since {day(earlier)}</h2>
      <Part of={list} name="What changed">
        {() => (
          <>
            {rows.length === 0 ? twin : <Moves name="changes" title={title} twin={twin} moves={rows.map((row) => ({ key: `${row.lab} ${row.requirementKey} moved`, row: row.requirementKey, who: names.organisation(row.lab), before: row.before, after: row.after, href: hrefOf(row.lab, row.requirementKey) }))} />}
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
    </section>
  );
}

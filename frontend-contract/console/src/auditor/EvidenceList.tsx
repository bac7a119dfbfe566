import { EvidenceDocument } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useList } from '../shared/data/query';
import { count } from '../shared/data/time';
import { plain, spoken, useNames } from '../shared/data/words';
import { DataTable, Instant, More, OrganisationLink, Page, Part } from '../shared/ui';
import { Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Upload } from './Upload';

/** What was measured, and does it add up? */
export default function EvidenceList() {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const names = useNames();
  const list = useList(EvidenceDocument, { first: 100 }, (data) => data.evidence);
  const rows = list.data?.pages.flatMap((page) => page.evidence.nodes) ?? [];
  const fit = rows.filter((row) => row.decisionGrade).length;
  return (
    <Page title="Evidence" status={list.data === undefined ? undefined : `${String(list.data.pages[0]?.evidence.totalCount ?? 0)} pieces are on record that you may see; ${String(fit)} of those shown ${fit === 1 ? 'is' : 'are'} decision-grade.`}>
      <Part of={list} name="Evidence">
        {() => (
          <>
            <DataTable caption="Evidence, the newest first" rows={rows} id={(row) => row.id} empty="No evidence that you may see." sortable={!list.hasNextPage} columns={[
              { name: 'Name', cell: (row) => <Link href={`/evidence/${row.id}`}><bdi>{row.name}</bdi></Link>, by: (row) => row.name },
              { name: 'Decision-grade', cell: (row) => (row.decisionGrade ? 'yes' : <>no{row.warnings.length === 0 ? '' : `: ${row.warnings.map(spoken).join(', ')}`}</>), by: (row) => String(row.decisionGrade) },
              { name: 'Class', cell: (row) => plain(row.evidenceClass), by: (row) => row.evidenceClass },
              { name: 'Read as', cell: (row) => spoken(row.format), by: (row) => row.format },
              { name: 'Bytes', cell: (row) => count(row.size), by: (row) => Number(row.size), number: true },
              { name: 'About', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Owner', cell: (row) => <OrganisationLink id={row.owner} />, by: (row) => names.organisation(row.owner) },
              { name: 'Sealed', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      {(session.kind === 'LAB' || session.kind === 'AUDITOR') && !past ? <Upload evidence={rows} /> : null}
    </Page>
  );
}

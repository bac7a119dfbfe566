import { EvidenceAccessesDocument } from '@countersign/client';
import { useList } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { DataTable, Foreign, Instant, More, OrganisationLink, Page, Part } from '../shared/ui';
import { Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

/** Who opened which evidence. */
export default function Access() {
  const session = useSession().data ?? ANYONE;
  const names = useNames();
  const list = useList(EvidenceAccessesDocument, { first: 100 }, (data) => data.evidenceAccesses, { timeless: true });
  const rows = list.data?.pages.flatMap((page) => page.evidenceAccesses.nodes) ?? [];
  return (
    <Page title={session.kind === 'LAB' ? 'Who saw what of ours' : 'What we opened'} status={list.data === undefined ? undefined : `${String(list.data.pages[0]?.evidenceAccesses.totalCount ?? 0)} accesses are on record.`}>
      <Part of={list} name="Accesses">
        {() => (
          <>
            <DataTable caption="Every access, the newest first" rows={rows} id={(row) => row.evidence + row.recordedAt + row.user + row.action} empty="Nobody has opened anything." sortable={!list.hasNextPage} columns={[
              { name: 'Evidence', cell: (row) => <Link href={`/evidence/${row.evidence}`}>{row.evidence.slice(0, 14)}…</Link> },
              { name: 'What', cell: (row) => plain(row.action), by: (row) => row.action },
              { name: 'Class', cell: (row) => plain(row.evidenceClass), by: (row) => row.evidenceClass },
              { name: 'Organisation', cell: (row) => <OrganisationLink id={row.organisation} />, by: (row) => names.organisation(row.organisation) },
              { name: 'Who', cell: (row) => <bdi>{row.user}</bdi>, by: (row) => row.user },
              { name: 'For', cell: (row) => <Foreign text={row.purpose} /> },
              { name: 'When', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
    </Page>
  );
}

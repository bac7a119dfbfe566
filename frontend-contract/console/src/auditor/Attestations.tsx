import { AttestationsDocument } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useChanges } from '../shared/data/live';
import { useList } from '../shared/data/query';
import { kindOf, spoken, useNames } from '../shared/data/words';
import { DataTable, Instant, LiveNotice, More, OrganisationLink, Page, Part, StatusMark, VersionLink } from '../shared/ui';
import { Link } from '../shell/router';
import { ANYONE, FOLLOWING, useSession } from '../shell/session';

/** What auditors signed, and whether it was received. */
export default function Attestations() {
  const names = useNames();
  const list = useList(AttestationsDocument, { first: 100 }, (data) => data.attestations);
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const live = useChanges('attestations', FOLLOWING.includes(session.kind) && !past);
  const rows = list.data?.pages.flatMap((page) => page.attestations.nodes) ?? [];
  return (
    <Page title="Attestations" status={list.data === undefined ? undefined : `${String(list.data.pages[0]?.attestations.totalCount ?? 0)} are on record that you may see whole; ${String(rows.filter((row) => row.reception === 'REJECTED').length)} of those shown were rejected.`}>
      <LiveNotice live={live} />
      <Part of={list} name="Attestations">
        {() => (
          <>
            <DataTable caption="Attestations, the newest first" rows={rows} id={(row) => row.id} empty="Nothing is signed yet." sortable={!list.hasNextPage} columns={[
              { name: 'Attestation', cell: (row) => <Link href={`/attestations/${row.id}`}>{kindOf(row.predicateType)}</Link>, by: (row) => row.predicateType },
              { name: 'Model version', cell: (row) => <VersionLink id={row.modelVersion} />, by: (row) => names.version(row.modelVersion) },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Auditor', cell: (row) => <OrganisationLink id={row.auditor} />, by: (row) => names.organisation(row.auditor) },
              { name: 'Received as', cell: (row) => <><StatusMark code={row.reception} />{row.reason === null ? null : <span className="small muted"> {spoken(row.reason)}</span>}</>, by: (row) => row.reception },
              { name: 'Stands', cell: (row) => <><StatusMark code={row.status} />{row.statusReason === null ? null : <span className="small muted"> {spoken(row.statusReason)}</span>}</>, by: (row) => row.status },
              { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
              { name: 'Expires', cell: (row) => <Instant at={row.expiresAt} />, by: (row) => row.expiresAt },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
    </Page>
  );
}

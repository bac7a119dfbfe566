import { AuditorsDocument, OwnershipsDocument } from '@countersign/client';
import { useList, useOperation } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { chains, Conflicts } from '../shared/charts/Conflicts';
import { DataTable, Instant, More, OrganisationLink, Page, Part } from '../shared/ui';
import { Link } from '../shell/router';

/** Who verifies, and who owns them. */
export default function Auditors() {
  const names = useNames();
  const list = useList(AuditorsDocument, { first: 50 }, (data) => data.auditors);
  const owners = useOperation(OwnershipsDocument, { first: 100 }, { timeless: true });
  const rows = list.data?.pages.flatMap((page) => page.auditors.nodes) ?? [];
  const counted = (row: (typeof rows)[number], ...statuses: string[]) => row.byStatus.filter((one) => statuses.includes(one.status)).reduce((sum, one) => sum + one.count, 0);
  return (
    <Page title="Auditors" status={list.data === undefined ? undefined : `${String(rows.length)}${list.hasNextPage ? ' or more' : ''} ${rows.length === 1 ? 'auditor is' : 'auditors are'} on the register.`}>
      <Part of={list} name="Auditors">
        {() => (
          <>
            <DataTable
              caption="What each has signed, as far as it is public"
              rows={rows}
              id={(row) => row.organisation}
              empty="No auditor is on the register."
              columns={[
                { name: 'Auditor', cell: (row) => <Link href={`/auditors/${row.organisation}`}><bdi>{row.legalName}</bdi></Link>, by: (row) => row.legalName },
                { name: 'Jurisdictions', cell: (row) => row.jurisdictions.join(', ') },
                { name: 'Accredited for', cell: (row) => (row.accreditedFor.length === 0 ? 'none' : row.accreditedFor.map(plain).join(', ')) },
                { name: 'Signed', cell: (row) => row.issued, by: (row) => row.issued, number: true },
                { name: 'Active', cell: (row) => counted(row, 'ACTIVE'), by: (row) => counted(row, 'ACTIVE'), number: true },
                { name: 'Revoked', cell: (row) => counted(row, 'REVOKED'), by: (row) => counted(row, 'REVOKED'), number: true },
                { name: 'Rejected', cell: (row) => counted(row, 'REJECTED'), by: (row) => counted(row, 'REJECTED'), number: true },
                { name: 'Found alarming', cell: (row) => (row.findings.seen === 0 ? '–' : `${String(row.findings.alarming)} of ${String(row.findings.seen)}`), by: (row) => row.findings.alarming, number: true },
                { name: 'Relations disclosed', cell: (row) => (row.disclosed.length === 0 ? 'none' : row.disclosed.map(plain).join(', ')) },
              ]}
            />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      <h2>Conflicts of interest by ownership</h2>
      <Part of={owners} name="Ownerships">
        {(data) => {
          const counted = data.ownerships.nodes.filter((one) => one.approved);
          const labs = names.organisations.filter((one) => one.kind === 'LAB');
          const tied = rows.map((row) => ({ id: row.organisation, name: row.legalName, affiliates: [] })).filter((auditor) => chains(auditor, counted, labs).length > 0);
          return (
            <>
              {tied.map((auditor) => <Conflicts key={auditor.id} name={`conflicts-${auditor.id}`} auditor={auditor} ownerships={counted} labs={labs} />)}
              <p>No chain of shares leads from {tied.length === 0 ? 'any auditor on the register' : 'any other auditor'} to a lab. What auditors are paid is disclosed in their declarations.</p>
            </>
          );
        }}
      </Part>
      <h2>Who owns whom</h2>
      <Part of={owners} name="Ownerships">
        {(data) => (
          <DataTable
            caption="Shares on record, by which conflicts of interest are judged"
            rows={data.ownerships.nodes}
            id={(row) => row.id}
            empty="No ownership is on record."
            columns={[
              { name: 'Owner', cell: (row) => (row.owner.organisation === null ? <bdi>{row.owner.name}</bdi> : <OrganisationLink id={row.owner.organisation} />), by: (row) => row.owner.name },
              { name: 'Owns part of', cell: (row) => (row.owned.organisation === null ? <bdi>{row.owned.name}</bdi> : <OrganisationLink id={row.owned.organisation} />), by: (row) => names.organisation(row.owned.organisation ?? row.owned.name) },
              { name: 'Share', cell: (row) => row.share, by: (row) => Number(row.share), number: true },
              { name: 'Since', cell: (row) => <Instant at={row.from} />, by: (row) => row.from },
              { name: 'Until', cell: (row) => (row.until === null ? 'still' : <Instant at={row.until} excluded />) },
              { name: 'Counts', cell: (row) => (row.approved ? 'yes' : 'not yet: a second registrar has to approve it') },
            ]}
          />
        )}
      </Part>
    </Page>
  );
}

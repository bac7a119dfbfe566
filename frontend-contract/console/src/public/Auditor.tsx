import { AuditorPageDocument, AuditorsDocument, OwnershipsDocument } from '@countersign/client';
import { useOperation, useWhole } from '../shared/data/query';
import { kindOf, plain, spoken, useNames } from '../shared/data/words';
import { Conflicts } from '../shared/charts/Conflicts';
import { DataTable, Digest, Empty, Instant, NotFound, OrganisationLink, Page, PageOf, Part, StatusMark } from '../shared/ui';
import { Link, useParameter } from '../shell/router';

/** From whom its revenue comes, and how often it said what a lab would rather not hear: as far as one may know. */
function Register({ auditor }: { readonly auditor: string }) {
  // The register has no door to one row.
  const list = useWhole(AuditorsDocument, { first: 100 }, (data) => data.auditors);
  const row = list.data?.pages.flatMap((page) => page.auditors.nodes).find((one) => one.organisation === auditor);
  return (
    <Part of={list} name="Revenue and findings">
      {() => (row === undefined ? null : (
        <>
          <h3>Revenue</h3>
          <div className="tight"><DataTable caption="What share of its revenue it says comes from which lab and its affiliates; above a half disqualifies" rows={row.revenue} id={(one) => one.lab} empty="It says nothing of its revenue that you may see." columns={[
            { name: 'Lab', cell: (one) => <OrganisationLink id={one.lab} />, by: (one) => one.lab },
            { name: 'Share', cell: (one) => one.share, by: (one) => Number(one.share), number: true },
          ]} /></div>
          <h3>Findings</h3>
          <p>{row.findings.seen === 0 ? 'You see none of its attestations whole, so nothing can be said of what it finds.' : `Of ${String(row.findings.seen)} ${row.findings.seen === 1 ? 'attestation' : 'attestations'} that you see whole, ${String(row.findings.alarming)} ${row.findings.alarming === 1 ? 'says' : 'say'} what a lab would rather not hear: a crossing, a safeguard that is not effective, or a promise not kept.`}</p>
        </>
      ))}
    </Part>
  );
}

/** One auditor: who pays and owns it, what it signed, and whether that still counts. */
export default function Auditor() {
  const auditor = useParameter('org');
  const names = useNames();
  const page = useOperation(AuditorPageDocument, { auditor });
  const owners = useOperation(OwnershipsDocument, { first: 100 }, { timeless: true });
  return (
    <PageOf of={page} name="Auditor">
      {(data) => {
        const organisation = data.organisation;
        if (organisation === null || organisation.kind !== 'AUDITOR') {
          return <NotFound />;
        }
        const rejected = data.attestationSummaries.nodes.filter((row) => row.status === 'REJECTED').length;
        return (
          <Page title={organisation.legalName} crumbs={[{ name: 'Auditors', href: '/auditors' }]}
            status={`${String(data.attestationSummaries.totalCount)} attestations are public${rejected === 0 ? '.' : `, ${String(rejected)} of them rejected.`}`}>
            <h2>Independence</h2>
            {organisation.affiliates.length === 0 ? <Empty>No owner or holding is on record.</Empty> : (
              <ul>{organisation.affiliates.map((one) => <li key={one.name + one.from}>{one.relation === 'OWNED_BY' ? 'Owned by' : 'Owns'} <bdi>{one.name}</bdi>, share {one.share}, since <Instant at={one.from} />{one.until === null ? '' : <> until <Instant at={one.until} excluded /></>}</li>)}</ul>
            )}
            <Part of={owners} name="Ownerships">
              {(all) => <Conflicts name="conflicts" auditor={{ id: organisation.id, name: organisation.legalName, affiliates: organisation.affiliates }} ownerships={all.ownerships.nodes.filter((one) => one.approved)} labs={names.organisations.filter((one) => one.kind === 'LAB')} />}
            </Part>
            <Register auditor={organisation.id} />
            <h2>Accreditation</h2>
            <DataTable
              caption="By whom it is accredited, for what, and until when; no decision rests on it"
              rows={data.accreditations.nodes}
              id={(row) => row.id}
              empty="No accreditation of it is on record."
              columns={[
                { name: 'Body', cell: (row) => <bdi>{row.body}</bdi>, by: (row) => row.body },
                { name: 'Scheme', cell: (row) => <><bdi>{row.scheme}</bdi>, <bdi>{row.certificate}</bdi></> },
                { name: 'For', cell: (row) => row.domains.map(plain).join(', ') },
                { name: 'State', cell: (row) => <><StatusMark code={row.state} />{row.withdrawnBecause === null ? null : <span className="small muted"> <bdi>{row.withdrawnBecause}</bdi></span>}</>, by: (row) => row.state },
                { name: 'From', cell: (row) => <Instant at={row.from} />, by: (row) => row.from },
                { name: 'Until', cell: (row) => <Instant at={row.until} excluded />, by: (row) => row.until },
              ]}
            />
            <h2>Attestations ({data.attestationSummaries.totalCount})</h2>
            <DataTable
              caption="What it signed, as far as it is public"
              rows={data.attestationSummaries.nodes}
              id={(row) => row.attestation}
              empty="No attestation of it is public."
              columns={[
                { name: 'Attestation', cell: (row) => <Link href={`/attestations/${row.attestation}`}>{kindOf(row.predicateType)}</Link>, by: (row) => row.predicateType },
                { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
                { name: 'About', cell: (row) => [...row.thresholdKeys, ...row.safeguardKeys].join(', ') },
                { name: 'Status', cell: (row) => <><StatusMark code={row.status} />{row.statusReason === null ? null : <span className="small muted"> {spoken(row.statusReason)}</span>}</>, by: (row) => row.status },
                { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
                { name: 'Expires', cell: (row) => <Instant at={row.expiresAt} />, by: (row) => row.expiresAt },
              ]}
            />
            <h2>Keys</h2>
            <DataTable
              caption="Public keys, revoked ones too"
              rows={data.signingKeys.nodes}
              id={(row) => row.id}
              empty="It has no key."
              columns={[
                { name: 'Key', cell: (row) => <code>{row.id}</code> },
                { name: 'Kind', cell: (row) => row.algorithm, by: (row) => row.algorithm },
                { name: 'Held by', cell: (row) => (row.person === null ? 'the organisation' : <bdi>{row.person}</bdi>) },
                { name: 'Public key', cell: (row) => <Digest algorithm="Public key" hex={row.publicKey} shown={16} /> },
                { name: 'From', cell: (row) => <Instant at={row.from} />, by: (row) => row.from },
                { name: 'Until', cell: (row) => (row.revokedAt === null ? <Instant at={row.until} excluded /> : <>revoked <Instant at={row.revokedAt} />{row.compromisedSince === null ? '' : <>, in other hands since <Instant at={row.compromisedSince} /></>}</>) },
              ]}
            />
          </Page>
        );
      }}
    </PageOf>
  );
}

import { AttestationPageDocument, PrepareRevocationDocument, RevocationImpactDocument, RevokeAttestationDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useOperation, useQuestion } from '../shared/data/query';
import { kindOf, plain, spoken, useNames } from '../shared/data/words';
import { Banner, DataTable, Digest, Field, Instant, NotFound, OrganisationLink, Page, PageOf, Part, Proof, Refusal, StatusMark, useClock, useDraft, VersionLink } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Replies } from '../shared/forms/Replies';
import { Signing } from '../shared/forms/Signing';

/** What taking it back would bring down, worked out and recorded nowhere. */
function Impact({ attestation }: { readonly attestation: string }) {
  const asked = useOperation(RevocationImpactDocument, { attestation }, { timeless: true });
  return (
    <Part of={asked} name="What would follow">
      {({ revocationImpact: found }) => (
        <>
          <h3>What would follow</h3>
          <DataTable caption="Requests that would be answered otherwise" rows={found.requests} id={(row) => row.request} empty="No request would be answered otherwise." sortable={false} columns={[
            { name: 'Request', cell: (row) => <Link href={`/requests/${row.request}`}>Request</Link> },
            { name: 'Now', cell: (row) => (row.before === null ? '–' : <StatusMark code={row.before} />) },
            { name: 'Then', cell: (row) => <StatusMark code={row.after} /> },
            { name: 'Because', cell: (row) => row.reasons.map((reason) => reason.sentence).join(' ') },
          ]} />
          <DataTable caption="Safeguards that would stand otherwise" rows={found.safeguards} id={(row) => row.implementation} empty="No safeguard would stand otherwise." sortable={false} columns={[
            { name: 'Safeguard', cell: (row) => <Link href={`/safeguards?key=${row.safeguardKey}`}>{row.safeguardKey} on {row.surface}</Link> },
            { name: 'Now', cell: (row) => <StatusMark code={row.before} /> },
            { name: 'Then', cell: (row) => <StatusMark code={row.after} /> },
          ]} />
          <ul>
            <li>{found.halts.length === 0 ? 'No halt would open.' : `${String(found.halts.length)} ${found.halts.length === 1 ? 'halt' : 'halts'} would open: ${found.halts.map((halt) => `${halt.thresholdKey} for ${halt.stages.join(', ')}`).join('; ')}.`}</li>
            <li>{found.deniedLifts.length === 0 ? 'No lift would be denied.' : `${String(found.deniedLifts.length)} ${found.deniedLifts.length === 1 ? 'lift' : 'lifts'} would be denied.`}</li>
            <li>{found.impeachedDecisions.length === 0 ? 'No decision would be impeached.' : `${String(found.impeachedDecisions.length)} ${found.impeachedDecisions.length === 1 ? 'decision' : 'decisions'} would be impeached, and not rewritten.`}</li>
          </ul>
        </>
      )}
    </Part>
  );
}

function Revoke({ attestation }: { readonly attestation: string }) {
  const prepare = useQuestion(PrepareRevocationDocument);
  const revoke = useAct(RevokeAttestationDocument);
  const clock = useClock();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useDraft('revoke');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  if (!open) {
    return <p className="acts"><button type="button" onClick={() => setOpen(true)}>Revoke…</button></p>;
  }
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setWrong(reason.trim() === '' ? 'Say why.' : undefined);
    if (reason.trim() !== '' && clock.now !== undefined) {
      void prepare.ask({ input: { attestation, reason, effectiveFrom: clock.now } });
    }
  };
  return (
    <section className="card" aria-labelledby="revoke">
      <h2 id="revoke">Revoke it</h2>
      <p>From now on it counts for nothing. Decisions that rested on it are not rewritten; they say that they are impeached. What it validated opens halts again.</p>
      <Impact attestation={attestation} />
      {prepare.data === undefined ? (
        <form className="stack" onSubmit={ask} noValidate>
          <Refusal fault={prepare.fault} />
          <Field label="Why" wrong={wrong}>{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          <div className="acts"><button type="submit" className="primary" aria-busy={prepare.busy}>Prepare the bytes</button><button type="button" onClick={() => setOpen(false)}>Do not</button></div>
        </form>
      ) : <Signing prepared={prepare.data.prepareRevocation} needed={1} verb="Revoke the attestation" act={revoke} done={() => setOpen(false)} />}
    </section>
  );
}

/** What the auditor signed, and whether it still counts. */
export default function AttestationOf() {
  const id = useParameter('id');
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const page = useOperation(AttestationPageDocument, { id });
  return (
    <PageOf of={page} name="Attestation">
      {({ node: attestation }) => {
        if (attestation?.__typename !== 'Attestation') {
          return <NotFound />;
        }
        const kind = kindOf(attestation.predicateType);
        const related = pageOf(attestation.statusRelatesTo);
        return (
          <Page title={`${names.organisation(attestation.auditor)}: ${kind} of ${names.version(attestation.modelVersion)}`} crumbs={[{ name: 'Attestations', href: '/attestations' }]}
            status={<Banner code={attestation.status}><p>{attestation.reception === 'REJECTED' ? `Received and rejected: ${spoken(attestation.reason ?? '')}. It stays on record.` : attestation.statusReason === null ? 'It counts.' : `Because of ${spoken(attestation.statusReason)}.`} Since <Instant at={attestation.statusSince} />. {related === undefined ? null : <Link href={related}>Open what it is about</Link>}</p></Banner>}>
            <dl>
              <dt>Auditor</dt><dd><OrganisationLink id={attestation.auditor} />, lead <bdi>{attestation.lead}</bdi></dd>
              <dt>Lab</dt><dd><OrganisationLink id={attestation.lab} /></dd>
              <dt>Model version</dt><dd><VersionLink id={attestation.modelVersion} /></dd>
              <dt>Engagement</dt><dd><Link href={`/engagements/${attestation.engagement}`}>The engagement</Link></dd>
              <dt>Made</dt><dd><Instant at={attestation.issuedAt} />, recorded <Instant at={attestation.recordedAt} /></dd>
              <dt>Expires</dt><dd><Instant at={attestation.expiresAt} /></dd>
              <dt>Digest</dt><dd><Digest hex={attestation.payloadDigest} /></dd>
              <dt>Signed by</dt><dd>{attestation.keys.map((key) => <code key={key}>{key} </code>)}</dd>
            </dl>
            {attestation.findings.length === 0 ? null : (
              <><h2>Findings</h2>
                <DataTable caption="What it concludes of each threshold" rows={attestation.findings} id={(row) => row.thresholdKey} empty="" columns={[
                  { name: 'Threshold', cell: (row) => row.thresholdKey, by: (row) => row.thresholdKey },
                  { name: 'Conclusion', cell: (row) => <StatusMark code={row.conclusion} />, by: (row) => row.conclusion },
                  { name: 'Under the policy version', cell: (row) => <code>{row.policyVersionDigest.slice(0, 16)}…</code> },
                ]} /></>
            )}
            {attestation.validations.length === 0 ? null : (
              <><h2>Validations</h2>
                <DataTable caption="Which safeguards it validates, in which configuration" rows={attestation.validations} id={(row) => row.safeguardKey + row.surface} empty="" columns={[
                  { name: 'Safeguard', cell: (row) => <Link href={`/safeguards?key=${row.safeguardKey}`}>{row.safeguardKey}</Link>, by: (row) => row.safeguardKey },
                  { name: 'Surface', cell: (row) => row.surface, by: (row) => row.surface },
                  { name: 'Found', cell: (row) => plain(row.effect) },
                  { name: 'Configuration', cell: (row) => <Digest hex={row.configDigest} shown={16} /> },
                ]} />
                <h3>Evidence that it rests on</h3>
                {attestation.evidence.length === 0 ? <p>It names none.</p> : <ul>{attestation.evidence.map((one) => <li key={one}><Link href={`/evidence/${one}`}><code>{one}</code></Link></li>)}</ul>}</>
            )}
            <h2>What it is bound to</h2>
            <DataTable caption="The bytes that it is about, by digest" rows={attestation.subjects} id={(row) => row.name + row.sha256} empty="Nothing." columns={[
              { name: 'Name', cell: (row) => <bdi>{row.name}</bdi> },
              { name: 'SHA-256', cell: (row) => <code>{row.sha256}</code> },
            ]} />
            {session.organisation === attestation.auditor && session.roles.includes('lead') && !past && (attestation.status === 'ACTIVE' || attestation.status === 'SUSPENDED') ? <Revoke attestation={id} /> : null}
            <details><summary>The envelope as it was signed</summary><pre className="bytes" tabIndex={0} role="region" aria-label="Envelope">{attestation.envelope}</pre></details>
            <Replies finding={attestation.id} lab={attestation.lab} replies={attestation.replies} />
            <Proof entry={attestation.logEntry} bundle={attestation.id} />
          </Page>
        );
      }}
    </PageOf>
  );
}

import { DecisionReplayDocument } from '@countersign/client';
import { useOperation } from '../shared/data/query';
import { plain } from '../shared/data/words';
import { Banner, DataTable, Empty, Instant, NotFound, OrganisationLink, Page, PageOf, Proof, Sentence, StatusMark } from '../shared/ui';
import { Reasons } from '../shared/ui/Reasons';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { signInAddress } from '../shell/session';

/** Whether a decision follows from what was known. */
export default function Decision() {
  const id = useParameter('id');
  const session = useSession();
  const kind = (session.data ?? ANYONE).kind;
  const signedIn = kind !== 'PUBLIC' && kind !== 'PLATFORM';
  const page = useOperation(DecisionReplayDocument, { id }, { enabled: signedIn });
  if (session.isSuccess && !signedIn) {
    return (
      <Page title="Decision" prose>
        <p>The reasons of a decision are shown to the lab, its auditors and regulators. What is public of it is in its proof, which anyone may download and check.</p>
        <Proof entry={null} bundle={id} />
        <p><a href={signInAddress()}>Sign in</a></p>
      </Page>
    );
  }
  return (
    <PageOf of={page} name="Decision">
      {({ gateDecision: decision }) => {
        if (decision === null) {
          return <NotFound />;
        }
        return (
          <Page title="Decision of the gate" crumbs={[{ name: 'Can we proceed?', href: '/requests' }, { name: 'Request', href: `/requests/${decision.scaleUpRequest}` }]}
            status={<Banner code={decision.outcome}><p>Decided <Instant at={decision.decidedAt} />. {decision.reasons.length} reasons. {decision.impeachedBy.length === 0 ? 'Nothing is known that speaks against what it rests on.' : 'It rests on what, as is known now, did not count.'}</p></Banner>}>
            <h2>Reasons</h2>
            <Reasons reasons={decision.reasons} />
            <h2>Held side by side</h2>
            <p>Reference: <StatusMark code={decision.outcome} />. As the lab has committed itself: <StatusMark code={decision.asCommitted} />. {decision.differences.length === 0 ? 'Same.' : 'They differ:'}</p>
            {decision.differences.length === 0 ? null : <ul>{decision.differences.map((one) => <li key={one.code + (one.thresholdKey ?? '')}><Sentence text={one.sentence} /> <span className="muted">({plain(one.code)}, {plain(one.force)})</span></li>)}</ul>}
            <h2>What impeaches it</h2>
            {decision.impeachedBy.length === 0 ? <Empty>Nothing.</Empty> : (
              <DataTable caption="What it rested on and, as is known now, did not count then" rows={decision.impeachedBy} id={(row) => row.attestation ?? row.evaluation ?? row.recordedAt} empty="" columns={[
                { name: 'What', cell: (row) => (row.attestation === null ? <>Evaluation <code>{row.evaluation}</code></> : <Link href={`/attestations/${row.attestation}`}>Attestation</Link>) },
                { name: 'Why', cell: (row) => plain(row.reason) },
                { name: 'Known since', cell: (row) => <Instant at={row.recordedAt} /> },
              ]} />
            )}
            <h2>What it rests on</h2>
            <dl>
              <dt>Digest of all inputs</dt><dd><code>{decision.inputsDigest}</code></dd>
              <dt>Policy versions in force</dt><dd>{decision.policyVersionDigests.map((digest) => <code key={digest}>{digest.slice(0, 16)}… </code>)}</dd>
            </dl>
            <DataTable caption="Facts of the decision itself" rows={decision.facts} id={(fact) => fact.position} empty="No fact of it is yours to see." sortable={false} columns={[
              { name: 'Fact', cell: (fact) => fact.kind },
              { name: 'By', cell: (fact) => <OrganisationLink id={fact.organisation} /> },
              { name: 'Recorded', cell: (fact) => <Instant at={fact.recordedAt} /> },
              { name: 'Log index', cell: (fact) => (fact.logEntry === null ? 'not yet' : String(fact.logEntry.index)), number: true },
            ]} />
            <p>To recompute it without this platform: <code>countersign verify {decision.id}.proof.json --explain</code></p>
            <Proof entry={decision.logEntry} bundle={decision.id} />
          </Page>
        );
      }}
    </PageOf>
  );
}

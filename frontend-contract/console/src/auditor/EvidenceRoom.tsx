import { EvidenceAccessesDocument, EvidenceRoomDocument, type EvidenceRoomQuery } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useOperation } from '../shared/data/query';
import { count } from '../shared/data/time';
import { plain, spoken, useNames } from '../shared/data/words';
import { DataTable, Digest, Empty, Foreign, Grounds, Instant, NotFound, OrganisationLink, Page, PageOf, Part, Proof } from '../shared/ui';
import { go, Link, useParameter, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Ask } from './AskHazard';
import { Keeping } from './Keeping';
import { Reading, Samples } from './Samples';

type Evidence = Extract<NonNullable<EvidenceRoomQuery['node']>, { readonly __typename: 'Evidence' }>;

function Compared({ one, other }: { readonly one: Evidence; readonly other: string }) {
  const asked = useOperation(EvidenceRoomDocument, { id: other });
  return (
    <Part of={asked} name="The other log">
      {({ node }) => {
        if (node?.__typename !== 'Evidence') {
          return <Empty>There is no other piece with this id that you may see.</Empty>;
        }
        const metrics = (of: Evidence) => new Map(of.results?.scores.flatMap((score) => score.metrics.map((metric) => [`${score.name} ${metric.name}`, metric.recomputed ?? metric.claimed ?? '–'] as const)) ?? []);
        const [left, right] = [metrics(one), metrics(node)];
        const rows = [
          { name: 'Task', left: one.results?.task ?? '–', right: node.results?.task ?? '–' },
          { name: 'Model', left: one.results?.model ?? '–', right: node.results?.model ?? '–' },
          { name: 'Library', left: one.results?.library ?? '–', right: node.results?.library ?? '–' },
          { name: 'Samples', left: String(one.results?.samples ?? '–'), right: String(node.results?.samples ?? '–') },
          { name: 'Root of samples', left: one.results?.samplesRoot ?? '–', right: node.results?.samplesRoot ?? '–' },
          ...[...new Set([...left.keys(), ...right.keys()])].sort().map((name) => ({ name, left: left.get(name) ?? 'absent', right: right.get(name) ?? 'absent' })),
          { name: 'Warnings', left: one.warnings.map(spoken).join(', ') || 'none', right: node.warnings.map(spoken).join(', ') || 'none' },
        ];
        return (
          <DataTable caption={`${one.name} beside ${node.name}`} rows={rows} id={(row) => row.name} empty="" sortable={false} columns={[
            { name: 'What', cell: (row) => row.name },
            { name: 'This one', cell: (row) => <bdi>{row.left}</bdi> },
            { name: 'The other', cell: (row) => <bdi>{row.right}</bdi> },
            { name: 'Same', cell: (row) => (row.left === row.right ? 'yes' : <strong>no</strong>) },
          ]} />
        );
      }}
    </Part>
  );
}

/** What was measured, sample by sample, and whether it adds up. */
export default function EvidenceRoom() {
  const id = useParameter('id');
  const place = usePlace();
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const page = useOperation(EvidenceRoomDocument, { id });
  const accesses = useOperation(EvidenceAccessesDocument, { evidence: id, first: 25 }, { timeless: true, enabled: session.kind !== 'PUBLIC' && session.kind !== 'PLATFORM' });
  const other = place.query.get('with');
  return (
    <PageOf of={page} name="Evidence">
      {({ node: evidence }) => {
        if (evidence?.__typename !== 'Evidence') {
          return <NotFound />;
        }
        const metrics = evidence.results?.scores.flatMap((score) => score.metrics.map((metric) => ({ score, metric }))) ?? [];
        return (
          <Page title={evidence.name} crumbs={[{ name: 'Evidence', href: '/evidence' }, { name: names.organisation(evidence.lab), href: `/labs/${evidence.lab}` }]}
            status={<>{evidence.decisionGrade ? 'Decision-grade.' : `Not decision-grade: ${evidence.warnings.map(spoken).join(', ') || 'nothing of it can be read'}.`} {evidence.results === null ? '' : `${String(evidence.results.samples)} samples.`}</>}>
            <p className="muted">{evidence.evidenceClass} · owner <OrganisationLink id={evidence.owner} /> · {count(evidence.size)} bytes · read as {spoken(evidence.format)} · sealed <Instant at={evidence.recordedAt} /></p>
            <p><Digest hex={evidence.sha256} /></p>
            {evidence.redaction === null ? null : (
              <section className="card narrow" aria-labelledby="leaves-out">
                <h2 id="leaves-out">What it leaves out</h2>
                <p>A variant of <Link href={`/evidence/${evidence.redaction.original}`}>the original</Link>, for whoever may see that.</p>
                <Grounds of={evidence.redaction} />
                <ul>{evidence.redaction.withheld.map((one) => <li key={one.sha256}><Foreign text={one.what} /> <Digest hex={one.sha256} shown={16} /></li>)}</ul>
              </section>
            )}
            {evidence.erasure === null ? null : <p className="notice">The bytes were erased <Instant at={evidence.erasure.erasedAt} />: <Foreign text={evidence.erasure.reason} /></p>}
            {evidence.damages.map((damage) => <p key={damage.foundAt} className="notice wrong">Damaged, found <Instant at={damage.foundAt} />: {damage.failure}</p>)}
            <h2>Claimed beside recomputed</h2>
            <DataTable caption="Each metric as the log states it, and as it follows from the samples" rows={metrics} id={({ score, metric }) => score.name + (score.scorer ?? '') + metric.name} empty="It states no metric that we can read." columns={[
              { name: 'Metric', cell: ({ score, metric }) => <bdi>{score.name}, {metric.name}</bdi>, by: ({ score, metric }) => score.name + metric.name },
              { name: 'Claimed', cell: ({ metric }) => metric.claimed ?? 'not stated', number: true },
              { name: 'From samples', cell: ({ metric }) => metric.recomputed ?? 'cannot be told', number: true },
              { name: 'Difference', cell: ({ metric }) => (metric.differs ? <strong>they differ</strong> : 'none'), by: ({ metric }) => String(metric.differs) },
              { name: 'n', cell: ({ score }) => score.n ?? '–', number: true },
            ]} />
            <h2>Warnings ({evidence.warnings.length})</h2>
            {evidence.warnings.length === 0 ? <Empty>None.</Empty> : <ul>{evidence.warnings.map((warning) => <li key={warning}>{spoken(warning)} <code className="muted small">{warning}</code></li>)}</ul>}
            <h2>Samples</h2>
            {session.kind === 'PUBLIC' || past || evidence.erasure !== null ? <Empty>The samples are opened by whoever may read them, now.</Empty> : place.query.get('read') === 'samples' ? <Samples evidence={id} /> : <Reading evidence={id} />}
            {evidence.evidenceClass === 'HAZARD' && !past && evidence.erasure === null && session.kind !== 'PUBLIC' ? <Ask evidence={id} lab={evidence.lab} /> : null}
            <h2>Compare with another log</h2>
            <form className="filters" onSubmit={(event) => { event.preventDefault(); const value = new FormData(event.currentTarget).get('with'); go(withQuery(place, { with: typeof value === 'string' ? value.trim() : null })); }}>
              <div className="field"><label htmlFor="with">Its id</label><input id="with" name="with" type="text" className="mono" defaultValue={other ?? ''} /></div>
              <button type="submit">Compare</button>
            </form>
            {other === null ? null : <Compared one={evidence} other={other} />}
            {evidence.supersessions.length === 0 ? null : <><h2>Other files of this name</h2><ul>{evidence.supersessions.map((one) => <li key={one.evidence}><Link href={`/evidence/${one.evidence}`}>{one.sha256.slice(0, 16)}…</Link>: <Foreign text={one.reason} /></li>)}</ul><p className="muted">Attestations stay bound to the digest that they name.</p></>}
            {session.kind === 'PUBLIC' ? null : <Keeping evidence={evidence} />}
            {evidence.owner === session.organisation && !past && evidence.redaction === null ? <p><Link href={`/evidence?original=${evidence.id}#upload`}>Hand over a redacted variant</Link></p> : null}
            <h2>Who opened this</h2>
            {session.kind === 'PUBLIC' ? null : (
              <Part of={accesses} name="Accesses">
                {(data) => <DataTable caption="Every access, the newest first" rows={data.evidenceAccesses.nodes} id={(row) => row.recordedAt + row.user + row.action} empty="Nobody has opened it." columns={[
                  { name: 'Who', cell: (row) => <bdi>{row.user}</bdi>, by: (row) => row.user },
                  { name: 'Organisation', cell: (row) => <OrganisationLink id={row.organisation} /> },
                  { name: 'What', cell: (row) => plain(row.action) },
                  { name: 'For', cell: (row) => <Foreign text={row.purpose} /> },
                  { name: 'When', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
                ]} />}
              </Part>
            )}
            <Proof entry={evidence.logEntry} />
          </Page>
        );
      }}
    </PageOf>
  );
}

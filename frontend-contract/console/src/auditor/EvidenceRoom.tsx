import { EvidenceAccessesDocument, EvidenceRoomDocument, OpenEvidenceSamplesDocument, RequestEvidenceDownloadDocument, SamplesDocument, type EvidenceRoomQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList, useOperation } from '../shared/data/query';
import { count } from '../shared/data/time';
import { plain, useNames } from '../shared/data/words';
import { DataTable, Digest, Empty, Field, Foreign, Instant, More, NotFound, OrganisationLink, Page, PageOf, Part, Proof, Refusal, useDraft } from '../shared/ui';
import { go, Link, useParameter, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Evidence = Extract<NonNullable<EvidenceRoomQuery['node']>, { readonly __typename: 'Evidence' }>;

function Text({ name, text }: { readonly name: string; readonly text: { readonly text: string; readonly characters: string | number } | null }) {
  return text === null ? null : (
    <details>
      <summary>{name} ({count(text.characters)} characters)</summary>
      <pre className="bytes"><Foreign text={text.text} /></pre>
      {Number(text.characters) > text.text.length ? <p className="muted small">Cut here. The whole of it is in the file.</p> : null}
    </details>
  );
}

function Samples({ evidence }: { readonly evidence: string }) {
  const place = usePlace();
  const list = useList(SamplesDocument, { evidence, first: 50 }, (data) => data.evidenceSamples, { timeless: true });
  const rows = list.data?.pages.flatMap((page) => page.evidenceSamples.nodes) ?? [];
  const chosen = rows.find((row) => String(row.index) === place.query.get('sample'));
  const at = chosen === undefined ? -1 : rows.indexOf(chosen);
  const to = (index: number) => go(withQuery(place, { sample: rows[index] === undefined ? null : String(rows[index].index) }), { replace: true });
  return (
    <Part of={list} name="Samples">
      {() => (
        <div className={chosen === undefined ? '' : 'split even'}>
          <div>
            <DataTable caption={`Samples, ${String(rows.length)} shown`} rows={rows} id={(row) => String(row.index)} empty="This file holds no samples we can read. Its bytes are kept." sortable={false} current={chosen === undefined ? undefined : String(chosen.index)} columns={[
              { name: 'Sample', cell: (row) => <Link href={withQuery(place, { sample: String(row.index) })}><bdi>{row.sampleId}</bdi></Link> },
              { name: 'Epoch', cell: (row) => row.epoch, number: true },
              { name: 'Scores', cell: (row) => row.scores.map((score) => `${score.scorer} ${score.value ?? '–'}`).join(', ') || '–' },
              { name: 'Limit', cell: (row) => row.limit ?? '–' },
              { name: 'Counts', cell: (row) => (row.invalidated ? 'no: invalidated' : 'yes') },
            ]} />
            <More list={list} shown={rows.length} />
          </div>
          {chosen === undefined ? null : (
            <section className="card" aria-labelledby="sample">
              <h3 id="sample">Sample <bdi>{chosen.sampleId}</bdi>, epoch {chosen.epoch}</h3>
              <p className="acts">
                <button type="button" onClick={() => to(at - 1)} disabled={at <= 0}>Previous</button>
                <button type="button" onClick={() => to(at + 1)} disabled={at >= rows.length - 1}>Next</button>
              </p>
              <dl><dt>Content</dt><dd><Digest hex={chosen.contentSha256} shown={16} /></dd><dt>Scores</dt><dd>{chosen.scores.map((score) => <div key={score.scorer + (score.part ?? '')}>{score.scorer}: {score.value ?? '–'}</div>)}</dd></dl>
              <Text name="Input" text={chosen.input} />
              <Text name="Target" text={chosen.target} />
              <Text name="Output" text={chosen.output} />
              <Text name="Error" text={chosen.error} />
              <p className="muted small">Plain text, never rendered.</p>
            </section>
          )}
        </div>
      )}
    </Part>
  );
}

function Reading({ evidence }: { readonly evidence: Evidence }) {
  const open = useAct(OpenEvidenceSamplesDocument);
  const fetchIt = useAct(RequestEvidenceDownloadDocument);
  const place = usePlace();
  const [purpose, setPurpose] = useDraft('purpose');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const given = () => {
    setWrong(purpose.trim() === '' ? 'Say what for. It is on record.' : undefined);
    return purpose.trim() !== '';
  };
  const begin = (event: FormEvent) => {
    event.preventDefault();
    if (given()) {
      void open.send({ evidence: evidence.id, purpose }).then((data) => data === undefined || go(withQuery(place, { read: 'samples' })));
    }
  };
  const download = () => {
    if (given()) {
      void fetchIt.send({ evidence: evidence.id, purpose }).then((data) => {
        if (data !== undefined) {
          location.assign(data.requestEvidenceDownload.url);
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={begin} aria-label="Read it" noValidate>
      <Refusal fault={open.fault ?? fetchIt.fault} />
      <Field label="What for" hint="Opening it is on record: the lab sees who, when and for what." wrong={wrong}>{(ids) => <input {...ids} type="text" value={purpose} onChange={(event) => setPurpose(event.target.value)} />}</Field>
      <div className="acts">
        <button type="submit" className="primary" aria-busy={open.busy}>{open.busy ? 'Opening…' : 'Open the samples'}</button>
        <button type="button" onClick={download} aria-busy={fetchIt.busy}>{fetchIt.busy ? 'Asking…' : 'Download the file'}</button>
      </div>
    </form>
  );
}

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
          { name: 'Warnings', left: one.warnings.map(plain).join(', ') || 'none', right: node.warnings.map(plain).join(', ') || 'none' },
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
            status={<>{evidence.decisionGrade ? 'Decision-grade.' : `Not decision-grade: ${evidence.warnings.map(plain).join(', ') || 'nothing of it can be read'}.`} {evidence.results === null ? '' : `${String(evidence.results.samples)} samples.`}</>}>
            <p className="muted">{evidence.evidenceClass} · owner <OrganisationLink id={evidence.owner} /> · {count(evidence.size)} bytes · read as {plain(evidence.format)} · sealed <Instant at={evidence.recordedAt} /></p>
            <p><Digest hex={evidence.sha256} /></p>
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
            {evidence.warnings.length === 0 ? <Empty>None.</Empty> : <ul>{evidence.warnings.map((warning) => <li key={warning}>{plain(warning)} <code className="muted small">{warning}</code></li>)}</ul>}
            <h2>Samples</h2>
            {session.kind === 'PUBLIC' || past || evidence.erasure !== null ? <Empty>The samples are opened by whoever may read them, now.</Empty> : place.query.get('read') === 'samples' ? <Samples evidence={id} /> : <Reading evidence={evidence} />}
            <h2>Compare with another log</h2>
            <form className="filters" onSubmit={(event) => { event.preventDefault(); const value = new FormData(event.currentTarget).get('with'); go(withQuery(place, { with: typeof value === 'string' ? value.trim() : null })); }}>
              <div className="field"><label htmlFor="with">Its id</label><input id="with" name="with" type="text" className="mono" defaultValue={other ?? ''} /></div>
              <button type="submit">Compare</button>
            </form>
            {other === null ? null : <Compared one={evidence} other={other} />}
            {evidence.supersessions.length === 0 ? null : <><h2>Other files of this name</h2><ul>{evidence.supersessions.map((one) => <li key={one.evidence}><Link href={`/evidence/${one.evidence}`}>{one.sha256.slice(0, 16)}…</Link>: <Foreign text={one.reason} />. Attestations stay bound to the digest that they name.</li>)}</ul></>}
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

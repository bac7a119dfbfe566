import { OpenEvidenceSamplesDocument, RequestEvidenceDownloadDocument, SamplesDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct, useList } from '../shared/data/query';
import { count } from '../shared/data/time';
import { DataTable, Digest, Field, Foreign, More, Part, Refusal, useDraft } from '../shared/ui';
import { go, Link, usePlace, withQuery } from '../shell/router';

function Text({ name, text }: { readonly name: string; readonly text: { readonly text: string; readonly characters: string | number } | null }) {
  return text === null ? null : (
    <details>
      <summary>{name} ({count(text.characters)} characters)</summary>
      <pre className="bytes"><Foreign text={text.text} /></pre>
      {Number(text.characters) > text.text.length ? <p className="muted small">Cut here. The whole of it is in the file.</p> : null}
    </details>
  );
}

/** Samples page by page, one of them open beside the list. */
export function Samples({ evidence }: { readonly evidence: string }) {
  const place = usePlace();
  const list = useList(SamplesDocument, { evidence, first: 50 }, (data) => data.evidenceSamples, { timeless: true });
  const rows = list.data?.pages.flatMap((page) => page.evidenceSamples.nodes) ?? [];
  const chosen = rows.find((row) => String(row.index) === place.query.get('sample'));
  const at = chosen === undefined ? -1 : rows.indexOf(chosen);
  const to = (index: number) => go(withQuery(place, { sample: rows[index] === undefined ? null : String(rows[index].index) }), { replace: true });
  return (
    <Part of={list} name="Samples">
      {() => (
        <div className={chosen === undefined ? 'split alone' : 'split even'}>
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

/** Says what for, and is let in: to the samples, or to the bytes. */
export function Reading({ evidence }: { readonly evidence: string }) {
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
      void open.send({ evidence, purpose }).then((data) => data === undefined || go(withQuery(place, { read: 'samples' })));
    }
  };
  const download = () => {
    if (given()) {
      void fetchIt.send({ evidence, purpose }).then((data) => {
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

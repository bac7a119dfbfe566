import { SearchDocument, type SearchKind, type SearchQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useList } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Choice, DataTable, Field, Foreign, Instant, More, OrganisationLink, Page, Part } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { go, Link, usePlace, withQuery } from '../shell/router';

type Hit = SearchQuery['search']['nodes'][number];

const KINDS: readonly (readonly [string, string])[] = [['', 'Anywhere'], ['COMMITMENT', 'Commitments'], ['FINDING', 'Findings'], ['DOCUMENT', 'Documents'], ['INCIDENT', 'Incidents'], ['INQUIRY', 'Inquiries']];

/** Where a hit is shown whole. */
const pageFor = (hit: Hit): string | undefined => pageOf(hit.subject) ?? (hit.lab === null ? undefined : `/labs/${hit.lab}`);

/** Words in commitments, findings, documents, incidents and inquiries: only in what one may see. */
export default function Search() {
  const place = usePlace();
  const names = useNames();
  const words = place.query.get('words') ?? '';
  const kind = place.query.get('kind') ?? '';
  const lab = place.query.get('lab') ?? '';
  const [typed, setTyped] = useState(words);
  const list = useList(SearchDocument, { words, first: 50, ...(kind === '' ? {} : { kinds: [kind as SearchKind] }), ...(lab === '' ? {} : { lab }) }, (data) => data.search, { enabled: words !== '' });
  const rows = list.data?.pages.flatMap((page) => page.search.nodes) ?? [];
  const labs = names.organisations.filter((one) => one.kind === 'LAB');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(withQuery(place, { words: typed.trim() }));
  };
  return (
    <Page title="Search" status={words === '' || list.data === undefined ? undefined : `${String(list.data.pages[0]?.search.totalCount ?? 0)} found in what you may see.`}>
      <search>
        <form className="filters" id="filters" onSubmit={submit} aria-label="Search">
          <Field label="Words" hint="All must be there. “A phrase” stays together, a minus leaves out, or offers a choice.">{(ids) => <input {...ids} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />}</Field>
          <Choice label="In" value={kind} options={KINDS} onChange={(value) => go(withQuery(place, { kind: value }))} />
          <Choice label="Of" value={lab} options={[['', 'All labs'], ...labs.map((one) => [one.id, one.name] as const)]} onChange={(value) => go(withQuery(place, { lab: value }))} />
          <button type="submit" className="primary">Search</button>
        </form>
      </search>
      {words === '' ? <p className="muted">Type words to look for. Nothing outside of what you may see is found, or counted.</p> : (
        <Part of={list} name="Results">
          {() => (
            <>
              <DataTable caption={`What holds “${words}”, the newest first`} rows={rows} id={(row) => row.subject + (row.commitmentKey ?? '') + row.recordedAt} empty="Nothing that you may see holds these words." sortable={false} columns={[
                { name: 'Where', cell: (row) => {
                  const page = pageFor(row);
                  const name = `${plain(row.kind)}${row.commitmentKey === null ? '' : ` ${row.commitmentKey}`}`;
                  return page === undefined ? name : <Link href={page}>{name}</Link>;
                } },
                { name: 'The words', cell: (row) => <Foreign text={row.excerpt} /> },
                { name: 'Lab', cell: (row) => (row.lab === null ? '–' : <OrganisationLink id={row.lab} />) },
                { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} /> },
              ]} />
              <More list={list} shown={rows.length} />
            </>
          )}
        </Part>
      )}
    </Page>
  );
}

import { IncidentsDocument, RecordIncidentDocument, type IncidentNature } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList } from '../shared/data/query';
import { IncidentTrend } from '../shared/charts/Trends';
import { plain, useNames } from '../shared/data/words';
import { Choice, DataTable, Field, Instant, More, OrganisationLink, Page, Part, Refusal, useDraft, VersionLink } from '../shared/ui';
import { go, Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

const NATURES: readonly IncidentNature[] = ['INCIDENT', 'NEAR_MISS'];

function Record({ lab }: { readonly lab: string }) {
  const act = useAct(RecordIncidentDocument);
  const names = useNames();
  const [title, setTitle, titleSent] = useDraft('title');
  const [description, setDescription, descriptionSent] = useDraft('description');
  const [nature, setNature] = useState<IncidentNature>('INCIDENT');
  const [version, setVersion] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sound = title.trim() !== '' && description.trim() !== '';
    setWrong(!sound);
    if (sound) {
      void act.send({ title, description, nature, ...(version === '' ? {} : { modelVersion: version }) }).then((data) => {
        if (data !== undefined) {
          titleSent();
          descriptionSent();
          go(`/incidents/${data.recordIncident.incident.id}`);
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="record" noValidate>
      <h2 id="record">Record an incident</h2>
      <Refusal fault={act.fault} />
      <Field label="Title" wrong={wrong && title.trim() === '' ? 'Give it a title.' : undefined}>{(ids) => <input {...ids} type="text" value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
      <Field label="What happened" wrong={wrong && description.trim() === '' ? 'Say what happened.' : undefined}>{(ids) => <textarea {...ids} value={description} onChange={(event) => setDescription(event.target.value)} />}</Field>
      <Choice label="Whether it came to it" value={nature} options={NATURES.map((code) => [code, plain(code)] as const)} onChange={(value) => setNature(value as IncidentNature)} hint="A near miss almost did: its regimes are told of it, and it obliges to nothing until it is escalated." />
      <Choice label="Model version" value={version} options={[['', 'None'], ...names.versions.filter((one) => one.lab === lab).map((one) => [one.id, one.name] as const)]} onChange={setVersion} />
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Recording…' : 'Record it'}</button></div>
    </form>
  );
}

/** What happened, and who must be told. */
export default function Incidents() {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const names = useNames();
  const list = useList(IncidentsDocument, { first: 50 }, (data) => data.incidents);
  const rows = list.data?.pages.flatMap((page) => page.incidents.nodes) ?? [];
  return (
    <Page title="Incidents" status={list.data === undefined ? undefined : rows.length === 0 ? 'No incident is on record that you may see.' : `${String(list.data.pages[0]?.incidents.totalCount ?? 0)} incidents${rows.some((row) => row.nature === 'NEAR_MISS') ? ' and near misses' : ''} are on record.`}>
      <Part of={list} name="Incidents">
        {() => (
          <>
            <DataTable caption="Incidents, the newest first" rows={rows} id={(row) => row.id} empty="No incident is on record." sortable={!list.hasNextPage} columns={[
              { name: 'Incident', cell: (row) => <>{row.nature === 'NEAR_MISS' ? 'Near miss: ' : ''}<Link href={`/incidents/${row.id}`}><bdi>{row.title}</bdi></Link></>, by: (row) => row.title },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Model version', cell: (row) => <VersionLink id={row.modelVersion} /> },
              { name: 'Regimes', cell: (row) => [...new Set(row.classifications.map((one) => one.instrument))].join(', ') || 'not classified' },
              { name: 'Reports', cell: (row) => row.reports.length, by: (row) => row.reports.length, number: true },
              { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      {list.data !== undefined && rows.length > 0 && (session.kind === 'LAB' || session.kind === 'REGULATOR') ? <IncidentTrend /> : null}
      {session.kind === 'LAB' && !past ? <Record lab={session.organisation} /> : null}
    </Page>
  );
}

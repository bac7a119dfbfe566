import { EngagementsDocument, OfferEngagementDocument, type EvidenceClass } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { Choice, DataTable, Field, Instant, More, OrganisationLink, Page, Part, Refusal, StatusMark } from '../shared/ui';
import { go, Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

const CLASSES: readonly EvidenceClass[] = ['PUBLIC', 'CONFIDENTIAL', 'RESTRICTED', 'HAZARD'];

function Offer() {
  const act = useAct(OfferEngagementDocument);
  const auditors = useNames().organisations.filter((one) => one.kind === 'AUDITOR');
  const [auditor, setAuditor] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [fee, setFee] = useState('');
  const [classes, setClasses] = useState<readonly EvidenceClass[]>(['PUBLIC', 'CONFIDENTIAL']);
  const [contingent, setContingent] = useState(false);
  const [veto, setVeto] = useState(false);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sound = from !== '' && until !== '';
    setWrong(!sound);
    if (sound) {
      void act.send({ auditor: auditor === '' ? (auditors[0]?.id ?? '') : auditor, from: `${from}:00Z`, until: `${until}:00Z`, evidenceClasses: [...classes], contingent, publicationVeto: veto, ...(fee.trim() === '' ? {} : { fee }) }).then((data) => data === undefined || go(`/engagements/${data.offerEngagement.engagement.id}`));
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="offer" noValidate>
      <h2 id="offer">Offer an engagement</h2>
      <Refusal fault={act.fault} />
      <Choice label="Auditor" value={auditor === '' ? (auditors[0]?.id ?? '') : auditor} options={auditors.map((one) => [one.id, one.name])} onChange={setAuditor} />
      <Field label="From (UTC)" wrong={wrong && from === '' ? 'Say from when.' : undefined}>{(ids) => <input {...ids} type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
      <Field label="Until (UTC), excluded" wrong={wrong && until === '' ? 'Say until when.' : undefined}>{(ids) => <input {...ids} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}</Field>
      <fieldset className="field"><legend>Evidence that it opens</legend>
        {CLASSES.map((one) => <label key={one} className="small"><input type="checkbox" checked={classes.includes(one)} onChange={(event) => setClasses(event.target.checked ? [...classes, one] : classes.filter((other) => other !== one))} />{one}</label>)}
      </fieldset>
      <Field label="Fee" optional>{(ids) => <input {...ids} type="text" value={fee} onChange={(event) => setFee(event.target.value)} />}</Field>
      <fieldset className="field"><legend>Terms that bear on independence</legend>
        <label className="small"><input type="checkbox" checked={contingent} onChange={(event) => setContingent(event.target.checked)} />The fee depends on the result</label>
        <label className="small"><input type="checkbox" checked={veto} onChange={(event) => setVeto(event.target.checked)} />We may veto what is published</label>
      </fieldset>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Offering…' : 'Offer it'}</button></div>
    </form>
  );
}

/** What may an auditor see, and until when? */
export default function Engagements() {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const names = useNames();
  const list = useList(EngagementsDocument, { first: 50 }, (data) => data.engagements);
  const rows = list.data?.pages.flatMap((page) => page.engagements.nodes) ?? [];
  return (
    <Page title="Engagements" status={list.data === undefined ? undefined : `${String(rows.filter((row) => row.status === 'ACTIVE').length)} active, ${String(rows.filter((row) => row.status === 'OFFERED').length)} offered.`}>
      <Part of={list} name="Engagements">
        {() => (
          <>
            <DataTable caption="Engagements, the newest first" rows={rows} id={(row) => row.id} empty="No engagement." sortable={!list.hasNextPage} columns={[
              { name: 'Engagement', cell: (row) => <Link href={`/engagements/${row.id}`}><bdi>{names.organisation(row.auditor)}</bdi> at <bdi>{names.organisation(row.lab)}</bdi></Link>, by: (row) => names.organisation(row.auditor) },
              { name: 'Status', cell: (row) => <StatusMark code={row.status} />, by: (row) => row.status },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Auditor', cell: (row) => <OrganisationLink id={row.auditor} />, by: (row) => names.organisation(row.auditor) },
              { name: 'From', cell: (row) => <Instant at={row.from} />, by: (row) => row.from },
              { name: 'Until', cell: (row) => <Instant at={row.until} excluded />, by: (row) => row.until },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      {session.roles.includes('officer') && !past ? <Offer /> : null}
    </Page>
  );
}

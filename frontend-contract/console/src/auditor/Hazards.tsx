import { ApproveHazardReadDocument, HazardReadsDocument, type HazardReadsQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct, useList } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { Choice, ConfirmByTyping, DataTable, Field, Foreign, Instant, More, OrganisationLink, Page, Part, useClock, usePanelHeading } from '../shared/ui';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Ask } from './AskHazard';
import { Reading, Samples } from './Samples';

type Asked = HazardReadsQuery['hazardReads']['nodes'][number];

function Let({ of }: { readonly of: Asked }) {
  const act = useAct(ApproveHazardReadDocument);
  return (
    <ConfirmByTyping title={`Let ${of.user} read it`} what={of.user} act={act} verb="Let them read it for a day" doing="Approving…" input={() => ({ request: of.id })} done={() => undefined}
      follows={<><p><OrganisationLink id={of.organisation} /> asks for it: <Foreign text={of.purpose} /></p><p>They may read it for a day; each reading is on record, with your name as the second person.</p></>} />
  );
}

/** A regulator was told of a hazard, and does not see it: it is asked for by its id. */
function AskById() {
  const labs = useNames().organisations.filter((one) => one.kind === 'LAB');
  const place = usePlace();
  const [lab, setLab] = useState('');
  const [id, setId] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const about = place.query.get('about') ?? '';
  const [ofLab = '', evidence = ''] = about.split(' ');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sound = /^evd_[0-9a-f]{32}$/.test(id.trim());
    setWrong(sound ? undefined : 'Give its id: evd_ and 32 hex digits.');
    if (sound) {
      go(withQuery(place, { about: `${lab === '' ? (labs[0]?.id ?? '') : lab} ${id.trim()}` }));
    }
  };
  return (
    <section aria-labelledby="by-id">
      <h2 id="by-id">Ask to read a hazard</h2>
      {evidence === '' ? (
        <form className="stack" onSubmit={submit} aria-label="Which hazard" noValidate>
          <Choice label="About the lab" value={lab === '' ? (labs[0]?.id ?? '') : lab} options={labs.map((one) => [one.id, one.name] as const)} onChange={setLab} />
          <Field label="Its id" hint="As you were told of it. Whether there is such a thing shows only once your supervisor has let you." wrong={wrong}>{(ids) => <input {...ids} type="text" className="mono" autoComplete="off" spellCheck={false} value={id} onChange={(event) => setId(event.target.value)} />}</Field>
          <div className="acts"><button type="submit">Go on</button></div>
        </form>
      ) : <><p><code>{evidence}</code> of <OrganisationLink id={ofLab} />. <Link href="/hazards">Another one</Link></p><Ask evidence={evidence} lab={ofLab} /></>}
    </section>
  );
}

/** One request: whoever may let it does so here, and whoever was let reads. */
function One({ of }: { readonly of: Asked }) {
  const place = usePlace();
  const session = useSession().data ?? ANYONE;
  const { current } = useClock();
  const heading = usePanelHeading(of.id);
  const mine = of.user === session.user && of.organisation === session.organisation;
  // An officer of the lab or, for a regulator, its own supervisor; never who asked.
  const mayLet = of.approver === null && !mine && ((session.organisation === of.lab && session.roles.includes('officer')) || (session.organisation === of.organisation && session.roles.includes('supervisor')));
  const mayRead = mine && of.until !== null && current !== undefined && current < of.until;
  return (
    <section className="card narrow" aria-labelledby="request">
      <h2 id="request" ref={heading} tabIndex={-1}>The request of <bdi>{of.user}</bdi></h2>
      <dl>
        <dt>Evidence</dt><dd><Link href={`/evidence/${of.evidence}`}><code>{of.evidence}</code></Link></dd>
        <dt>For</dt><dd><Foreign text={of.purpose} /></dd>
        <dt>Let by</dt><dd>{of.approver === null ? 'nobody yet' : <><bdi>{of.approver}</bdi>, until <Instant at={of.until} excluded /></>}</dd>
      </dl>
      {mayLet ? <div className="acts"><Let of={of} /></div> : null}
      {of.approver === null && mine ? <p>You asked for it, so another person has to let you.</p> : null}
      {mayRead ? place.query.get('read') === 'samples' ? <Samples evidence={of.evidence} /> : <Reading evidence={of.evidence} /> : null}
    </section>
  );
}

/** Who asks to read a hazard, and who let them? */
export default function Hazards() {
  const place = usePlace();
  const session = useSession().data ?? ANYONE;
  const names = useNames();
  const list = useList(HazardReadsDocument, { first: 50 }, (data) => data.hazardReads, { timeless: true });
  const rows = list.data?.pages.flatMap((page) => page.hazardReads.nodes) ?? [];
  const waiting = rows.filter((row) => row.approver === null).length;
  const open = rows.find((row) => row.id === place.query.get('request'));
  return (
    <Page title="Hazard reads" status={list.data === undefined ? undefined : rows.length === 0 ? 'Nobody asked to read a hazard.' : `${String(waiting)} of ${String(rows.length)}${list.hasNextPage ? ' shown' : ''} ${waiting === 1 ? 'waits' : 'wait'} for a second person.`}>
      <p className="muted">Hazardous evidence is read by two: one asks and says what for, another lets them, for a day.</p>
      <Part of={list} name="Requests">
        {() => (
          <>
            <DataTable caption="Who asks, the newest first" rows={rows} id={(row) => row.id} empty="Nobody asked that you may know of." sortable={!list.hasNextPage} current={open?.id} columns={[
              { name: 'Request', cell: (row) => <Link href={withQuery(place, { request: row.id, read: null })}><bdi>{row.user}</bdi>, <Instant at={row.requestedAt} /></Link>, by: (row) => row.requestedAt },
              { name: 'Organisation', cell: (row) => <OrganisationLink id={row.organisation} />, by: (row) => names.organisation(row.organisation) },
              { name: 'About', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'For', cell: (row) => <Foreign text={row.purpose} /> },
              { name: 'Let by', cell: (row) => (row.approver === null ? <strong>nobody yet</strong> : <bdi>{row.approver}</bdi>), by: (row) => row.approver ?? '' },
              { name: 'Until', cell: (row) => <Instant at={row.until} excluded />, by: (row) => row.until ?? '' },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      {open === undefined ? null : <One key={open.id} of={open} />}
      {session.kind === 'REGULATOR' ? <AskById /> : <p>To ask for one yourself, open it under <Link href="/evidence">Evidence</Link>.</p>}
    </Page>
  );
}

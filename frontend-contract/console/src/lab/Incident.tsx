import { ClaimClockStartDocument, ClassifyIncidentDocument, ConfirmIncidentReportDocument, IncidentPageDocument, InstrumentsDocument, type ClockStart } from '@countersign/client';
import { Fragment, useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useOperation } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { plain, regimeOf, useNames } from '../shared/data/words';
import { Replies } from '../shared/forms/Replies';
import { Choice, ClaimedDue, DataTable, Due, Empty, Field, Foreign, Instant, NotFound, OrganisationLink, Page, PageOf, Proof, Refusal, StatusMark, useClock, useDraft, VersionLink } from '../shared/ui';
import { useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Accept } from './Accept';
import { Escalate } from './Escalate';
import { IncidentReport } from './IncidentReport';
import { Merge } from './Merge';

const STARTS: readonly ClockStart[] = ['OCCURRED', 'ENDED', 'DISCOVERED', 'DETERMINED', 'REASONABLE_BELIEF', 'MODEL_INVOLVEMENT_AWARE', 'IMMINENT_RISK_DISCOVERED', 'RESOLVED'];
const choices = <T extends string>(codes: readonly T[]) => codes.map((code) => [code, plain(code)] as const);

function AddClock({ incident }: { readonly incident: string }) {
  const act = useAct(ClaimClockStartDocument);
  const [start, setStart] = useState<ClockStart>('DISCOVERED');
  const [at, setAt] = useState('');
  const [reason, setReason, sent] = useDraft('clock');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(at === '' ? 'Say when, in UTC.' : undefined);
    if (at !== '') {
      void act.send({ incident, start, at: `${at}:00Z`, evidence: [], ...(reason.trim() === '' ? {} : { reason }) }).then((data) => data === undefined || sent());
    }
  };
  return (
    <details className="fold">
      <summary>Add a clock start</summary>
      <form className="stack" onSubmit={submit} aria-label="Add a clock start" noValidate>
        <Refusal fault={act.fault} />
        <Choice label="What started" value={start} options={choices(STARTS)} onChange={(value) => setStart(value as ClockStart)} />
        <Field label="When (UTC)" hint="An earlier claim stays on record, with the day it led to." wrong={wrong}>{(ids) => <input {...ids} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />}</Field>
        <Field label="Why, if it corrects an earlier one" optional>{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Adding…' : 'Add a clock start'}</button></div>
      </form>
    </details>
  );
}

function Classify({ incident, instruments }: { readonly incident: string; readonly instruments: readonly { readonly key: string; readonly name: string; readonly categories: readonly { readonly key: string; readonly text: string }[] }[] }) {
  const act = useAct(ClassifyIncidentDocument);
  const [instrument, setInstrument] = useState(instruments[0]?.key ?? '');
  const [category, setCategory] = useState('');
  const [rationale, setRationale, sent] = useDraft('rationale');
  const categories = instruments.find((one) => one.key === instrument)?.categories ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act.send({ incident, instrument, rationale, ...(category === '' ? {} : { category }) }).then((data) => data === undefined || sent());
  };
  return (
    <details className="fold">
      <summary>Classify it under a regime</summary>
      <form className="stack" onSubmit={submit} aria-label="Classify it under a regime" noValidate>
        <Refusal fault={act.fault} />
        <Choice label="Regime" value={instrument} options={instruments.map((one) => [one.key, one.name])} onChange={(value) => { setInstrument(value); setCategory(''); }} />
        <Choice label="Category" value={category} options={[['', 'None: it is not reportable there'], ...categories.map((one) => [one.key, `${one.key}: ${one.text.slice(0, 80)}`] as const)]} onChange={setCategory} />
        <Field label="Why">{(ids) => <textarea {...ids} value={rationale} onChange={(event) => setRationale(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Classifying…' : 'Classify it'}</button></div>
      </form>
    </details>
  );
}

function Confirm({ incident, report }: { readonly incident: string; readonly report: string }) {
  const act = useAct(ConfirmIncidentReportDocument);
  const clock = useClock();
  return (
    <>
      <button type="button" aria-busy={act.busy} onClick={() => void act.send({ incident, report, receivedAt: clock.now ?? '' })}>{act.busy ? 'Confirming…' : 'Confirm receipt'}</button>
      <Refusal fault={act.fault} />
    </>
  );
}

/** What happened, who must be told, and by when. */
export default function IncidentOf() {
  const id = useParameter('id');
  const names = useNames();
  const clock = useClock();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const page = useOperation(IncidentPageDocument, { id });
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true });
  return (
    <PageOf of={page} name="Incident">
      {({ node: incident }) => {
        if (incident?.__typename !== 'Incident') {
          return <NotFound />;
        }
        const late = incident.obligations.filter((one) => one.state === 'OVERDUE').length;
        const own = session.organisation === incident.lab && session.kind === 'LAB' && !past;
        const nearMiss = incident.nature === 'NEAR_MISS';
        // A regulator escalates it under its own regime alone: its lab may still do so under the others.
        const somewhere = nearMiss || (own && incident.escalations.length > 0 && incident.escalations.every((one) => one.instrument !== null));
        const known = instruments.data?.instruments.nodes ?? [];
        return (
          <Page title={nearMiss ? `Near miss: ${incident.title}` : incident.title} crumbs={[{ name: 'Incidents', href: '/incidents' }, { name: names.organisation(incident.lab), href: `/labs/${incident.lab}` }]}
            status={nearMiss ? 'A near miss: it obliges to nothing until it is escalated.' : incident.obligations.length === 0 ? 'Nothing is owed for it so far.' : `${String(incident.obligations.length)} ${incident.obligations.length === 1 ? 'obligation' : 'obligations'}, ${String(late)} overdue.`}>
            <p><Foreign text={incident.description} /></p>
            <p className="muted small">Of <OrganisationLink id={incident.lab} />, <VersionLink id={incident.modelVersion} />, recorded <Instant at={incident.recordedAt} />.</p>
            {incident.escalations.length === 0 ? null : (
              <>
                <h2>Recorded as a near miss, and escalated</h2>
                <ul>{incident.escalations.map((one) => <li key={one.escalatedBy + (one.instrument ?? '') + one.recordedAt}><OrganisationLink id={one.escalatedBy} />, {one.instrument === null ? 'under every regime' : `under ${regimeOf(one.instrument)} alone`}: <Foreign text={one.reason} /> <span className="muted small"><Instant at={one.recordedAt} /></span></li>)}</ul>
              </>
            )}
            <h2>What is owed</h2>
            <DataTable caption="Obligations, with every earlier due day" rows={incident.obligations} id={(row) => row.instrument + row.requirementKey + String(row.round)} empty={nearMiss ? 'Nothing is owed for a near miss. Once it is escalated, what is owed follows from the clock starts and the classification.' : 'Nothing is owed so far. What is owed follows from the clock starts and the classification.'} columns={[
              { name: 'Requirement', cell: (row) => `${regimeOf(row.instrument)} ${row.requirementKey}`, by: (row) => row.instrument + row.requirementKey },
              { name: 'State', cell: (row) => <StatusMark code={row.state} />, by: (row) => row.state },
              { name: 'Due', cell: (row) => (row.due === null ? '–' : <><Due at={row.due.at} now={clock.now} /> <span className="small muted left">from {plain(row.due.start)} on {instant(row.due.startedAt)}, calendar {row.due.calendar}, {row.due.zone}</span></>), by: (row) => row.due?.at ?? '9' },
              { name: 'Earlier', cell: (row) => (row.earlierDue.length === 0 ? 'none' : <ul>{row.earlierDue.map((due) => <li key={due.at + due.startedAt}>was <Instant at={due.at} /> (kept)</li>)}</ul>) },
              { name: 'As its lab says now', cell: (row) => <ClaimedDue due={row.claimedDue} />, by: (row) => row.claimedDue?.at ?? '9' },
              { name: 'Fulfilled', cell: (row) => <Instant at={row.fulfilledAt} /> },
            ]} />
            {somewhere && !past && ((own && (session.roles.includes('submitter') || session.roles.includes('officer'))) || session.roles.includes('supervisor')) ? <Escalate incident={id} own={own} /> : null}
            <h2>Clocks</h2>
            <DataTable caption="Each start of a clock is a row of its own; a correction never replaces it" rows={incident.clockStarts} id={(row) => row.start + row.at + row.recordedAt} empty="No start of a clock is claimed yet." columns={[
              { name: 'What', cell: (row) => plain(row.start), by: (row) => row.start },
              { name: 'When', cell: (row) => <Instant at={row.at} />, by: (row) => row.at },
              { name: 'Claimed by', cell: (row) => <OrganisationLink id={row.claimedBy} /> },
              { name: 'Why', cell: (row) => (row.reason === null ? '–' : <Foreign text={row.reason} />) },
              { name: 'Accepted', cell: (row) => (row.acceptances.length === 0 ? '–' : <ul>{row.acceptances.map((one) => <li key={one.acceptedBy + one.instrument}><OrganisationLink id={one.acceptedBy} />, under {regimeOf(one.instrument)}: <Foreign text={one.reason} /> <span className="muted small"><Instant at={one.recordedAt} /></span></li>)}</ul>) },
              { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
            ]} />
            {session.roles.includes('supervisor') && !past ? <Accept incident={incident} /> : null}
            {own || (session.roles.includes('supervisor') && !past) ? <AddClock incident={id} /> : null}
            <h2>Classification in each regime</h2>
            {incident.classifications.length === 0 ? <Empty>Not classified yet.</Empty> : <ul>{incident.classifications.map((one) => <li key={one.instrument + one.recordedAt}><strong>{one.instrument}</strong>: {one.category ?? 'not reportable'}. <Foreign text={one.rationale} /> <span className="muted small"><Instant at={one.recordedAt} /></span></li>)}</ul>}
            {own && session.roles.includes('officer') && known.length > 0 ? <Classify incident={id} instruments={known} /> : null}
            {own && session.roles.includes('officer') ? <Merge incident={incident} instruments={known} /> : null}
            <h2>Reports</h2>
            <DataTable caption="Reports with their receipts" rows={incident.reports} id={(row) => row.id} empty="No report is submitted." columns={[
              { name: 'Report', cell: (row) => `${plain(row.kind)}, ${row.instrument}`, by: (row) => row.kind },
              { name: 'Summary', cell: (row) => <Foreign text={row.summary} /> },
              { name: 'Covers', cell: (row) => (row.items.length === 0 ? 'not told item by item' : <details><summary>{row.items.length} {row.items.length === 1 ? 'item' : 'items'}</summary><dl>{row.items.map((one) => <Fragment key={one.item}><dt>{plain(one.item)}</dt><dd><Foreign text={one.text} /></dd></Fragment>)}</dl></details>), by: (row) => row.items.length },
              { name: 'Missing', cell: (row) => (row.missing.length === 0 ? 'nothing that its regime lists' : <><StatusMark code="MISSING" /> <span className="left">{row.missing.map(plain).join(', ')}</span></>), by: (row) => row.missing.length },
              { name: 'Submitted', cell: (row) => <Instant at={row.submittedAt} />, by: (row) => row.submittedAt },
              { name: 'Received', cell: (row) => (row.receivedAt === null && session.roles.includes('supervisor') && !past ? <Confirm incident={id} report={row.id} /> : <Instant at={row.receivedAt} />) },
            ]} />
            {own && session.roles.includes('officer') && known.length > 0 ? <IncidentReport incident={id} instruments={known} under={incident.classifications.filter((one) => one.category !== null && known.some((instrument) => instrument.key === one.instrument)).at(-1)?.instrument} /> : null}
            <Replies finding={id} lab={incident.lab} replies={incident.replies} />
            <Proof entry={incident.logEntry} />
          </Page>
        );
      }}
    </PageOf>
  );
}

import { AnswerInquiryDocument, CloseInquiryDocument, ExtendInquiryDocument, InquiriesDocument, type InquiryOutcome } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useOperation } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Choice, Due, Empty, Field, Foreign, Instant, NotFound, OrganisationLink, Page, PageOf, Refusal, StatusMark, useClock, useDraft } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

function Answer({ inquiry }: { readonly inquiry: string }) {
  const act = useAct(AnswerInquiryDocument);
  const [answer, setAnswer, sent] = useDraft('answer');
  const [records, setRecords] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(answer.trim() === '');
    if (answer.trim() !== '') {
      void act.send({ inquiry, answer, records: records.split(/\s+/).filter(Boolean) }).then((data) => data === undefined || sent());
    }
  };
  return (
    <form className="stack card" onSubmit={submit} aria-labelledby="answer" noValidate>
      <h3 id="answer">Answer</h3>
      <Refusal fault={act.fault} />
      <Field label="Your answer" wrong={wrong ? 'Say something.' : undefined}>{(ids) => <textarea {...ids} value={answer} onChange={(event) => setAnswer(event.target.value)} />}</Field>
      <Field label="Records it rests on" hint="Their ids, one a line." optional>{(ids) => <textarea {...ids} className="mono" value={records} onChange={(event) => setRecords(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Answering…' : 'Send the answer'}</button></div>
    </form>
  );
}

function Close({ inquiry }: { readonly inquiry: string }) {
  const act = useAct(CloseInquiryDocument);
  const [outcome, setOutcome] = useState<InquiryOutcome>('RESPONSIVE');
  const [reason, setReason, sent] = useDraft('close');
  return (
    <form className="stack card" aria-labelledby="close" noValidate onSubmit={(event) => { event.preventDefault(); void act.send({ inquiry, outcome, reason }).then((data) => data === undefined || sent()); }}>
      <h3 id="close">Close it</h3>
      <Refusal fault={act.fault} />
      <Choice label="The answer is" value={outcome} options={[['RESPONSIVE', 'Responsive'], ['NOT_RESPONSIVE', 'Not responsive'], ['WITHDRAWN', 'No longer wanted: withdraw the inquiry']]} onChange={(value) => setOutcome(value as InquiryOutcome)} />
      <Field label="Why it is closed">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Closing…' : 'Close the inquiry'}</button></div>
    </form>
  );
}

function Extend({ inquiry }: { readonly inquiry: string }) {
  const act = useAct(ExtendInquiryDocument);
  const [due, setDue] = useState('');
  const [reason, setReason, sent] = useDraft('extend');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  return (
    <form className="stack card" aria-labelledby="extend" noValidate onSubmit={(event) => { event.preventDefault(); setWrong(due === '' ? 'Say until when.' : undefined); if (due !== '') { void act.send({ inquiry, dueAt: `${due}:00Z`, reason }).then((data) => data === undefined || sent()); } }}>
      <h3 id="extend">Give more time</h3>
      <Refusal fault={act.fault} />
      <Field label="New due instant (UTC)" wrong={wrong}>{(ids) => <input {...ids} type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />}</Field>
      <Field label="Why more time is given">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" aria-busy={act.busy}>{act.busy ? 'Extending…' : 'Extend'}</button></div>
    </form>
  );
}

/** One inquiry with its answers. */
export default function InquiryOf() {
  const id = useParameter('id');
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const { now } = useClock();
  const page = useOperation(InquiriesDocument, { first: 100 });
  return (
    <PageOf of={page} name="Inquiry">
      {(data) => {
        const inquiry = data.inquiries.nodes.find((node) => node.id === id);
        if (inquiry === undefined) {
          return <NotFound />;
        }
        const supervises = session.organisation === inquiry.regulator && session.roles.includes('supervisor') && inquiry.state !== 'CLOSED' && !past;
        return (
          <Page title={inquiry.title} crumbs={[{ name: 'Inquiries', href: '/inquiries' }, { name: names.organisation(inquiry.lab), href: `/labs/${inquiry.lab}` }]}
            status={<><StatusMark code={inquiry.state} /> {inquiry.outcome === null ? null : `Found ${plain(inquiry.outcome)}. `}Due {inquiry.state === 'OPEN' || inquiry.state === 'OVERDUE' ? <Due at={inquiry.dueAt} now={now} /> : <Instant at={inquiry.dueAt} />}{inquiry.earlierDueAt.length === 0 ? '' : `, extended ${String(inquiry.earlierDueAt.length)} times`}.</>}>
            <p className="muted small"><OrganisationLink id={inquiry.regulator} /> asks <OrganisationLink id={inquiry.lab} />, <Instant at={inquiry.recordedAt} />.</p>
            <blockquote><Foreign text={inquiry.question} /></blockquote>
            <h2>Answers ({inquiry.answers.length})</h2>
            {inquiry.answers.length === 0 ? <Empty>Not answered yet.</Empty> : inquiry.answers.map((answer) => (
              <article key={answer.recordedAt} className="change">
                <p><Foreign text={answer.answer} /></p>
                <p className="muted small">Recorded <Instant at={answer.recordedAt} />. Rests on {answer.records.length === 0 ? 'no record' : answer.records.map((record) => { const to = pageOf(record); return to === undefined ? <code key={record}>{record} </code> : <span key={record}><Link href={to}>{record}</Link> </span>; })}.</p>
              </article>
            ))}
            {inquiry.closedBecause === null ? null : <p>Closed: <Foreign text={inquiry.closedBecause} /></p>}
            {session.organisation === inquiry.lab && session.roles.includes('officer') && inquiry.state !== 'CLOSED' && !past ? <Answer inquiry={id} /> : null}
            {supervises ? <div className="split even"><Close inquiry={id} /><Extend inquiry={id} /></div> : null}
          </Page>
        );
      }}
    </PageOf>
  );
}

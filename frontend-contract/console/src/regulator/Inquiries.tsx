import { InquiriesDocument, OpenInquiryDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { Choice, DataTable, Due, Field, Instant, More, OrganisationLink, Page, Part, Refusal, StatusMark, useClock, useDraft } from '../shared/ui';
import { go, Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

function Open() {
  const act = useAct(OpenInquiryDocument);
  const labs = useNames().organisations.filter((one) => one.kind === 'LAB');
  const [lab, setLab] = useState('');
  const [title, setTitle, titleSent] = useDraft('title');
  const [question, setQuestion, questionSent] = useDraft('question');
  const [due, setDue, dueSent] = useDraft('due');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() !== '' && question.trim() !== '' && due !== '') {
      void act.send({ lab: lab === '' ? (labs[0]?.id ?? '') : lab, title, question, dueAt: `${due}:00Z`, records: [] }).then((data) => {
        if (data !== undefined) {
          titleSent();
          questionSent();
          dueSent();
          go(`/inquiries/${data.openInquiry.inquiry.id}`);
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="open" noValidate>
      <h2 id="open">Ask a lab</h2>
      <Refusal fault={act.fault} />
      <Choice label="Lab" value={lab === '' ? (labs[0]?.id ?? '') : lab} options={labs.map((one) => [one.id, one.name])} onChange={setLab} />
      <Field label="Title" wrong={tried && title.trim() === '' ? 'Give it a title.' : undefined}>{(ids) => <input {...ids} type="text" value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
      <Field label="Question" wrong={tried && question.trim() === '' ? 'Ask something.' : undefined}>{(ids) => <textarea {...ids} value={question} onChange={(event) => setQuestion(event.target.value)} />}</Field>
      <Field label="Answer due (UTC)" wrong={tried && due === '' ? 'Say by when.' : undefined}>{(ids) => <input {...ids} type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Asking…' : 'Ask the lab'}</button></div>
    </form>
  );
}

/** What was asked, and was it answered? */
export default function Inquiries() {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const names = useNames();
  const { now } = useClock();
  const list = useList(InquiriesDocument, { first: 50 }, (data) => data.inquiries);
  const rows = list.data?.pages.flatMap((page) => page.inquiries.nodes) ?? [];
  return (
    <Page title="Inquiries" status={list.data === undefined ? undefined : `${String(rows.filter((row) => row.state === 'OPEN' || row.state === 'OVERDUE').length)} wait for an answer.`}>
      <Part of={list} name="Inquiries">
        {() => (
          <>
            <DataTable caption="Inquiries, the newest first" rows={rows} id={(row) => row.id} empty="Nothing was asked." sortable={!list.hasNextPage} columns={[
              { name: 'Inquiry', cell: (row) => <Link href={`/inquiries/${row.id}`}><bdi>{row.title}</bdi></Link>, by: (row) => row.title },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Asked by', cell: (row) => <OrganisationLink id={row.regulator} />, by: (row) => names.organisation(row.regulator) },
              { name: 'State', cell: (row) => <StatusMark code={row.state} />, by: (row) => row.state },
              { name: 'Due', cell: (row) => (row.state === 'OPEN' || row.state === 'OVERDUE' ? <Due at={row.dueAt} now={now} /> : <Instant at={row.dueAt} />), by: (row) => row.dueAt },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      {session.roles.includes('supervisor') && !past ? <Open /> : null}
    </Page>
  );
}

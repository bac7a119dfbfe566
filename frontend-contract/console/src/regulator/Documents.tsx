import { ConfirmFilingDocument, FilingsDocument, InstrumentsDocument, SubmitFilingDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList, useOperation } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { Choice, DataTable, Field, Foreign, Instant, More, OrganisationLink, Page, Part, Refusal, useClock, useDraft } from '../shared/ui';
import { Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Redactions } from './Redactions';

function Confirm({ filing, what }: { readonly filing: string; readonly what: string }) {
  const act = useAct(ConfirmFilingDocument);
  const clock = useClock();
  return (
    <>
      <button type="button" aria-busy={act.busy} onClick={() => void act.send({ filing, receivedAt: clock.current ?? '' })}>{act.busy ? 'Confirming…' : 'Confirm receipt'}<span className="visually-hidden">: {what}</span></button>
      <Refusal fault={act.fault} />
    </>
  );
}

/** What a requirement asks for, handed in: the receipt is the regulator's. */
function Submit() {
  const act = useAct(SubmitFilingDocument);
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true });
  const known = instruments.data?.instruments.nodes.filter((one) => one.approved) ?? [];
  const [instrument, setInstrument] = useState('');
  const [requirement, setRequirement] = useState('');
  const [summary, setSummary, sent] = useDraft('summary');
  const [document, setDocument, documentSent] = useDraft('evidence');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const chosen = known.find((one) => one.key === instrument) ?? known[0];
  const key = requirement === '' ? (chosen?.requirements[0]?.key ?? '') : requirement;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(summary.trim() === '' ? 'Say what is handed in.' : undefined);
    if (summary.trim() !== '' && chosen !== undefined) {
      void act.send({ instrument: chosen.key, requirementKey: key, summary, ...(document.trim() === '' ? {} : { document: document.trim() }) }).then((data) => {
        if (data !== undefined) {
          sent();
          documentSent();
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="hand-in" noValidate>
      <h2 id="hand-in">Hand in a document</h2>
      <Refusal fault={act.fault} />
      <Choice label="Regime" value={chosen?.key ?? ''} options={known.map((one) => [one.key, one.name] as const)} onChange={(value) => { setInstrument(value); setRequirement(''); }} />
      <Choice label="Requirement" value={key} options={chosen?.requirements.map((one) => [one.key, `${one.key}: ${one.text.slice(0, 70)}`] as const) ?? []} onChange={setRequirement} />
      <Field label="Summary" wrong={wrong}>{(ids) => <textarea {...ids} value={summary} onChange={(event) => setSummary(event.target.value)} />}</Field>
      <Field label="Evidence" hint="The id of a sealed piece of evidence, evd_ and 32 hex digits, if the document is one." optional>{(ids) => <input {...ids} type="text" className="mono" value={document} onChange={(event) => setDocument(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Handing in…' : 'Hand it in'}</button></div>
    </form>
  );
}

/** What was received, when, and what still waits for a receipt. */
export default function Documents() {
  const session = useSession().data ?? ANYONE;
  const names = useNames();
  const past = isPast(useAsOf());
  const list = useList(FilingsDocument, { first: 100 }, (data) => data.filings);
  const rows = list.data?.pages.flatMap((page) => page.filings.nodes) ?? [];
  const waiting = rows.filter((row) => row.receivedAt === null).length;
  const supervisor = session.roles.includes('supervisor') && !past;
  return (
    <Page title="Documents handed in" status={list.data === undefined ? undefined : `${String(rows.length)}${list.hasNextPage ? ' or more' : ''} ${rows.length === 1 ? 'document was' : 'documents were'} handed in, ${String(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a receipt.`}>
      <Part of={list} name="Documents">
        {() => (
          <>
            <DataTable caption="Each with the day it was handed in, and the receipt" rows={rows} id={(row) => row.id} empty="Nothing was handed in." sortable={!list.hasNextPage} columns={[
              { name: 'What', cell: (row) => <Foreign text={row.summary} /> },
              { name: 'Requirement', cell: (row) => `${row.instrument} ${row.requirementKey}`, by: (row) => row.instrument + row.requirementKey },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Document', cell: (row) => (row.document === null ? '–' : <Link href={`/evidence/${row.document}`}>Evidence</Link>) },
              { name: 'Handed in', cell: (row) => <Instant at={row.submittedAt} />, by: (row) => row.submittedAt },
              { name: 'Received', cell: (row) => (row.receivedAt === null && supervisor ? <Confirm filing={row.id} what={`${row.instrument} ${row.requirementKey}`} /> : row.receivedAt === null ? 'no receipt yet' : <Instant at={row.receivedAt} />), by: (row) => row.receivedAt ?? '' },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      <Redactions />
      {session.roles.includes('officer') && !past ? <Submit /> : null}
    </Page>
  );
}

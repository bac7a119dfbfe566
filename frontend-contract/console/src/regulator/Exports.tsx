import { InstrumentsDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAsOf } from '../shared/data/asOf';
import { useOperation } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { useNames } from '../shared/data/words';
import { TakingNotice, useTaking } from '../shared/forms/Taking';
import { Choice, NotFound, Page, PageOf, Waiting } from '../shared/ui';
import { Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

const WHAT: readonly (readonly [string, string])[] = [['compliance', 'How labs stand to what they committed themselves to'], ['obligations', 'What labs owe, and by when']];
const READ: readonly (readonly [string, string])[] = [['csv', 'CSV, for a spreadsheet'], ['json', 'JSON']];
const FORMS: readonly (readonly [string, string])[] = [...READ, ['oscal', 'OSCAL assessment results (JSON)'], ['pdf', 'PDF, to be read and filed']];
const PROVEN: readonly [string, string] = ['zip', 'All of them in a ZIP, with the file that proves them'];

/** What one takes away: a file of one state, with what one may see of it. */
export default function Exports() {
  const session = useSession();
  const names = useNames();
  const asOf = useAsOf();
  const { kind, organisation: own } = session.data ?? ANYONE;
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true });
  const [chosenWhat, setWhat] = useState('compliance');
  const [chosenForm, setForm] = useState('csv');
  const [lab, setLab] = useState('');
  const [instrument, setInstrument] = useState('');
  const taking = useTaking();
  if (session.isPending) {
    return <Page title="Exports"><Waiting /></Page>;
  }
  if (kind !== 'LAB' && kind !== 'REGULATOR' && kind !== 'AUDITOR') {
    return <NotFound />;
  }
  const what = kind === 'AUDITOR' ? 'obligations' : chosenWhat;
  const of = kind === 'LAB' ? own : lab;
  const forms = what === 'obligations' ? READ : of === '' ? FORMS : [...FORMS, PROVEN];
  const form = forms.some(([one]) => one === chosenForm) ? chosenForm : 'csv';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const query = new URLSearchParams({ ...(of === '' ? {} : { lab: of }), ...(instrument === '' ? {} : { instrument }), ...(asOf.validAt === null ? {} : { validAt: asOf.validAt }), ...(asOf.knownAt === null ? {} : { knownAt: asOf.knownAt }) });
    taking.start(`/exports/${what}.${form}?${query.toString()}`, `${what}.${form}`);
  };
  return (
    <PageOf of={instruments} name="Exports">
      {(data) => (
        <Page title="Exports" prose status="How labs stand and what they owe, as a file. It is of one state, holds what you may see, and says as of when and at which log size.">
          <form className="stack" aria-label="An export" noValidate onSubmit={submit}>
            {kind === 'AUDITOR' ? null : <Choice label="What" value={what} options={WHAT} onChange={setWhat} />}
            <Choice label="Form" value={form} options={forms} onChange={setForm} {...(form === 'zip' ? { hint: 'countersign verify checks that nothing in it was changed or left out.' } : {})} />
            <Choice label="Labs" value={of} options={kind === 'LAB' ? [[own, names.organisation(own)]] : [['', kind === 'AUDITOR' ? 'All that engaged you' : 'All in your jurisdictions'], ...names.organisations.filter((one) => one.kind === 'LAB').map((one) => [one.id, one.name] as const)]} onChange={setLab} />
            <Choice label="Regime" value={instrument} options={[['', what === 'obligations' ? 'All of them' : 'None: the labs’ own commitments'], ...data.instruments.nodes.filter((one) => one.approved).map((one) => [one.key, `${one.name} ${one.version}`] as const)]} onChange={setInstrument} />
            <p className="muted">{asOf.validAt === null && asOf.knownAt === null ? 'As of now. Look at another day first to take away what stood then.' : `What held on ${asOf.validAt === null ? 'this day' : instant(asOf.validAt)}, as known ${asOf.knownAt === null ? 'now' : `at ${instant(asOf.knownAt)}`}.`}</p>
            <div className="acts">
              <button type="submit" className="primary" aria-busy={taking.busy}>{taking.busy ? 'Taking it…' : 'Take it away'}</button>
              {taking.busy ? <button type="button" onClick={taking.stop}>Cancel</button> : null}
            </div>
          </form>
          <TakingNotice step={taking.step} />
          <h2>What else can be taken away</h2>
          <ul>
            <li>Every decision, halt and attestation has <em>Download proof</em> on its page: one file that <code>countersign verify</code> recomputes without us.</li>
            {kind === 'LAB' ? <li>A lab’s records put together for a model report, or for its board, are at <Link href="/packs">Report packs</Link>.</li> : null}
            <li>Every table has <em>Download as CSV</em> beneath it: the rows as they are shown.</li>
            <li>Every page prints, with the instant that it is of.</li>
            <li>A year in anonymous counts is at <Link href="/aggregates">Yearly counts</Link>: anyone may ask it again and gets the same.</li>
          </ul>
        </Page>
      )}
    </PageOf>
  );
}

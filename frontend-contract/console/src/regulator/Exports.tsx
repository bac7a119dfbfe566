import { InstrumentsDocument } from '@countersign/client';
import { useRef, useState, type FormEvent } from 'react';
import { useAsOf } from '../shared/data/asOf';
import { useOperation } from '../shared/data/query';
import { count, instant } from '../shared/data/time';
import { useNames } from '../shared/data/words';
import { Choice, NotFound, Page, PageOf, Waiting } from '../shared/ui';
import { save } from '../shared/ui/save';
import { Link } from '../shell/router';
import { ANYONE, ready, useSession } from '../shell/session';

const FORMS: readonly (readonly [string, string])[] = [['csv', 'CSV, for a spreadsheet'], ['json', 'JSON'], ['oscal', 'OSCAL assessment results (JSON)'], ['pdf', 'PDF, to be read and filed']];

type Step =
  | { readonly at: 'idle' | 'asking' | 'cancelled' }
  | { readonly at: 'taking'; readonly rows: string; readonly bytes: number }
  | { readonly at: 'done'; readonly name: string; readonly rows: string; readonly bytes: number; readonly validAt: string; readonly logSize: string }
  | { readonly at: 'failed'; readonly code: string; readonly sentence: string };

/** What one takes away: compliance as a file, of one state, with what one may see of it. */
export default function Exports() {
  const session = useSession();
  const names = useNames();
  const asOf = useAsOf();
  const kind = (session.data ?? ANYONE).kind;
  const own = (session.data ?? ANYONE).organisation;
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true });
  const [form, setForm] = useState('csv');
  const [lab, setLab] = useState('');
  const [instrument, setInstrument] = useState('');
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const stop = useRef<AbortController | undefined>(undefined);
  if (session.isPending) {
    return <Page title="Exports"><Waiting /></Page>;
  }
  if (kind !== 'LAB' && kind !== 'REGULATOR') {
    return <NotFound />;
  }
  const take = async () => {
    const cancel = new AbortController();
    stop.current = cancel;
    setStep({ at: 'asking' });
    try {
      await ready();
      const query = new URLSearchParams({ ...(lab === '' ? {} : { lab }), ...(instrument === '' ? {} : { instrument }), ...(asOf.validAt === null ? {} : { validAt: asOf.validAt }), ...(asOf.knownAt === null ? {} : { knownAt: asOf.knownAt }) });
      const response = await fetch(`/exports/compliance.${form}?${query.toString()}`, { headers: { 'X-Requested-With': 'JavaScript' }, credentials: 'same-origin', signal: cancel.signal });
      if (!response.ok || response.body === null) {
        const said = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
        setStep({ at: 'failed', code: said.code ?? String(response.status), sentence: said.message ?? 'The file could not be made. Try again.' });
        return;
      }
      const head = (name: string) => response.headers.get(name) ?? '';
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let bytes = 0;
      for (const reader = response.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) {
          break;
        }
        pieces.push(value);
        bytes += value.length;
        setStep({ at: 'taking', rows: head('Countersign-Rows'), bytes });
      }
      const name = /filename="([^"]+)"/.exec(head('Content-Disposition'))?.[1] ?? `compliance.${form}`;
      save(new Blob(pieces, { type: head('Content-Type') }), name);
      setStep({ at: 'done', name, rows: head('Countersign-Rows'), bytes, validAt: head('Countersign-Valid-At'), logSize: head('Countersign-Log-Size') });
    } catch {
      setStep(cancel.signal.aborted ? { at: 'cancelled' } : { at: 'failed', code: 'CONNECTION_LOST', sentence: 'The line broke, so nothing was kept: half a file would read as a whole one. Take it again.' });
    }
  };
  const busy = step.at === 'asking' || step.at === 'taking';
  return (
    <PageOf of={instruments} name="Exports">
      {(data) => (
        <Page title="Exports" prose status="How labs stand to their commitments, as a file. It is of one state, holds what you may see, and says as of when and at which log size.">
          <form className="stack" aria-label="An export" noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); void take(); }}>
            <Choice label="Form" value={form} options={FORMS} onChange={setForm} />
            <Choice label="Labs" value={kind === 'LAB' ? own : lab} options={kind === 'LAB' ? [[own, names.organisation(own)]] : [['', 'All in your jurisdictions'], ...names.organisations.filter((one) => one.kind === 'LAB').map((one) => [one.id, one.name] as const)]} onChange={setLab} />
            <Choice label="Regime" value={instrument} options={[['', 'None: the labs’ own commitments'], ...data.instruments.nodes.filter((one) => one.approved).map((one) => [one.key, `${one.name} ${one.version}`] as const)]} onChange={setInstrument} />
            <p className="muted">{asOf.validAt === null && asOf.knownAt === null ? 'As of now. Look at another day first to take away what stood then.' : `What held on ${asOf.validAt === null ? 'this day' : instant(asOf.validAt)}, as known ${asOf.knownAt === null ? 'now' : `at ${instant(asOf.knownAt)}`}.`}</p>
            <div className="acts">
              <button type="submit" className="primary" aria-busy={busy}>{busy ? 'Taking it…' : 'Take it away'}</button>
              {busy ? <button type="button" onClick={() => stop.current?.abort()}>Cancel</button> : null}
            </div>
          </form>
          <div role="status">
            {step.at === 'taking' ? <p>{step.rows === '' ? '' : `${count(step.rows)} rows; `}{count(step.bytes)} bytes so far.</p> : null}
            {step.at === 'cancelled' ? <p className="notice">Cancelled. Nothing was kept.</p> : null}
            {step.at === 'done' ? <p className="notice">{step.name}: {count(step.rows)} {step.rows === '1' ? 'row' : 'rows'}, {count(step.bytes)} bytes, as of {step.validAt === '' ? 'now' : instant(step.validAt)}, log size {count(step.logSize)}.</p> : null}
          </div>
          {step.at === 'failed' ? <p className="notice wrong" role="alert">{step.sentence} <span className="small muted">Code <code>{step.code}</code></span></p> : null}
          <h2>What else can be taken away</h2>
          <ul>
            <li>Every decision, halt and attestation has <em>Download proof</em> on its page: one file that <code>countersign verify</code> recomputes without us.</li>
            <li>Every table has <em>Download as CSV</em> beneath it: the rows as they are shown.</li>
            <li>Every page prints, with the instant that it is of.</li>
            <li>A year in anonymous counts is at <Link href="/aggregates">Yearly counts</Link>: anyone may ask it again and gets the same.</li>
          </ul>
        </Page>
      )}
    </PageOf>
  );
}

import { InstrumentReportsDocument, SubmitIncidentReportDocument, type ReportItem, type ReportKind } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct, useOperation } from '../shared/data/query';
import { plain } from '../shared/data/words';
import { Choice, Field, Refusal, useDraft } from '../shared/ui';

const REPORTS: readonly ReportKind[] = ['INITIAL', 'INTERMEDIATE', 'FINAL', 'AMENDED', 'IMMINENT_RISK'];

/** What the report says of each thing that its regime lists. */
type Said = Readonly<Partial<Record<ReportItem, string>>>;

const titled = (code: string): string => plain(code).replace(/^./, (first) => first.toUpperCase());

/** Hands a report in, item by item as its regime lists them. An incomplete one is in time all the same; what it leaves out is named. */
export function IncidentReport({ incident, instruments, under }: {
  readonly incident: string;
  readonly instruments: readonly { readonly key: string; readonly name: string }[];
  /** The regime that it falls under by its newest classification. */
  readonly under: string | undefined;
}) {
  const act = useAct(SubmitIncidentReportDocument);
  const [instrument, setInstrument] = useState(under ?? instruments[0]?.key ?? '');
  const [kind, setKind] = useState<ReportKind>('INITIAL');
  const [summary, setSummary, sent] = useDraft('summary');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [kept, setKept, itemsSent] = useDraft('items', '{}');
  const said = JSON.parse(kept) as Said;
  const asked = useOperation(InstrumentReportsDocument, { key: instrument }, { timeless: true, enabled: instrument !== '', staleTime: 600_000 });
  const listed = [...new Set(asked.data?.instruments.nodes.filter((one) => one.approved && one.key === instrument).flatMap((one) => one.requirements).filter((requirement) => requirement.report === kind).flatMap((requirement) => requirement.items) ?? [])];
  const textOf = (item: ReportItem): string => said[item]?.trim() ?? '';
  const left = listed.filter((item) => textOf(item) === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(summary.trim() === '' ? 'Say in short what the report says.' : undefined);
    if (summary.trim() !== '') {
      const items = listed.filter((item) => textOf(item) !== '').map((item) => ({ item, text: textOf(item) }));
      void act.send({ incident, instrument, kind, summary, ...(items.length === 0 ? {} : { items }) }).then((data) => {
        if (data !== undefined) {
          sent();
          itemsSent();
        }
      });
    }
  };
  return (
    <details className="fold">
      <summary>Submit a report</summary>
      <form className="stack" onSubmit={submit} aria-label="Submit a report" noValidate>
        <Refusal fault={act.fault} />
        <Choice label="Under regime" value={instrument} options={instruments.map((one) => [one.key, one.name])} onChange={setInstrument} />
        <Choice label="Kind" value={kind} options={REPORTS.map((code) => [code, plain(code)] as const)} onChange={(value) => setKind(value as ReportKind)} />
        <Field label="Summary" wrong={wrong}>{(ids) => <textarea {...ids} value={summary} onChange={(event) => setSummary(event.target.value)} />}</Field>
        {listed.length === 0 ? null : (
          <fieldset className="field">
            <legend>What this regime lists</legend>
            <p className="hint">{left.length === 0 ? 'All of it is said.' : `Not said yet: ${left.map(plain).join(', ')}. It can be handed in without; what is missing is named beside it.`}</p>
            {listed.map((item) => (
              <Field key={item} label={titled(item)} optional>
                {(ids) => <textarea {...ids} rows={2} className="low" value={said[item] ?? ''} onChange={(event) => setKept(JSON.stringify({ ...said, [item]: event.target.value }))} />}
              </Field>
            ))}
          </fieldset>
        )}
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Submitting…' : 'Submit the report'}</button></div>
      </form>
    </details>
  );
}

import { ClaimMilestoneDocument, InstrumentClocksDocument, InstrumentsDocument, type ClockStart } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct, useOperation } from '../data/query';
import { plain } from '../data/words';
import { Choice, Field, Refusal, useDraft } from '../ui';

/** What a lab claims itself; every other start shows in the record, or belongs to an incident. */
export const OF_A_LAB: readonly ClockStart[] = ['PLACED_ON_MARKET', 'SYSTEMIC_RISK_MET', 'SYSTEMIC_RISK_NOTIFIED', 'QUALIFIED', 'REFERENCE_STATUS_LOST', 'REPORT_CONFIRMED', 'REPORT_DELAYED', 'EVALUATOR_FINDING_DISCLOSED'];
/** What an auditor says of its own findings. */
export const OF_AN_AUDITOR: readonly ClockStart[] = ['EVALUATOR_FINDING_DISCLOSED'];
const OTHER = 'other';

/** Says when something happened, or is planned, that starts a clock; what is owed from then on follows. */
export function Milestone({ title, starting, subjects, byId = false }: {
  readonly title: string;
  readonly starting: readonly ClockStart[];
  /** What it may be about; an empty id is the lab itself. */
  readonly subjects: readonly (readonly [id: string, name: string])[];
  /** True if it may be about something else, by its id. */
  readonly byId?: boolean;
}) {
  const act = useAct(ClaimMilestoneDocument);
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true, staleTime: 600_000 });
  const known = instruments.data?.instruments.nodes.filter((one) => one.approved) ?? [];
  const [chosen, setChosen] = useState('');
  const instrument = chosen === '' ? (known[0]?.key ?? '') : chosen;
  const clocks = useOperation(InstrumentClocksDocument, { key: instrument }, { timeless: true, enabled: instrument !== '', staleTime: 600_000 });
  const asking = clocks.data?.instruments.nodes.filter((one) => one.approved).flatMap((one) => one.requirements) ?? [];
  const starts = starting.filter((start) => asking.some((requirement) => requirement.clock?.starts.includes(start)));
  const [picked, setPicked] = useState('');
  const start = starts.find((one) => one === picked) ?? starts[0];
  const [aimed, setAbout] = useState<string | undefined>(undefined);
  const about = aimed ?? subjects[0]?.[0] ?? OTHER;
  const [other, setOther, otherSent] = useDraft('milestone subject');
  const [at, setAt] = useState('');
  const [evidence, setEvidence, evidenceSent] = useDraft('milestone evidence');
  const [reason, setReason, reasonSent] = useDraft('milestone reason');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const wrong = {
    at: at === '' ? 'Say when, in UTC.' : undefined,
    other: about === OTHER && other.trim() === '' ? 'Give the id of what it is about.' : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setDone(false);
    if (start !== undefined && wrong.at === undefined && wrong.other === undefined) {
      const subject = about === OTHER ? other.trim() : about;
      void act.send({ instrument, start, at: `${at}:00Z`, evidence: evidence.split(/\s+/).filter(Boolean), ...(subject === '' ? {} : { subject }), ...(reason.trim() === '' ? {} : { reason }) }).then((data) => {
        if (data !== undefined) {
          [otherSent, evidenceSent, reasonSent].forEach((sent) => sent());
          setTried(false);
          setDone(true);
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="milestone" noValidate>
      <h2 id="milestone">{title}</h2>
      <Refusal fault={act.fault} />
      <Choice label="Under the regime" value={instrument} options={known.map((one) => [one.key, one.name] as const)} onChange={setChosen} />
      {start === undefined ? <p className="muted">{clocks.isPending ? 'Looking up what starts its clocks…' : `No clock of this regime is started by ${starting.length === 1 ? 'it' : 'what a lab claims: they follow from the record, or belong to an incident'}.`}</p> : (
        <>
          <Choice label="What happened" value={start} options={starts.map((one) => [one, plain(one)] as const)} onChange={setPicked} hint={`It starts the clock of ${asking.filter((requirement) => requirement.clock?.starts.includes(start) === true).map((requirement) => requirement.key).join(', ')}.`} />
          <Choice label="About" value={about} options={byId ? [...subjects, [OTHER, 'Something else, by its id']] : subjects} onChange={setAbout} />
          {about === OTHER ? <Field label="Its id" wrong={tried ? wrong.other : undefined}>{(ids) => <input {...ids} type="text" className="mono" value={other} onChange={(event) => setOther(event.target.value)} />}</Field> : null}
          <Field label="When it happened (UTC)" {...(starting.includes('PLACED_ON_MARKET') ? { hint: 'A placing on the market may lie ahead.' } : {})} wrong={tried ? wrong.at : undefined}>{(ids) => <input {...ids} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />}</Field>
          <Field label="Evidence that it rests on" hint="Ids, one a line." optional>{(ids) => <textarea {...ids} className="mono" spellCheck={false} value={evidence} onChange={(event) => setEvidence(event.target.value)} />}</Field>
          <Field label="Why it is corrected, if it was claimed before" hint="The earlier day stays on record." optional>{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Claiming…' : 'Claim it'}</button></div>
        </>
      )}
      <p role="status">{done ? 'It is on record, and what is owed from then on stands among the deadlines.' : ''}</p>
    </form>
  );
}

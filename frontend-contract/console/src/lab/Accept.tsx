import { AcceptClockStartDocument, type ClockStart } from '@countersign/client';
import { useState } from 'react';
import { useAct } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { plain } from '../shared/data/words';
import { Choice, ConfirmByTyping, Field, useDraft } from '../shared/ui';

interface Claims {
  readonly id: string;
  readonly lab: string;
  readonly obligations: readonly { readonly claimedDue: { readonly startedAt: string } | null }[];
  readonly clockStarts: readonly { readonly start: ClockStart; readonly at: string; readonly claimedBy: string }[];
}

/** A regulator accepts, for its own regimes, a correction that came after the day had passed. */
export function Accept({ incident }: { readonly incident: Claims }) {
  const act = useAct(AcceptClockStartDocument);
  const [reason, setReason, sent] = useDraft('accept');
  const waiting = new Set(incident.obligations.flatMap((one) => (one.claimedDue === null ? [] : [one.claimedDue.startedAt])));
  const newest = new Map(incident.clockStarts.filter((one) => one.claimedBy === incident.lab).map((one) => [one.start, one.at] as const));
  const open = [...newest].filter(([, at]) => waiting.has(at));
  const [chosen, setChosen] = useState('');
  const [start, at] = open.find(([one]) => one === chosen) ?? open[0] ?? [];
  if (start === undefined || at === undefined) {
    return null;
  }
  return (
    <div className="acts">
      <ConfirmByTyping title="Accept a correction" what="correction" act={act} verb="Accept the correction" doing="Accepting…" input={() => ({ incident: incident.id, start, at, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why you accept it.' : undefined)}
        follows={<p>What your own regimes ask is due by it from then on; what was due before stays in sight. Nobody takes that back.</p>}>
        <Choice label="Which clock" value={start} options={open.map(([one, when]) => [one, `${plain(one)}: ${instant(when)}`] as const)} onChange={setChosen} />
        <Field label="Why you accept it">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      </ConfirmByTyping>
    </div>
  );
}

import { IncidentsDocument, MergeIncidentsDocument } from '@countersign/client';
import { useState } from 'react';
import { useAct, useOperation } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { Choice, ConfirmByTyping, Field, Part, useDraft } from '../shared/ui';

/** Reports a similar incident with an earlier one of the lab's: that one's clocks govern from then on. */
export function Merge({ incident, instruments }: { readonly incident: { readonly id: string; readonly recordedAt: string; readonly lab: string; readonly classifications: readonly { readonly instrument: string; readonly category: string | null }[] }; readonly instruments: readonly { readonly key: string; readonly name: string }[] }) {
  const act = useAct(MergeIncidentsDocument);
  const list = useOperation(IncidentsDocument, { first: 100 });
  const [regime, setRegime] = useState('');
  const [earlier, setEarlier] = useState('');
  const [reason, setReason, sent] = useDraft('merge');
  const under = instruments.filter((one) => incident.classifications.filter((mine) => mine.instrument === one.key).at(-1)?.category != null);
  const instrument = regime === '' ? (under[0]?.key ?? '') : regime;
  return (
    <Part of={list} name="Earlier incidents">
      {(data) => {
        const before = data.incidents.nodes.filter((one) => one.lab === incident.lab && one.nature !== 'NEAR_MISS' && one.recordedAt < incident.recordedAt && one.classifications.some((mine) => mine.instrument === instrument && mine.category !== null));
        const into = earlier === '' ? (before[0]?.id ?? '') : earlier;
        return under.length === 0 || before.length === 0 ? null : (
          <div className="acts">
            <ConfirmByTyping title="Report it with an earlier incident" what={instrument} act={act} verb="Report them as one" doing="Merging…" input={() => ({ incident: incident.id, mergedInto: into, instrument, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why they are one.' : undefined)}
              follows={<p>Under this regime the earlier incident’s clocks govern, and this one is reported with it. Both stay on record.</p>}>
              <Choice label="Under the regime" value={instrument} options={under.map((one) => [one.key, one.name] as const)} onChange={(value) => { setRegime(value); setEarlier(''); }} />
              <Choice label="The earlier incident" value={into} options={before.map((one) => [one.id, `${one.title}, ${instant(one.recordedAt)}`] as const)} onChange={setEarlier} />
              <Field label="Why they are one">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
            </ConfirmByTyping>
          </div>
        );
      }}
    </Part>
  );
}

import { EscalateNearMissDocument } from '@countersign/client';
import { useAct } from '../shared/data/query';
import { ConfirmByTyping, Field, useDraft } from '../shared/ui';

/** Says that a near miss was an incident after all. Nobody takes that back. */
export function Escalate({ incident, own }: { readonly incident: string; readonly own: boolean }) {
  const act = useAct(EscalateNearMissDocument);
  const [reason, setReason, sent] = useDraft('escalate');
  return (
    <div className="acts">
      <ConfirmByTyping title="Take it for an incident" what="incident" act={act} verb="Escalate the near miss" doing="Escalating…" input={() => ({ incident, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why it was an incident after all.' : undefined)}
        follows={<p>{own ? 'What its regimes ask' : 'What your own regime asks'} is owed from then on, by the clocks as they were claimed. Nobody takes that back.</p>}>
        <Field label="Why it was one">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      </ConfirmByTyping>
    </div>
  );
}

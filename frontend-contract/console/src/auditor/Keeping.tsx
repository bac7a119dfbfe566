import { EraseEvidenceDocument, PlaceEvidenceHoldDocument, ReleaseEvidenceHoldDocument, SetEvidenceRetentionDocument } from '@countersign/client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, type Act } from '../shared/data/query';
import { ConfirmByTyping, DataTable, Field, Foreign, Instant, OrganisationLink, Refusal, useDraft } from '../shared/ui';
import { ANYONE, useSession } from '../shell/session';

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly retainedUntil: string | null;
  readonly erasure: object | null;
  readonly holds: readonly { readonly id: string; readonly organisation: string; readonly placedAt: string; readonly reason: string }[];
}

const KEEPERS = ['officer', 'lead', 'supervisor'];

/** An act on it, with its reason: everything that is done to evidence says why. */
function WithReason<TInput extends { idempotencyKey: string; reason: string }, TData>({ title, name, verb, doing, act, input, lacking, children }: {
  readonly title: string;
  /** What is typed is kept under this. */
  readonly name: string;
  readonly verb: string;
  readonly doing: string;
  readonly act: Act<TInput, TData>;
  readonly input: (reason: string) => Omit<TInput, 'idempotencyKey'>;
  readonly lacking?: boolean;
  readonly children?: (tried: boolean) => ReactNode;
}) {
  const [reason, setReason, sent] = useDraft(name);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '' && lacking !== true) {
      void act.send(input(reason)).then((data) => {
        if (data !== undefined) {
          sent();
          setTried(false);
        }
      });
    }
  };
  return (
    <details>
      <summary>{title}</summary>
      <form className="stack" onSubmit={submit} aria-label={title} noValidate>
        <Refusal fault={act.fault} />
        {children?.(tried)}
        <Field label="Why" wrong={tried && reason.trim() === '' ? 'Say why.' : undefined}>{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? doing : verb}</button></div>
      </form>
    </details>
  );
}

function Release({ evidence, hold }: { readonly evidence: string; readonly hold: string }) {
  const act = useAct(ReleaseEvidenceHoldDocument);
  return <WithReason title="Release it" name={`release ${hold}`} verb="Release the hold" doing="Releasing…" act={act} input={(reason) => ({ evidence, hold, reason })} />;
}

function Erase({ evidence }: { readonly evidence: Kept }) {
  const act = useAct(EraseEvidenceDocument);
  const [reason, setReason, sent] = useDraft('erase');
  return (
    <div className="acts">
      <ConfirmByTyping title="Erase the bytes" what={evidence.name} act={act} verb="Erase the bytes for ever" doing="Erasing…" input={() => ({ evidence: evidence.id, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why.' : undefined)}
        follows={<p>The bytes are gone for everyone; a tombstone stays, and with it the digest, what was read from them, and everything that was signed. It is refused while a hold stands, or the time of keeping runs.</p>}>
        <Field label="Why">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      </ConfirmByTyping>
    </div>
  );
}

/** How long it is kept, who holds it, and what may be done about that. */
export function Keeping({ evidence }: { readonly evidence: Kept }) {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const hold = useAct(PlaceEvidenceHoldDocument);
  const retain = useAct(SetEvidenceRetentionDocument);
  const [until, setUntil] = useState('');
  const may = !past && evidence.erasure === null;
  const keeper = may && session.roles.some((role) => KEEPERS.includes(role));
  const owner = keeper && session.organisation === evidence.owner && !session.roles.includes('supervisor');
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">How long it is kept</h2>
      <p>{evidence.retainedUntil === null ? 'Nobody said how long it is to be kept; it is not erased before that is said.' : <>At least until <Instant at={evidence.retainedUntil} />.</>} {evidence.holds.length === 0 ? 'No hold that you may see keeps it.' : 'A hold keeps it whatever that says.'}</p>
      {evidence.holds.length === 0 ? null : (
        <DataTable caption="Holds, which beat the time of keeping" rows={evidence.holds} id={(row) => row.id} empty="" sortable={false} columns={[
          { name: 'Placed by', cell: (row) => <OrganisationLink id={row.organisation} /> },
          { name: 'Why', cell: (row) => <Foreign text={row.reason} /> },
          { name: 'Since', cell: (row) => <Instant at={row.placedAt} /> },
          ...(keeper && evidence.holds.some((row) => row.organisation === session.organisation) ? [{ name: 'Over', cell: (row: Kept['holds'][number]) => (row.organisation === session.organisation ? <Release evidence={evidence.id} hold={row.id} /> : 'whoever placed it releases it') }] : []),
        ]} />
      )}
      {keeper ? <WithReason title="Place a hold" name="hold" verb="Place the hold" doing="Placing…" act={hold} input={(reason) => ({ evidence: evidence.id, reason })} /> : null}
      {owner ? (
        <>
          <WithReason title="Say how long it is kept" name="retention" verb="Keep it so long" doing="Recording…" act={retain} lacking={until === ''} input={(reason) => ({ evidence: evidence.id, until: `${until}:00Z`, reason })}>
            {(tried) => <Field label="At least until (UTC)" hint="Never earlier than was said before." wrong={tried && until === '' ? 'Say until when.' : undefined}>{(ids) => <input {...ids} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}</Field>}
          </WithReason>
          <Erase evidence={evidence} />
        </>
      ) : null}
    </section>
  );
}

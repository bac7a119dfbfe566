import { GiveReplyDocument, PrepareReplyDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../data/asOf';
import { useAct, useQuestion } from '../data/query';
import { DataTable, Field, Foreign, Instant, Refusal, useDraft } from '../ui';
import { ANYONE, useSession } from '../../shell/session';
import { Signing } from './Signing';

interface Given {
  readonly reply: string;
  readonly payloadDigest: string;
  readonly signedBy: readonly string[];
  readonly recordedAt: string;
}

/** What the lab has to say of a finding about it, signed; it changes nothing of it. */
export function Replies({ finding, lab, replies }: { readonly finding: string; readonly lab: string; readonly replies: readonly Given[] }) {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const prepare = useQuestion(PrepareReplyDocument);
  const give = useAct(GiveReplyDocument);
  const [open, setOpen] = useState(false);
  const [words, setWords, sent] = useDraft('reply');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(words.trim() === '' ? 'Say something.' : undefined);
    if (words.trim() !== '') {
      void prepare.ask({ input: { finding, reply: words } });
    }
  };
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">What the lab says to it ({replies.length})</h2>
      <DataTable caption="Signed by an officer and the lab; the finding stays as it is" rows={replies} id={(row) => row.payloadDigest} empty="The lab has not replied." sortable={false} columns={[
        { name: 'Reply', cell: (row) => <Foreign text={row.reply} /> },
        { name: 'Signed with', cell: (row) => row.signedBy.map((key) => <code key={key}>{key.slice(0, 12)}… </code>) },
        { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} /> },
      ]} />
      {session.organisation !== lab || !session.roles.includes('officer') || past ? null : !open ? <p className="acts"><button type="button" onClick={() => setOpen(true)}>Reply…</button></p> : prepare.data === undefined ? (
        <form className="stack" onSubmit={submit} aria-label="Reply" noValidate>
          <Refusal fault={prepare.fault} />
          <Field label="Your reply" hint="It is signed by you and the lab, and shown beside the finding to whoever sees that." wrong={wrong}>{(ids) => <textarea {...ids} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
          <div className="acts"><button type="submit" className="primary" aria-busy={prepare.busy}>{prepare.busy ? 'Preparing…' : 'Prepare the bytes'}</button><button type="button" onClick={() => setOpen(false)}>Do not</button></div>
        </form>
      ) : <Signing prepared={prepare.data.prepareReply} needed={2} verb="Give the reply" act={give} done={() => { sent(); setOpen(false); }} />}
    </section>
  );
}

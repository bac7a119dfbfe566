import { RedactionsDocument, ReviewRedactionDocument, type RedactionOpinion, type RedactionsQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Choice, DataTable, Field, Foreign, Grounds, Instant, More, OrganisationLink, Part, Refusal, useDraft, usePanelHeading } from '../shared/ui';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Redaction = RedactionsQuery['redactions']['nodes'][number];

const OPINIONS: readonly RedactionOpinion[] = ['JUSTIFIED', 'JUSTIFIED_IN_PART', 'NOT_JUSTIFIED'];

/** Whether it may be withheld, said by somebody who read the original and repeats nothing of it. */
function Review({ of }: { readonly of: Redaction }) {
  const act = useAct(ReviewRedactionDocument);
  const place = usePlace();
  const heading = usePanelHeading(of.evidence);
  const [opinion, setOpinion] = useState<RedactionOpinion>('JUSTIFIED');
  const [comment, setComment, sent] = useDraft(`review ${of.evidence}`);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const close = () => go(withQuery(place, { review: null }), { replace: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(comment.trim() === '' ? 'Say why, without saying what is withheld.' : undefined);
    if (comment.trim() !== '') {
      void act.send({ evidence: of.evidence, opinion, comment }).then((data) => {
        if (data !== undefined) {
          sent();
          close();
        }
      });
    }
  };
  return (
    <form className="stack card narrow" onSubmit={submit} aria-labelledby="review" noValidate>
      <h3 id="review" ref={heading} tabIndex={-1}>May this be withheld?</h3>
      <div>Withheld because: <Grounds of={of} /></div>
      <p>Whoever sees the variant sees what you say.</p>
      <Refusal fault={act.fault} />
      <Choice label="Your opinion" value={opinion} options={OPINIONS.map((one) => [one, plain(one)] as const)} onChange={(value) => setOpinion(value as RedactionOpinion)} hint="Only of an original that you have read." />
      <Field label="Why" wrong={wrong}>{(ids) => <textarea {...ids} value={comment} onChange={(event) => setComment(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Recording…' : 'Record the opinion'}</button><button type="button" onClick={close}>Do not</button></div>
    </form>
  );
}

/** What is withheld on which ground, and what those say of it who read the original. */
export function Redactions() {
  const place = usePlace();
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const list = useList(RedactionsDocument, { first: 50 }, (data) => data.redactions);
  const rows = list.data?.pages.flatMap((page) => page.redactions.nodes) ?? [];
  const may = !past && (session.roles.includes('lead') || session.roles.includes('supervisor'));
  const open = may ? rows.find((row) => row.evidence === place.query.get('review')) : undefined;
  return (
    <section aria-labelledby="withheld">
      <h2 id="withheld">What is withheld</h2>
      <Part of={list} name="Redactions">
        {() => (
          <>
            <DataTable caption="Redacted variants, the newest first, with what reviewers say who read the original" rows={rows} id={(row) => row.evidence} empty="No redacted variant is on record that you may see." sortable={!list.hasNextPage} current={open?.evidence} columns={[
              { name: 'Variant', cell: (row) => <Link href={`/evidence/${row.evidence}`}>Redacted variant, <Instant at={row.recordedAt} /></Link>, by: (row) => row.recordedAt },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'On the ground', cell: (row) => <Grounds of={row} /> },
              { name: 'Withheld', cell: (row) => <ul>{row.withheld.map((one) => <li key={one.sha256}><Foreign text={one.what} /></li>)}</ul> },
              { name: 'Original kept until', cell: (row) => <Instant at={row.originalRetainedUntil} />, by: (row) => row.originalRetainedUntil ?? '' },
              { name: 'Reviewed', cell: (row) => (
                <>
                  {row.reviews.length === 0 ? <span className="muted">by nobody yet</span> : <ul>{row.reviews.map((one) => <li key={one.organisation + one.recordedAt}><OrganisationLink id={one.organisation} />: {plain(one.opinion)}. <Foreign text={one.comment} /></li>)}</ul>}
                  {row.replies.map((one) => <p key={one.recordedAt} className="small">The lab: <Foreign text={one.reply} /></p>)}
                  {may ? <div className="small"><Link href={withQuery(place, { review: row.evidence })}>Review it<span className="visually-hidden">: the variant of {names.organisation(row.lab)}</span></Link></div> : null}
                </>
              ) },
            ]} />
            <More list={list} shown={rows.length} />
            {open === undefined ? null : <Review key={open.evidence} of={open} />}
          </>
        )}
      </Part>
    </section>
  );
}

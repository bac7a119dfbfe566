import { DiscloseRelationshipDocument, type RelationshipKind } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct } from '../shared/data/query';
import { plain } from '../shared/data/words';
import { Choice, Field, Refusal, useDraft } from '../shared/ui';

const KINDS: readonly RelationshipKind[] = ['REVENUE', 'EQUITY', 'OPTIONS', 'DEBT', 'EMPLOYMENT', 'FAMILY', 'AUTHORSHIP', 'CO_PUBLICATION', 'COMPETITOR_FUNDING', 'CONTINGENT_FEE', 'FREE_COMPUTE', 'OPERATIONAL_DEPENDENCE', 'PUBLICATION_VETO'];

/** What ties the auditor to the lab, dated from the day it began: what rested on its word since is judged anew. */
export function Disclose({ engagement }: { readonly engagement: string }) {
  const act = useAct(DiscloseRelationshipDocument);
  const [kind, setKind] = useState<RelationshipKind>('REVENUE');
  const [other, setOther, otherSent] = useDraft('with');
  const [share, setShare, shareSent] = useDraft('share');
  const [detail, setDetail, detailSent] = useDraft('detail');
  const [from, setFrom] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = {
    other: other.trim() === '' ? 'Say with whom: the lab, or an affiliate of it.' : undefined,
    from: from === '' ? 'Say since when.' : undefined,
    share: share.trim() === '' || /^(0(\.\d+)?|1(\.0+)?)$/.test(share.trim()) ? undefined : 'Give a share from 0 to 1, for example 0.04.',
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((one) => one === undefined)) {
      void act.send({ engagement, relationship: { relationship: kind, with: other.trim(), from: `${from}:00Z`, ...(share.trim() === '' ? {} : { share: share.trim() }), ...(detail.trim() === '' ? {} : { detail: detail.trim() }) } }).then((data) => {
        if (data !== undefined) {
          [otherSent, shareSent, detailSent].forEach((sent) => sent());
          setTried(false);
        }
      });
    }
  };
  return (
    <details>
      <summary>Disclose a relation</summary>
      <form className="stack" onSubmit={submit} aria-label="Disclose a relation" noValidate>
        <p>If it disqualifies, what you signed is suspended from the day the relation began, and decisions that rested on it are impeached.</p>
        <Refusal fault={act.fault} />
        <Choice label="What it is" value={kind} options={KINDS.map((code) => [code, plain(code)])} onChange={(value) => setKind(value as RelationshipKind)} />
        <Field label="With whom" wrong={tried ? wrong.other : undefined}>{(ids) => <input {...ids} type="text" value={other} onChange={(event) => setOther(event.target.value)} />}</Field>
        <Field label="Since (UTC)" wrong={tried ? wrong.from : undefined}>{(ids) => <input {...ids} type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
        <Field label="Share" hint="Of the company’s equity, or of your revenue." wrong={tried ? wrong.share : undefined} optional>{(ids) => <input {...ids} type="text" inputMode="decimal" value={share} onChange={(event) => setShare(event.target.value)} />}</Field>
        <Field label="What else should be known" optional>{(ids) => <textarea {...ids} value={detail} onChange={(event) => setDetail(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Disclosing…' : 'Disclose it'}</button></div>
      </form>
    </details>
  );
}

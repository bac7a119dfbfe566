import { AdoptRequirementDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct } from '../data/query';
import { Field, Foreign, Refusal, useDraft, usePanelHeading } from '../ui';
import { go, Link, usePlace, withQuery } from '../../shell/router';

/** A supervisor takes a commitment's words for a requirement of its own. */
export function Adopt({ lab, policyVersion, commitment }: { readonly lab: string; readonly policyVersion: string; readonly commitment: { readonly key: string; readonly quote: string } }) {
  const act = useAct(AdoptRequirementDocument);
  const place = usePlace();
  const heading = usePanelHeading(`${policyVersion} ${commitment.key}`);
  const [key, setKey, keySent] = useDraft(`adopt key ${commitment.key}`);
  const [rationale, setRationale, rationaleSent] = useDraft(`adopt why ${commitment.key}`);
  const [everyone, setEveryone] = useState(true);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (key.trim() !== '' && rationale.trim() !== '') {
      void act.send({ lab, policyVersion, commitmentKey: commitment.key, key: key.trim(), rationale, everyone }).then((data) => {
        if (data !== undefined) {
          keySent();
          rationaleSent();
          setTried(false);
          setDone(data.adoptRequirement.requirement.key);
        }
      });
    }
  };
  return (
    <form className="stack card" onSubmit={submit} aria-labelledby="adopt" noValidate>
      <h3 id="adopt" ref={heading} tabIndex={-1}>Take the words of {commitment.key} for a requirement</h3>
      <blockquote><Foreign text={commitment.quote} /></blockquote>
      <p>It becomes a requirement of yours in exactly these words, and labs of your jurisdiction are shown beside it. It does not bind them.</p>
      <Refusal fault={act.fault} />
      <Field label="What you call it" hint="A key of your own, for example EU-HALT-1." wrong={tried && key.trim() === '' ? 'Give it a key.' : undefined}>{(ids) => <input {...ids} type="text" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} />}</Field>
      <Field label="Why you adopt it" wrong={tried && rationale.trim() === '' ? 'Say why.' : undefined}>{(ids) => <textarea {...ids} value={rationale} onChange={(event) => setRationale(event.target.value)} />}</Field>
      <p><label><input type="checkbox" checked={everyone} onChange={(event) => setEveryone(event.target.checked)} />Everyone may see it.</label></p>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Adopting…' : 'Adopt the requirement'}</button><button type="button" onClick={() => go(withQuery(place, { adopt: null }), { replace: true })}>Do not</button></div>
      <p role="status">{done === '' ? '' : <>Adopted as {done}. <Link href="/requirements">See who meets it</Link></>}</p>
    </form>
  );
}

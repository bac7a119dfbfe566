import { ReadThresholdDocument, type Consequence, type ThreatActor, type UpliftBaseline } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct } from '../data/query';
import { plain } from '../data/words';
import { Choice, Field, Refusal, useDraft, usePanelHeading } from '../ui';
import { go, usePlace, withQuery } from '../../shell/router';

const ACTORS: readonly ThreatActor[] = ['NOVICE', 'SKILLED', 'EXPERT', 'STATE', 'DEVELOPER', 'MODEL', 'UNSTATED'];
const BASELINES: readonly UpliftBaseline[] = ['NO_AI', 'DATED_RESOURCES', 'DATED_MODELS', 'PUBLIC_MODELS', 'OPEN_WEIGHTS', 'UNSTATED'];
const CONSEQUENCES: readonly Consequence[] = ['SIGNIFICANT_HARM', 'FIFTY_DEATHS', 'THOUSANDS_OF_DEATHS', 'CRITICAL_INFRASTRUCTURE', 'ACCELERATED_RESEARCH', 'LOSS_OF_CONTROL', 'UNSTATED'];
const choices = <T extends string>(codes: readonly T[]) => codes.map((code) => [code, plain(code)] as const);

/** How the lab, or a regulator of it, reads a threshold: whom it helps, beside what, to what end. */
export function Reading({ policyVersion, threshold, lab }: { readonly policyVersion: string; readonly threshold: string; readonly lab: string }) {
  const act = useAct(ReadThresholdDocument);
  const place = usePlace();
  const heading = usePanelHeading(`${policyVersion} ${threshold}`);
  const [actor, setActor] = useState<ThreatActor>('UNSTATED');
  const [baseline, setBaseline] = useState<UpliftBaseline>('UNSTATED');
  const [consequence, setConsequence] = useState<Consequence>('UNSTATED');
  const [quote, setQuote, sent] = useDraft(`reading ${threshold}`);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(quote.trim() === '' ? 'Quote the words that you read it from.' : undefined);
    if (quote.trim() !== '') {
      void act.send({ policyVersion, thresholdKey: threshold, actor, baseline, consequence, quote }).then((data) => {
        if (data !== undefined) {
          sent();
          go(withQuery(place, { read: null }), { replace: true });
        }
      });
    }
  };
  return (
    <form className="stack card" onSubmit={submit} aria-labelledby="read" noValidate>
      <h2 id="read" ref={heading} tabIndex={-1}>How do you read {threshold} of {lab}?</h2>
      <p>Your reading stands beside those of others, with your name, for everyone; a newer one of yours takes its place.</p>
      <Refusal fault={act.fault} />
      <Choice label="Whom it would help, or who would act" value={actor} options={choices(ACTORS)} onChange={(value) => setActor(value as ThreatActor)} />
      <Choice label="Beside what the help is measured" value={baseline} options={choices(BASELINES)} onChange={(value) => setBaseline(value as UpliftBaseline)} />
      <Choice label="What it would come to, at the least" value={consequence} options={choices(CONSEQUENCES)} onChange={(value) => setConsequence(value as Consequence)} />
      <Field label="The words of the policy" wrong={wrong}>{(ids) => <textarea {...ids} value={quote} onChange={(event) => setQuote(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Recording…' : 'Record the reading'}</button><button type="button" onClick={() => go(withQuery(place, { read: null }), { replace: true })}>Do not</button></div>
    </form>
  );
}

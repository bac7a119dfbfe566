import { CompleteEvaluationDocument, RegisterEvaluationDocument, StartEvaluationDocument, type Conclusion, type ThresholdHistoryQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { sha256, toHex } from '../shared/crypto/bytes';
import { useAct } from '../shared/data/query';
import { plain } from '../shared/data/words';
import { Choice, Field, Refusal, useDraft } from '../shared/ui';
import { ChooseEvidence, type Piece } from './ChooseEvidence';

type Evaluation = ThresholdHistoryQuery['evaluations']['nodes'][number];

const CONCLUSIONS: readonly Conclusion[] = ['RULED_OUT', 'APPROACHING', 'CANNOT_RULE_OUT', 'REACHED', 'INCONCLUSIVE'];
const WHOLE = /^\d{1,9}$/;
const DECIMAL = /^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/;
const listed = (text: string) => text.split(',').map((one) => one.trim()).filter((one) => one !== '');

/** Freezes a protocol before anything runs: from here on the evaluation cannot vanish. */
export function RegisterProtocol({ threshold, versions, indicators }: { readonly threshold: string; readonly versions: readonly { readonly id: string; readonly name: string }[]; readonly indicators: readonly string[] }) {
  const act = useAct(RegisterEvaluationDocument);
  const [version, setVersion] = useState(versions[0]?.id ?? '');
  const [title, setTitle, sent] = useDraft('protocol');
  const [file, setFile] = useState<File | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const [planned, setPlanned] = useState<Readonly<Record<string, string>>>({});
  const plan = (key: string) => (planned[key] ?? '').trim();
  const unsound = (key: string) => plan(key) !== '' && !(WHOLE.test(plan(key)) && Number(plan(key)) > 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() !== '' && file !== undefined && !indicators.some(unsound)) {
      const protocolDigest = toHex(await sha256(new Uint8Array(await file.arrayBuffer())));
      const plannedSamples = indicators.filter((key) => plan(key) !== '').map((key) => ({ thresholdKey: threshold, indicatorKey: key, samples: Number(plan(key)) }));
      const data = await act.send({ modelVersion: version, thresholdKeys: [threshold], protocolTitle: title.trim(), protocolDigest, ...(plannedSamples.length === 0 ? {} : { plannedSamples }) });
      if (data !== undefined) {
        sent();
        setTried(false);
      }
    }
  };
  return (
    <details>
      <summary>Register an evaluation</summary>
      <form className="stack" onSubmit={(event) => void submit(event)} aria-label="Register an evaluation" noValidate>
        <Refusal fault={act.fault} />
        <Choice label="Of the version" value={version} options={versions.map((one) => [one.id, one.name] as const)} onChange={setVersion} />
        <Field label="Title of the protocol" wrong={tried && title.trim() === '' ? 'Give it a title.' : undefined}>{(ids) => <input {...ids} type="text" value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
        <Field label="The protocol" hint="Only its SHA-256 leaves this browser. It freezes the protocol before anything runs." wrong={tried && file === undefined ? 'Choose the file.' : undefined}>{(ids) => <input {...ids} type="file" onChange={(event) => setFile(event.target.files?.[0])} />}</Field>
        {indicators.map((key) => <Field key={key} label={`Samples planned for ${key}`} optional hint="Nobody can say afterwards that fewer were planned; what is missing counts as the riskier outcome." wrong={tried && unsound(key) ? 'Give a whole number above 0.' : undefined}>{(ids) => <input {...ids} type="text" inputMode="numeric" value={planned[key] ?? ''} onChange={(event) => setPlanned({ ...planned, [key]: event.target.value })} />}</Field>)}
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Registering…' : 'Freeze and register it'}</button></div>
      </form>
    </details>
  );
}

export function Start({ evaluation }: { readonly evaluation: Evaluation }) {
  const act = useAct(StartEvaluationDocument);
  return (
    <>
      <p className="acts"><button type="button" aria-busy={act.busy} onClick={() => void act.send({ evaluation: evaluation.id })}>{act.busy ? 'Starting…' : 'Start it'}<span className="visually-hidden">: {evaluation.protocolTitle}</span></button></p>
      <Refusal fault={act.fault} />
    </>
  );
}

/** States what an evaluation found for one threshold, indicator by indicator, and on which evidence. */
export function Complete({ evaluation, lab, threshold, indicators, now }: { readonly evaluation: Evaluation; readonly lab: string; readonly threshold: string; readonly indicators: readonly { readonly key: string; readonly metric: string }[]; readonly now: string }) {
  const act = useAct(CompleteEvaluationDocument);
  const [conclusion, setConclusion] = useState<Conclusion>('RULED_OUT');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState<readonly Piece[]>([]);
  const [techniques, setTechniques, techniquesSent] = useDraft('techniques');
  const [access, setAccess, accessSent] = useDraft('access');
  const [budget, setBudget, budgetSent] = useDraft('budget');
  const [limits, setLimits, limitsSent] = useDraft('limits');
  const [tuned, setTuned] = useState(false);
  const [off, setOff] = useState(false);
  const [tried, setTried] = useState(false);
  const registered = (key: string) => evaluation.plannedSamples.find((one) => one.thresholdKey === threshold && one.indicatorKey === key)?.samples;
  const value = (key: string, field: string) => typed[`${key} ${field}`] ?? (field === 'planned' ? String(registered(key) ?? '') : '');
  const set = (key: string, field: string) => (event: { target: { value: string } }) => setTyped({ ...typed, [`${key} ${field}`]: event.target.value });
  const numbers = (metric: string): readonly (readonly [field: string, label: string, form: RegExp])[] => [['n', 'Samples completed', WHOLE], ['planned', 'Samples planned', WHOLE], ...(metric === 'PROPORTION' ? [['successes', 'Successes', WHOLE] as const] : [['mean', 'Mean', DECIMAL] as const, ['standardError', 'Standard error', DECIMAL] as const])];
  const wrong = (key: string, field: string, form: RegExp) => (form.test(value(key, field).trim()) ? undefined : 'Give a number.');
  const sound = indicators.every((one) => numbers(one.metric).every(([field, , form]) => wrong(one.key, field, form) === undefined)) && chosen.length > 0 && DECIMAL.test(budget.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (sound) {
      void act.send({
        evaluation: evaluation.id, completedAt: now, evidence: chosen.map((one) => one.id), limitations: limits.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
        elicitation: { techniques: listed(techniques), access: listed(access), computeBudget: budget.trim(), fineTuned: tuned, mitigationsOff: off },
        findings: [{ thresholdKey: threshold, conclusion, results: indicators.map((one) => ({ indicatorKey: one.key, n: Number(value(one.key, 'n')), planned: Number(value(one.key, 'planned')), ...(one.metric === 'PROPORTION' ? { successes: Number(value(one.key, 'successes')) } : { mean: value(one.key, 'mean').trim(), standardError: value(one.key, 'standardError').trim() }) })) }],
      }).then((data) => data === undefined || [techniquesSent, accessSent, budgetSent, limitsSent].forEach((sent) => sent()));
    }
  };
  return (
    <details>
      <summary>State what it found<span className="visually-hidden">: {evaluation.protocolTitle}</span></summary>
      <form className="stack" onSubmit={submit} aria-label={`What ${evaluation.protocolTitle} found`} noValidate>
        <Refusal fault={act.fault} />
        <Choice label="Conclusion" value={conclusion} options={CONCLUSIONS.map((code) => [code, plain(code)])} onChange={(next) => setConclusion(next as Conclusion)} hint="A less alarming one than the results allow is refused. A crossing opens a halt at once." />
        {indicators.map((one) => (
          <fieldset key={one.key} className="field">
            <legend><bdi>{one.key}</bdi></legend>
            {numbers(one.metric).map(([field, label, form]) => <Field key={field} label={label} wrong={tried ? wrong(one.key, field, form) : undefined}>{(ids) => <input {...ids} type="text" inputMode="decimal" value={value(one.key, field)} onChange={set(one.key, field)} />}</Field>)}
          </fieldset>
        ))}
        <ChooseEvidence lab={lab} chosen={chosen} onChange={setChosen} wrong={tried && chosen.length === 0 ? 'Choose at least one.' : undefined} />
        <Field label="How it was brought out, by commas" hint="For example agent, best-of-n.">{(ids) => <input {...ids} type="text" value={techniques} onChange={(event) => setTechniques(event.target.value)} />}</Field>
        <Field label="Access that was had, by commas" hint="For example weights, logits.">{(ids) => <input {...ids} type="text" value={access} onChange={(event) => setAccess(event.target.value)} />}</Field>
        <Field label="Compute spent on it, in FLOP" wrong={tried && !DECIMAL.test(budget.trim()) ? 'Give a number without a unit, for example 1e21.' : undefined}>{(ids) => <input {...ids} type="text" inputMode="decimal" value={budget} onChange={(event) => setBudget(event.target.value)} />}</Field>
        <p><label><input type="checkbox" checked={tuned} onChange={(event) => setTuned(event.target.checked)} />The model was fine-tuned for it.</label></p>
        <p><label><input type="checkbox" checked={off} onChange={(event) => setOff(event.target.checked)} />Mitigations were off.</label></p>
        <Field label="What limits it, one line each" optional>{(ids) => <textarea {...ids} value={limits} onChange={(event) => setLimits(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Stating…' : 'State what it found'}</button></div>
      </form>
    </details>
  );
}

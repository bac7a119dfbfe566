import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Act } from '../data/query';
import { Refusal } from './Page';

/** A label with its field; what is wrong stands between them. */
export function Field({ label, hint, wrong, optional = false, children }: {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string | undefined;
  readonly optional?: boolean;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: 'true' }) => ReactNode;
}) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}{optional ? <span className="muted"> (optional)</span> : null}</label>
      {hint === undefined ? null : <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {wrong === undefined ? null : <p className="wrong" id={`${id}-wrong`}>{wrong}</p>}
      {children({ id, ...(described === '' ? {} : { 'aria-describedby': described }), ...(wrong === undefined ? {} : { 'aria-invalid': 'true' as const }) })}
    </div>
  );
}

export function Choice({ label, value, options, onChange, hint }: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => <select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>{options.map(([option, name]) => <option key={option} value={option}>{name}</option>)}</select>}
    </Field>
  );
}

/** An act that cannot be taken back: what follows, the thing's name typed, and a button named by its verb. */
export function ConfirmByTyping<TInput extends { idempotencyKey: string }, TData>({ title, of, what, follows, verb, doing, act, input, done, children, incomplete }: {
  readonly title: string;
  /** Which one it is of, for whoever hears one of many buttons of this title. */
  readonly of?: string;
  readonly what: string;
  readonly follows: ReactNode;
  readonly verb: string;
  readonly doing: string;
  readonly act: Act<TInput, TData>;
  readonly input: () => Omit<TInput, 'idempotencyKey'>;
  readonly done: (data: TData) => void;
  /** Its own fields, told whether it was tried to send them. */
  readonly children?: ReactNode | ((tried: boolean) => ReactNode);
  /** What else is missing, as a sentence. */
  readonly incomplete?: () => string | undefined;
}) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const [tried, setTried] = useState(false);
  if (!open) {
    return <button type="button" onClick={() => setOpen(true)}>{title}…{of === undefined ? null : <span className="visually-hidden">: {of}</span>}</button>;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacking = incomplete?.();
    setTried(true);
    setMissing(lacking);
    if (typed.trim() !== what) {
      setWrong(`Type ${what}, exactly so.`);
      return;
    }
    setWrong(undefined);
    if (lacking === undefined) {
      void act.send(input()).then((data) => {
        if (data !== undefined) {
          setOpen(false);
          done(data);
        }
      });
    }
  };
  return (
    <form className="stack card" onSubmit={submit} aria-label={of === undefined ? title : `${title}: ${of}`} noValidate>
      <h3>{title}</h3>
      <Refusal fault={act.fault} />
      {missing === undefined ? null : <p className="notice wrong" role="alert">{missing}</p>}
      <div>{follows}</div>
      {typeof children === 'function' ? children(tried) : children}
      <Field label={`To go on, type ${what}`} hint="What is done here stays on record; a later act can only add to it." wrong={wrong}>
        {(ids) => <input {...ids} type="text" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <div className="acts">
        <button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? doing : verb}</button>
        <button type="button" onClick={() => { setOpen(false); act.reset(); }}>Do not</button>
      </div>
    </form>
  );
}

import { useRef, useState } from 'react';
import { NotTakenError, take, type Taken } from '../data/take';
import { count, instant } from '../data/time';

type Step =
  | { readonly at: 'idle' | 'asking' | 'cancelled' }
  | { readonly at: 'taking'; readonly rows: string; readonly bytes: number }
  | { readonly at: 'done'; readonly taken: Taken }
  | { readonly at: 'failed'; readonly code: string; readonly sentence: string };

export interface Taking {
  readonly busy: boolean;
  readonly step: Step;
  readonly start: (address: string, fallback: string) => void;
  readonly stop: () => void;
}

/** A file on its way here. */
export function useTaking(): Taking {
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const cancel = useRef<AbortController | undefined>(undefined);
  const start = (address: string, fallback: string) => {
    const mine = new AbortController();
    cancel.current = mine;
    setStep({ at: 'asking' });
    take(address, fallback, mine.signal, (rows, bytes) => setStep({ at: 'taking', rows, bytes })).then(
      (taken) => setStep({ at: 'done', taken }),
      (fault: unknown) => setStep(fault instanceof NotTakenError ? { at: 'failed', code: fault.code, sentence: fault.message } : mine.signal.aborted ? { at: 'cancelled' } : { at: 'failed', code: 'CONNECTION_LOST', sentence: 'The line broke, so nothing was kept: half a file would read as a whole one. Take it again.' }),
    );
  };
  return { busy: step.at === 'asking' || step.at === 'taking', step, start, stop: () => cancel.current?.abort() };
}

/** What becomes of it, said as it goes. */
export function TakingNotice({ step }: { readonly step: Step }) {
  const rowsOf = (rows: string, then: string) => (rows === '' ? '' : `${count(rows)} ${rows === '1' ? 'row' : 'rows'}${then}`);
  return (
    <>
      <div role="status">
        {step.at === 'taking' ? <p>{rowsOf(step.rows, '; ')}{count(step.bytes)} bytes so far.</p> : null}
        {step.at === 'cancelled' ? <p className="notice">Cancelled. Nothing was kept.</p> : null}
        {step.at === 'done' ? <p className="notice">{step.taken.name}: {rowsOf(step.taken.rows, ', ')}{count(step.taken.bytes)} bytes, as of {step.taken.validAt === '' ? 'now' : instant(step.taken.validAt)}, log size {count(step.taken.logSize)}.</p> : null}
      </div>
      {step.at === 'failed' ? <p className="notice wrong" role="alert">{step.sentence} <span className="small muted">Code <code>{step.code}</code></span></p> : null}
    </>
  );
}

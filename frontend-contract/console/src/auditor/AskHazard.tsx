import { RequestHazardReadDocument } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct } from '../shared/data/query';
import { Field, Refusal, useDraft } from '../shared/ui';
import { Link } from '../shell/router';

/** A hazard is read by two: one asks, another lets. */
export function Ask({ evidence, lab }: { readonly evidence: string; readonly lab: string }) {
  const act = useAct(RequestHazardReadDocument);
  const [purpose, setPurpose, sent] = useDraft(`hazard ${evidence}`);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(purpose.trim() === '' ? 'Say what for. It is on record.' : undefined);
    if (purpose.trim() !== '') {
      void act.send({ evidence, lab, purpose }).then((data) => {
        if (data !== undefined) {
          sent();
          setAsked(true);
        }
      });
    }
  };
  return (
    <form className="stack card" onSubmit={submit} aria-label="Ask to read it" noValidate>
      <p>This is hazardous material. Reading it needs a reason and a second person: an officer of the lab or, for a regulator, its own supervisor. What is let lasts a day.</p>
      <Refusal fault={act.fault} />
      <Field label="What you need it for" wrong={wrong}>{(ids) => <textarea {...ids} value={purpose} onChange={(event) => setPurpose(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" aria-busy={act.busy}>{act.busy ? 'Asking…' : 'Ask to read it'}</button><Link href="/hazards">Who asks, and who let them</Link></div>
      <p role="status">{asked ? 'You asked. A second person has to let you read it.' : ''}</p>
    </form>
  );
}

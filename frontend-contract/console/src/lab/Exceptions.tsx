import { ExceptionsDocument, RecordExceptionDocument, type ScaleUpRequestPageQuery } from '@countersign/client';
import { useState } from 'react';
import { useAct, useOperation } from '../shared/data/query';
import { ConfirmByTyping, DataTable, Field, Foreign, Instant, MarginalRisk, Part, useDraft } from '../shared/ui';

type Request = Extract<NonNullable<ScaleUpRequestPageQuery['node']>, { readonly __typename: 'ScaleUpRequest' }>;

const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** An officer says in public that the lab goes on, and may argue that this adds little risk. */
function Record({ request }: { readonly request: Request }) {
  const act = useAct(RecordExceptionDocument);
  const [words, setWords, wordsSent] = useDraft('acknowledgement');
  const [until, setUntil] = useState('');
  const [argument, setArgument, argumentSent] = useDraft('argument');
  const [besides, setBesides, besidesSent] = useDraft('compared with');
  const [bodies, setBodies, bodiesSent] = useDraft('approved by');
  const argued = [argument, besides, bodies].some((part) => part.trim() !== '');
  const lacking = {
    words: words.trim() === '' ? 'Say in public what you acknowledge.' : undefined,
    until: until === '' ? 'Say until when.' : undefined,
    argument: argued && argument.trim() === '' ? 'Say why it adds little risk, or leave out the rest of the argument.' : undefined,
    besides: argued && besides.trim() === '' ? 'Say beside whom or what it adds little.' : undefined,
  };
  return (
    <ConfirmByTyping title="Record an exception" what={request.stage} act={act} verb="Record the exception" doing="Recording…"
      input={() => ({ scaleUpRequest: request.id, acknowledgement: words, expiresAt: `${until}:00Z`, ...(argued ? { marginalRisk: { argument, comparedWith: besides, approvedBy: lines(bodies) } } : {}) })}
      done={() => [wordsSent, argumentSent, besidesSent, bodiesSent].forEach((sent) => sent())}
      incomplete={() => Object.values(lacking).find((one) => one !== undefined)}
      follows={<p>It is public, and it never reads as cleared.</p>}>
      {(tried) => (
        <>
          <Field label="What the lab says of it in public" wrong={tried ? lacking.words : undefined}>{(ids) => <textarea {...ids} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
          <Field label="Until (UTC)" wrong={tried ? lacking.until : undefined}>{(ids) => <input {...ids} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}</Field>
          <fieldset className="field">
            <legend>Why it adds little risk <span className="muted">(optional)</span></legend>
            <p className="hint">The argument that going on adds little to the risk that others make anyway. It stays beside the exception; the gate’s answer does not change.</p>
            <Field label="The argument" wrong={tried ? lacking.argument : undefined}>{(ids) => <textarea {...ids} value={argument} onChange={(event) => setArgument(event.target.value)} />}</Field>
            <Field label="Beside whom or what" wrong={tried ? lacking.besides : undefined}>{(ids) => <input {...ids} type="text" value={besides} onChange={(event) => setBesides(event.target.value)} />}</Field>
            <Field label="Who approved it beside you, one a line" optional hint="Bodies, for example the board.">{(ids) => <textarea {...ids} className="low" value={bodies} onChange={(event) => setBodies(event.target.value)} />}</Field>
          </fieldset>
        </>
      )}
    </ConfirmByTyping>
  );
}

/** Where a lab goes on with a step although the gate does not clear it. */
export function Exceptions({ request, officer }: { readonly request: Request; readonly officer: boolean }) {
  const asked = useOperation(ExceptionsDocument, { lab: request.lab, first: 50 });
  return (
    <section aria-labelledby="exceptions">
      <Part of={asked} name="Exceptions">
        {(data) => {
          const rows = data.gateExceptions.nodes.filter((row) => row.scaleUpRequest === request.id);
          return (
            <>
              <h2 id="exceptions">Exceptions ({rows.length})</h2>
              <DataTable caption="Where the lab goes on although the gate does not clear it; the decision stays as it is" rows={rows} id={(row) => row.id} empty="None." columns={[
                { name: 'Acknowledgement', cell: (row) => <Foreign text={row.acknowledgement} /> },
                { name: 'Why it adds little risk', cell: (row) => <MarginalRisk of={row.marginalRisk} /> },
                { name: 'Approved by', cell: (row) => <bdi>{row.approver}</bdi> },
                { name: 'Until', cell: (row) => <Instant at={row.expiresAt} excluded /> },
                { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} /> },
              ]} />
            </>
          );
        }}
      </Part>
      {officer && request.decision !== null && request.decision.outcome !== 'CLEARED' ? <Record request={request} /> : null}
    </section>
  );
}

import { RequestBoardDocument, RequestScaleUpDocument, type Stage } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { Choice, DataTable, Field, Instant, More, OrganisationLink, Page, Part, Refusal, StatusMark, useDraft, VersionLink } from '../shared/ui';
import { go, Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

export const STAGES: readonly (readonly [Stage, string])[] = [['SCALE', 'Scale further'], ['TRAIN', 'Train'], ['INTERNAL_DEPLOY', 'Deploy internally'], ['EXTERNAL_DEPLOY', 'Deploy externally'], ['WEIGHTS_RELEASE', 'Release the weights']];

function Ask({ lab }: { readonly lab: string }) {
  const names = useNames();
  const act = useAct(RequestScaleUpDocument);
  const own = names.versions.filter((version) => version.lab === lab);
  const [base, setBase] = useState('');
  const [stage, setStage] = useState<Stage>('SCALE');
  const [flop, setFlop, sent] = useDraft('flop');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sound = /^\d+(\.\d+)?([eE]\+?\d+)?$/.test(flop.trim());
    setWrong(sound ? undefined : 'Give the compute as a number, for example 6.2e26.');
    if (sound) {
      const from = base === '' ? own[0]?.id : base;
      void act.send({ stage, flopCeiling: flop.trim(), ...(from === undefined || base === 'none' ? {} : { base: from }) }).then((data) => {
        if (data !== undefined) {
          sent();
          go(`/requests/${data.requestScaleUp.scaleUpRequest.id}`);
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="ask" noValidate>
      <h2 id="ask">Ask before the step</h2>
      <Refusal fault={act.fault} />
      <Choice label="Step" value={stage} options={STAGES} onChange={(value) => setStage(value as Stage)} />
      <Choice label="Going on from" value={base === '' ? (own[0]?.id ?? 'none') : base} options={[...own.map((version) => [version.id, version.name] as const), ['none', 'Nothing: a new family']]} onChange={setBase} />
      <Field label="Training compute that the step may reach, in FLOP" hint="Cumulative, for example 6.2e26." wrong={wrong}>
        {(ids) => <input {...ids} type="text" inputMode="decimal" value={flop} onChange={(event) => setFlop(event.target.value)} />}
      </Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Asking…' : 'Ask the gate'}</button></div>
    </form>
  );
}

/** May these steps be taken? */
export default function Requests() {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const names = useNames();
  const list = useList(RequestBoardDocument, { first: 50, ...(session.kind === 'LAB' ? { lab: session.organisation } : {}) }, (data) => data.scaleUpRequests);
  const rows = list.data?.pages.flatMap((page) => page.scaleUpRequests.nodes) ?? [];
  const blocked = rows.filter((row) => row.decision?.outcome !== 'CLEARED').length;
  return (
    <Page title="Can we proceed?" status={list.data === undefined ? undefined : rows.length === 0 ? 'No request yet. Ask before the step, not after.' : `${String(blocked)} of ${String(rows.length)} ${list.hasNextPage ? 'shown ' : ''}requests are not cleared.`}>
      <Part of={list} name="Requests">
        {() => (
          <>
            <DataTable
              caption="Requests with the answer that stands"
              rows={rows}
              id={(row) => row.id}
              empty="No request yet."
              sortable={!list.hasNextPage}
              columns={[
                { name: 'Request', cell: (row) => <Link href={`/requests/${row.id}`}>{row.stage} to {row.flopCeiling} FLOP</Link>, by: (row) => row.stage },
                { name: 'From', cell: (row) => <VersionLink id={row.base} />, by: (row) => names.version(row.base) },
                ...(session.kind === 'LAB' ? [] : [{ name: 'Lab', cell: (row: (typeof rows)[number]) => <OrganisationLink id={row.lab} />, by: (row: (typeof rows)[number]) => names.organisation(row.lab) }]),
                { name: 'Answer', cell: (row) => (row.decision === null ? 'not yet' : <StatusMark code={row.decision.outcome} />), by: (row) => row.decision?.outcome ?? '' },
                { name: 'As committed', cell: (row) => (row.decision === null ? '–' : row.decision.asCommitted === row.decision.outcome ? 'same' : <StatusMark code={row.decision.asCommitted} />) },
                { name: 'Reasons', cell: (row) => row.decision?.reasons.length ?? 0, by: (row) => row.decision?.reasons.length ?? 0, number: true },
                { name: 'Decided', cell: (row) => <Instant at={row.decision?.decidedAt ?? null} />, by: (row) => row.decision?.decidedAt ?? '' },
              ]}
            />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      {session.kind === 'LAB' && !past ? <Ask lab={session.organisation} /> : null}
    </Page>
  );
}

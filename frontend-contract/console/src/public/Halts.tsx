import { HaltBoardDocument, HaltRoomDocument, HaltsDocument, type HaltBoardQuery, type HaltRoomQuery } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { conditions } from '../shared/data/conditions';
import { useChanges } from '../shared/data/live';
import { useOperation, useOperations } from '../shared/data/query';
import { instant, span } from '../shared/data/time';
import { useNames, wordOf } from '../shared/data/words';
import { Timeline } from '../shared/charts/Timeline';
import { Choice, DataTable, Due, Instant, LiveNotice, OrganisationLink, Page, Part, StatusMark, useClock } from '../shared/ui';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Halt = HaltBoardQuery['halts']['nodes'][number];

/** What a binding halt still waits for, by the safeguards that its policy version asks for. */
function Missing({ halt, room }: { readonly halt: Halt; readonly room: HaltRoomQuery | undefined }) {
  if (halt.state === 'LIFTED') {
    return <>–</>;
  }
  const found = room === undefined ? undefined : conditions(room, halt);
  if (found === undefined) {
    return <span className="muted">{room === undefined ? '…' : 'its policy version is not yours to see'}</span>;
  }
  const open = [...new Set(found.filter((one) => one.state !== 'VALIDATED').map((one) => `${one.key}${one.surface === '–' ? '' : ` on ${one.surface}`}: ${wordOf(one.state)}`))];
  return found.length === 0 ? <>no safeguard lifts it</> : open.length === 0 ? <>{halt.state === 'LIFT_REQUESTED' ? 'nothing' : 'nothing: its lift can be requested'}</> : <ul>{open.map((one) => <li key={one}>{one}</li>)}</ul>;
}

/** Which halts bind, and until when regulators may still object to a lift. */
export default function Halts() {
  const session = useSession();
  const kind = (session.data ?? ANYONE).kind;
  const signedIn = kind !== 'PUBLIC' && kind !== 'PLATFORM';
  const place = usePlace();
  const names = useNames();
  const clock = useClock();
  const past = isPast(useAsOf());
  const live = useChanges('halts', signedIn && !past);
  const board = useOperation(HaltBoardDocument, { first: 100 }, { enabled: signedIn });
  const open = useOperation(HaltsDocument, { first: 100 }, { enabled: session.isSuccess && !signedIn });
  const lab = place.query.get('lab') ?? '';
  const state = place.query.get('state') ?? 'binding';
  const halts: readonly Halt[] | undefined = signedIn ? board.data?.halts.nodes : open.data?.halts.nodes;
  const more = (signedIn ? board.data?.halts.pageInfo : open.data?.halts.pageInfo)?.hasNextPage === true;
  const fits = (halt: Halt) => (lab === '' || halt.lab === lab) && (state === 'all' || (state === 'binding' ? halt.state !== 'LIFTED' : halt.state === state));
  const binding = halts?.filter((halt) => halt.state !== 'LIFTED') ?? [];
  // One room a lab: only of labs with something to lift.
  const labs = signedIn ? [...new Set(binding.map((halt) => halt.lab))] : [];
  const rooms = useOperations(HaltRoomDocument, labs.map((one) => ({ lab: one })));
  const window = binding.filter((halt) => halt.state === 'LIFT_REQUESTED' && halt.objectionWindowEnds !== null);
  const status = halts === undefined ? undefined : (
    <>
      {binding.length === 0 ? 'No halt binds any model you may see.' : `${more ? 'At least ' : ''}${String(binding.length)} ${binding.length === 1 ? 'halt binds' : 'halts bind'}.`}
      {window.map((halt) => ` The lift of ${halt.thresholdKey} on ${names.version(halt.modelVersion)} can still be objected to, until ${instant(halt.objectionWindowEnds ?? '')} (excluded).`)}
    </>
  );
  const part = signedIn ? { ...board, data: halts } : { ...open, data: halts };
  return (
    <Page title="Halts" status={status}>
      {signedIn ? <LiveNotice live={live} /> : null}
      <Part of={part} name="Halts">
        {(all) => {
          const shown = all.filter(fits).sort((a, b) => (a.objectionWindowEnds ?? '9').localeCompare(b.objectionWindowEnds ?? '9') || a.openedAt.localeCompare(b.openedAt));
          const events = shown.map((halt) => ({
            key: halt.id,
            lane: names.version(halt.modelVersion),
            from: halt.openedAt,
            until: halt.state === 'LIFTED' ? halt.objectionWindowEnds : null,
            code: halt.state,
            what: `Halt, ${halt.thresholdKey}`,
            href: `/halts/${halt.id}`,
          }));
          return (
            <>
              <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
                <Choice label="State" value={state} options={[['binding', 'Binding'], ['OPEN', 'Open'], ['LIFT_REQUESTED', 'Lift requested'], ['LIFT_DENIED', 'Lift denied'], ['LIFTED', 'Lifted'], ['all', 'Any']]} onChange={(value) => go(withQuery(place, { state: value === 'binding' ? null : value }))} />
                <Choice label="Lab" value={lab} options={[['', 'All'], ...[...new Set(all.map((halt) => halt.lab))].map((id) => [id, names.organisation(id)] as const)]} onChange={(value) => go(withQuery(place, { lab: value }))} />
              </form>
              <DataTable
                caption={`${String(shown.length)} of ${String(all.length)} halts${more ? '; there are more' : ''}`}
                rows={shown}
                id={(halt) => halt.id}
                empty={all.length === 0 ? (kind === 'PUBLIC' ? 'No public halt. Halts become public once the model is deployed.' : 'No halt binds any model you may see.') : 'No halt matches these filters.'}
                columns={[
                  { name: 'Halt', cell: (halt) => <Link href={`/halts/${halt.id}`}>{halt.thresholdKey} on <bdi>{names.version(halt.modelVersion)}</bdi></Link>, by: (halt) => halt.thresholdKey },
                  { name: 'Lab', cell: (halt) => <OrganisationLink id={halt.lab} />, by: (halt) => names.organisation(halt.lab) },
                  { name: 'State', cell: (halt) => <StatusMark code={halt.state} />, by: (halt) => halt.state },
                  { name: 'Open since', cell: (halt) => <><Instant at={halt.openedAt} />{clock.now === undefined || halt.state === 'LIFTED' ? null : <span className="muted"> · {span(halt.openedAt, clock.now)}</span>}</>, by: (halt) => halt.openedAt },
                  { name: 'Blocks', cell: (halt) => halt.stages.join(', ') },
                  ...(signedIn ? [{ name: 'Missing', cell: (halt: Halt) => <Missing halt={halt} room={rooms[labs.indexOf(halt.lab)]?.data} /> }] : []),
                  { name: 'Objection until', cell: (halt) => (halt.objectionWindowEnds === null ? '–' : halt.state === 'LIFT_REQUESTED' ? <Due at={halt.objectionWindowEnds} now={clock.now} /> : <Instant at={halt.objectionWindowEnds} excluded />), by: (halt) => halt.objectionWindowEnds ?? '9' },
                ]}
              />
              {events.length === 0 ? null : <Timeline name="timeline" title="When halts began, and which still bind" events={events} now={clock.now} />}
            </>
          );
        }}
      </Part>
    </Page>
  );
}


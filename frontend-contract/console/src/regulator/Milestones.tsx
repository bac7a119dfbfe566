import { AcceptMilestoneDocument, MilestonesDocument } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { plain, useNames } from '../shared/data/words';
import { ConfirmByTyping, DataTable, Field, Foreign, Instant, More, OrganisationLink, Part, useDraft } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

/** Accepts a lab's correction, which counts then also after the day had passed. */
function Accept({ milestone, name }: { readonly milestone: string; readonly name: string }) {
  const act = useAct(AcceptMilestoneDocument);
  const [reason, setReason, sent] = useDraft(`accept-${milestone}`);
  return (
    <ConfirmByTyping title="Accept it" of={name} what="correction" act={act} verb="Accept the correction" doing="Accepting…" input={() => ({ milestone, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why you accept it.' : undefined)}
      follows={<p>What your regime asks is due by it from then on; what was due before stays in sight. Nobody takes that back.</p>}>
      <Field label="Why you accept it">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </ConfirmByTyping>
  );
}

/** What was claimed to start clocks; a correction stands beside what it corrects. */
export function Milestones() {
  const names = useNames();
  const list = useList(MilestonesDocument, { first: 50 }, (data) => data.milestones);
  const rows = list.data?.pages.flatMap((page) => page.milestones.nodes) ?? [];
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  // The newest first: only what the lab says now can be accepted, and only a correction needs it.
  const newest = new Map([...rows].reverse().filter((row) => row.claimedBy === row.lab).map((row) => [`${row.instrument} ${row.start} ${row.subject}`, row.id] as const));
  const open = (row: (typeof rows)[number]) => session.roles.includes('supervisor') && !past && row.reason !== null && newest.get(`${row.instrument} ${row.start} ${row.subject}`) === row.id;
  const about = (row: (typeof rows)[number]) => {
    const page = pageOf(row.subject);
    return row.subject === row.lab ? 'the lab itself' : names.modelOf(row.subject) !== undefined ? <bdi>{names.version(row.subject)}</bdi> : page === undefined ? <code>{row.subject}</code> : <Link href={page}><code>{row.subject}</code></Link>;
  };
  const named = (row: (typeof rows)[number]) => `${plain(row.start)}, ${row.subject === row.lab ? names.organisation(row.lab) : names.version(row.subject)}, ${instant(row.at)}, under ${row.instrument}`;
  return (
    <section aria-labelledby="milestones">
      <h2 id="milestones">What started clocks</h2>
      <Part of={list} name="What started clocks">
        {() => (
          <>
            <DataTable caption="Claims of when something happened, the newest first; nothing replaces an earlier one" rows={rows} id={(row) => row.id} empty="Nothing is claimed that you may see." sortable={!list.hasNextPage} columns={[
              { name: 'What', cell: (row) => plain(row.start), by: (row) => row.start },
              { name: 'When', cell: (row) => <Instant at={row.at} />, by: (row) => row.at },
              { name: 'Regime', cell: (row) => row.instrument, by: (row) => row.instrument },
              { name: 'About', cell: about },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Claimed by', cell: (row) => <OrganisationLink id={row.claimedBy} />, by: (row) => names.organisation(row.claimedBy) },
              { name: 'Corrects, because', cell: (row) => (row.reason === null ? '–' : <Foreign text={row.reason} />) },
              { name: 'Accepted', cell: (row) => (row.acceptance !== null ? <><OrganisationLink id={row.acceptance.acceptedBy} />: <Foreign text={row.acceptance.reason} /> <span className="muted small"><Instant at={row.acceptance.recordedAt} /></span></> : open(row) ? <Accept milestone={row.id} name={named(row)} /> : '–') },
              { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
    </section>
  );
}

import { MilestonesDocument } from '@countersign/client';
import { useList } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { DataTable, Foreign, Instant, More, OrganisationLink, Part } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { Link } from '../shell/router';

/** What was claimed to start clocks; a correction stands beside what it corrects. */
export function Milestones() {
  const names = useNames();
  const list = useList(MilestonesDocument, { first: 50 }, (data) => data.milestones);
  const rows = list.data?.pages.flatMap((page) => page.milestones.nodes) ?? [];
  const about = (row: (typeof rows)[number]) => {
    const page = pageOf(row.subject);
    return row.subject === row.lab ? 'the lab itself' : names.modelOf(row.subject) !== undefined ? <bdi>{names.version(row.subject)}</bdi> : page === undefined ? <code>{row.subject}</code> : <Link href={page}><code>{row.subject}</code></Link>;
  };
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
              { name: 'Recorded', cell: (row) => <Instant at={row.recordedAt} />, by: (row) => row.recordedAt },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
    </section>
  );
}

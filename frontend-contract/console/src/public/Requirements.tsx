import { AdoptedRequirementsDocument } from '@countersign/client';
import { useList } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { DataTable, Empty, Foreign, Instant, More, OrganisationLink, Page, Part, StatusMark } from '../shared/ui';
import { Link } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

/** What regulators took over from labs' own words, and how labs stand to it. */
export default function Requirements() {
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const list = useList(AdoptedRequirementsDocument, { first: 25 }, (data) => data.adoptedRequirements);
  const rows = list.data?.pages.flatMap((page) => page.adoptedRequirements.nodes) ?? [];
  return (
    <Page title="Adopted requirements" status={list.data === undefined ? undefined : `${String(list.data.pages[0]?.adoptedRequirements.totalCount ?? 0)} commitments of labs were taken for requirements by regulators.`}>
      <Part of={list} name="Requirements">
        {() => (
          <>
            {session.roles.includes('supervisor') ? <p>To adopt another, open a lab and choose <em>Adopt</em> at the commitment whose words you take: {names.organisations.filter((one) => one.kind === 'LAB').map((one) => <span key={one.id}><Link href={`/labs/${one.id}`}><bdi>{one.name}</bdi></Link> </span>)}</p> : null}
            {rows.length === 0 ? <Empty>No regulator has adopted a commitment.</Empty> : rows.map((row) => (
              <section key={row.id} className="change" aria-labelledby={row.id}>
                <h2 id={row.id}><bdi>{row.key}</bdi></h2>
                <blockquote><Foreign text={row.text} /></blockquote>
                <p>Adopted by <OrganisationLink id={row.regulator} />, <Instant at={row.recordedAt} />, for {row.everyone ? 'everyone in its jurisdiction' : 'the lab that said it'}: <Foreign text={row.rationale} /></p>
                <p className="small muted">From the words of <Link href={`/labs/${row.derivedFrom.lab}`}><bdi>{names.organisation(row.derivedFrom.lab)}</bdi></Link>, commitment {row.derivedFrom.commitmentKey}.</p>
                <DataTable caption="How labs stand to it, as far as you may compare them" rows={row.standings} id={(one) => one.lab} empty="No lab that you may compare." columns={[
                  { name: 'Lab', cell: (one) => <OrganisationLink id={one.lab} />, by: (one) => names.organisation(one.lab) },
                  { name: 'Stands', cell: (one) => <StatusMark code={one.status} />, by: (one) => one.status },
                  { name: 'By', cell: (one) => `${plain(one.basis)}${one.commitmentKey === null ? '' : ` ${one.commitmentKey}`}` },
                ]} />
              </section>
            ))}
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
    </Page>
  );
}

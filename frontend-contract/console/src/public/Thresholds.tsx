import { PolicyComparisonDocument, type PolicyComparisonQuery, type RiskDomain } from '@countersign/client';
import { useList } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Choice, DataTable, Foreign, Instant, More, OrganisationLink, Page, Part } from '../shared/ui';
import { isPast, useAsOf } from '../shared/data/asOf';
import { Reading } from '../shared/forms/Reading';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Row = PolicyComparisonQuery['policyComparison']['nodes'][number];

const DOMAINS: readonly RiskDomain[] = ['CYBER', 'CHEM_BIO', 'RADIOLOGICAL_NUCLEAR', 'AUTONOMY', 'AI_RND', 'HARMFUL_MANIPULATION', 'LOSS_OF_CONTROL', 'OTHER'];

function Readings({ row }: { readonly row: Row }) {
  return row.readings.length === 0 ? <span className="muted">nobody has read it yet</span> : (
    <ul>
      {row.readings.map((one) => (
        <li key={one.organisation + one.recordedAt}>
          <OrganisationLink id={one.organisation} />: {one.actor === null ? '' : `${plain(one.actor)}, `}{one.baseline === null ? '' : `beside ${plain(one.baseline)}, `}{one.consequence === null ? '' : plain(one.consequence)} <q><Foreign text={one.quote} /></q> <span className="muted small"><Instant at={one.recordedAt} /></span>
        </li>
      ))}
    </ul>
  );
}

/** Thresholds of all labs side by side: what each does once one is crossed, and how it was read. */
export default function Thresholds() {
  const place = usePlace();
  const names = useNames();
  const domain = place.query.get('domain') ?? '';
  const lab = place.query.get('lab') ?? '';
  const list = useList(PolicyComparisonDocument, { first: 50, filter: { ...(domain === '' ? {} : { domain: domain as RiskDomain }), ...(lab === '' ? {} : { lab }) } }, (data) => data.policyComparison);
  const rows = list.data?.pages.flatMap((page) => page.policyComparison.nodes) ?? [];
  const labs = names.organisations.filter((one) => one.kind === 'LAB');
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const own = names.organisations.find((one) => one.id === session.organisation)?.jurisdictions ?? [];
  /** The lab itself reads its own, and regulators those of their jurisdictions. */
  const may = (row: Row) => !past && ((session.organisation === row.lab && session.roles.includes('officer')) || (session.roles.includes('supervisor') && labs.find((one) => one.id === row.lab)?.jurisdictions.some((one) => own.includes(one)) === true));
  const idOf = (row: Row) => `${row.policyVersion} ${row.thresholdKey}`;
  const reading = rows.find((row) => idOf(row) === place.query.get('read') && may(row));
  return (
    <Page title="Thresholds side by side" status={list.data === undefined ? undefined : `${String(list.data.pages[0]?.policyComparison.totalCount ?? 0)} thresholds are in force, whatever the labs call their tiers.`}>
      <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice label="Domain" value={domain} options={[['', 'All'], ...DOMAINS.map((one) => [one, plain(one)] as const)]} onChange={(value) => go(withQuery(place, { domain: value }))} />
        <Choice label="Lab" value={lab} options={[['', 'All'], ...labs.map((one) => [one.id, one.name] as const)]} onChange={(value) => go(withQuery(place, { lab: value }))} />
      </form>
      <Part of={list} name="Thresholds">
        {() => (
          <>
            <DataTable caption="Each threshold in force, what it gates, and how the lab and regulators read it" rows={rows} id={idOf} current={reading === undefined ? undefined : idOf(reading)} empty="No threshold matches these filters." sortable={!list.hasNextPage} columns={[
              { name: 'Threshold', cell: (row) => <Link href={`/labs/${row.lab}`}>{row.thresholdKey}</Link>, by: (row) => row.thresholdKey },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
              { name: 'Domain', cell: (row) => plain(row.domain), by: (row) => row.domain },
              { name: 'Once crossed', cell: (row) => <ul>{row.actions.map((one) => <li key={one.stage}>{one.stage}: {plain(one.action)}{one.safeguards.length === 0 ? '' : ` (${one.safeguards.join(', ')})`}</li>)}</ul> },
              { name: 'Read as', cell: (row) => <><Readings row={row} />{may(row) ? <div className="small"><Link href={withQuery(place, { read: idOf(row) })}>Read it<span className="visually-hidden">: {row.thresholdKey} of {names.organisation(row.lab)}</span></Link></div> : null}</> },
            ]} />
            <More list={list} shown={rows.length} />
            {reading === undefined ? null : <Reading key={idOf(reading)} policyVersion={reading.policyVersion} threshold={reading.thresholdKey} lab={names.organisation(reading.lab)} />}
          </>
        )}
      </Part>
    </Page>
  );
}

import { DeterminationsDocument, PolicyThresholdsDocument } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { DOCUMENTS, useModel, type Model } from '../shared/data/model';
import { useOperation, useWhole } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Announce, Discard, RecordChange, RegisterVersion } from '../shared/forms/Models';
import { Lineage } from '../shared/charts/Lineage';
import { DataTable, Digest, Empty, Instant, More, NotFound, OrganisationLink, Page, PageOf, Part, Proof, StatusMark, VersionLink } from '../shared/ui';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

function Levels({ version }: { readonly version: Model['versions']['nodes'][number] }) {
  if (version.safetyLevels === null) {
    return <Empty>The level it is held to is not yours to see.</Empty>;
  }
  return version.safetyLevels.length === 0 ? <Empty>No policy version in force asks for a safety level.</Empty> : (
    <DataTable
      caption="The level required beside the level held"
      rows={version.safetyLevels}
      id={(row) => row.document}
      empty=""
      sortable={false}
      columns={[
        { name: 'Required', cell: (row) => row.required?.key ?? 'none' },
        { name: 'Held', cell: (row) => (row.held === null ? 'none' : row.held.key) },
        { name: 'Falls short', cell: (row) => ((row.required?.rank ?? 0) > (row.held?.rank ?? 0) ? <StatusMark code="OVERDUE" /> : <StatusMark code="MET" />) },
        { name: 'What is missing', cell: (row) => (row.missing.length === 0 ? 'nothing' : <ul>{row.missing.map((one) => <li key={one.safeguardKey + one.surface}>{one.safeguardKey} on {one.surface}: <StatusMark code={one.standing} /></li>)}</ul>) },
      ]}
    />
  );
}

function Thresholds({ lab, model, version }: { readonly lab: string; readonly model: string; readonly version: string }) {
  const asked = useOperation(DeterminationsDocument, { modelVersion: version, first: 50 });
  const policies = useWhole(PolicyThresholdsDocument, { lab, first: DOCUMENTS }, (data) => data.frameworkDocuments);
  return (
    <Part of={asked} name="Thresholds">
      {(data) => {
        const known = new Set(data.determinations.nodes.map((row) => row.thresholdKey));
        const inForce = policies.data?.pages.flatMap((page) => page.frameworkDocuments.nodes).flatMap((document) => document.versions.nodes.filter((one) => one.inForceFrom !== null && one.inForceUntil === null).flatMap((one) => one.thresholds.map((threshold) => threshold.key))) ?? [];
        const waiting = [...new Set(inForce)].filter((key) => !known.has(key));
        return (
          <>
            <DataTable
              caption="What is determined of each threshold"
              rows={data.determinations.nodes}
              id={(row) => row.id}
              empty="Never evaluated: NOT_ASSESSED."
              columns={[
                { name: 'Threshold', cell: (row) => <Link href={`/models/${model}/thresholds/${encodeURIComponent(row.thresholdKey)}`}>{row.thresholdKey}</Link>, by: (row) => row.thresholdKey },
                { name: 'Conclusion', cell: (row) => (row.conclusion === null ? 'none' : <StatusMark code={row.conclusion} />), by: (row) => row.conclusion ?? '' },
                { name: 'Latched', cell: (row) => (row.latched ? 'yes: only safeguards lift it' : 'no'), by: (row) => String(row.latched) },
                { name: 'Falls short by', cell: (row) => (row.shortfall === null ? '–' : plain(row.shortfall)) },
                { name: 'Determined', cell: (row) => <Instant at={row.determinedAt} />, by: (row) => row.determinedAt },
                { name: 'Holds until', cell: (row) => <Instant at={row.holdsUntil} excluded />, by: (row) => row.holdsUntil ?? '9' },
              ]}
            />
            {waiting.length === 0 ? null : <p>In force, and not assessed: {waiting.map((key) => <span key={key}><Link href={`/models/${model}/thresholds/${encodeURIComponent(key)}`}>{key}</Link> </span>)}</p>}
          </>
        );
      }}
    </Part>
  );
}

/** What a model is held to, and what holds today. */
export default function ModelOf() {
  const id = useParameter('id');
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const { list, model } = useModel(id);
  return (
    <PageOf of={list} name="Model">
      {() => {
        if (model === undefined) {
          return <NotFound />;
        }
        const own = session.organisation === model.lab && session.kind === 'LAB' && !past;
        const officer = own && session.roles.includes('officer');
        const short = model.versions.nodes.flatMap((version) => version.safetyLevels ?? []).filter((standing) => (standing.required?.rank ?? 0) > (standing.held?.rank ?? 0)).length;
        return (
          <Page title={model.name} crumbs={[{ name: names.organisation(model.lab), href: `/labs/${model.lab}` }]}
            status={`${list.hasNextPage ? 'At least ' : ''}${String(model.versions.nodes.length)} ${model.versions.nodes.length === 1 ? 'version' : 'versions'}. ${model.announced ? 'Announced.' : 'Not announced.'} ${short === 0 ? 'No version is below the level that it is required to hold.' : `${String(short)} ${short === 1 ? 'level falls' : 'levels fall'} short.`}`}>
            <p>Of <OrganisationLink id={model.lab} />. <Link href={`/halts?lab=${model.lab}&state=all`}>Halts of this lab</Link></p>
            {own ? (
              <>
                <RegisterVersion model={id} versions={model.versions.nodes.map((version) => ({ id: version.id, name: `${model.name}@${version.label}` }))} />
                {model.versions.nodes.length === 0 ? null : <RecordChange versions={model.versions.nodes.map((version) => ({ id: version.id, name: `${model.name}@${version.label}` }))} />}
                {model.announced || !officer ? null : <p className="acts"><Announce model={id} name={model.name} /></p>}
              </>
            ) : null}
            <Lineage name="lineage" model={model.name} versions={model.versions.nodes} />
            {model.versions.nodes.map((version) => (
              <section key={version.id} id={version.id} aria-labelledby={`${version.id}-name`}>
                <h2 id={`${version.id}-name`}><bdi>{model.name}@{version.label}</bdi></h2>
                <dl>
                  <dt>Training compute</dt><dd>{version.trainingFlop} FLOP, cumulative</dd>
                  <dt>Mitigations</dt><dd>{plain(version.mitigationState)}{version.deployed ? ', deployed' : ''}</dd>
                  <dt>May use</dt><dd>{version.affordances.join(', ') || 'nothing'}</dd>
                  <dt>Made from</dt><dd>{version.parents.length === 0 ? 'nothing: a new family' : version.parents.map((parent) => <span key={parent.modelVersion}><VersionLink id={parent.modelVersion} /> {parent.computeRatios.map((ratio) => `×${ratio.ratio} (${plain(ratio.domain)})`).join(', ')} </span>)}</dd>
                  <dt>Weights manifest</dt><dd><Digest hex={version.manifestDigest} shown={16} /></dd>
                  <dt>Recorded</dt><dd><Instant at={version.recordedAt} /></dd>
                  {version.discardedAt === null ? null : <><dt>Discarded</dt><dd><Instant at={version.discardedAt} />; that counts unless something was made from it, asked for it or deployed since</dd></>}
                </dl>
                {officer && !version.deployed ? <div className="acts"><Discard version={version.id} name={`${model.name}@${version.label}`} discardedAt={version.discardedAt} /></div> : null}
                <Levels version={version} />
                {session.kind === 'PUBLIC' || session.kind === 'PLATFORM' ? null : <Thresholds lab={model.lab} model={id} version={version.id} />}
              </section>
            ))}
            <More list={list} shown={model.versions.nodes.length} />
            <Proof entry={model.logEntry} />
          </Page>
        );
      }}
    </PageOf>
  );
}

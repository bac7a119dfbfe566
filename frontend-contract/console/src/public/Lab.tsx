import { CreateFrameworkDocumentDocument, LabCommitmentsDocument, LabPageDocument, type LabPageQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList, useOperation } from '../shared/data/query';
import { instant } from '../shared/data/time';
import { kindOf, plain, spoken, useNames } from '../shared/data/words';
import { Adopt } from '../shared/forms/Adopt';
import { RegisterModel } from '../shared/forms/Models';
import { Timeline } from '../shared/charts/Timeline';
import { Choice, DataTable, Empty, Field, Foreign, Instant, More, NotFound, OrganisationLink, Page, PageOf, Part, Refusal, StatusMark, useClock, useDraft } from '../shared/ui';
import { go, Link, useParameter, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

function Commitments({ lab }: { readonly lab: string }) {
  const place = usePlace();
  const force = place.query.get('force') ?? '';
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const supervisor = session.roles.includes('supervisor') && !past;
  const list = useList(LabCommitmentsDocument, { lab, first: 50, ...(force === '' ? {} : { force: force as 'BINDING' }) }, (data) => data.commitments);
  const rows = list.data?.pages.flatMap((page) => page.commitments.nodes) ?? [];
  const idOf = (row: (typeof rows)[number]) => `${row.policyVersion} ${row.commitment.key}`;
  const adopted = supervisor ? rows.find((row) => idOf(row) === place.query.get('adopt')) : undefined;
  return (
    <section aria-labelledby="commitments">
      <h2 id="commitments">Commitments{list.data === undefined ? '' : ` (${String(list.data.pages[0]?.commitments.totalCount ?? 0)})`}</h2>
      <div className="filters">
        <Choice label="Force" value={force} options={[['', 'All'], ['BINDING', 'Binding'], ['GOAL', 'Goal'], ['RECOMMENDATION', 'Recommendation'], ['DISCRETIONARY', 'Discretionary'], ['ABSENT', 'No commitment']]} onChange={(value) => go(withQuery(place, { force: value }))} />
      </div>
      <Part of={{ ...list, data: list.data }} name="Commitments">
        {() => (
          <>
            <DataTable
              caption="What the versions in force say, in their own words, with how much it binds"
              rows={rows}
              id={idOf}
              current={adopted === undefined ? undefined : idOf(adopted)}
              empty={force === '' ? 'No version in force says what it binds itself to.' : 'No commitment matches these filters.'}
              sortable={false}
              columns={[
                { name: 'Commitment', cell: (row) => <>{row.commitment.quote === '' ? <span className="muted">The text says nothing of it.</span> : <q><Foreign text={row.commitment.quote} /></q>}<br /><span className="small muted">{row.commitment.key}, {plain(row.commitment.kind)}</span></> },
                { name: 'Force', cell: (row) => <StatusMark code={row.commitment.force} /> },
                { name: 'Where', cell: (row) => <bdi>{row.commitment.locator}</bdi> },
                { name: 'On conditions', cell: (row) => (row.commitment.conditions.length === 0 ? 'none' : row.commitment.conditions.join('; ')) },
                ...(supervisor ? [{ name: 'As a requirement', cell: (row: (typeof rows)[number]) => (row.commitment.force === 'ABSENT' ? '–' : <Link href={withQuery(place, { adopt: idOf(row) })}>Adopt<span className="visually-hidden"> {row.commitment.key}</span></Link>) }] : []),
              ]}
            />
            <More list={list} shown={rows.length} />
            {adopted === undefined ? null : <Adopt key={idOf(adopted)} lab={lab} policyVersion={adopted.policyVersion} commitment={adopted.commitment} />}
          </>
        )}
      </Part>
    </section>
  );
}

type ListedModel = LabPageQuery['models']['nodes'][number];

/** A version of a model; a model without any is listed too. */
interface ListedVersion {
  readonly model: ListedModel;
  readonly version: ListedModel['versions']['nodes'][number] | undefined;
}

/** Another document of the lab's own, for versions to be written under. */
function BeginDocument() {
  const act = useAct(CreateFrameworkDocumentDocument);
  const [name, setName, sent] = useDraft('document');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(name.trim() === '' ? 'Give it a name.' : undefined);
    if (name.trim() !== '') {
      void act.send({ name: name.trim(), designations: [] }).then((data) => data === undefined || sent());
    }
  };
  return (
    <details>
      <summary>Begin another policy document</summary>
      <form className="stack" onSubmit={submit} aria-label="Begin a policy document" noValidate>
        <Refusal fault={act.fault} />
        <Field label="Name" hint="For example RSP. Versions are written under it." wrong={wrong}>{(ids) => <input {...ids} type="text" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Beginning…' : 'Begin it'}</button></div>
      </form>
    </details>
  );
}

/** What a lab has promised, and whether it has kept to it. */
export default function Lab() {
  const lab = useParameter('lab');
  const names = useNames();
  const clock = useClock();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const page = useOperation(LabPageDocument, { lab });
  return (
    <PageOf of={page} name="Lab">
      {(data) => {
        const organisation = data.organisation;
        if (organisation === null || organisation.kind !== 'LAB') {
          return <NotFound />;
        }
        const binding = data.halts.nodes.filter((halt) => halt.state !== 'LIFTED');
        const inForce = data.frameworkDocuments.nodes.flatMap((document) => document.versions.nodes.filter((version) => version.status === 'EFFECTIVE').map((version) => `${document.name} ${version.label}`));
        return (
          <Page title={organisation.legalName} status={<>{inForce.length === 0 ? 'No policy version is in force.' : `${inForce.join(', ')} in force.`} {binding.length === 0 ? 'No halt binds that you may see.' : `${String(binding.length)} ${binding.length === 1 ? 'halt binds' : 'halts bind'}.`}</>}>
            <p className="muted">Supervised in {organisation.jurisdictions.join(', ')}. {organisation.affiliates.length === 0 ? 'No owner or holding is on record.' : <>Owners and holdings: {organisation.affiliates.map((one) => `${one.relation === 'OWNED_BY' ? 'owned by' : 'owns'} ${one.name} (${one.share})`).join(', ')}.</>}</p>
            <h2>Versions and changes</h2>
            {data.frameworkDocuments.nodes.length === 0 ? <Empty>No policy document is public.</Empty> : null}
            {data.frameworkDocuments.nodes.map((document) => (
              <section key={document.id} aria-label={document.name}>
                <h3><bdi>{document.name}</bdi></h3>
                <DataTable
                  caption={`Versions of ${document.name}`}
                  rows={document.versions.nodes}
                  id={(version) => version.id}
                  empty="No version is public."
                  sortable={false}
                  columns={[
                    { name: 'Version', cell: (version) => <><Link href={`/labs/${lab}/policies/${document.id}/draft/${version.id}`}><bdi>{version.label}</bdi></Link>{version.latePublication ? <span className="muted"> published late</span> : null}</> },
                    { name: 'Status', cell: (version) => <StatusMark code={version.status} /> },
                    { name: 'Published', cell: (version) => <Instant at={version.publishedAt} /> },
                    { name: 'In force', cell: (version) => (version.inForceFrom === null ? '–' : <>{instant(version.inForceFrom)}{version.inForceUntil === null ? ', still' : <> to {instant(version.inForceUntil)} (excluded)</>}</>) },
                    { name: 'The lab calls it', cell: (version) => (version.characterisation === null ? '–' : <q><Foreign text={version.characterisation} /></q>) },
                    { name: 'Changes', cell: (version) => {
                      const before = document.versions.nodes.find((other) => other.id === version.previous);
                      return before === undefined ? 'first version' : <Link href={`/labs/${lab}/policies/${document.id}?from=${before.id}&to=${version.id}`}>What changed since <bdi>{before.label}</bdi>?</Link>;
                    } },
                  ]}
                />
                {session.organisation === lab && !past ? <p><Link href={`/labs/${lab}/policies/${document.id}/draft/new`}>Write a new version</Link></p> : null}
              </section>
            ))}
            {session.organisation === lab && session.kind === 'LAB' && !past ? <BeginDocument /> : null}
            <Commitments lab={lab} />
            <h2>Models</h2>
            <DataTable
              caption="Models and their versions that you may know of"
              rows={data.models.nodes.flatMap((model): ListedVersion[] => (model.versions.nodes.length === 0 ? [{ model, version: undefined }] : model.versions.nodes.map((version) => ({ model, version }))))}
              id={(row) => row.version?.id ?? row.model.id}
              empty="No model is announced."
              columns={[
                { name: 'Version', cell: (row) => <Link href={`/models/${row.model.id}${row.version === undefined ? '' : `#${row.version.id}`}`}><bdi>{row.model.name}{row.version === undefined ? '' : `@${row.version.label}`}</bdi></Link>, by: (row) => row.model.name + (row.version?.label ?? '') },
                { name: 'Announced', cell: (row) => (row.model.announced ? 'yes' : 'no'), by: (row) => String(row.model.announced) },
                { name: 'Deployed', cell: (row) => (row.version === undefined ? 'no version yet' : row.version.deployed ? 'yes' : 'no'), by: (row) => String(row.version?.deployed ?? '') },
                { name: 'Mitigations', cell: (row) => (row.version === undefined ? '–' : plain(row.version.mitigationState)), by: (row) => row.version?.mitigationState ?? '' },
                { name: 'Training compute, FLOP', cell: (row) => row.version?.trainingFlop ?? '–', by: (row) => Number(row.version?.trainingFlop ?? 0), number: true },
              ]}
            />
            {session.organisation === lab && session.kind === 'LAB' && !past ? <RegisterModel /> : null}
            <h2>Halt history ({data.halts.totalCount})</h2>
            {data.halts.nodes.length === 0 ? <Empty>No public halt. Halts become public once the model is deployed.</Empty> : (
              <Timeline name="history" title={`Halts of ${organisation.legalName}`} now={clock.now} events={data.halts.nodes.map((halt) => ({ key: halt.id, lane: names.version(halt.modelVersion), from: halt.openedAt, until: halt.state === 'LIFTED' ? halt.objectionWindowEnds : null, code: halt.state, what: `Halt, ${halt.thresholdKey}`, href: `/halts/${halt.id}` }))} />
            )}
            <h2>Attestations ({data.attestationSummaries.totalCount})</h2>
            <DataTable
              caption="What auditors signed about this lab, as far as it is public"
              rows={data.attestationSummaries.nodes}
              id={(row) => row.attestation}
              empty="No attestation is public."
              columns={[
                { name: 'Attestation', cell: (row) => <Link href={`/attestations/${row.attestation}`}>{kindOf(row.predicateType)}</Link>, by: (row) => row.predicateType },
                { name: 'Auditor', cell: (row) => <OrganisationLink id={row.auditor} />, by: (row) => names.organisation(row.auditor) },
                { name: 'About', cell: (row) => [...row.thresholdKeys, ...row.safeguardKeys].join(', ') },
                { name: 'Status', cell: (row) => <><StatusMark code={row.status} />{row.statusReason === null ? null : <span className="small muted"> {spoken(row.statusReason)}</span>}</>, by: (row) => row.status },
                { name: 'Relations disclosed', cell: (row) => (row.disclosed.length === 0 ? 'none' : row.disclosed.map(plain).join(', ')) },
                { name: 'Expires', cell: (row) => <Instant at={row.expiresAt} />, by: (row) => row.expiresAt },
              ]}
            />
          </Page>
        );
      }}
    </PageOf>
  );
}

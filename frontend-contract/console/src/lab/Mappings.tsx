import { AdoptedRequirementsDocument, CoverageDocument, InstrumentsDocument, LabCommitmentsDocument, MapRequirementDocument, RequirementMappingsDocument, WithdrawMappingDocument, type RequirementMappingsQuery, type Strength } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList, useOperation } from '../shared/data/query';
import { plain, useNames } from '../shared/data/words';
import { Choice, DataTable, Empty, Field, Foreign, Instant, More, NotFound, OrganisationLink, Page, PageOf, Part, Refusal, StatusMark, useDraft, usePanelHeading, Waiting } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Mapping = RequirementMappingsQuery['requirementMappings']['nodes'][number];

const STRENGTHS: readonly (readonly [Strength, string])[] = [['FULL', 'Full: it meets all that is asked'], ['PARTIAL', 'Partial: something of it is missing'], ['NONE', 'None: nothing meets it']];
/** How a requirement stands where nothing answers it. */
const GAPS = ['ABSENT', 'OVERDUE', 'BREACHED', 'CONTESTED'];

interface Regime {
  readonly key: string;
  readonly name: string;
  readonly requirements: readonly { readonly key: string; readonly text: string; readonly locator: string }[];
}

function Withdraw({ mapping }: { readonly mapping: string }) {
  const act = useAct(WithdrawMappingDocument);
  const [open, setOpen] = useState(false);
  const [reason, setReason, sent] = useDraft(`withdraw ${mapping}`);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  if (!open) {
    return <button type="button" className="quiet" onClick={() => setOpen(true)}>Take it back…</button>;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(reason.trim() === '' ? 'Say why. It stays on record.' : undefined);
    if (reason.trim() !== '') {
      void act.send({ mapping, reason }).then((data) => data === undefined || sent());
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="Take the mapping back" noValidate>
      <Refusal fault={act.fault} />
      <Field label="Why it is taken back" wrong={wrong}>{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Taking back…' : 'Take it back'}</button><button type="button" onClick={() => setOpen(false)}>Do not</button></div>
    </form>
  );
}

/** One claim in words; what else the same commitment answers stands beside it, so that it is written once. */
function Claim({ mapping, all, mine }: { readonly mapping: Mapping; readonly all: readonly Mapping[]; readonly mine: boolean }) {
  const also = mapping.commitmentKey === null ? [] : all.filter((one) => one.id !== mapping.id && one.commitmentKey === mapping.commitmentKey && one.withdrawnBecause === null);
  return (
    <article className="change">
      <p><StatusMark code={mapping.strength} /> {mapping.commitmentKey === null ? 'by no commitment' : <>by the commitment <code>{mapping.commitmentKey}</code></>}, says <OrganisationLink id={mapping.claimedBy} />, <Instant at={mapping.recordedAt} />. {mapping.everyone ? 'Everyone sees it.' : 'The lab and its regulators see it.'}</p>
      <blockquote><Foreign text={mapping.rationale} /></blockquote>
      {mapping.records.length === 0 ? null : <p>Shown by {mapping.records.map((record) => { const page = pageOf(record); return <span key={record}>{page === undefined ? <code>{record}</code> : <Link href={page}><code>{record}</code></Link>} </span>; })}</p>}
      {also.length === 0 ? null : <p className="small muted">The same commitment answers {also.map((one) => `${one.instrument} ${one.requirementKey}`).join(', ')}.</p>}
      {mapping.withdrawnBecause === null ? mine ? <Withdraw mapping={mapping.id} /> : null : <p className="small muted">Taken back: <Foreign text={mapping.withdrawnBecause} /></p>}
    </article>
  );
}

function MapIt({ lab, regime, requirement, all }: { readonly lab: string; readonly regime: Regime; readonly requirement: string; readonly all: readonly Mapping[] }) {
  const act = useAct(MapRequirementDocument);
  const commitments = useOperation(LabCommitmentsDocument, { lab, first: 100 });
  const [commitment, setCommitment] = useState('');
  const [strength, setStrength] = useState<Strength>('FULL');
  const [rationale, setRationale, rationaleSent] = useDraft(`why ${regime.key} ${requirement}`);
  const [records, setRecords, recordsSent] = useDraft(`records ${regime.key} ${requirement}`);
  const [everyone, setEveryone] = useState(false);
  const [tried, setTried] = useState(false);
  const ids = records.split(/\s+/).filter(Boolean);
  const wrong = {
    by: strength === 'NONE' || commitment !== '' || ids.length > 0 ? undefined : 'Name the commitment or the records by which it is met, or say that nothing meets it.',
    rationale: rationale.trim() === '' ? 'Say why.' : undefined,
  };
  const reused = all.filter((one) => one.commitmentKey === commitment && commitment !== '' && one.withdrawnBecause === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.by === undefined && wrong.rationale === undefined) {
      void act.send({ lab, instrument: regime.key, requirementKey: requirement, strength, rationale, records: ids, everyone, ...(commitment === '' ? {} : { commitmentKey: commitment }) }).then((data) => {
        if (data !== undefined) {
          rationaleSent();
          recordsSent();
          setTried(false);
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="map" noValidate>
      <h3 id="map">Say by what it is met</h3>
      <Refusal fault={act.fault} />
      <Part of={commitments} name="Commitments">
        {(data) => (
          <Choice label="Commitment" value={commitment} options={[['', 'None'], ...[...new Map(data.commitments.nodes.filter((row) => row.commitment.force !== 'ABSENT').map((row) => [row.commitment.key, row.commitment] as const)).values()].map((one) => [one.key, `${one.key}: ${one.quote.slice(0, 70)}`] as const)]} onChange={setCommitment} {...(reused.length === 0 ? {} : { hint: `It answers already: ${reused.map((one) => `${one.instrument} ${one.requirementKey} (${plain(one.strength)})`).join(', ')}.` })} />
        )}
      </Part>
      <Field label="Records that show it" hint="Ids of evaluations, evidence and attestations of this lab, one a line." wrong={tried ? wrong.by : undefined} optional>{(field) => <textarea {...field} className="mono" spellCheck={false} value={records} onChange={(event) => setRecords(event.target.value)} />}</Field>
      <Choice label="How far it is met" value={strength} options={STRENGTHS} onChange={(value) => setStrength(value as Strength)} />
      <Field label="Why" wrong={tried ? wrong.rationale : undefined}>{(field) => <textarea {...field} value={rationale} onChange={(event) => setRationale(event.target.value)} />}</Field>
      <p><label><input type="checkbox" checked={everyone} onChange={(event) => setEveryone(event.target.checked)} />Everyone may see it.</label></p>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Mapping…' : 'Map the requirement'}</button></div>
    </form>
  );
}

/** What one requirement asks for, how the lab stands to it, and who says by what. */
function Chosen({ lab, regime, requirement, all, may }: { readonly lab: string; readonly regime: Regime; readonly requirement: string; readonly all: readonly Mapping[]; readonly may: boolean }) {
  const session = useSession().data ?? ANYONE;
  const names = useNames();
  const heading = usePanelHeading(`${regime.key} ${requirement}`);
  const about = regime.requirements.find((one) => one.key === requirement);
  const here = all.filter((one) => one.instrument === regime.key && one.requirementKey === requirement);
  return (
    <section className="card" aria-labelledby="chosen">
      <h2 id="chosen" ref={heading} tabIndex={-1}>{names.organisation(lab)}, {requirement}</h2>
      <p><Foreign text={about?.text ?? ''} /> <span className="muted small">({about?.locator ?? ''})</span></p>
      {here.length === 0 ? <Empty>Nobody says by what it is met.</Empty> : here.map((one) => <Claim key={one.id} mapping={one} all={all} mine={may && one.claimedBy === session.organisation} />)}
      {may ? <MapIt key={lab + regime.key + requirement} lab={lab} regime={regime} requirement={requirement} all={all} /> : null}
    </section>
  );
}

function Table({ lab, regime, all, onlyGaps }: { readonly lab: string; readonly regime: Regime; readonly all: readonly Mapping[]; readonly onlyGaps: boolean }) {
  const place = usePlace();
  const adopted = regime.key.startsWith('adp_');
  const coverage = useOperation(CoverageDocument, { lab, instrument: regime.key }, { enabled: !adopted });
  const standing = new Map(coverage.data?.coverage.map((one) => [one.requirementKey, one.status as string]));
  const rows = regime.requirements.filter((one) => !onlyGaps || GAPS.includes(standing.get(one.key) ?? 'ABSENT'));
  const claims = (key: string) => all.filter((one) => one.instrument === regime.key && one.requirementKey === key && one.withdrawnBecause === null);
  return (
    <>
      {coverage.error === null ? null : <Part of={coverage} name="How the lab stands">{() => null}</Part>}
      <DataTable caption={`What ${regime.name} asks for, and by what it is met`} rows={rows} id={(row) => row.key} empty={onlyGaps ? 'There is no gap.' : 'It asks for nothing.'} current={place.query.get('requirement') ?? undefined} columns={[
        { name: 'Requirement', cell: (row) => <Link href={withQuery(place, { requirement: row.key })}>{row.key}</Link>, by: (row) => row.key },
        { name: 'What it asks for', cell: (row) => <Foreign text={row.text} /> },
        { name: 'Stands', cell: (row) => { const status = standing.get(row.key); return status === undefined ? '–' : <StatusMark code={status} />; }, by: (row) => standing.get(row.key) ?? '' },
        { name: 'Met by', cell: (row) => (claims(row.key).length === 0 ? <span className="muted">nothing is mapped</span> : <ul>{claims(row.key).map((one) => <li key={one.id}><StatusMark code={one.strength} /> {one.commitmentKey ?? (one.records.length > 0 ? `${String(one.records.length)} records` : 'nothing')}</li>)}</ul>), by: (row) => claims(row.key).length },
      ]} />
    </>
  );
}

/** By what does a lab meet each requirement, and where are the gaps? */
export default function Mappings() {
  const place = usePlace();
  const asked = useSession();
  const session = asked.data ?? ANYONE;
  const past = isPast(useAsOf());
  const names = useNames();
  const labs = names.organisations.filter((one) => one.kind === 'LAB');
  const lab = session.kind === 'LAB' ? session.organisation : (place.query.get('lab') ?? labs[0]?.id ?? '');
  const instruments = useOperation(InstrumentsDocument, { first: 25 }, { timeless: true, staleTime: 600_000 });
  const adopted = useOperation(AdoptedRequirementsDocument, { first: 50 });
  const list = useList(RequirementMappingsDocument, { lab, first: 100 }, (data) => data.requirementMappings, { enabled: lab !== '' });
  const all = list.data?.pages.flatMap((page) => page.requirementMappings.nodes) ?? [];
  if (asked.isPending) {
    return <Page title="Requirement mapping"><Waiting /></Page>;
  }
  if (session.kind !== 'LAB' && session.kind !== 'REGULATOR') {
    return <NotFound />;
  }
  return (
    <PageOf of={instruments} name="Requirement mapping">
      {(data) => {
        const regimes: readonly Regime[] = [
          ...data.instruments.nodes.filter((one) => one.approved).map((one) => ({ key: one.key, name: `${one.name} ${one.version}`, requirements: one.requirements })),
          ...(adopted.data?.adoptedRequirements.nodes ?? []).map((one) => ({ key: one.id, name: `Adopted: ${one.key}`, requirements: [{ key: one.key, text: one.text, locator: `from ${names.organisation(one.derivedFrom.lab)}, ${one.derivedFrom.commitmentKey}` }] })),
        ];
        const own = names.organisations.find((one) => one.id === session.organisation)?.jurisdictions ?? [];
        const nearest = data.instruments.nodes.find((one) => one.approved && own.includes(one.jurisdiction))?.key;
        const regime = regimes.find((one) => one.key === place.query.get('regime')) ?? regimes.find((one) => one.key === nearest) ?? regimes[0];
        if (regime === undefined) {
          return <Page title="Requirement mapping"><Empty>No instrument is approved yet, so nothing is required.</Empty></Page>;
        }
        const standing = all.filter((one) => one.instrument === regime.key && one.withdrawnBecause === null);
        const answered = regime.requirements.filter((one) => standing.some((claim) => claim.requirementKey === one.key && claim.strength !== 'NONE')).length;
        const requirement = regime.requirements.find((one) => one.key === place.query.get('requirement'));
        const may = !past && (session.kind === 'LAB' ? session.roles.includes('submitter') || session.roles.includes('officer') : session.roles.includes('supervisor'));
        return (
          <Page title={`How ${names.organisation(lab)} answers ${regime.name}`}
            status={list.data === undefined ? undefined : `${String(answered)} of ${String(regime.requirements.length)} ${regime.requirements.length === 1 ? 'requirement is' : 'requirements are'} mapped to something${list.hasNextPage ? ' in what is shown' : ''}.`}>
            <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
              {session.kind === 'LAB' ? null : <Choice label="Lab" value={lab} options={labs.map((one) => [one.id, one.name] as const)} onChange={(value) => go(withQuery(place, { lab: value, requirement: null }))} />}
              <Choice label="Regime" value={regime.key} options={regimes.map((one) => [one.key, one.name] as const)} onChange={(value) => go(withQuery(place, { regime: value, requirement: null }))} />
              <Choice label="Show" value={place.query.get('show') ?? ''} options={[['', 'All requirements'], ['gaps', 'Gaps only']]} onChange={(value) => go(withQuery(place, { show: value }))} />
            </form>
            <Part of={list} name="Mappings">
              {() => (
                <div className={requirement === undefined ? 'split alone' : 'split even'}>
                  <div>
                    <Table key={lab + regime.key} lab={lab} regime={regime} all={all} onlyGaps={place.query.get('show') === 'gaps'} />
                    <More list={list} shown={all.length} />
                  </div>
                  {requirement === undefined ? null : <Chosen lab={lab} regime={regime} requirement={requirement.key} all={all} may={may} />}
                </div>
              )}
            </Part>
            <p className="small muted">A lab’s own mapping makes a requirement read as claimed at most; a regulator’s stands beside it. The text of the instrument governs, not its few words here.</p>
          </Page>
        );
      }}
    </PageOf>
  );
}

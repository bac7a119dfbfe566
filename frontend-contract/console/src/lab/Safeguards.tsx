import { HaltRoomDocument, ImplementSafeguardDocument, ReportDegradationDocument, SafeguardImplementationsDocument, AttestationsDocument, type Surface } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useList, useOperation } from '../shared/data/query';
import { spoken, useNames } from '../shared/data/words';
import { Choice, ConfirmByTyping, DataTable, Digest, Field, Instant, More, OrganisationLink, Page, Part, Refusal, StatusMark, useDraft, VersionLink } from '../shared/ui';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

function Implement({ lab }: { readonly lab: string }) {
  const act = useAct(ImplementSafeguardDocument);
  const names = useNames();
  const own = names.versions.filter((version) => version.lab === lab);
  const room = useOperation(HaltRoomDocument, { lab });
  const keys = [...new Map(room.data?.frameworkDocuments.nodes.flatMap((document) => document.versions.nodes.flatMap((version) => version.safeguards.map((safeguard) => [safeguard.key, safeguard.name] as const))) ?? [])];
  const [key, setKey] = useState('');
  const [version, setVersion] = useState('');
  const [surface, setSurface] = useState<Surface>('INTERNAL');
  const [digest, setDigest, sent] = useDraft('digest');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sound = /^[0-9a-f]{64}$/.test(digest.trim());
    setWrong(sound ? undefined : 'Give the SHA-256 of its configuration: 64 hex digits.');
    if (sound) {
      void act.send({ safeguardKey: key === '' ? (keys[0]?.[0] ?? '') : key, modelVersion: version === '' ? (own[0]?.id ?? '') : version, surface, configDigest: digest.trim(), state: 'IMPLEMENTED' }).then((data) => data === undefined || sent());
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="implement" noValidate>
      <h2 id="implement">Put a safeguard in place</h2>
      <Refusal fault={act.fault} />
      <Choice label="Safeguard" value={key === '' ? (keys[0]?.[0] ?? '') : key} options={keys.map(([code, name]) => [code, `${code}: ${name}`])} onChange={setKey} />
      <Choice label="Model version" value={version === '' ? (own[0]?.id ?? '') : version} options={own.map((one) => [one.id, one.name])} onChange={setVersion} />
      <Choice label="Surface" value={surface} options={[['INTERNAL', 'Internal'], ['API', 'API'], ['OPEN_WEIGHTS', 'Open weights']]} onChange={(value) => setSurface(value as Surface)} />
      <Field label="SHA-256 of its configuration" hint="An attestation validates exactly this configuration." wrong={wrong}>{(ids) => <input {...ids} type="text" className="mono" value={digest} onChange={(event) => setDigest(event.target.value)} />}</Field>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Recording…' : 'Record it as in place'}</button></div>
    </form>
  );
}

/** A bypass or a change: what was validated is no longer what is in place. */
function Degrade({ implementation, name }: { readonly implementation: string; readonly name: string }) {
  const act = useAct(ReportDegradationDocument);
  const [reason, setReason, sent] = useDraft(`degraded ${implementation}`);
  return (
    <ConfirmByTyping title={`Report a degradation of ${name}`} what={name} act={act} verb="Report the degradation" doing="Reporting…" input={() => ({ implementation, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say what was found.' : undefined)}
      follows={<p>It reads as degraded from now on. A halt opens again where it was needed, a lift that is asked for is denied, and requests that rest on it are decided anew.</p>}>
      <Field label="What was found">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </ConfirmByTyping>
  );
}

/** Which safeguards are in place, and which are validated. */
export default function Safeguards() {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const place = usePlace();
  const names = useNames();
  const only = place.query.get('key') ?? '';
  const list = useList(SafeguardImplementationsDocument, { first: 100 }, (data) => data.safeguardImplementations);
  const all = list.data?.pages.flatMap((page) => page.safeguardImplementations.nodes) ?? [];
  const rows = all.filter((row) => only === '' || row.safeguardKey === only);
  const attestations = useOperation(AttestationsDocument, { first: 100 });
  const validations = attestations.data?.attestations.nodes.filter((one) => one.predicateType.includes('safeguard')) ?? [];
  return (
    <Page title="Safeguards" status={list.data === undefined ? undefined : `${String(rows.length)} are on record that you may see.`}>
      <div className="filters">
        <Choice label="Safeguard" value={only} options={[['', 'All'], ...[...new Set(all.map((row) => row.safeguardKey))].map((key) => [key, key] as const)]} onChange={(value) => go(withQuery(place, { key: value }))} />
      </div>
      <Part of={list} name="Safeguards">
        {() => (
          <>
            <DataTable caption="Where each stands, by surface" rows={rows} id={(row) => row.id} empty="No safeguard is in place." sortable={!list.hasNextPage} columns={[
              { name: 'Safeguard', cell: (row) => row.safeguardKey, by: (row) => row.safeguardKey },
              { name: 'Model version', cell: (row) => <VersionLink id={row.modelVersion} />, by: (row) => names.version(row.modelVersion) },
              { name: 'Surface', cell: (row) => row.surface, by: (row) => row.surface },
              { name: 'State', cell: (row) => <StatusMark code={row.state} />, by: (row) => row.state },
              { name: 'Configuration', cell: (row) => <Digest hex={row.configDigest} shown={16} /> },
              { name: 'Implemented by', cell: (row) => <bdi>{row.implementer}</bdi> },
              { name: 'Lab', cell: (row) => <OrganisationLink id={row.lab} />, by: (row) => names.organisation(row.lab) },
            ]} />
            <More list={list} shown={rows.length} />
          </>
        )}
      </Part>
      <h2>Validations</h2>
      <DataTable caption="Attestations that validate safeguards" rows={validations} id={(row) => row.id} empty="None that you may see." columns={[
        { name: 'Attestation', cell: (row) => <Link href={`/attestations/${row.id}`}>Validation</Link> },
        { name: 'Auditor', cell: (row) => <OrganisationLink id={row.auditor} />, by: (row) => names.organisation(row.auditor) },
        { name: 'Model version', cell: (row) => <VersionLink id={row.modelVersion} /> },
        { name: 'Stands', cell: (row) => <><StatusMark code={row.status} />{row.statusReason === null ? null : <span className="small muted"> {spoken(row.statusReason)}</span>}</>, by: (row) => row.status },
        { name: 'Expires', cell: (row) => <Instant at={row.expiresAt} excluded />, by: (row) => row.expiresAt },
      ]} />
      {session.kind === 'LAB' && !past && rows.some((row) => row.state === 'IMPLEMENTED' && row.lab === session.organisation) ? (
        <section aria-labelledby="degrade">
          <h2 id="degrade">Something passes it, or it changed?</h2>
          <div className="acts">{rows.filter((row) => row.state === 'IMPLEMENTED' && row.lab === session.organisation).map((row) => <Degrade key={row.id} implementation={row.id} name={`${row.safeguardKey} on ${row.surface}`} />)}</div>
        </section>
      ) : null}
      {session.kind === 'LAB' && !past ? <Implement lab={session.organisation} /> : null}
    </Page>
  );
}

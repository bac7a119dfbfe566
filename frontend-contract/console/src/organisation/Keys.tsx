import { RevokeSigningKeyDocument, RotateSigningKeyDocument, SigningKeysDocument, type SigningKeysQuery } from '@countersign/client';
import { useEffect, useState } from 'react';
import { keepKey, localKeys, makeKey, possession, type LocalKey } from '../shared/crypto/signing';
import { useAct, useOperation } from '../shared/data/query';
import { ConfirmByTyping, DataTable, Digest, Field, Instant, NotFound, Page, PageOf, Refusal, useDraft, usePanelHeading, Waiting } from '../shared/ui';
import { NewKey } from '../shared/forms/NewKey';
import { Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Key = SigningKeysQuery['signingKeys']['nodes'][number];

const shortOf = (key: Key): string => key.id.slice(0, 12);

/** A new key in the place of one that this browser has: both sign, and what the old one signed stands. */
function Rotate({ replaced, local, done }: { readonly replaced: Key; readonly local: LocalKey | undefined; readonly done: () => void }) {
  const act = useAct(RotateSigningKeyDocument);
  const [failed, setFailed] = useState(false);
  if (local === undefined) {
    return <p>This browser does not have it, so it cannot sign a successor in here. Rotate it where it is, or register a new one and revoke this one.</p>;
  }
  const rotate = async () => {
    setFailed(false);
    let made: LocalKey;
    try {
      made = await makeKey(local.organisation, local.user, local.person, local.algorithm);
      await keepKey(made);
    } catch {
      setFailed(true);
      return;
    }
    const data = await act.send({ key: replaced.id, publicKey: made.publicKey, proofOfPossession: await possession(made, { id: replaced.id, key: local }) });
    if (data !== undefined) {
      done();
    }
  };
  return (
    <>
      <p>A new key is made in this browser and both sign that it takes the place of this one. From then on signatures of this one do not count; what it signed before stands.</p>
      <Refusal fault={act.fault} />
      {failed ? <p className="notice wrong" role="alert">This browser could not make or keep a key. Nothing was changed.</p> : null}
      <p className="acts"><button type="button" className="primary" aria-busy={act.busy} onClick={() => void rotate()}>{act.busy ? 'Rotating…' : 'Rotate the key'}</button></p>
    </>
  );
}

function Revoke({ of, done }: { readonly of: Key; readonly done: () => void }) {
  const act = useAct(RevokeSigningKeyDocument);
  const [reason, setReason, sent] = useDraft(`revoke ${of.id}`);
  const [since, setSince] = useState('');
  return (
    <ConfirmByTyping title="Revoke the key" what={shortOf(of)} act={act} verb="Revoke the key" doing="Revoking…" input={() => ({ key: of.id, reason, ...(since === '' ? {} : { compromisedSince: `${since}:00Z` }) })} done={() => { sent(); done(); }} incomplete={() => (reason.trim() === '' ? 'Say why. Everyone may read it.' : undefined)}
      follows={<p>From now on nothing that is signed with it counts. If others had it, whatever was recorded since then and signed with it is suspended, halts may open, and decisions that rested on it are impeached.</p>}>
      <Field label="Why" hint="Everyone may read it.">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <Field label="In other hands since (UTC)" hint="Only if somebody else may have signed with it." optional>{(ids) => <input {...ids} type="datetime-local" value={since} onChange={(event) => setSince(event.target.value)} />}</Field>
    </ConfirmByTyping>
  );
}

/** What may be done with one key that counts. */
function Chosen({ of, local, done }: { readonly of: Key; readonly local: LocalKey | undefined; readonly done: () => void }) {
  const heading = usePanelHeading(of.id);
  return (
    <section className="card narrow" aria-labelledby="chosen">
      <h2 id="chosen" ref={heading} tabIndex={-1}>The key <code>{shortOf(of)}…</code></h2>
      <Rotate replaced={of} local={local} done={done} />
      <Revoke of={of} done={done} />
    </section>
  );
}

const stands = (key: Key) => key.revokedAt === null;

/** Which keys sign for us, and which did? */
export default function Keys() {
  const place = usePlace();
  const asked = useSession();
  const session = asked.data ?? ANYONE;
  const registered = useOperation(SigningKeysDocument, { organisation: session.organisation }, { enabled: session.organisation !== '' });
  const [keys, setKeys] = useState<readonly LocalKey[]>([]);
  const [made, setMade] = useState(0);
  useEffect(() => {
    void localKeys(session.organisation, session.user).then(setKeys, () => setKeys([]));
  }, [session, made]);
  if (asked.isPending) {
    return <Page title="Signing keys"><Waiting /></Page>;
  }
  if (session.kind !== 'LAB' && session.kind !== 'AUDITOR') {
    return <NotFound />;
  }
  const keeper = session.roles.includes('officer') || session.roles.includes('lead');
  const localOf = (key: Key) => keys.find((one) => one.publicKey === key.publicKey);
  return (
    <PageOf of={registered} name="Signing keys">
      {(data) => {
        const all = data.signingKeys.nodes;
        const chosen = all.find((key) => key.id === place.query.get('key'));
        const valid = all.filter(stands);
        return (
          <Page title="Signing keys" status={`${String(valid.length)} of ${String(all.length)} ${all.length === 1 ? 'key counts' : 'keys count'}; ${String(valid.filter((key) => localOf(key) !== undefined).length)} of them ${valid.filter((key) => localOf(key) !== undefined).length === 1 ? 'is' : 'are'} in this browser.`}>
            <DataTable caption="The organisation’s keys, revoked ones too; everyone sees them" rows={all} id={(row) => row.id} empty="There is no key yet." current={chosen?.id} columns={[
              { name: 'Key', cell: (row) => (keeper && stands(row) ? <Link href={withQuery(place, { key: row.id })}><code className="nowrap">{shortOf(row)}…</code></Link> : <code className="nowrap">{shortOf(row)}…</code>), by: (row) => row.id },
              { name: 'Kind', cell: (row) => <span className="nowrap">{row.algorithm}</span>, by: (row) => row.algorithm },
              { name: 'Held by', cell: (row) => (row.person === null ? 'the organisation' : <bdi>{row.person}</bdi>), by: (row) => row.person ?? '' },
              { name: 'In this browser', cell: (row) => (localOf(row) === undefined ? 'no' : 'yes'), by: (row) => (localOf(row) === undefined ? 'no' : 'yes') },
              { name: 'Public key', cell: (row) => <Digest algorithm="Public key" hex={row.publicKey} shown={16} /> },
              { name: 'From', cell: (row) => <Instant at={row.from} />, by: (row) => row.from },
              { name: 'Until', cell: (row) => (row.revokedAt === null ? <Instant at={row.until} excluded /> : <>revoked <Instant at={row.revokedAt} />{row.compromisedSince === null ? '' : <>, in other hands since <Instant at={row.compromisedSince} /></>}</>), by: (row) => row.revokedAt ?? row.until ?? '9' },
              { name: 'In the place of', cell: (row) => (row.replaces === null ? '–' : <code className="nowrap">{row.replaces.slice(0, 12)}…</code>) },
            ]} />
            {keeper && chosen !== undefined && stands(chosen) ? <Chosen key={chosen.id} of={chosen} local={localOf(chosen)} done={() => setMade(made + 1)} /> : null}
            {keeper ? <NewKey heading="h2" made={() => { setMade(made + 1); void registered.refetch(); }} /> : null}
          </Page>
        );
      }}
    </PageOf>
  );
}

import { RegisterSigningKeyDocument } from '@countersign/client';
import { useState } from 'react';
import { keepKey, makeKey, possession, type Algorithm, type LocalKey } from '../crypto/signing';
import { useAct } from '../data/query';
import { Refusal } from '../ui';
import { ANYONE, useSession } from '../../shell/session';

/** Makes a key that this browser alone can use, and registers it with proof that it has it. */
export function NewKey({ made, heading: Heading = 'h4' }: { readonly made: () => void; readonly heading?: 'h2' | 'h4' }) {
  const session = useSession().data ?? ANYONE;
  const act = useAct(RegisterSigningKeyDocument);
  const [person, setPerson] = useState(true);
  const [failed, setFailed] = useState(false);
  const make = async () => {
    setFailed(false);
    let key: LocalKey;
    try {
      const algorithm: Algorithm = person ? 'ED25519' : 'ECDSA_P256';
      key = await makeKey(session.organisation, session.user, person ? session.user : null, algorithm);
      await keepKey(key);
    } catch {
      setFailed(true);
      return;
    }
    const data = await act.send({ publicKey: key.publicKey, proofOfPossession: await possession(key), ...(key.person === null ? {} : { person: key.person }) });
    if (data !== undefined) {
      made();
    }
  };
  return (
    <div className="card narrow">
      <Heading>Make a key in this browser</Heading>
      <p>It lives in this browser only, cannot be read out, and is registered with proof that you have it. If the browser is lost, revoke it and make another.</p>
      <Refusal fault={act.fault} />
      {failed ? <p className="notice wrong" role="alert">This browser cannot make such a key. Sign outside, with <code>countersign keys</code>.</p> : null}
      <fieldset className="radios">
        <legend className="visually-hidden">Whose key</legend>
        <label><input type="radio" name="whose" checked={person} onChange={() => setPerson(true)} />{session.kind === 'AUDITOR' ? 'Mine, as lead' : 'Mine'}</label>
        <label><input type="radio" name="whose" checked={!person} onChange={() => setPerson(false)} />The organisation’s</label>
      </fieldset>
      <p className="acts"><button type="button" aria-busy={act.busy} onClick={() => void make()}>{act.busy ? 'Registering…' : 'Make and register it'}</button></p>
    </div>
  );
}

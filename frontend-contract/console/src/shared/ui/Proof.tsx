import { useState } from 'react';
import { Link } from '../../shell/router';
import { ready } from '../../shell/session';
import { count } from '../data/time';
import { Digest } from './Facts';
import { save } from './save';

interface Entry {
  readonly index: string | number;
  readonly leafHash: string;
  readonly checkpoint: string | null;
  readonly inclusionProof: { readonly treeSize: string | number; readonly rootHash: string } | null;
}

/** Saves what the platform sends under a name, with the session that a plain link would not carry. */
export async function download(address: string, name: string): Promise<boolean> {
  await ready();
  const response = await fetch(address, { headers: { 'X-Requested-With': 'JavaScript' }, credentials: 'same-origin' });
  if (!response.ok) {
    return false;
  }
  save(await response.blob(), name);
  return true;
}

/** Where the log has it, and the file that proves it without us. */
export function Proof({ entry, bundle }: { readonly entry: Entry | null; readonly bundle?: string }) {
  const [failed, setFailed] = useState(false);
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">Proof</h2>
      {entry === null ? <p>The log has not taken it in yet. It does so every few seconds.</p> : (
        <dl>
          <dt>Log index</dt><dd className="num-start">{count(entry.index)}{entry.inclusionProof === null ? '' : ` of ${count(entry.inclusionProof.treeSize)}`}</dd>
          <dt>Leaf</dt><dd><code>{entry.leafHash}</code></dd>
          {entry.inclusionProof === null ? null : <><dt>Root</dt><dd><code>{entry.inclusionProof.rootHash}</code></dd></>}
        </dl>
      )}
      <p>The platform says so. This browser has not checked it: <Link href="/verify">check it here</Link>, or offline with <code>countersign verify FILE</code>.</p>
      {bundle === undefined ? null : (
        <p className="acts">
          <button type="button" onClick={() => void download(`/proofs/${bundle}`, `${bundle}.proof.json`).then((saved) => setFailed(!saved))}>Download proof</button>
          {failed ? <span role="alert">There is no proof yet. The log takes things in every few seconds; try again.</span> : null}
        </p>
      )}
    </section>
  );
}

export { Digest };

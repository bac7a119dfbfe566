import { WORDS } from '../shared/data/words';
import { Page, StatusMark } from '../shared/ui';

const GROUPS: readonly (readonly [title: string, codes: readonly string[], sentence: string])[] = [
  ['What the gate answers', ['CLEARED', 'EVALUATION_REQUIRED', 'HALTED'], 'A decision is a pure function of the facts. It never changes; what changes it is a later one.'],
  ['How a lab stands to a requirement', ['MET', 'CLAIMED', 'DUE_SOON', 'OVERDUE', 'BREACHED', 'CONTESTED', 'NOT_APPLICABLE', 'ABSENT'], 'A lab’s own word is “claimed” at most. “No commitment” means that its text says nothing of it.'],
  ['What an evaluation concludes', ['REACHED', 'CANNOT_RULE_OUT', 'APPROACHING', 'RULED_OUT', 'INCONCLUSIVE'], 'From “cannot rule out” on, a threshold counts as crossed, and stays so: only validated safeguards lift the halt.'],
  ['Where a halt stands', ['OPEN', 'LIFT_REQUESTED', 'LIFT_DENIED', 'LIFTED'], 'A halt binds until it is lifted, also while a lift is asked for.'],
  ['Whether an attestation counts', ['ACTIVE', 'SUSPENDED', 'REVOKED', 'SUPERSEDED', 'EXPIRED', 'REJECTED'], 'A rejected attestation stays on record with the reason.'],
];

/** How to read and work this. */
export default function Help() {
  return (
    <Page title="How to read and work this" prose>
      <h2>Statuses</h2>
      {GROUPS.map(([title, codes, sentence]) => (
        <section key={title}>
          <h3>{title}</h3>
          <p>{sentence}</p>
          <ul>{codes.filter((code) => WORDS[code] !== undefined).map((code) => <li key={code}><StatusMark code={code} /> <code className="muted small">{code}</code></li>)}</ul>
        </section>
      ))}
      <h2 id="unknown">A code in a dotted box</h2>
      <p>The platform sent a code that this console does not know: it is newer than the console. It is shown as it came. Load the page again to get the newer console.</p>
      <h2>Keys</h2>
      <dl>
        <dt>Ctrl K, or ⌘ K</dt><dd>Go to any page, lab, auditor or model</dd>
        <dt>Tab</dt><dd>From part to part; a picture is one stop</dd>
        <dt>Arrow keys, Home, End</dt><dd>Within a picture or the matrix, from mark to mark</dd>
        <dt>Enter</dt><dd>Opens what the mark stands for</dd>
        <dt>Esc</dt><dd>Closes what opened last</dd>
      </dl>
      <h2>Looking at another day</h2>
      <p>“What held on” is the day in the world; “as known at” is what was on record then. Who may see it is always judged now. A link that you copy keeps both.</p>
      <h2>Without this platform</h2>
      <p>Every decision can be recomputed from one file, offline: download its proof, then <code>countersign verify FILE --explain</code>. Get the log’s key from somebody else than from us.</p>
    </Page>
  );
}

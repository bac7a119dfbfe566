import type { Live } from '../data/live';

/** One place that says whether the page is live, and offers what has changed. */
export function LiveNotice({ live }: { readonly live: Live }) {
  return (
    <div className="live">
      <p role="status">
        {live.since !== undefined ? `Live updates paused since ${live.since.toISOString().slice(11, 19)} UTC. What you see was true then. Trying again.` : live.pending > 0 ? `${String(live.pending)} ${live.pending === 1 ? 'change' : 'changes'}.` : live.connected ? 'Live.' : ''}
      </p>
      {live.since !== undefined ? <button type="button" onClick={live.tryNow}>Try now</button> : null}
      {live.pending > 0 ? <button type="button" onClick={live.show}>{live.pending === 1 ? 'Show it' : 'Show them'}</button> : null}
    </div>
  );
}

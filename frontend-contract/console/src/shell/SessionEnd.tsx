import { useEffect, useState, useSyncExternalStore } from 'react';
import { endsAt, onRenewal, whoNow } from './session';

/** So long before the end it is told. */
const BEFORE = 120_000;
/** As far as a timer reaches. */
const LONGEST = 2_147_483_647;

/** Says two minutes before that the session ends, to whoever types and asks for nothing meanwhile. */
export function SessionEnd() {
  const end = useSyncExternalStore(onRenewal, endsAt);
  const [at, setAt] = useState<'far' | 'near' | 'over'>('far');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    setAt('far');
    if (end === '') {
      return undefined;
    }
    const left = Date.parse(end) - Date.now();
    const timers = [setTimeout(() => setAt('near'), Math.min(Math.max(left - BEFORE, 0), LONGEST)), setTimeout(() => setAt('over'), Math.min(Math.max(left, 0), LONGEST))];
    return () => timers.forEach(clearTimeout);
  }, [end]);
  const stay = () => {
    setBusy(true);
    void whoNow().catch(() => undefined).finally(() => setBusy(false));
  };
  return at === 'far' ? null : (
    <div className="past" role="alert">
      <p>
        {at === 'over' ? `Your session ended at ${end.slice(11, 16)} UTC. What you typed is kept; you are asked to sign in when you send it.` : (
          <>Your session ends at {end.slice(11, 16)} UTC if nothing is asked for until then. What you typed is kept. <button type="button" aria-busy={busy} onClick={stay}>Stay signed in</button></>
        )}
      </p>
    </div>
  );
}

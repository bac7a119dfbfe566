import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { forgetDrafts } from '../shared/ui/draft';
import { onSignIn, whose, whoNow, type Session } from './session';
import { onWaiting, settle, waitingFor } from './signInAgain';

/** Signing in again, in another tab: this page stays as it is, with what was typed. */
export function SignInDialog() {
  const why = useSyncExternalStore(onWaiting, waitingFor);
  const dialog = useRef<HTMLDialogElement>(null);
  const [other, setOther] = useState<{ readonly before: string; readonly now: Session } | undefined>(undefined);
  useEffect(() => {
    if (why === undefined) {
      return undefined;
    }
    dialog.current?.showModal();
    const before = whose();
    return onSignIn(() => {
      void whoNow().then((now) => {
        // What one person typed is never sent as another.
        if (before !== '' && whose() !== before) {
          setOther({ before, now });
        } else {
          settle(true);
        }
      });
    });
  }, [why]);
  if (why === undefined) {
    return null;
  }
  const discard = () => {
    forgetDrafts(other?.before ?? '');
    settle(false);
    location.reload();
  };
  return (
    <dialog ref={dialog} aria-labelledby="again" onCancel={() => settle(false)}>
      {other === undefined ? (
        <>
          <h2 id="again">{why === 'session' ? 'You were signed out' : 'Your second factor is needed'}</h2>
          <p>{why === 'session' ? 'What you typed is still here. Sign in again; then it is sent, once.' : 'This act needs a sign-in with your second factor, not older than five minutes. What you typed is still here; then it is sent, once.'}</p>
        </>
      ) : (
        <>
          <h2 id="again">You are now <bdi>{other.now.user === '' ? 'nobody' : other.now.user}</bdi></h2>
          <p>What you typed belongs to <bdi>{other.before.split(' ').at(-1)}</bdi>. It was not sent. Sign in as <bdi>{other.before.split(' ').at(-1)}</bdi> to go on, or discard it.</p>
        </>
      )}
      <p className="acts">
        <a className="button primary" href="/sign-in-again" target="_blank" rel="opener">Sign in in a new tab</a>
        {other === undefined ? <button type="button" onClick={() => settle(false)}>Not now</button> : <button type="button" onClick={discard}>Discard what was typed</button>}
      </p>
    </dialog>
  );
}

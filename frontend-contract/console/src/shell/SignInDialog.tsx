import { useEffect, useRef, useSyncExternalStore } from 'react';
import { onSignIn } from './session';
import { onWaiting, settle, waitingFor } from './signInAgain';

/** Signing in again, in another tab: this page stays as it is, with what was typed. */
export function SignInDialog() {
  const why = useSyncExternalStore(onWaiting, waitingFor);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (why === undefined) {
      return undefined;
    }
    dialog.current?.showModal();
    return onSignIn(() => settle(true));
  }, [why]);
  if (why === undefined) {
    return null;
  }
  return (
    <dialog ref={dialog} aria-labelledby="again" onCancel={() => settle(false)}>
      <h2 id="again">{why === 'session' ? 'You were signed out' : 'Your second factor is needed'}</h2>
      <p>{why === 'session' ? 'What you typed is still here. Sign in again; then it is sent, once.' : 'This act needs a sign-in with your second factor, not older than five minutes. What you typed is still here; then it is sent, once.'}</p>
      <p className="acts">
        <a className="button primary" href="/sign-in-again" target="_blank" rel="opener">Sign in in a new tab</a>
        <button type="button" onClick={() => settle(false)}>Not now</button>
      </p>
    </dialog>
  );
}

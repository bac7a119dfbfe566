import { useEffect } from 'react';
import { Page } from '../shared/ui';
import { announceSignIn } from './session';

/** Tells the page that waits, and is done. */
export default function SignedIn() {
  useEffect(() => {
    announceSignIn();
    window.close();
  }, []);
  return <Page title="You are signed in" prose><p>Go back to the page that you came from; it goes on by itself. This one may be closed.</p></Page>;
}

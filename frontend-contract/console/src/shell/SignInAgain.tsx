import { useEffect } from 'react';
import { Page } from '../shared/ui';
import { forget } from './session';

/** Leads to the realm, which asks for both factors. */
export default function SignInAgain() {
  useEffect(() => {
    void forget()
      .catch(() => undefined)
      .then(() => location.replace('/sign-in?to=/signed-in&acr_values=2&max_age=0'));
  }, []);
  return <Page title="Sign in again" prose><p>You are taken to the sign-in.</p></Page>;
}

import { Component, Suspense, useEffect, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ROUTES } from '../routes';
import { NotFound, Page, Waiting } from '../shared/ui';
import { AsOfBar } from './AsOfBar';
import { Header } from './Header';
import { match, ParametersProvider, usePlace } from './router';
import { ANYONE, onSignIn, whoNow } from './session';
import { SessionEnd } from './SessionEnd';
import { SignInDialog } from './SignInDialog';

/** A page that cannot be shown says so; the rest of the console stays. */
class Guard extends Component<{ readonly path: string; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: { readonly path: string }): void {
    if (before.path !== this.props.path && this.state.failed) {
      this.setState({ failed: false });
    }
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <Page title="This page could not be shown" prose>
        <p>Something is wrong with this page. Nothing that you sent is lost. Load it again; if it stays so, report it with the address.</p>
        <p><button type="button" onClick={() => location.reload()}>Load it again</button></p>
      </Page>
    ) : this.props.children;
  }
}

function Current() {
  const { path } = usePlace();
  for (const route of ROUTES) {
    const parameters = match(route.path, path);
    if (parameters !== null) {
      const Shown = route.page;
      return (
        <ParametersProvider value={parameters}>
          <Guard path={path}>
            <Suspense fallback={<main id="content"><Waiting /></main>}>
              <Shown key={path} />
            </Suspense>
          </Guard>
        </ParametersProvider>
      );
    }
  }
  return <NotFound />;
}

export function App() {
  const client = useQueryClient();
  useEffect(() => onSignIn(() => {
    void whoNow().catch(() => ANYONE).then(() => client.invalidateQueries());
  }), [client]);
  return (
    <>
      <a className="skip" href="#content">Skip to content</a>
      <Header />
      <SessionEnd />
      <AsOfBar />
      <Current />
      <SignInDialog />
    </>
  );
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { CountersignError, sentenceOf } from '@countersign/client';
import { ClockDocument } from '@countersign/client';
import { Link, usePlace, useTitle } from '../../shell/router';
import { isPast, useAsOf, type AsOf } from '../data/asOf';
import { useOperation } from '../data/query';
import { instant } from '../data/time';
import { Instant } from './Facts';

/** The platform's clock: what is now, and not what this computer thinks. */
export function useClock(): {
  /** The instant that is looked at. */
  readonly now: string | undefined;
  /** What is now, also where the past is looked at. */
  readonly current: string | undefined;
  readonly story: boolean;
} {
  const { data } = useOperation(ClockDocument, {}, { timeless: true, staleTime: 60_000 });
  const { validAt } = useAsOf();
  return { now: validAt ?? data?.clock.now, current: data?.clock.now, story: data?.clock.story ?? false };
}

/** Pages that say the same on every day. */
const TIMELESS = ['/verify', '/help', '/signed-in', '/sign-in-again', '/webhooks'];

/** The address of what is shown, as of now if it is of now: whoever follows it sees the same. */
function pinned(path: string, asOf: AsOf, now: string | undefined): string {
  const url = new URL(location.href);
  if (!isPast(asOf) && now !== undefined && !TIMELESS.includes(path)) {
    url.searchParams.set('valid', now);
    url.searchParams.set('known', now);
  }
  return url.href;
}

/** A page: its title is its answer, what holds comes first, what proves it last. */
export function Page({ title, status, crumbs, prose = false, children }: {
  readonly title: string;
  readonly status?: ReactNode;
  readonly crumbs?: readonly { readonly name: string; readonly href: string }[];
  readonly prose?: boolean;
  readonly children: ReactNode;
}) {
  const { path } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  const clock = useClock();
  const asOf = useAsOf();
  const [copied, setCopied] = useState(false);
  useTitle(title);
  useEffect(() => {
    heading.current?.focus({ preventScroll: location.hash !== '' });
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [path]);
  return (
    <>
      <main id="content" className={prose ? 'prose' : ''}>
        {crumbs === undefined ? null : (
          <nav className="crumbs" aria-label="Where you are">
            <ol>{crumbs.map((crumb) => <li key={crumb.href}><Link href={crumb.href}>{crumb.name}</Link></li>)}</ol>
          </nav>
        )}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {status === undefined ? null : <div className="status-line">{status}</div>}
        {children}
      </main>
      <footer className="foot">
        <p>
          {isPast(asOf) ? <>What held on <Instant at={asOf.validAt ?? clock.now ?? null} />, as known at <Instant at={asOf.knownAt ?? clock.now ?? null} />.</> : <>As known at {clock.now === undefined ? '…' : instant(clock.now)}{clock.story ? ', on the story clock' : ''}.</>}
        </p>
        <p className="print-only small">{location.href}</p>
        <p className="acts">
          <button type="button" className="quiet" onClick={() => print()}>Print</button>
          <button type="button" className="quiet" onClick={() => void navigator.clipboard.writeText(pinned(path, asOf, clock.current)).then(() => setCopied(true))}>{copied ? (isPast(asOf) ? 'Link copied' : 'Link copied, as of now') : 'Copy link to this view'}</button>
        </p>
      </footer>
    </>
  );
}

/** Why something is not there, what to do, and what to quote. */
export function Failure({ part, fault, again }: { readonly part?: string; readonly fault: unknown; readonly again?: (() => void) | undefined }) {
  const known = fault instanceof CountersignError ? fault : undefined;
  return (
    <section className="notice wrong" role="alert">
      <p>{part === undefined ? 'This page could not be loaded.' : `${part} could not be loaded.`} {known === undefined ? 'Try again.' : known.message || sentenceOf(known.code)}</p>
      {known === undefined ? null : <p className="small muted">Code <code>{known.code}</code>{known.traceId === undefined ? null : <> · Trace <code>{known.traceId}</code></>}</p>}
      {again === undefined ? null : <button type="button" onClick={again}>Try again</button>}
    </section>
  );
}

/** A refused act, beside the form that sent it. */
export function Refusal({ fault }: { readonly fault: unknown }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault !== undefined) {
      box.current?.focus();
    }
  }, [fault]);
  if (fault === undefined) {
    return null;
  }
  const known = fault instanceof CountersignError ? fault : undefined;
  return (
    <div ref={box} className="notice wrong" role="alert" tabIndex={-1}>
      <p><strong>There is a problem.</strong> {known === undefined ? 'It was not sent. Try again.' : known.message}</p>
      {known === undefined || known.problems.length === 0 ? null : <ul>{known.problems.map((problem) => <li key={problem.path + problem.code}><code>{problem.path}</code> {problem.sentence ?? sentenceOf(problem.code)}</li>)}</ul>}
      {known === undefined ? null : <p className="small muted">Code <code>{known.code}</code>{known.traceId === undefined ? null : <> · Trace <code>{known.traceId}</code></>}</p>}
    </div>
  );
}

/** Absent and forbidden look the same, on purpose. */
export function NotFound() {
  return (
    <Page title="Not found" prose>
      <p>Not found. Either nothing exists at this address, or your organisation has no right to see it. The two look the same on purpose.</p>
      <p><Link href="/">Go to the first page</Link></p>
    </Page>
  );
}

interface Asked<TData> {
  readonly data: TData | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isPlaceholderData?: boolean;
  readonly refetch: () => unknown;
}

const SOON = 300;
const LATE = 10_000;

/** Says nothing of a wait that is not felt, and that a long one is not lost. */
export function Waiting({ name }: { readonly name?: string }) {
  const [felt, setFelt] = useState<'not yet' | 'now' | 'for long'>('not yet');
  useEffect(() => {
    const now = setTimeout(() => setFelt('now'), SOON);
    const long = setTimeout(() => setFelt('for long'), LATE);
    return () => {
      clearTimeout(now);
      clearTimeout(long);
    };
  }, []);
  return <p className="muted waiting" role="status" data-waiting="">{felt === 'not yet' ? '' : felt === 'now' ? `Loading${name === undefined ? '' : ` ${name.toLowerCase()}`}…` : 'Still loading. Your request is not lost.'}</p>;
}

/** The part of a page that waits for one answer. */
export function Part<TData>({ of, name, children }: { readonly of: Asked<TData>; readonly name: string; readonly children: (data: TData) => ReactNode }) {
  if (of.data !== undefined) {
    return (
      <div aria-busy={of.isPlaceholderData === true}>
        {of.error === null ? null : <Failure part={name} fault={of.error} again={() => void of.refetch()} />}
        {children(of.data)}
      </div>
    );
  }
  return of.isPending ? <Waiting name={name} /> : <Failure part={name} fault={of.error} again={() => void of.refetch()} />;
}

/** A page about one thing: nothing of it shows before it is known to exist. */
export function PageOf<TData>({ of, name, children }: { readonly of: Asked<TData>; readonly name: string; readonly children: (data: TData) => ReactNode }) {
  if (of.data !== undefined) {
    return <>{children(of.data)}</>;
  }
  return <Page title={name}>{of.isPending ? <Waiting name={name} /> : <Failure fault={of.error} again={() => void of.refetch()} />}</Page>;
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="muted">{children}</p>;
}

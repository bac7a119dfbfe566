import { useQuery, type UseQueryResult } from '@tanstack/react-query';

/** Who is signed in. The browser holds a cookie that no script can read, and this. */
export interface Session {
  readonly user: string;
  readonly organisation: string;
  readonly kind: 'LAB' | 'AUDITOR' | 'REGULATOR' | 'PLATFORM' | 'PUBLIC';
  readonly roles: readonly string[];
  readonly expiresAt: string;
  /** When it is over unless something is asked for before. */
  readonly endsAt: string;
}

export const ANYONE: Session = { user: '', organisation: '', kind: 'PUBLIC', roles: [], expiresAt: '', endsAt: '' };

/** Who is told of changes as they happen. */
export const FOLLOWING: readonly Session['kind'][] = ['LAB', 'AUDITOR', 'REGULATOR'];

/** Renewed so long before it ends. */
const SPARE = 50_000;
const HEADERS = { 'X-Requested-With': 'JavaScript' };
const CHANNEL = 'countersign-session';
const RENEWALS = 'countersign-renewals';

let known: Session | undefined;
let asked: Promise<Session> | undefined;
const renewals = new BroadcastChannel(RENEWALS);
const watching = new Set<() => void>();

// Another tab that renews the session renews it for all.
renewals.onmessage = (event: MessageEvent<Session>) => {
  if (known !== undefined && event.data.user === known.user && event.data.organisation === known.organisation) {
    known = event.data;
    watching.forEach((told) => told());
  }
};

async function ask(): Promise<Session> {
  const response = await fetch('/session', { headers: HEADERS, credentials: 'same-origin', redirect: 'error' });
  return response.ok ? ((await response.json()) as Session) : ANYONE;
}

/** One page at a time asks, over all tabs: a refresh token works once. */
function renew(): Promise<Session> {
  asked ??= (async () => {
    try {
      const found = 'locks' in navigator ? await navigator.locks.request(CHANNEL, ask) : await ask();
      known = found;
      renewals.postMessage(found);
      watching.forEach((told) => told());
      return found;
    } finally {
      asked = undefined;
    }
  })();
  return asked;
}

/** Waits until the session is good for a request; does nothing for anyone who is not signed in. */
export async function ready(): Promise<void> {
  if (known === undefined || (known.kind !== 'PUBLIC' && Date.parse(known.expiresAt) - Date.now() < SPARE)) {
    const before = known;
    const after = await renew().catch(() => known);
    if (before !== undefined && before.kind !== 'PUBLIC' && after?.kind === 'PUBLIC') {
      // The request finds out, and says so.
      known = before;
    }
  }
}

/** When the session is over unless something is asked for before; empty for anyone. */
export function endsAt(): string {
  return known?.endsAt ?? '';
}

export function onRenewal(told: () => void): () => void {
  watching.add(told);
  return () => watching.delete(told);
}

/** Whose page this is, as far as it is known yet. */
export function whose(): string {
  return known === undefined ? '' : `${known.organisation} ${known.user}`;
}

/** Asks again who is signed in, for instance after a sign-in in another tab. */
export const whoNow = (): Promise<Session> => renew();

export function useSession(): UseQueryResult<Session> {
  return useQuery({ queryKey: ['session'], queryFn: renew, staleTime: Infinity, retry: 1 });
}

export function signInAddress(): string {
  return `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
}

/** Tells the other tabs that somebody signed in. */
export function announceSignIn(): void {
  new BroadcastChannel(CHANNEL).postMessage('signed in');
}

export function onSignIn(then: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = then;
  return () => channel.close();
}

export async function socketTicket(): Promise<{ readonly ticket: string }> {
  await ready();
  const response = await fetch('/session/socket-ticket', { method: 'POST', headers: HEADERS, credentials: 'same-origin', redirect: 'error' });
  if (!response.ok) {
    throw new Error('No ticket');
  }
  return (await response.json()) as { ticket: string };
}

/** Lets go of the session here, so that signing in asks for the second factor. */
export async function forget(): Promise<void> {
  await fetch('/session/forget', { method: 'POST', headers: HEADERS, credentials: 'same-origin', redirect: 'error' });
}

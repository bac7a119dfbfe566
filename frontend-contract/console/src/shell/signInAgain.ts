/** Why one has to sign in again, and what to do then. */
export type Again = 'session' | 'factor';

interface Waiting {
  readonly why: Again;
  readonly done: (signedIn: boolean) => void;
}

let waiting: Waiting | undefined;
const listeners = new Set<() => void>();

/** Asks to sign in again without leaving the page; true once that has happened. */
export function asked(why: Again): Promise<boolean> {
  return new Promise((resolve) => {
    waiting?.done(false);
    waiting = { why, done: resolve };
    listeners.forEach((listener) => listener());
  });
}

export function waitingFor(): Again | undefined {
  return waiting?.why;
}

export function onWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function settle(signedIn: boolean): void {
  const settled = waiting;
  waiting = undefined;
  listeners.forEach((listener) => listener());
  settled?.done(signedIn);
}

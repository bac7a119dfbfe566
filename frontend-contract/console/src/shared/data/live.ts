import { AttestationChangesDocument, CrossingChangesDocument, HaltChangesDocument, OverdueChangesDocument, subscribe, type TypedDocumentString } from '@countersign/client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { socketTicket } from '../../shell/session';

const SOON = 1_000;
const LATEST = 30_000;
const SHOWN_AFTER = 3_000;

export interface Live {
  readonly pending: number;
  /** When the line was lost; absent while it holds. */
  readonly since: Date | undefined;
  readonly connected: boolean;
  readonly show: () => void;
  readonly tryNow: () => void;
}

/** What each kind of change is followed by, and where in it one goes on from. */
const FOLLOWED = {
  halts: followed(HaltChangesDocument, (data) => data.haltChanges.cursor),
  attestations: followed(AttestationChangesDocument, (data) => data.attestationChanges.cursor),
  crossings: followed(CrossingChangesDocument, (data) => data.crossings.cursor),
  overdue: followed(OverdueChangesDocument, (data) => data.overdueObligations.cursor),
};

type Follow = (after: string | undefined, told: { readonly connected: () => void; readonly next: (cursor: string) => void; readonly lost: () => void }) => () => void;

function followed<TData>(document: TypedDocumentString<TData, { readonly after?: string | null }>, cursorOf: (data: TData) => string): Follow {
  return (after, told) => subscribe(document, after === undefined ? {} : { after }, { connected: told.connected, next: (data) => told.next(cursorOf(data)), lost: told.lost }, {
    endpoint: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    credentials: socketTicket,
  });
}

/** Follows changes of one kind. They are counted and offered; nothing moves under the reader. */
export function useChanges(kind: keyof typeof FOLLOWED, enabled: boolean): Live {
  const client = useQueryClient();
  const cursor = useRef<string | undefined>(undefined);
  const [pending, setPending] = useState(0);
  /** Since when the line is gone, over all attempts to get it back. */
  const [lostAt, setLostAt] = useState<Date | undefined>(undefined);
  const [since, setSince] = useState<Date | undefined>(undefined);
  const [connected, setConnected] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const failures = useRef(0);

  useEffect(() => {
    if (!enabled) {
      return undefined;
    }
    let again: ReturnType<typeof setTimeout> | undefined;
    const stop = FOLLOWED[kind](cursor.current, {
      connected: () => {
        failures.current = 0;
        setConnected(true);
        setLostAt(undefined);
      },
      next: (at) => {
        cursor.current = at;
        setPending((count) => count + 1);
      },
      lost: () => {
        setConnected(false);
        setLostAt((known) => known ?? new Date());
        again = setTimeout(() => setAttempt((count) => count + 1), Math.min(LATEST, SOON * 2 ** failures.current));
        failures.current += 1;
      },
    });
    return () => {
      clearTimeout(again);
      stop();
    };
  }, [kind, enabled, attempt]);

  useEffect(() => {
    const tell = lostAt === undefined ? undefined : setTimeout(() => setSince(lostAt), SHOWN_AFTER);
    setSince(undefined);
    return () => clearTimeout(tell);
  }, [lostAt]);

  const show = useCallback(() => {
    setPending(0);
    void client.invalidateQueries();
  }, [client]);
  const tryNow = useCallback(() => setAttempt((count) => count + 1), []);
  return { pending, since, connected, show, tryNow };
}

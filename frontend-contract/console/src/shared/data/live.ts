import { HaltChangesDocument, subscribe } from '@countersign/client';
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

/** Follows halts. What changed is counted and offered; nothing moves under the reader. */
export function useHaltChanges(enabled: boolean): Live {
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
    const stop = subscribe(
      HaltChangesDocument,
      cursor.current === undefined ? {} : { after: cursor.current },
      {
        connected: () => {
          failures.current = 0;
          setConnected(true);
          setLostAt(undefined);
        },
        next: (data) => {
          cursor.current = data.haltChanges.cursor;
          setPending((count) => count + 1);
        },
        lost: () => {
          setConnected(false);
          setLostAt((known) => known ?? new Date());
          again = setTimeout(() => setAttempt((count) => count + 1), Math.min(LATEST, SOON * 2 ** failures.current));
          failures.current += 1;
        },
      },
      {
        endpoint: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
        credentials: socketTicket,
      },
    );
    return () => {
      clearTimeout(again);
      stop();
    };
  }, [enabled, attempt]);

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

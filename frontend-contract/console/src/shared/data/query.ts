import { execute, isError, newIdempotencyKey, type AsOfInput, type TypedDocumentString, type Variables } from '@countersign/client';
import { hashKey, keepPreviousData, QueryClient, useInfiniteQuery, useQueries, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ready } from '../../shell/session';
import { asked } from '../../shell/signInAgain';
import { asOfInput, useAsOf } from './asOf';

const TRIES = 2;
const SOON = 500;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A fault of the platform is told at once, with its trace: trying again would hide the first one.
      retry: (count, fault) => count < TRIES && isError(fault, 'CONNECTION_LOST', 'NO_ANSWER'),
      retryDelay: (count) => SOON * 2 ** count,
      placeholderData: keepPreviousData,
    },
  },
});

/** The variables of an operation that takes `asOf`, without it: the page gives that. */
export type OwnVariables<TVariables> = Omit<TVariables, 'asOf'>;

async function send<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, variables: unknown, signal?: AbortSignal): Promise<TData> {
  await ready();
  return execute(document, ...([variables, signal === undefined ? {} : { signal }] as unknown as Variables<TVariables>));
}

function keyOf(document: { readonly __meta__?: Record<string, unknown> | undefined }): string {
  return String(document.__meta__?.['documentId'] ?? '');
}

/** Asks one operation, as of the instant that the page looks at, or as of another that is compared with it. */
export function useOperation<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: OwnVariables<TVariables>,
  options: { readonly enabled?: boolean; readonly timeless?: boolean; readonly staleTime?: number; readonly at?: AsOfInput | undefined } = {},
): UseQueryResult<TData> {
  const asOf = useAsOf();
  const all = options.timeless === true ? variables : { ...variables, ...(options.at === undefined ? asOfInput(asOf) : { asOf: options.at }) };
  return useQuery({
    queryKey: [keyOf(document), all],
    queryFn: ({ signal }) => send(document, all, signal),
    enabled: options.enabled ?? true,
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
  });
}

/** Keeps what was read of another day, and nothing that answers another question. */
function ofAnotherDay(question: readonly unknown[]) {
  return <T>(data: T | undefined, before: { readonly queryKey: readonly unknown[] } | undefined): T | undefined => (before !== undefined && hashKey(before.queryKey.slice(0, question.length)) === hashKey(question) ? data : undefined);
}

interface Paged {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Asks a list, page after page as the reader asks for more. */
export function useList<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: OwnVariables<TVariables>,
  connection: (data: TData) => Paged,
  options: {
    readonly enabled?: boolean;
    readonly timeless?: boolean;
    /** What was read of another day stays until the answer is there; what answers another question never does. */
    readonly strict?: boolean;
  } = {},
): UseInfiniteQueryResult<InfiniteData<TData>> {
  const asOf = useAsOf();
  const day = options.timeless === true ? {} : asOfInput(asOf);
  const all = { ...variables, ...day };
  const question = [keyOf(document), 'list', variables];
  return useInfiniteQuery({
    queryKey: [...question, day],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => send(document, { ...all, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = connection(last).pageInfo;
      return hasNextPage ? endCursor : undefined;
    },
    enabled: options.enabled ?? true,
    placeholderData: options.strict === true ? ofAnotherDay(question) : keepPreviousData,
  });
}

/** Asks a list to its end, for what makes no sense in part: few rows, of which a page holds even fewer. */
export function useWhole<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, variables: OwnVariables<TVariables>, connection: (data: TData) => Paged): UseInfiniteQueryResult<InfiniteData<TData>> {
  const list = useList(document, variables, connection);
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  return list;
}

/** An act with its one effect, however often it is sent. */
export interface Act<TInput, TData> {
  readonly busy: boolean;
  readonly fault: unknown;
  readonly send: (input: Omit<TInput, 'idempotencyKey'>) => Promise<TData | undefined>;
  readonly reset: () => void;
}

/**
 * Sends a mutation. What ends the session, or asks for the second factor, is sorted out in another
 * tab; then the very same request goes out again, with the same key, and what was typed stays.
 */
export function useAct<TData, TInput extends { idempotencyKey: string }>(
  document: TypedDocumentString<TData, { input: TInput }>,
): Act<TInput, TData> {
  const client = useQueryClient();
  const key = useRef<{ readonly of: string; readonly key: string } | undefined>(undefined);
  const [state, setState] = useState<{ readonly busy: boolean; readonly fault: unknown }>({ busy: false, fault: undefined });
  const busy = useRef(false);

  const act = useCallback(
    async (input: Omit<TInput, 'idempotencyKey'>) => {
      if (busy.current) {
        return undefined;
      }
      busy.current = true;
      const of = JSON.stringify(input);
      if (key.current?.of !== of) {
        key.current = { of, key: newIdempotencyKey() };
      }
      const idempotencyKey = key.current.key;
      setState({ busy: true, fault: undefined });
      try {
        for (;;) {
          try {
            const data = await send(document, { input: { ...input, idempotencyKey } });
            key.current = undefined;
            setState({ busy: false, fault: undefined });
            await client.invalidateQueries();
            return data;
          } catch (fault) {
            const again = isError(fault, 'SECOND_FACTOR_REQUIRED') ? 'factor' : isError(fault, 'SIGNED_OUT', 'UNAUTHENTICATED') ? 'session' : undefined;
            if (again === undefined || !(await asked(again))) {
              setState({ busy: false, fault });
              return undefined;
            }
          }
        }
      } finally {
        busy.current = false;
      }
    },
    [client, document],
  );
  const reset = useCallback(() => setState({ busy: false, fault: undefined }), []);
  return { ...state, send: act, reset };
}

/** A question that records nothing, asked when the reader says so. */
export function useQuestion<TData, TVariables>(document: TypedDocumentString<TData, TVariables>): {
  readonly busy: boolean;
  readonly fault: unknown;
  readonly data: TData | undefined;
  readonly ask: (variables: TVariables) => Promise<TData | undefined>;
} {
  const [state, setState] = useState<{ busy: boolean; fault: unknown; data: TData | undefined }>({ busy: false, fault: undefined, data: undefined });
  const ask = useCallback(
    async (variables: TVariables) => {
      setState((before) => ({ ...before, busy: true, fault: undefined }));
      try {
        const data = await send(document, variables);
        setState({ busy: false, fault: undefined, data });
        return data;
      } catch (fault) {
        setState((before) => ({ ...before, busy: false, fault }));
        return undefined;
      }
    },
    [document],
  );
  return { ...state, ask };
}

/** Asks the same operation for several things side by side. */
export function useOperations<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, all: readonly OwnVariables<TVariables>[]): readonly UseQueryResult<TData>[] {
  const asOf = asOfInput(useAsOf());
  return useQueries({
    queries: all.map((variables) => ({
      queryKey: [keyOf(document), { ...variables, ...asOf }],
      queryFn: ({ signal }: { signal: AbortSignal }) => send(document, { ...variables, ...asOf }, signal),
    })),
  });
}

import { CountersignError, type ErrorAnswer } from './errors.js';
import type { TypedDocumentString } from './generated/graphql.js';

/** How a request is sent. What is absent is as a page of the console needs it. */
export interface ExecuteOptions {
  /** Where the API is; '/graphql' of the same origin if absent. */
  readonly endpoint?: string;
  /** A token, for clients outside a browser; a page is known by its session. */
  readonly token?: string;
  /** Sends the text beside the id: for servers that do not have this release's documents. */
  readonly whole?: boolean;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
}

/** What a request cost, and what it may cost. */
export interface Cost {
  readonly requested: number;
  readonly budget: number;
}

interface Answer<TData> {
  readonly data?: TData | null;
  readonly errors?: readonly ErrorAnswer[];
  readonly extensions?: { readonly cost?: Cost };
}

/** An operation without variables takes no second argument, one with required ones needs it. */
export type Variables<TVariables> = Record<string, never> extends TVariables
  ? [variables?: TVariables, options?: ExecuteOptions]
  : [variables: TVariables, options?: ExecuteOptions];

/** The status of a session that has ended: nothing was done. */
export const SIGNED_OUT = 499;

/**
 * Sends one operation and gives its data.
 *
 * @throws CountersignError if the platform refuses, does not answer or answers in part
 */
export async function execute<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  ...[variables, options = {}]: Variables<TVariables>
): Promise<TData> {
  const answer = await exchange<TData>(body(document, variables, options.whole ?? false), options);
  if (answer.errors !== undefined && answer.errors.length > 0) {
    throw CountersignError.of(answer.errors, answer.data ?? undefined);
  }
  if (answer.data === undefined || answer.data === null) {
    throw CountersignError.local('NO_ANSWER', 'The platform answered without data. Try again.');
  }
  return answer.data;
}

function body<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables | undefined,
  whole: boolean,
): string {
  const documentId = documentIdOf(document);
  return JSON.stringify(
    whole || documentId === undefined
      ? { query: document.toString(), variables: variables ?? {} }
      : { documentId, variables: variables ?? {} },
  );
}

/** The name under which the platform trusts a document. */
export function documentIdOf(document: { readonly __meta__?: Record<string, unknown> | undefined }): string | undefined {
  const id = document.__meta__?.['documentId'];
  return typeof id === 'string' ? id : undefined;
}

async function exchange<TData>(text: string, options: ExecuteOptions): Promise<Answer<TData>> {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    Accept: 'application/graphql-response+json, application/json;q=0.9',
  };
  if (options.token === undefined) {
    headers['X-Requested-With'] = 'JavaScript';
  } else {
    headers['Authorization'] = `Bearer ${options.token}`;
  }
  let response: Response;
  try {
    response = await (options.fetch ?? fetch)(options.endpoint ?? '/graphql', {
      method: 'POST',
      headers,
      body: text,
      credentials: 'same-origin',
      redirect: 'error',
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (fault) {
    if (options.signal?.aborted === true) {
      throw fault;
    }
    throw CountersignError.local(
      'CONNECTION_LOST',
      'The platform cannot be reached. What you see was true when it was loaded. Try again.',
    );
  }
  if (response.status === SIGNED_OUT || response.status === 401) {
    throw CountersignError.local('SIGNED_OUT', 'You were signed out. Sign in again; what you typed is kept.');
  }
  try {
    return (await response.json()) as Answer<TData>;
  } catch {
    throw CountersignError.local(
      'NO_ANSWER',
      `The platform answered ${String(response.status)} without anything that can be read. Try again.`,
    );
  }
}

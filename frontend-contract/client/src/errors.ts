import { sentences, type ErrorCode } from './generated/errors.js';

export { sentences, type ErrorCode };

/** Codes of this client alone: the platform never sends them. */
export type LocalCode = 'CONNECTION_LOST' | 'NO_ANSWER' | 'SIGNED_OUT';

/** One error as the platform sends it. */
export interface ErrorAnswer {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: string;
    readonly traceId?: string;
    readonly problems?: readonly Problem[];
  };
}

/** What is wrong at one path of a document that was handed in. */
export interface Problem {
  readonly code: string;
  readonly path: string;
  readonly sentence?: string;
}

/** Why there is no answer, or only part of one: a stable code and a sentence that says what to do. */
export class CountersignError extends Error {
  override readonly name = 'CountersignError';

  private constructor(
    /** Stable; unknown ones of a newer platform come through as they are. */
    readonly code: string,
    message: string,
    readonly traceId: string | undefined,
    readonly problems: readonly Problem[],
    readonly all: readonly ErrorAnswer[],
    /** What could be answered all the same. */
    readonly partial: unknown,
  ) {
    super(message);
  }

  static of(errors: readonly ErrorAnswer[], partial: unknown): CountersignError {
    const first = errors[0];
    const code = first?.extensions?.code ?? 'INTERNAL';
    const sentence = first?.message ?? '';
    return new CountersignError(
      code,
      sentence === '' ? sentenceOf(code) : sentence,
      errors.map((error) => error.extensions?.traceId).find((id) => id !== undefined),
      errors.flatMap((error) => error.extensions?.problems ?? []),
      errors,
      partial,
    );
  }

  static local(code: LocalCode, sentence: string): CountersignError {
    return new CountersignError(code, sentence, undefined, [], [], undefined);
  }
}

/** The catalogue's sentence of a code; for one that it does not have, what is true of any. */
export function sentenceOf(code: string): string {
  return (sentences as Readonly<Record<string, string>>)[code] ?? 'The platform refused it. Quote the code when you ask why.';
}

/** True if a fault is a refusal with this code; a code that is not in the catalogue does not compile. */
export function isError(fault: unknown, ...codes: readonly (ErrorCode | LocalCode)[]): fault is CountersignError {
  return fault instanceof CountersignError && (codes.length === 0 || (codes as readonly string[]).includes(fault.code));
}

/** True if waiting or trying again may help, with nothing changed by the caller. */
export function isPassing(fault: unknown): boolean {
  return isError(
    fault,
    'CONNECTION_LOST',
    'NO_ANSWER',
    'RATE_LIMITED',
    'TIME_EXCEEDED',
    'DATABASE_AWAY',
    'CLOCK_SKEWED',
    'RULES_SUPERSEDED',
    'INTERNAL',
  );
}

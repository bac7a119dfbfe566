/**
 * A key for one intended effect. Keep it for as long as the same thing is meant: sending it again
 * has the effect once, also where the first answer was lost.
 */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

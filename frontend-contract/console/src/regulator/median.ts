import { WORST } from '../shared/data/worst.js';

/** The row that is no lab's. */
export const MEDIAN = '(median)';

/** Fewer labs have no middle that says something. */
const FEWEST = 5;

/** The middle of the labs that it asks something of, the worse of two; the rule of `coverageMedians`. */
export function medianOf(standings: readonly (string | undefined)[]): string | undefined {
  const asked = standings.filter((status) => status !== undefined && status !== 'NOT_APPLICABLE' && WORST.includes(status)).sort((a, b) => WORST.indexOf(a ?? '') - WORST.indexOf(b ?? ''));
  return asked.length < FEWEST ? undefined : asked[Math.floor((asked.length - 1) / 2)];
}

import { instant } from '../data/time.js';

/** What is counted at each of some instants. */
export interface Series {
  readonly name: string;
  /** Its colours, which say nothing that its name does not. */
  readonly tone: string;
  readonly counts: readonly number[];
}

/** Series that are drawn to one scale, and what they have in common. */
export interface Group {
  readonly name: string;
  readonly rows: readonly Series[];
}

/** One count in words, beside the one before it. */
export function sentenceAt({ name, counts }: Series, instants: readonly string[], index: number): string {
  const [now, at] = [counts[index] ?? 0, instants[index] ?? ''];
  const [then, before] = [counts[index - 1], instants[index - 1]];
  const beside = then === undefined || before === undefined ? '' : then === now ? `, as on ${instant(before)}` : `, ${String(Math.abs(now - then))} ${now > then ? 'more' : 'fewer'} than on ${instant(before)}`;
  return `${instant(at)}: ${name}, ${String(now)}${beside}.`;
}

/** What a group comes to at the first of the instants and at the last. */
export function ends({ rows }: Group): readonly [first: number, last: number] {
  const sum = (index: number) => rows.reduce((total, row) => total + (row.counts.at(index) ?? 0), 0);
  return [sum(0), sum(-1)];
}

/** What was counted at least once, of groups of which that is true of something. */
export function counted(groups: readonly Group[]): readonly Group[] {
  return groups.map((group) => ({ ...group, rows: group.rows.filter((row) => row.counts.some((one) => one > 0)) })).filter((group) => group.rows.length > 0);
}

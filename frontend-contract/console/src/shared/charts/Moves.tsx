import type { ReactNode } from 'react';
import { WORDS, wordOf } from '../data/words';
import { WORST } from '../data/worst';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';
import { cut } from './scale';

/** One standing that is otherwise than it was. */
export interface Move {
  readonly key: string;
  /** What it is a row of. */
  readonly row: string;
  readonly who: string;
  readonly before: string;
  readonly after: string;
  readonly href: string;
}

type Way = 'worse' | 'better' | 'other';

const CELL = 26;
const STEP = CELL + 3;
const ROW = 34;
const TOP = 30;
const LETTER = 6.8;
const LETTERS = 30;
/** Between what got better and what only came or went. */
const GAP = 36;
const MOST = 300;
const WAYS: Readonly<Record<Way, string>> = { worse: 'Worse', better: 'Better', other: 'Began or ceased to apply' };

/** Which way a standing went; what began or ceased to apply went neither. */
export function wayOf(move: { readonly before: string; readonly after: string }): Way {
  const [before, after] = [WORST.indexOf(move.before), WORST.indexOf(move.after)];
  if (before < 0 || after < 0 || move.before === 'NOT_APPLICABLE' || move.after === 'NOT_APPLICABLE') {
    return 'other';
  }
  return after < before ? 'worse' : 'better';
}

/** What went which way, a row each: left of the line what got worse, right of it what got better. */
export function Moves({ name, title, moves, twin }: { readonly name: string; readonly title: string; readonly moves: readonly Move[]; readonly twin: ReactNode }) {
  const of = (row: string, way: Way) => moves.filter((move) => move.row === row && wayOf(move) === way);
  const rows = [...new Set(moves.map((move) => move.row))].sort((a, b) => of(b, 'worse').length - of(a, 'worse').length || a.localeCompare(b));
  const most = (way: Way) => Math.max(0, ...rows.map((row) => of(row, way).length));
  const left = 20 + LETTER * Math.max(0, ...rows.map((row) => Math.min(LETTERS, row.length)));
  const line = left + Math.max(2, most('worse')) * STEP + 8;
  const apart = line + 8 + Math.max(2, most('better')) * STEP + GAP;
  const width = apart + Math.max(6, most('other')) * STEP;
  const height = TOP + rows.length * ROW;
  const starts: Readonly<Record<Way, (index: number) => number>> = { worse: (index) => line - 8 - (index + 1) * STEP + 3, better: (index) => line + 8 + index * STEP, other: (index) => apart + index * STEP };
  const marks: Mark[] = rows.flatMap((row, down) => (['worse', 'better', 'other'] as const).flatMap((way) => of(row, way).map((move, index): Mark => {
    const [x, y] = [starts[way](index), TOP + down * ROW + 3];
    const tone = `s-${WORDS[move.after]?.tone ?? 'none'}`;
    return {
      key: move.key,
      href: move.href,
      sentence: `${move.who}, ${row}: ${wordOf(move.after)}, was ${wordOf(move.before)}. ${WAYS[way]}.`,
      x,
      y,
      draw: <rect className={`cell ${tone}${move.after === 'ABSENT' ? ' absent' : ''}`} x={x + 0.5} y={y + 0.5} width={CELL - 1} height={CELL - 1} />,
      label: <text className={`code ${tone}`} x={x + CELL / 2} y={y + 17}>{WORDS[move.after]?.code ?? '?'}</text>,
    };
  })));
  return (
    <Figure name={name} title={title} hint="Each square is one lab, with how it stands now. Left of the line it got worse, right of it better."
      limit={moves.length > MOST ? `There are ${String(moves.length)}: more than a picture can show.` : undefined}
      twin={twin}
      picture={
        <Marks label={title} width={width} height={height} marks={marks}>
          <text className="faint" x={line - 10} y={16} textAnchor="end">{WAYS.worse}</text>
          <text className="faint" x={line + 10} y={16}>{WAYS.better}</text>
          {most('other') === 0 ? null : <text className="faint" x={apart} y={16}>{WAYS.other}</text>}
          {rows.map((row, down) => (
            <g key={row}>
              <text x={left - 10} y={TOP + down * ROW + 20} textAnchor="end">{cut(row, LETTERS)}</text>
              <line className="grid" x1={0} x2={width} y1={TOP + (down + 1) * ROW - 1} y2={TOP + (down + 1) * ROW - 1} />
            </g>
          ))}
          <line className="axis" x1={line} x2={line} y1={TOP - 4} y2={height} />
        </Marks>
      }
    />
  );
}

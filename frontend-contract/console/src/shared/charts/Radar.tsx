import type { ReactNode } from 'react';
import { WORDS } from '../data/words';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';
import { cut } from './scale';

interface Owed {
  readonly key: string;
  readonly regime: string;
  readonly what: string;
  readonly lab: string;
  readonly due: string;
  readonly state: string;
  readonly sentence: string;
  readonly href: string;
}

const HOUR = 3_600_000;
const COLUMNS: readonly (readonly [name: string, hours: number])[] = [['Overdue', 0], ['24 h', 24], ['72 h', 72], ['7 d', 168], ['15 d', 360], ['30 d', 720], ['later', Infinity]];
const LEFT = 170;
const LETTERS = 22;
const WIDTH = 110;
const ROW = 40;
const TOP = 34;
const FEW = 6;
const MOST = 300;

/** Not round: rows are regimes, columns how soon; the words are in the table beside it. */
export function Radar({ name, title, now, owed, twin }: { readonly name: string; readonly title: string; readonly now: string; readonly owed: readonly Owed[]; readonly twin: ReactNode }) {
  const regimes = [...new Set(owed.map((one) => one.regime))].sort();
  const columnOf = (due: string) => {
    const hours = (Date.parse(due) - Date.parse(now)) / HOUR;
    return hours < 0 ? 0 : COLUMNS.findIndex(([, most], index) => index > 0 && hours <= most);
  };
  const cells = new Map<string, Owed[]>();
  for (const one of owed) {
    const key = `${one.regime} ${String(columnOf(one.due))}`;
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  const marks: Mark[] = regimes.flatMap((regime, row) => COLUMNS.flatMap((_, column) => {
    const here = cells.get(`${regime} ${String(column)}`) ?? [];
    return here.map((one, index): Mark => {
      const x = LEFT + column * WIDTH + 16 + (index % FEW) * 15;
      const y = TOP + row * ROW + 14 + Math.floor(index / FEW) * 14;
      const tone = WORDS[one.state]?.tone ?? 'none';
      return {
        key: one.key,
        href: one.href,
        sentence: one.sentence,
        x,
        y,
        draw: (
          <g className={`s-${tone}`}>
            {one.state === 'OVERDUE' ? <path className="bar-fill" d={`M${String(x)} ${String(y - 7)}l7 13h-14z`} /> : <circle className="bar-fill" cx={x} cy={y} r={6} />}
          </g>
        ),
      };
    });
  }));
  return (
    <Figure name={name} title={title} hint="Rows are regimes, columns how soon something is due. A triangle is overdue."
      limit={owed.length > MOST ? `There are ${String(owed.length)}: more than a picture can show.` : undefined}
      twin={twin}
      picture={
        <Marks label={title} width={LEFT + COLUMNS.length * WIDTH} height={TOP + regimes.length * ROW + 4} marks={marks}>
          {COLUMNS.map(([column], index) => <text key={column} className="faint" x={LEFT + index * WIDTH + 8} y={18}>{column}</text>)}
          {COLUMNS.map(([column], index) => <line key={column} className="grid" x1={LEFT + index * WIDTH} x2={LEFT + index * WIDTH} y1={TOP - 6} y2={TOP + regimes.length * ROW} />)}
          {regimes.map((regime, row) => (
            <g key={regime}>
              <text x={LEFT - 10} y={TOP + row * ROW + 20} textAnchor="end">{cut(regime, LETTERS)}</text>
              <line className="grid" x1={0} x2={LEFT + COLUMNS.length * WIDTH} y1={TOP + (row + 1) * ROW - 4} y2={TOP + (row + 1) * ROW - 4} />
            </g>
          ))}
        </Marks>
      }
    />
  );
}

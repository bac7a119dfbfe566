import { go, keepingAsOf } from '../../shell/router';
import { day, instant } from '../data/time';
import { DataTable, Empty } from '../ui';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';
import { cut } from './scale';
import { counted, sentenceAt, type Group, type Series } from './series';

const LEFT = 180;
const LETTERS = 26;
const STEP = 58;
const ROW = 46;
const BAR = 22;
const HEAD = 26;
const TOP = 24;
/** Wide enough to be seen, narrow enough to be one beside others. */
const WIDTH = 34;
const LEAST = 2;

interface Placed extends Series {
  readonly y: number;
  readonly most: number;
}

/** How counts went: a row each, one bar an instant, those of a group to one scale. Each bar leads to that day. */
export function Trend({ name, title, instants, groups, hrefOf, none }: {
  /** Its part of the address. */
  readonly name: string;
  readonly title: string;
  readonly instants: readonly string[];
  readonly groups: readonly Group[];
  readonly hrefOf: (instant: string) => string;
  /** Said where there is nothing to count. */
  readonly none: string;
}) {
  const shown = counted(groups);
  if (shown.length === 0) {
    return <Empty>{none}</Empty>;
  }
  let y = TOP;
  const heads: { readonly name: string; readonly y: number }[] = [];
  const rows = shown.flatMap(({ name: head, rows: some }): readonly Placed[] => {
    heads.push({ name: head, y });
    y += HEAD;
    const most = Math.max(...some.flatMap((row) => row.counts));
    return some.map((row) => {
      const placed = { ...row, y, most };
      y += ROW;
      return placed;
    });
  });
  const [width, height] = [LEFT + instants.length * STEP, y + 4];
  const left = (index: number) => LEFT + index * STEP + (STEP - WIDTH) / 2;
  const marks: Mark[] = rows.flatMap((row) => instants.map((at, index): Mark => {
    const count = row.counts[index] ?? 0;
    const tall = count === 0 ? 0 : Math.max((count / row.most) * BAR, LEAST);
    const before = row.counts[index - 1];
    return {
      key: `${row.name} ${at}`,
      href: hrefOf(at),
      sentence: sentenceAt(row, instants, index),
      x: left(index),
      y: row.y,
      draw: (
        <g className={`s-${row.tone}`}>
          <rect fill="transparent" x={left(index)} y={row.y + 2} width={WIDTH} height={ROW - 6} />
          {tall === 0 ? null : <rect className="bar-fill" x={left(index)} y={row.y + ROW - 6 - tall} width={WIDTH} height={tall} />}
        </g>
      ),
      label: <text className={count === 0 ? 'faint' : before !== undefined && before !== count ? 'strong' : undefined} x={left(index) + WIDTH / 2} y={row.y + ROW - 10 - tall} textAnchor="middle">{count}</text>,
    };
  }));
  return (
    <Figure name={name} title={title} hint="A row is what is counted, a bar how many on that day; a figure in bold is another than the one before it. Rows under one heading are drawn to one scale. What was never counted is left out."
      twin={
        <DataTable caption={title} rows={instants.map((at, index) => ({ at, index }))} id={(row) => row.at} empty={none} columns={[
          { name: 'Day', cell: ({ at }) => <a href={keepingAsOf(hrefOf(at))} onClick={(event) => { event.preventDefault(); go(hrefOf(at)); }}>{instant(at)}</a>, by: ({ at }) => at },
          ...rows.map((row) => ({ name: row.name, cell: ({ index }: { readonly index: number }) => row.counts[index] ?? 0, by: ({ index }: { readonly index: number }) => row.counts[index] ?? 0, number: true })),
        ]} />
      }
      picture={
        <Marks label={title} width={width} height={height} marks={marks}>
          {instants.map((at, index) => (instants.length - 1 - index) % 2 === 0 ? <text key={at} className="faint" x={left(index) + WIDTH / 2} y={14} textAnchor="middle">{day(at)}</text> : null)}
          {heads.map((head) => <text key={head.name} className="faint" x={0} y={head.y + 18}>{head.name}</text>)}
          {rows.map((row) => (
            <g key={row.name}>
              <text x={LEFT - 10} y={row.y + ROW - 10} textAnchor="end">{cut(row.name, LETTERS)}</text>
              <line className="grid" x1={LEFT} x2={width} y1={row.y + ROW - 6} y2={row.y + ROW - 6} />
            </g>
          ))}
        </Marks>
      }
    />
  );
}

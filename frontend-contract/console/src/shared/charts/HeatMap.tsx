import { memo, useDeferredValue, useMemo, useState } from 'react';
import { WORDS, wordOf } from '../data/words';
import { WORST } from '../data/worst';
import { Choice, DataTable, StatusMark } from '../ui';
import { useNarrow, usePaper } from '../ui/media';
import { Link } from '../../shell/router';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';
import { cut } from './scale';

const CELL = { width: 32, height: 28, gap: 2 };
const STEP = { x: CELL.width + CELL.gap, y: CELL.height + CELL.gap };
/** Roughly what a letter of a label takes, upright and slanted. */
const LETTER = { upright: 6.6, slanted: 5.4 };
const LONGEST = { left: 220, above: 150 };
/** So many letters have room there. */
const LETTERS = { left: 28, above: 24 };
/** The last slanted label leans over the last column. */
const LEANS = 70;
const MOST = 3_000;
/** In so many columns a status has room for its shape beside its word. */
const FEW = 12;
/** So many columns fit a sheet, as codes and as words. */
const SHEET = { codes: 20, words: 6 };

interface Row {
  readonly id: string;
  readonly name: string;
  /** Its own page; absent for what is drawn from several rows. */
  readonly href?: string;
}

interface Column {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

interface Cell {
  readonly code: string;
  readonly sentence: string;
  /** How it stood on the day that is compared with, if otherwise; null if it was not there. */
  readonly before?: string | null;
}

/** What is drawn: it is made anew only when it is another. */
export interface Grid {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly cell: (row: string, column: string) => Cell | undefined;
  readonly href: (row: string, column: string) => string;
}

/** A corner that is cut off says that a cell changed: a shape, so that it shows without colour. */
const NOTCH = 9;

const changed = (cell: Cell): string => (cell.before === undefined ? '' : cell.before === null ? 'It was not there before.' : `It was ${wordOf(cell.before)} before.`);

const rank = (code: string): number => (WORST.includes(code) ? WORST.indexOf(code) : WORST.length);

function parts<T>(all: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** A rectangle and two letters a cell, and nothing else: thousands of them have to be drawn at once. */
function marksOf({ rows, columns, cell, href }: Grid): readonly Mark[] {
  return rows.flatMap((row, down) => columns.flatMap((column, across): readonly Mark[] => {
    const found = cell(row.id, column.id);
    if (found === undefined) {
      return [];
    }
    const [x, y] = [across * STEP.x, down * STEP.y];
    const word = WORDS[found.code];
    const tone = `s-${word?.tone ?? 'none'}`;
    const box = <rect className={`cell ${tone}${found.code === 'ABSENT' ? ' absent' : ''}`} x={x + 0.5} y={y + 0.5} width={CELL.width - 1} height={CELL.height - 1} />;
    return [{
      key: `${row.id} ${column.id}`,
      href: href(row.id, column.id),
      sentence: [`${row.name}, ${column.name}: ${wordOf(found.code)}.`, found.sentence, changed(found)].filter((part) => part !== '').join(' '),
      x,
      y,
      draw: found.before === undefined ? box : <>{box}<path className={`notch ${tone}`} d={`M${String(x + CELL.width - NOTCH)} ${String(y)}h${String(NOTCH)}v${String(NOTCH)}z`} /></>,
      label: <text className={`code ${tone}`} x={x + CELL.width / 2} y={y + 19}>{word?.code ?? '?'}</text>,
    }];
  }));
}

const Picture = memo(function Picture({ label, grid }: { readonly label: string; readonly grid: Grid }) {
  const { rows, columns } = grid;
  const marks = useMemo(() => marksOf(grid), [grid]);
  const frame = useMemo(() => ({
    left: Math.min(LONGEST.left, 24 + LETTER.upright * Math.max(0, ...rows.map((row) => row.name.length))),
    above: Math.min(LONGEST.above, 20 + LETTER.slanted * Math.max(0, ...columns.map((column) => column.name.length))),
    head: columns.map((column, across) => {
      const x = across * STEP.x + CELL.width / 2 + 4;
      return <text key={column.id} className="faint" x={x} y={-8} transform={`rotate(-50 ${String(x)} -8)`}>{cut(column.name, LETTERS.above)}</text>;
    }),
    side: rows.map((row, down) => <text key={row.id} x={-10} y={down * STEP.y + 19} textAnchor="end" className={row.href === undefined ? 'faint' : undefined}>{cut(row.name, LETTERS.left)}</text>),
  }), [rows, columns]);
  return <Marks label={label} width={columns.length * STEP.x + LEANS} height={rows.length * STEP.y + 4} marks={marks} frame={frame} />;
});

/** A status in a table of many columns: its word, as a link. */
function Worded({ code, href }: { readonly code: string; readonly href: string }) {
  const word = WORDS[code];
  return word === undefined ? <Link href={href}><StatusMark code={code} /></Link> : <Link href={href} className={`worded s-${word.tone}`}>{word.word}</Link>;
}

function Twin({ title, first, grid: { rows, columns, cell, href } }: { readonly title: string; readonly first: string; readonly grid: Grid }) {
  const shown = useMemo(() => [
    { name: first, cell: (row: Row) => (row.href === undefined ? row.name : <Link href={row.href}><bdi>{row.name}</bdi></Link>), by: (row: Row) => row.name },
    ...columns.map((column) => ({
      name: column.name,
      cell: (row: Row) => {
        const found = cell(row.id, column.id);
        return found === undefined ? '–' : <>{columns.length > FEW ? <Worded code={found.code} href={href(row.id, column.id)} /> : <Link href={href(row.id, column.id)}><StatusMark code={found.code} /></Link>}{found.before === undefined ? null : <span className="small muted left">{changed(found)}</span>}</>;
      },
      by: (row: Row) => cell(row.id, column.id)?.code ?? '',
    })),
  ], [first, columns, cell, href]);
  return <DataTable caption={title} rows={rows} id={(row) => row.id} empty="There is nothing to compare." columns={shown} />;
}

/** Where two dimensions have no room: one row at a time, what stands worst first. */
function List({ first, grid: { rows, columns, cell, href } }: { readonly first: string; readonly grid: Grid }) {
  const [chosen, setChosen] = useState('');
  const row = rows.find((one) => one.id === chosen) ?? rows[0];
  const cells = row === undefined ? [] : columns.flatMap((column) => {
    const found = cell(row.id, column.id);
    return found === undefined ? [] : [{ column, found }];
  }).sort((a, b) => rank(a.found.code) - rank(b.found.code));
  return row === undefined ? null : (
    <>
      <Choice label={first} value={row.id} options={rows.map((one) => [one.id, one.name] as const)} onChange={setChosen} />
      <ul className="plain">{cells.map(({ column, found }) => <li key={column.id}><Link href={href(row.id, column.id)} data-mark={`${row.id} ${column.id}`}>{column.name}</Link> <StatusMark code={found.code} />{found.before === undefined ? null : <span className="small muted left">{changed(found)}</span>}</li>)}</ul>
    </>
  );
}

const Drawn = memo(function Drawn({ name, title, grid, first }: { readonly name: string; readonly title: string; readonly grid: Grid; readonly first: string }) {
  const { rows, columns, cell } = grid;
  const printed = usePaper();
  const narrow = useNarrow() && !printed;
  const found = useMemo(() => rows.flatMap((row) => columns.flatMap((column) => cell(row.id, column.id) ?? [])), [rows, columns, cell]);
  const legend = [...new Set(found.map((one) => one.code))].sort((a, b) => rank(a) - rank(b));
  const sheets = (size: number): readonly Grid[] => (printed && columns.length > size ? parts(columns, size).map((some) => ({ ...grid, columns: some })) : [grid]);
  const key = (some: Grid) => some.columns[0]?.id ?? '';
  return (
    <div>
      <Figure
        name={name}
        title={title}
        hint={narrow ? '' : `The two letters of a cell say how it stands. Enter opens it.${found.some((one) => one.before !== undefined) ? ' A cut corner says that it stood otherwise on the day that is compared with.' : ''}`}
        limit={found.length > MOST + columns.length ? `There are ${String(found.length)} cells: more than a picture can show.` : undefined}
        twin={<Twin title={title} first={first} grid={grid} />}
        paper={sheets(SHEET.words).map((some) => <Twin key={key(some)} title={title} first={first} grid={some} />)}
        picture={narrow ? <List first={first} grid={grid} /> : sheets(SHEET.codes).map((some) => <Picture key={key(some)} label={title} grid={some} />)}
      />
      <ul className="legend" aria-label="Legend">{legend.map((code) => <li key={code}><StatusMark code={code} /> <span className="muted">{WORDS[code]?.code}</span></li>)}</ul>
    </div>
  );
});

/** Rows by columns, with the status's colour and its two letters in each cell. */
export function HeatMap({ name, title, grid, first = 'Lab' }: {
  readonly name: string;
  readonly title: string;
  readonly grid: Grid;
  /** What a row is. */
  readonly first?: string;
}) {
  // Thousands of cells are drawn again while nothing else is to be done: a key that is pressed meanwhile
  // goes first. What names them waits with them, or it would stand beside the cells of before.
  const given = useMemo(() => ({ name, title, grid, first }), [name, title, grid, first]);
  const shown = useDeferredValue(given);
  return <div aria-busy={shown !== given}><Drawn {...shown} /></div>;
}

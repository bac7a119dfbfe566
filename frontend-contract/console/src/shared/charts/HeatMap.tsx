import { memo, useMemo } from 'react';
import { WORDS, wordOf } from '../data/words';
import { DataTable, StatusMark } from '../ui';
import { Link } from '../../shell/router';
import { Figure, Marks, type Mark } from './Figure';
import { cut } from './scale';

const CELL = { width: 32, height: 28, gap: 2 };
/** Roughly what a letter of a label takes, upright and slanted. */
const LETTER = { upright: 6.6, slanted: 5.4 };
const LONGEST = { left: 220, top: 150 };
/** So many letters have room there. */
const LETTERS = { left: 28, top: 24 };
const MOST = 3_000;

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

/** A corner that is cut off says that a cell changed: a shape, so that it shows without colour. */
const NOTCH = 9;

const changed = (cell: Cell): string => (cell.before === undefined ? '' : cell.before === null ? 'It was not there before.' : `It was ${wordOf(cell.before)} before.`);

/** Rows by columns, with the status's colour and its two letters in each cell. */
export const HeatMap = memo(function HeatMap({ name, title, rows, columns, cell, href, first = 'Lab' }: {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly cell: (row: string, column: string) => Cell | undefined;
  readonly href: (row: string, column: string) => string;
  /** What a row is. */
  readonly first?: string;
}) {
  const left = Math.min(LONGEST.left, 24 + LETTER.upright * Math.max(0, ...rows.map((row) => row.name.length)));
  const above = Math.min(LONGEST.top, 20 + LETTER.slanted * Math.max(0, ...columns.map((column) => column.name.length)));
  const marks = useMemo((): Mark[] => rows.flatMap((row, down) => columns.flatMap((column, across) => {
    const found = cell(row.id, column.id);
    if (found === undefined) {
      return [];
    }
    const x = left + across * (CELL.width + CELL.gap);
    const y = above + down * (CELL.height + CELL.gap);
    const word = WORDS[found.code];
    return [{
      key: `${row.id} ${column.id}`,
      href: href(row.id, column.id),
      sentence: [`${row.name}, ${column.name}: ${wordOf(found.code)}.`, found.sentence, changed(found)].filter((part) => part !== '').join(' '),
      x,
      y,
      draw: (
        <g className={`s-${word?.tone ?? 'none'}${found.code === 'ABSENT' ? ' absent' : ''}`}>
          <rect className="cell" x={x + 0.5} y={y + 0.5} width={CELL.width - 1} height={CELL.height - 1} />
          {found.before === undefined ? null : <path className="notch" d={`M${String(x + CELL.width - NOTCH)} ${String(y)}h${String(NOTCH)}v${String(NOTCH)}z`} />}
          <rect className="ring" x={x - 1} y={y - 1} width={CELL.width + 2} height={CELL.height + 2} />
        </g>
      ),
      label: <g className={`s-${word?.tone ?? 'none'}`}><text className="code" x={x + CELL.width / 2} y={y + 19}>{word?.code ?? '?'}</text></g>,
    }];
  })), [rows, columns, cell, href, left, above]);
  const notched = rows.some((row) => columns.some((column) => cell(row.id, column.id)?.before !== undefined));
  const legend = [...new Set(rows.flatMap((row) => columns.map((column) => cell(row.id, column.id)?.code)))].filter((code) => code !== undefined).sort();
  return (
    <div>
      <Figure
        name={name}
        title={title}
        hint={`The two letters of a cell say how it stands. Enter opens it.${notched ? ' A cut corner says that it stood otherwise on the day that is compared with.' : ''}`}
        limit={marks.length > MOST + columns.length ? `There are ${String(marks.length)} cells: more than a picture can show.` : undefined}
        twin={
          <DataTable
            caption={title}
            rows={rows}
            id={(row) => row.id}
            empty="There is nothing to compare."
            columns={[
              { name: first, cell: (row) => (row.href === undefined ? row.name : <Link href={row.href}><bdi>{row.name}</bdi></Link>), by: (row) => row.name },
              ...columns.map((column) => ({
                name: column.name,
                cell: (row: Row) => {
                  const found = cell(row.id, column.id);
                  return found === undefined ? '–' : <><Link href={href(row.id, column.id)}><StatusMark code={found.code} /></Link>{found.before === undefined ? null : <span className="small muted left">{changed(found)}</span>}</>;
                },
                by: (row: Row) => cell(row.id, column.id)?.code ?? '',
              })),
            ]}
          />
        }
        picture={
          <Marks label={title} width={left + columns.length * (CELL.width + CELL.gap) + 60} height={above + rows.length * (CELL.height + CELL.gap) + 6} marks={marks}>
            {columns.map((column, across) => {
              const x = left + across * (CELL.width + CELL.gap) + CELL.width / 2 + 4;
              return <text key={column.id} className="faint" x={x} y={above - 8} transform={`rotate(-50 ${String(x)} ${String(above - 8)})`}>{cut(column.name, LETTERS.top)}</text>;
            })}
            {rows.map((row, down) => <text key={row.id} x={left - 10} y={above + down * (CELL.height + CELL.gap) + 19} textAnchor="end" className={row.href === undefined ? 'faint' : undefined}>{cut(row.name, LETTERS.left)}</text>)}
          </Marks>
        }
      />
      <ul className="legend" aria-label="Legend">{legend.map((code) => <li key={code}><StatusMark code={code} /> <span className="muted">{WORDS[code]?.code}</span></li>)}</ul>
    </div>
  );
});

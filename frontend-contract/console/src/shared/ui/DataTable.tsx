import { memo, useDeferredValue, useId, useMemo, useRef, type ReactNode } from 'react';
import { go, usePlace, withQuery } from '../../shell/router';
import { csv } from '../data/csv';
import { save } from './save';

export interface Column<TRow> {
  readonly name: string;
  readonly cell: (row: TRow) => ReactNode;
  /** What it is sorted by; a column without it is not sortable. */
  readonly by?: (row: TRow) => string | number;
  readonly number?: boolean;
}

/** Fewer rows are read faster than saved. */
const WORTH_SAVING = 3;

function cellsOf(table: HTMLTableElement): string[][] {
  const copy = table.cloneNode(true) as HTMLTableElement;
  copy.querySelectorAll('[aria-hidden="true"], tbody button').forEach((part) => part.remove());
  return [...copy.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()));
}

interface Shown<TRow> {
  readonly row: TRow;
  readonly columns: readonly Column<TRow>[];
  readonly current: boolean;
}

/** One row, drawn again only if it is another: sorting moves rows, and an address that changes elsewhere draws none. */
const Row = memo(function Row<TRow>({ row, columns, current }: Shown<TRow>) {
  return (
    <tr aria-current={current ? 'true' : undefined}>
      {columns.map((column, index) => index === 0
        ? <th key={column.name} scope="row">{column.cell(row)}</th>
        : <td key={column.name} className={column.number === true ? 'num' : undefined}>{column.cell(row)}</td>)}
    </tr>
  );
}) as <TRow>(shown: Shown<TRow>) => ReactNode;

/** A table that reads as one: a caption, a row's header, a sort that is told, no scroll that never ends. */
export function DataTable<TRow>({ caption, columns, rows, id, empty, sortable = true, current }: {
  readonly caption: string;
  readonly columns: readonly Column<TRow>[];
  readonly rows: readonly TRow[];
  readonly id: (row: TRow) => string;
  readonly empty: string;
  /** False where the rows on the page are not all there are: sorting part of a list misleads. */
  readonly sortable?: boolean;
  readonly current?: string | undefined;
}) {
  const region = useId();
  const table = useRef<HTMLTableElement>(null);
  const place = usePlace();
  const [name, direction] = (place.query.get('sort') ?? '').split('.');
  // A header tells its order at once; thousands of cells are moved when nothing else is to be done.
  const order = useDeferredValue(place.query.get('sort') ?? '');
  const sorted = useMemo(() => {
    const [of, way] = order.split('.');
    const by = columns.find((column) => column.name === of)?.by;
    if (by === undefined || !sortable) {
      return rows;
    }
    const sign = way === 'down' ? -1 : 1;
    return [...rows].sort((a, b) => {
      const [left, right] = [by(a), by(b)];
      return sign * (left < right ? -1 : left > right ? 1 : 0);
    });
  }, [rows, columns, order, sortable]);
  if (rows.length === 0) {
    return <p className="muted">{empty}</p>;
  }
  return (
    <>
      <div className="region" role="region" aria-labelledby={region} tabIndex={0}>
        <table ref={table}>
          <caption id={region}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" className={column.number === true ? 'num' : undefined} {...(sortable && column.by !== undefined ? { 'aria-sort': name === column.name ? (direction === 'down' ? 'descending' : 'ascending') : 'none' } : {})}>
                  {sortable && column.by !== undefined ? (
                    <button type="button" onClick={() => go(withQuery(place, { sort: `${column.name}.${name === column.name && direction !== 'down' ? 'down' : 'up'}` }), { replace: true })}>
                      {column.name} <span aria-hidden="true">{name === column.name ? (direction === 'down' ? '▼' : '▲') : '↕'}</span>
                    </button>
                  ) : column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{sorted.map((row) => <Row key={id(row)} row={row} columns={columns} current={current === id(row)} />)}</tbody>
        </table>
      </div>
      {rows.length > WORTH_SAVING ? <p className="beneath"><button type="button" className="quiet" onClick={() => table.current !== null && save(new Blob([csv(cellsOf(table.current))], { type: 'text/csv' }), `${caption.slice(0, 40)}.csv`)}>Download as CSV<span className="visually-hidden">: {caption}</span></button></p> : null}
    </>
  );
}

/** The next page of a list, on request: never a scroll without an end. */
export function More({ list, shown }: { readonly list: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly fetchNextPage: () => unknown }; readonly shown: number }) {
  return list.hasNextPage ? (
    <p className="pager">
      Showing {shown}. There are more.
      <button type="button" aria-busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{list.isFetchingNextPage ? 'Loading…' : 'Show more'}</button>
    </p>
  ) : null;
}

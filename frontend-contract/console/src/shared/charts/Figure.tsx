import { useDeferredValue, type ReactNode } from 'react';
import { go, usePlace, withQuery } from '../../shell/router';
import { usePaper } from '../ui/media';

/** A picture with its table: one radio button apart, both on paper. */
export function Figure({ name, title, hint, picture, twin, paper = twin, limit }: {
  /** Its part of the address. */
  readonly name: string;
  /** What it shows, as a finding. */
  readonly title: string;
  readonly hint: string;
  readonly picture: ReactNode;
  readonly twin: ReactNode;
  /** The twin as it fits a sheet, if it is wider than one. */
  readonly paper?: ReactNode;
  /** Said instead of the picture, where it would be too much to see. */
  readonly limit?: string | undefined;
}) {
  const place = usePlace();
  const printed = usePaper();
  const shown = place.query.get(name) === 'table' || limit !== undefined ? 'table' : 'picture';
  // A table may have thousands of cells: the choice shows at once, and the table when it is made.
  const drawn = useDeferredValue(shown);
  const choose = (value: string) => go(withQuery(place, { [name]: value === 'table' ? 'table' : null }), { replace: true });
  return (
    <figure>
      <figcaption>{title}<p>{limit ?? (drawn === 'picture' ? hint : '')}</p></figcaption>
      {limit === undefined ? (
        <fieldset className="radios">
          <legend className="visually-hidden">Show {title} as</legend>
          {['picture', 'table'].map((value) => (
            <label key={value}><input type="radio" name={name} value={value} checked={shown === value} onChange={() => choose(value)} />{value === 'picture' ? 'Picture' : 'Table'}</label>
          ))}
        </fieldset>
      ) : null}
      {drawn === 'picture' ? picture : null}
      {drawn === 'picture' ? (printed ? <div className="print-only">{paper}</div> : null) : printed ? paper : twin}
    </figure>
  );
}

import { plain } from '../data/words';
import { Foreign } from './Facts';

/** The grounds that texts know, where they allow it, and its owner's own words. */
export function Grounds({ of }: { readonly of: { readonly basis: string; readonly grounds: readonly { readonly ground: string; readonly citation: string | null }[] } }) {
  return (
    <>
      {of.grounds.length === 0 ? null : <ul>{of.grounds.map((one, index) => <li key={index}>{plain(one.ground)}{one.citation === null ? null : <span className="small muted left"><Foreign text={one.citation} /></span>}</li>)}</ul>}
      <Foreign text={of.basis} />
    </>
  );
}

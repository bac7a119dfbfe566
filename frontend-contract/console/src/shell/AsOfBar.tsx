import { useState, type FormEvent } from 'react';
import { useAsOf, isPast } from '../shared/data/asOf';
import { instant } from '../shared/data/time';
import { useClock } from '../shared/ui';
import { go, usePlace, withQuery } from './router';

const local = (at: string | null | undefined): string => (at === null || at === undefined ? '' : at.slice(0, 16));

/** Which state is looked at: what held on a day, as known at another. */
export function AsOfBar() {
  const place = usePlace();
  const asOf = useAsOf();
  const clock = useClock();
  const [open, setOpen] = useState(false);
  if (['/verify', '/help', '/signed-in', '/sign-in-again'].includes(place.path)) {
    return null;
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const at = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value !== '' ? `${value}:00Z` : null;
    };
    go(withQuery(place, { valid: at('valid'), known: at('known') }));
    setOpen(false);
  };
  const back = () => go(withQuery(place, { valid: null, known: null }));
  return (
    <>
      {isPast(asOf) ? (
        <section className="past" aria-label="The past">
          <p>
            You are looking at the past: {asOf.validAt === null ? 'what holds now' : `what held on ${instant(asOf.validAt)}`}, as known {asOf.knownAt === null ? 'now' : `at ${instant(asOf.knownAt)}`}. Who may see it is judged now; nothing can be changed here.{' '}
            <button type="button" onClick={back}>Back to now</button>
          </p>
        </section>
      ) : null}
      <section className="asof" aria-label="As of">
        {open ? (
          <form className="filters" onSubmit={submit}>
            <div className="field"><label htmlFor="asof-valid">What held on (UTC)</label><input id="asof-valid" name="valid" type="datetime-local" defaultValue={local(asOf.validAt)} max={local(clock.current)} /></div>
            <div className="field"><label htmlFor="asof-known">As known at (UTC)</label><input id="asof-known" name="known" type="datetime-local" defaultValue={local(asOf.knownAt)} max={local(clock.current)} /></div>
            <button type="submit">Look</button>
            <button type="button" onClick={() => setOpen(false)}>Close</button>
          </form>
        ) : (
          <p>{clock.current === undefined ? 'As of …' : <>Now {instant(clock.current)}{clock.story ? ', story clock' : ''}</>} <button type="button" className="quiet" onClick={() => setOpen(true)}>Look at another day</button></p>
        )}
      </section>
    </>
  );
}

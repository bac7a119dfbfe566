import { useEffect, useId, useRef, useState } from 'react';
import { ComplianceTrendDocument } from '@countersign/client';
import { useOperation } from '../data/query';
import { day } from '../data/time';
import { WORDS, wordOf } from '../data/words';
import { DataTable, Part } from '../ui';
import { Figure } from './Figure';
import { go, keepingAsOf, usePlace, withQuery } from '../../shell/router';

const STOPS = 24;
const WIDTH = 720;
const HEIGHT = 64;
const DAY = 86_400_000;
const BACK = 180 * DAY;
/** A drag passes many stops; only where it rests is asked for. */
const REST = 150;
const BAD = ['BREACHED', 'OVERDUE', 'CONTESTED', 'DUE_SOON'];

type Counts = readonly { readonly status: string; readonly cells: number }[];

const inWords = (counts: Counts): string => BAD.flatMap((status) => counts.filter((one) => one.status === status && one.cells > 0).map((one) => `${String(one.cells)} ${wordOf(status)}`)).join(', ') || 'nothing breached, overdue, contested or due';

/** Half a year in two dozen stops: what stood badly on each, and a handle that looks at that day. */
export function AsOfSlider({ now, at }: { readonly now: string; readonly at: string | null }) {
  const place = usePlace();
  const id = useId();
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [held, setHeld] = useState<number | undefined>(undefined);
  // A minute is what the address keeps; the last stop is now itself.
  const to = new Date(Math.floor(Date.parse(now) / 60_000) * 60_000).toISOString();
  const from = new Date(Date.parse(to) - BACK).toISOString();
  const trend = useOperation(ComplianceTrendDocument, { from, to, points: STOPS }, { timeless: true, staleTime: 600_000 });
  useEffect(() => () => clearTimeout(resting.current), []);
  const look = (instant: string) => withQuery(place, instant >= to ? { valid: null, known: null } : { valid: instant, known: instant });
  return (
    <Part of={trend} name="How it went">
      {({ complianceTrend: stops }) => {
        const nearest = stops.reduce((best, stop, index) => (Math.abs(Date.parse(stop.at) - Date.parse(at ?? to)) < Math.abs(Date.parse(stops[best]?.at ?? to) - Date.parse(at ?? to)) ? index : best), stops.length - 1);
        const shown = held ?? nearest;
        const stop = stops[shown];
        const bad = (counts: Counts) => counts.filter((one) => BAD.includes(one.status)).reduce((sum, one) => sum + one.cells, 0);
        const worstOf = (counts: Counts) => BAD.find((status) => counts.some((one) => one.status === status && one.cells > 0));
        const most = Math.max(1, ...stops.map((one) => bad(one.counts)));
        const step = WIDTH / stops.length;
        const move = (index: number) => {
          setHeld(index);
          clearTimeout(resting.current);
          resting.current = setTimeout(() => {
            setHeld(undefined);
            go(look(stops[index]?.at ?? to), { replace: true });
          }, REST);
        };
        const sentence = stop === undefined ? '' : `${day(stop.at)}: ${inWords(stop.counts)}.`;
        return (
          <Figure name="slider" title="How labs stood to their own commitments, day by day" hint="Bars count what was breached, overdue, contested or due soon, in the colour of the worst. Move the handle to look at that day; both what held and what was known are of then."
            twin={
              <DataTable caption="How labs stood to their own commitments" rows={stops} id={(one) => one.at} empty="Nothing is on record." columns={[
                { name: 'Day', cell: (one) => <a href={keepingAsOf(look(one.at))} onClick={(event) => { event.preventDefault(); go(look(one.at)); }}>{day(one.at)}</a>, by: (one) => one.at },
                ...['BREACHED', 'OVERDUE', 'CONTESTED', 'DUE_SOON', 'CLAIMED', 'MET'].map((status) => ({ name: WORDS[status]?.word ?? status, cell: (one: (typeof stops)[number]) => String(one.counts.find((count) => count.status === status)?.cells ?? 0), by: (one: (typeof stops)[number]) => one.counts.find((count) => count.status === status)?.cells ?? 0, number: true })),
              ]} />
            }
            picture={
              <div className="slider">
                <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} width={WIDTH} height={HEIGHT} aria-hidden="true" preserveAspectRatio="none">
                  {stops.map((one, index) => {
                    const height = (bad(one.counts) / most) * (HEIGHT - 8);
                    return <rect key={one.at} className={`stop s-${WORDS[worstOf(one.counts) ?? '']?.tone ?? 'none'}${index === shown ? ' here' : ''}`} x={index * step + 2} width={step - 4} y={HEIGHT - Math.max(height, 2)} height={Math.max(height, 2)} />;
                  })}
                </svg>
                <label htmlFor={id} className="visually-hidden">Look at the day</label>
                <input id={id} type="range" min={0} max={stops.length - 1} step={1} value={shown} aria-valuetext={sentence} onChange={(event) => move(Number(event.target.value))} />
                <p className="acts">
                  <button type="button" aria-label="The stop before" onClick={() => move(Math.max(0, shown - 1))}>◂</button>
                  <button type="button" aria-label="The stop after" onClick={() => move(Math.min(stops.length - 1, shown + 1))}>▸</button>
                  <span>{sentence}</span>
                </p>
              </div>
            }
          />
        );
      }}
    </Part>
  );
}

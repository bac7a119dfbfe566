import { memo, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { follow, go, keepingAsOf, usePlace, withQuery } from '../../shell/router';

/** A picture with its table: one radio button apart, both on paper. */
export function Figure({ name, title, hint, picture, twin, limit }: {
  /** Its part of the address. */
  readonly name: string;
  /** What it shows, as a finding. */
  readonly title: string;
  readonly hint: string;
  readonly picture: ReactNode;
  readonly twin: ReactNode;
  /** Said instead of the picture, where it would be too much to see. */
  readonly limit?: string | undefined;
}) {
  const place = usePlace();
  const shown = place.query.get(name) === 'table' || limit !== undefined ? 'table' : 'picture';
  const choose = (value: string) => go(withQuery(place, { [name]: value === 'table' ? 'table' : null }), { replace: true });
  return (
    <figure>
      <figcaption>{title}<p>{limit ?? (shown === 'picture' ? hint : '')}</p></figcaption>
      {limit === undefined ? (
        <fieldset className="radios">
          <legend className="visually-hidden">Show {title} as</legend>
          {['picture', 'table'].map((value) => (
            <label key={value}><input type="radio" name={name} value={value} checked={shown === value} onChange={() => choose(value)} />{value === 'picture' ? 'Picture' : 'Table'}</label>
          ))}
        </fieldset>
      ) : null}
      {shown === 'picture' ? <>{picture}<div className="print-only">{twin}</div></> : twin}
    </figure>
  );
}

export interface Mark {
  readonly key: string;
  readonly href: string;
  /** The whole sentence that this mark stands for. */
  readonly sentence: string;
  readonly x: number;
  readonly y: number;
  readonly draw: ReactNode;
  /** Text at the mark: beside the link and not in it, since the link's name is its sentence. */
  readonly label?: ReactNode;
}

/** Which mark an arrow leads to. */
type Step = 'left' | 'right' | 'up' | 'down';

const STEPS: Readonly<Record<string, Step>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** The nearest mark in a direction: straight ahead counts more than far. */
export function nearest(marks: readonly Mark[], from: Mark, step: Step): Mark | undefined {
  const [dx, dy] = step === 'left' ? [-1, 0] : step === 'right' ? [1, 0] : step === 'up' ? [0, -1] : [0, 1];
  let best: Mark | undefined;
  let least = Infinity;
  for (const mark of marks) {
    const along = (mark.x - from.x) * dx + (mark.y - from.y) * dy;
    const across = Math.abs((mark.x - from.x) * dy) + Math.abs((mark.y - from.y) * dx);
    if (mark !== from && along > 0.5 && along + across * 4 < least) {
      best = mark;
      least = along + across * 4;
    }
  }
  return best;
}

/** All marks, drawn again only when they change: there may be thousands, and an arrow moves one attribute. */
const Links = memo(function Links({ marks, enter }: { readonly marks: readonly Mark[]; readonly enter: (key: string) => void }) {
  return marks.map((mark) => <MarkLink key={mark.key} mark={mark} enter={enter} />);
});

const MarkLink = memo(function MarkLink({ mark, enter }: { readonly mark: Mark; readonly enter: (key: string) => void }) {
  const to = keepingAsOf(mark.href);
  return (
    <a href={to} data-mark={mark.key} aria-label={mark.sentence} tabIndex={-1} onFocus={() => enter(mark.key)} onMouseEnter={() => enter(mark.key)} onClick={(event) => follow(event, to)}>
      {mark.draw}
    </a>
  );
});

const Labels = memo(function Labels({ marks }: { readonly marks: readonly Mark[] }) {
  return <g className="labels" aria-hidden="true">{marks.map((mark) => <g key={mark.key}>{mark.label}</g>)}</g>;
});

function markOf(svg: SVGSVGElement | null, key: string): SVGAElement | null {
  return svg?.querySelector<SVGAElement>(`[data-mark="${CSS.escape(key)}"]`) ?? null;
}

/** An SVG whose marks are links: one stop for Tab, arrows within, Enter follows. */
export function Marks({ label, width, height, marks, children }: {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly children?: ReactNode;
}) {
  const svg = useRef<SVGSVGElement>(null);
  const [at, setAt] = useState<string | undefined>(undefined);
  const id = useId();
  const active = marks.find((mark) => mark.key === at) ?? marks[0];
  const stop = active?.key;
  // The stop of Tab is moved by hand: rendering thousands of links for it takes longer than an arrow may.
  useLayoutEffect(() => {
    const link = stop === undefined ? null : markOf(svg.current, stop);
    link?.setAttribute('tabindex', '0');
    return () => link?.setAttribute('tabindex', '-1');
  }, [stop, marks]);
  const move = (event: KeyboardEvent<SVGSVGElement>) => {
    const step = STEPS[event.key];
    let to: Mark | undefined;
    if (active !== undefined && step !== undefined) {
      to = nearest(marks, active, step);
    } else if (event.key === 'Home') {
      to = marks[0];
    } else if (event.key === 'End') {
      to = marks.at(-1);
    } else {
      return;
    }
    event.preventDefault();
    if (to !== undefined) {
      setAt(to.key);
      markOf(svg.current, to.key)?.focus();
    }
  };
  return (
    <>
      <div className="region" role="region" aria-label={`${label}, picture`} tabIndex={0}>
        <svg ref={svg} role="group" aria-label={label} aria-describedby={id} viewBox={`0 0 ${String(width)} ${String(height)}`} width={width} height={height} onKeyDown={move}>
          {children}
          <Links marks={marks} enter={setAt} />
          <Labels marks={marks} />
        </svg>
      </div>
      <p className="said" id={id}>{at === undefined ? 'Move with the arrow keys. Enter opens.' : active?.sentence}</p>
    </>
  );
}

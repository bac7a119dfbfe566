import { Fragment, memo, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type SyntheticEvent } from 'react';
import { follow, keepingAsOf } from '../../shell/router';
import { usePaper } from '../ui/media';

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

/** What stays in sight while the rest of a large picture is moved: above it and left of it, in its own coordinates. */
export interface Frame {
  readonly above: number;
  readonly left: number;
  readonly head: ReactNode;
  readonly side: ReactNode;
}

/** Which mark an arrow leads to. */
type Step = 'left' | 'right' | 'up' | 'down';

const STEPS: Readonly<Record<string, Step>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
/** How far the ring stands off the mark that has the focus. */
const OFF = 3;

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

/** All marks, drawn again only when they change: there may be thousands. */
const Links = memo(function Links({ marks }: { readonly marks: readonly Mark[] }) {
  return marks.map((mark) => <a key={mark.key} href={keepingAsOf(mark.href)} data-mark={mark.key} aria-label={mark.sentence} tabIndex={-1}>{mark.draw}</a>);
});

const Labels = memo(function Labels({ marks }: { readonly marks: readonly Mark[] }) {
  return <g className="labels" aria-hidden="true">{marks.map((mark) => <Fragment key={mark.key}>{mark.label}</Fragment>)}</g>;
});

function markOf(svg: SVGSVGElement | null, key: string): SVGAElement | null {
  return svg?.querySelector<SVGAElement>(`[data-mark="${CSS.escape(key)}"]`) ?? null;
}

const linkAt = (event: SyntheticEvent): SVGAElement | null => (event.target as Element).closest<SVGAElement>('a[data-mark]');

/** An SVG whose marks are links: one stop for Tab, arrows within, Enter follows. */
export function Marks({ label, width, height, marks, frame, children }: {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly frame?: Frame;
  readonly children?: ReactNode;
}) {
  const svg = useRef<SVGSVGElement>(null);
  const ring = useRef<SVGRectElement>(null);
  const printed = usePaper();
  const [at, setAt] = useState<string | undefined>(undefined);
  const id = useId();
  const active = marks.find((mark) => mark.key === at) ?? marks[0];
  const stop = active?.key;
  // The stop of Tab and the ring are moved by hand: rendering thousands of links for them takes longer than an arrow may.
  useLayoutEffect(() => {
    const link = stop === undefined ? null : markOf(svg.current, stop);
    link?.setAttribute('tabindex', '0');
    return () => link?.setAttribute('tabindex', '-1');
  }, [stop, marks]);
  const encircle = (link: SVGAElement | null) => {
    const box = link?.getBBox();
    ring.current?.setAttribute('visibility', box === undefined ? 'hidden' : 'visible');
    if (box !== undefined) {
      Object.entries({ x: box.x - OFF, y: box.y - OFF, width: box.width + 2 * OFF, height: box.height + 2 * OFF }).forEach(([name, value]) => ring.current?.setAttribute(name, String(value)));
    }
  };
  const enter = (event: SyntheticEvent) => {
    const link = linkAt(event);
    if (link !== null) {
      setAt(link.dataset['mark']);
    }
  };
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
  const click = (event: MouseEvent) => {
    const link = linkAt(event);
    if (link !== null) {
      follow(event, link.getAttribute('href') ?? '');
    }
  };
  const framed = frame !== undefined && !printed;
  const [left, above] = frame === undefined || framed ? [0, 0] : [frame.left, frame.above];
  const picture = (
    <svg ref={svg} role="group" aria-label={label} aria-describedby={id} viewBox={`${String(-left)} ${String(-above)} ${String(width + left)} ${String(height + above)}`} width={width + left} height={height + above}
      onKeyDown={move} onClick={click} onMouseOver={enter} onBlur={() => encircle(null)} onFocus={(event) => { enter(event); encircle(event.target.matches(':focus-visible') ? linkAt(event) : null); }}>
      {framed ? null : frame?.head}
      {framed ? null : frame?.side}
      {children}
      <Links marks={marks} />
      <Labels marks={marks} />
      <rect ref={ring} className="ring" visibility="hidden" aria-hidden="true" />
    </svg>
  );
  return (
    <>
      <div className={framed ? 'region panes' : 'region'} role="region" aria-label={`${label}, picture`} tabIndex={0} style={framed ? { scrollPaddingBlockStart: frame.above, scrollPaddingInlineStart: frame.left } : undefined}>
        {framed ? (
          <>
            <span className="corner" />
            <svg className="head" aria-hidden="true" viewBox={`0 ${String(-frame.above)} ${String(width)} ${String(frame.above)}`} width={width} height={frame.above}>{frame.head}</svg>
            <svg className="side" aria-hidden="true" viewBox={`${String(-frame.left)} 0 ${String(frame.left)} ${String(height)}`} width={frame.left} height={height}>{frame.side}</svg>
          </>
        ) : null}
        {picture}
      </div>
      <p className="said" id={id}>{at === undefined ? 'Move with the arrow keys. Enter opens.' : active?.sentence}</p>
    </>
  );
}

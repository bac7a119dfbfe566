import type { ReactNode } from 'react';
import { WORDS, type Shape } from '../data/words';

const CHECK = <path className="sign" d="M5 8.5l2.2 2.2L11.2 6" />;
const SHAPES: Readonly<Record<Shape, ReactNode>> = {
  disc: <><circle className="shape" cx="8" cy="8" r="7" />{CHECK}</>,
  half: <><circle className="line" cx="8" cy="8" r="6.5" /><path className="shape" d="M8 1a7 7 0 0 0 0 14z" /></>,
  clock: <><circle className="shape" cx="8" cy="8" r="7" /><path className="sign" d="M8 4v4.5l3 1.5" /></>,
  triangle: <><path className="shape" d="M8 1l7.5 14H.5z" /><path className="sign" d="M8 6v4m0 1.6v1.4" /></>,
  octagon: <><path className="shape" d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" /><path className="sign" d="M5.4 5.4l5.2 5.2m0-5.2l-5.2 5.2" /></>,
  diamond: <><path className="line" d="M8 .8L15.2 8 8 15.2.8 8z" /><path className="shape" d="M8 .8V15.2L.8 8z" /></>,
  dash: <path className="line" d="M3 8h10" />,
  square: <path className="line" strokeDasharray="3 2" d="M2 2h12v12H2z" />,
  rings: <><circle className="line" cx="8" cy="8" r="7.2" /><circle className="shape" cx="8" cy="8" r="5" /><path className="sign" d="M5.7 8.2l1.6 1.6 3-3.2" /></>,
  triangles: <><path className="line" d="M8 .6L15.6 15.2H.4z" /><path className="shape" d="M8 4.4l4.6 8.8H3.4z" /><path className="sign" d="M8 7.6v2.4m0 1v1.2" /></>,
  octagons: <><path className="line" d="M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5z" /><path className="shape" d="M6 3h4l3 3v4l-3 3H6l-3-3V6z" /><path className="sign" d="M5 8h6" /></>,
};

/** A status with its word and its shape; the colour says nothing that these do not. */
export function StatusMark({ code, large = false }: { readonly code: string; readonly large?: boolean }) {
  const known = WORDS[code];
  if (known === undefined) {
    return <span className="unknown">{code}<span aria-hidden="true">?</span><span className="visually-hidden"> (a code that this console does not know)</span></span>;
  }
  return (
    <span className={`mark s-${known.tone}${large ? ' large' : ''}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">{SHAPES[known.shape]}</svg>
      <span className="word">{known.word}</span>
    </span>
  );
}

/** A sentence that says how things stand, in the colours of its status. */
export function Banner({ code, children }: { readonly code: string; readonly children: ReactNode }) {
  return <div className={`banner s-${WORDS[code]?.tone ?? 'none'}`}><StatusMark code={code} large />{children}</div>;
}

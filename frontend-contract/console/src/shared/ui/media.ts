import { useSyncExternalStore } from 'react';

/** Whether something is so now, told to whoever draws by it. */
interface Known {
  readonly now: () => boolean;
  readonly follow: (listener: () => void) => () => void;
}

function medium(query: string): Known {
  const list = matchMedia(query);
  return {
    now: () => list.matches,
    follow: (listener) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
  };
}

/** What is wider than this reads as columns, and what is not as a list. */
const NARROW = medium('(max-width: 40rem)');
const PRINTED = medium('print');

let onPaper = PRINTED.now();
const papers = new Set<() => void>();

function turn(now: boolean): void {
  onPaper = now;
  papers.forEach((listener) => listener());
}

// A browser lays a page out for paper right after it says that it will.
addEventListener('beforeprint', () => turn(true));
addEventListener('afterprint', () => turn(PRINTED.now()));
PRINTED.follow(() => turn(PRINTED.now()));

const PAPER: Known = {
  now: () => onPaper,
  follow: (listener) => {
    papers.add(listener);
    return () => papers.delete(listener);
  },
};

/** True while the page is laid out for paper. What is there for paper alone is made then, and not before. */
export function usePaper(): boolean {
  return useSyncExternalStore(PAPER.follow, PAPER.now);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(NARROW.follow, NARROW.now);
}

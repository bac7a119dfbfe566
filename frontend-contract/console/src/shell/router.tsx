import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** The address is the whole state of a page: what it shows can be copied and sent. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
let current = location.pathname + location.search;

function changed(): void {
  current = location.pathname + location.search;
  listeners.forEach((listener) => listener());
}

addEventListener('popstate', changed);

/** Goes to an address of this console. */
export function go(to: string, how: { readonly replace?: boolean } = {}): void {
  if (to === current) {
    return;
  }
  if (how.replace === true) {
    history.replaceState(null, '', to);
  } else {
    history.pushState(null, '', to);
  }
  changed();
}

export function usePlace(): Place {
  const address = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return useMemo(() => {
    const url = new URL(address, location.origin);
    return { path: url.pathname, query: url.searchParams };
  }, [address]);
}

/** The address with some parts of its query changed; null takes one out. */
export function withQuery(place: Place, parts: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(parts)) {
    if (value === null || value === '') {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return place.path + (text === '' ? '' : `?${text}`);
}

/** What links carry along: the instant that is looked at. */
export function keepingAsOf(to: string): string {
  const here = new URLSearchParams(location.search);
  if (!here.has('valid') && !here.has('known')) {
    return to;
  }
  const url = new URL(to, location.href);
  for (const name of ['valid', 'known']) {
    const value = here.get(name);
    if (value !== null && !url.searchParams.has(name)) {
      url.searchParams.set(name, value);
    }
  }
  return url.pathname + url.search + url.hash;
}

export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const to = keepingAsOf(href);
  return <a href={to} onClick={(event) => follow(event, to)} {...rest} />;
}

/** Follows a link within the page, where a plain click meant just that. */
export function follow(event: MouseEvent<Element>, to: string): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const { pathname, search, hash } = new URL(to, location.href);
  if (hash !== '' && pathname + search === current) {
    // A place on this page: the browser goes there.
    return;
  }
  event.preventDefault();
  go(to);
}

/** Parts of a path that a pattern names, or null if it does not fit: /labs/:lab. */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (path === '/' ? pattern !== '/' : wanted.length !== given.length) {
    return null;
  }
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) {
      found[part.slice(1)] = decodeURIComponent(value);
    } else if (part !== value) {
      return null;
    }
  }
  return found;
}

const Parameters = createContext<Readonly<Record<string, string>>>({});
export const ParametersProvider = Parameters.Provider;

/** A part of this page's address. */
export function useParameter(name: string): string {
  return useContext(Parameters)[name] ?? '';
}

/** The title of the window, told once the page knows its answer. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Countersign`;
  }, [title]);
}

import { useEffect, useRef } from 'react';
import { ROUTES } from '../routes';
import { useNames } from '../shared/data/words';
import { forgetDrafts } from '../shared/ui/draft';
import { GoTo } from './GoTo';
import { Link, usePlace } from './router';
import { ANYONE, signInAddress, useSession } from './session';
import { useTheme, type Theme } from './theme';

function Menu({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { path } = usePlace();
  useEffect(() => {
    if (menu.current !== null) {
      menu.current.open = false;
    }
  }, [path]);
  return (
    <details
      ref={menu}
      className="menu"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && menu.current?.open === true) {
          menu.current.open = false;
          menu.current.querySelector('summary')?.focus();
        }
      }}
      onBlur={(event) => {
        if (menu.current !== null && event.relatedTarget !== null && !menu.current.contains(event.relatedTarget)) {
          menu.current.open = false;
        }
      }}
    >
      <summary>{name}</summary>
      <div className="sheet">{children}</div>
    </details>
  );
}

/** The same order for everyone: name, daily pages, all pages, go to, viewer. */
export function Header() {
  const { path } = usePlace();
  const session = useSession().data ?? ANYONE;
  const names = useNames();
  const [theme, setTheme] = useTheme();
  const here = (to: string) => (path === to || path.startsWith(`${to}/`) ? ({ 'aria-current': 'page' } as const) : {});
  const listed = ROUTES.filter((route) => route.name !== undefined && route.for.includes(session.kind));
  return (
    <header className="bar">
      <Link className="brand" href="/" {...(path === '/' ? { 'aria-current': 'page' } : {})}>
        <svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="6" className="brand-ground" fill="#0B57B0" /><path d="M7 17l6 6L25 9" fill="none" stroke="#fff" strokeWidth="3.5" /><path d="M7 26h18" stroke="#fff" strokeWidth="2.5" /></svg>
        Countersign
      </Link>
      <nav aria-label="Daily pages">
        <ul>{listed.filter((route) => route.daily?.includes(session.kind)).map((route) => <li key={route.path}><Link href={route.path} {...here(route.path)}>{route.name}</Link></li>)}</ul>
      </nav>
      <div className="end">
        <Menu name="All pages">
          <nav aria-label="All pages"><ul>{listed.map((route) => <li key={route.path}><Link href={route.path} {...here(route.path)}>{route.name}</Link></li>)}</ul></nav>
        </Menu>
        <GoTo />
        {session.kind === 'PUBLIC' ? null : (
          <Menu name={session.user}>
            <p>{names.organisation(session.organisation)}<br /><span className="small muted">{session.roles.filter((role) => !/^(default-roles|offline|uma|lab|auditor|regulator|platform)/.test(role)).join(', ')}</span></p>
            <p><a href="/sign-out" onClick={() => forgetDrafts()}>Sign out</a></p>
          </Menu>
        )}
        <label className="small"><span className="visually-hidden">Colours</span>
          <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
            <option value="system">System colours</option><option value="light">Light</option><option value="dark">Dark</option>
          </select>
        </label>
        {session.kind === 'PUBLIC' ? <a className="button" href={signInAddress()}>Sign in</a> : null}
      </div>
    </header>
  );
}

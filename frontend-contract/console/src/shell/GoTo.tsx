import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { ROUTES } from '../routes';
import { useNames } from '../shared/data/words';
import { go, keepingAsOf } from './router';
import { ANYONE, useSession } from './session';

interface Target {
  readonly name: string;
  readonly kind: string;
  readonly href: string;
}

const MOST = 12;

/** Any page, lab, auditor or model by its name. */
export function GoTo() {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const names = useNames();
  const kind = (useSession().data ?? ANYONE).kind;
  useEffect(() => {
    const key = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        setOpen(true);
      }
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, []);
  useEffect(() => {
    if (open) {
      dialog.current?.showModal();
    } else {
      dialog.current?.close();
    }
  }, [open]);
  const found = useMemo(() => {
    const all: Target[] = [
      ...ROUTES.filter((route) => route.name !== undefined && route.for.includes(kind)).map((route) => ({ name: route.name ?? '', kind: 'page', href: route.path })),
      ...names.organisations.filter((one) => one.kind === 'LAB').map((one) => ({ name: one.name, kind: 'lab', href: `/labs/${one.id}` })),
      ...names.organisations.filter((one) => one.kind === 'AUDITOR').map((one) => ({ name: one.name, kind: 'auditor', href: `/auditors/${one.id}` })),
      ...names.versions.map((one) => ({ name: one.name, kind: 'model version', href: `/models/${names.modelOf(one.id) ?? ''}#${one.id}` })),
    ];
    return all.filter((target) => target.name.toLowerCase().includes(text.trim().toLowerCase())).slice(0, MOST);
  }, [text, names, kind]);
  const choose = (target: Target | undefined) => {
    if (target !== undefined) {
      setOpen(false);
      setText('');
      go(keepingAsOf(target.href));
    }
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((index) => Math.max(0, Math.min(found.length - 1, index + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[at]);
    }
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>Go to… <kbd className="small muted">Ctrl K</kbd></button>
      <dialog ref={dialog} aria-label="Go to" onClose={() => setOpen(false)}>
        <label htmlFor={`${list}-input`}>Page, lab, auditor or model</label>
        <input id={`${list}-input`} type="text" role="combobox" aria-expanded="true" aria-controls={list} aria-autocomplete="list" aria-activedescendant={found.length === 0 ? undefined : `${list}-${String(at)}`} autoComplete="off" value={text} onChange={(event) => { setText(event.target.value); setAt(0); }} onKeyDown={move} />
        <ul className="goto-results" id={list} role="listbox" aria-label="Found">
          {found.map((target, index) => (
            <li key={target.href} id={`${list}-${String(index)}`} role="option" aria-selected={index === at} onClick={() => choose(target)} onMouseEnter={() => setAt(index)}>
              <bdi>{target.name}</bdi> <span className="muted small">{target.kind}</span>
            </li>
          ))}
        </ul>
        <p className="acts"><button type="button" onClick={() => setOpen(false)}>Close</button></p>
      </dialog>
    </>
  );
}

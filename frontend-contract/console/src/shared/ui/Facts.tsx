import { useState } from 'react';
import { Link } from '../../shell/router';
import { instant, left } from '../data/time';
import { useNames } from '../data/words';

/** An instant, always with its zone. */
export function Instant({ at, excluded = false }: { readonly at: string | null; readonly excluded?: boolean }) {
  return at === null ? <>–</> : <time dateTime={at} className={Number.isNaN(Date.parse(at)) ? undefined : 'nowrap'}>{instant(at)}{excluded ? ' (excluded)' : ''}</time>;
}

/** A day that something is due, with how far away that is on the platform's clock. */
export function Due({ at, now }: { readonly at: string; readonly now: string | undefined }) {
  return <><Instant at={at} />{now === undefined ? null : <> <span className="muted nowrap small left">{left(at, now)}</span></>}</>;
}

/** A day as a lab says it now, after the day that counts had passed; nobody accepted that so far. */
export function ClaimedDue({ due }: { readonly due: { readonly at: string; readonly startedAt: string } | null }) {
  return due === null ? <>–</> : <>would be due <Instant at={due.at} />, from {instant(due.startedAt)}; it came after the day and is not accepted</>;
}

export function OrganisationLink({ id }: { readonly id: string }) {
  const names = useNames();
  const kind = names.organisations.find((organisation) => organisation.id === id)?.kind;
  const name = <bdi>{names.organisation(id)}</bdi>;
  if (kind === 'LAB') {
    return <Link href={`/labs/${id}`}>{name}</Link>;
  }
  return kind === 'AUDITOR' ? <Link href={`/auditors/${id}`}>{name}</Link> : name;
}

export function VersionLink({ id }: { readonly id: string | null }) {
  const names = useNames();
  const model = id === null ? undefined : names.modelOf(id);
  const name = <bdi>{names.version(id)}</bdi>;
  return model === undefined ? name : <Link href={`/models/${model}#${id ?? ''}`}>{name}</Link>;
}

const ID = /\b(org_[a-z0-9-]+|[a-z]{2,4}_[0-9a-f]{32})\b/;

/** What the platform says, with the names of things in the place of their ids. */
export function Sentence({ text }: { readonly text: string }) {
  const names = useNames();
  return text.split(ID).map((part, index) => {
    if (index % 2 === 0) {
      return part;
    }
    const name = part.startsWith('org_') ? names.organisation(part) : part.startsWith('mv_') ? names.version(part) : part.startsWith('mdl_') ? names.model(part) : undefined;
    return name === undefined ? <code key={part + String(index)} className="small">{part.slice(0, 12)}…</code> : <bdi key={part + String(index)}>{name}</bdi>;
  });
}

/** A digest in groups of four, to be read aloud and compared. */
export function Digest({ hex, algorithm = 'SHA-256', shown = 64 }: { readonly hex: string; readonly algorithm?: string; readonly shown?: number }) {
  const [copied, setCopied] = useState(false);
  const cut = hex.length > shown ? hex.slice(0, shown) : hex;
  return (
    <span className="digest">
      <code>
        <span className="visually-hidden">{algorithm} </span>
        {cut.match(/.{1,4}/g)?.join(' ') ?? cut}{hex.length > shown ? '…' : ''}
      </code>
      <button type="button" className="quiet" aria-label={`Copy ${algorithm} ${hex.slice(0, 8)}`} onClick={() => void navigator.clipboard.writeText(hex).then(() => setCopied(true))}>
        {copied ? 'Copied' : 'Copy'}
      </button>
    </span>
  );
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST = 20_000;

/** What a party wrote: text and nothing else; what would steer the display is shown as an escape. */
export function Foreign({ text, whole = false }: { readonly text: string; readonly whole?: boolean }) {
  const [open, setOpen] = useState(whole);
  const safe = text.replace(CONTROL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return (
    <>
      <span dir="auto" className="foreign">{open ? safe : safe.slice(0, LONGEST)}</span>
      {!open && safe.length > LONGEST ? <button type="button" className="quiet" onClick={() => setOpen(true)}>Show all {safe.length} characters</button> : null}
    </>
  );
}

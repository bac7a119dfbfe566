import { RegisterWebhookDocument, RemoveWebhookDocument, ReplayWebhookDocument, WebhooksDocument, type SupervisionEventKind, type WebhooksQuery } from '@countersign/client';
import { useState, type FormEvent } from 'react';
import { useAct, useOperation, useQuestion } from '../shared/data/query';
import { plain, spoken } from '../shared/data/words';
import { Choice, ConfirmByTyping, DataTable, Empty, Field, Instant, Page, PageOf, Refusal, useDraft } from '../shared/ui';
import { ANYONE, useSession } from '../shell/session';

type Webhook = WebhooksQuery['webhooks'][number];

const KINDS: readonly SupervisionEventKind[] = ['CROSSING', 'HALT_OPENED', 'HALT_LIFT_REQUESTED', 'HALT_LIFTED', 'WEAKENING', 'OBLIGATION_OVERDUE', 'ATTESTATION_RECEIVED', 'ATTESTATION_SUSPENDED', 'ATTESTATION_REVOKED', 'ATTESTATION_SUPERSEDED'];
const KEEPERS = ['officer', 'lead', 'supervisor'];
const SHOWN = 25;

const hostOf = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
};

function Register() {
  const act = useAct(RegisterWebhookDocument);
  const [url, setUrl, sent] = useDraft('url');
  const [kinds, setKinds] = useState<readonly SupervisionEventKind[]>([]);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sound = URL.canParse(url.trim());
    setWrong(sound ? undefined : 'Give a whole address, for example https://example.org/told.');
    if (sound) {
      void act.send({ url: url.trim(), ...(kinds.length === 0 ? {} : { kinds: [...kinds] }) }).then((data) => {
        if (data !== undefined) {
          sent();
          setKinds([]);
        }
      });
    }
  };
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="register" noValidate>
      <h2 id="register">Be told at another address</h2>
      <Refusal fault={act.fault} />
      <Field label="Address" hint="https, at a host that everyone can reach. You are told of what comes from now on, and only of what you may see." wrong={wrong}>{(ids) => <input {...ids} type="url" autoComplete="off" spellCheck={false} value={url} onChange={(event) => setUrl(event.target.value)} />}</Field>
      <fieldset className="field">
        <legend>What you are told of</legend>
        <p className="hint">With none ticked, of everything.</p>
        {KINDS.map((kind) => <label key={kind}><input type="checkbox" checked={kinds.includes(kind)} onChange={(event) => setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))} />{plain(kind)}</label>)}
      </fieldset>
      <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Registering…' : 'Register the webhook'}</button></div>
    </form>
  );
}

/** Everything behind a place is told again; a receiver knows what it had by the ids. */
function Replay({ webhook, again }: { readonly webhook: Webhook; readonly again: () => void }) {
  const act = useQuestion(ReplayWebhookDocument);
  const [after, setAfter] = useState('');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [told, setTold] = useState(false);
  const edges = webhook.messages.edges;
  const chosen = after === '' ? (edges[0]?.cursor ?? 'typed') : after;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const from = chosen === 'typed' ? typed.trim() : chosen;
    setTold(false);
    setWrong(from === '' ? 'Give the cursor of an event that you had.' : undefined);
    if (from !== '') {
      void act.ask({ input: { webhook: webhook.id, after: from } }).then((data) => {
        setTold(data !== undefined);
        again();
      });
    }
  };
  return (
    <details>
      <summary>Tell it again<span className="visually-hidden"> at {hostOf(webhook.url)}</span></summary>
      <form className="stack" onSubmit={submit} aria-label={`Tell it again at ${hostOf(webhook.url)}`} noValidate>
        <p>Each message keeps its id: whoever receives it tells by that what it had before.</p>
        <Refusal fault={act.fault} />
        <Choice label="Everything after" value={chosen} options={[...edges.map(({ cursor, node }) => [cursor, `${plain(node.kind)}, ${node.id.slice(0, 16)}…`] as const), ['typed', 'an event whose cursor I have']]} onChange={setAfter} />
        {chosen === 'typed' ? <Field label="Its cursor" hint="Of a message, or of an event of a subscription." wrong={wrong}>{(ids) => <input {...ids} type="text" className="mono" value={typed} onChange={(event) => setTyped(event.target.value)} />}</Field> : null}
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Sending…' : 'Tell it again'}</button></div>
        <p role="status">{told ? 'It is told again from there.' : ''}</p>
      </form>
    </details>
  );
}

/** What its messages are signed with: shown when it is asked for, not to whoever looks over a shoulder. */
function Secret({ of }: { readonly of: Webhook }) {
  const [shown, setShown] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <>
      <button type="button" className="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? 'Hide it' : 'Show it'}<span className="visually-hidden">: the secret of {hostOf(of.url)}</span></button>
      <button type="button" className="quiet" onClick={() => void navigator.clipboard.writeText(of.secret).then(() => setCopied(true))}>{copied ? 'Copied' : 'Copy it'}<span className="visually-hidden">: the secret of {hostOf(of.url)}</span></button>
      {shown ? <><br /><code>{of.secret}</code></> : null}
    </>
  );
}

function One({ webhook, again }: { readonly webhook: Webhook; readonly again: () => void }) {
  const remove = useAct(RemoveWebhookDocument);
  const rows = webhook.messages.edges.map((edge) => edge.node);
  return (
    <section className="change" aria-labelledby={webhook.id}>
      <h2 id={webhook.id}><bdi>{hostOf(webhook.url)}</bdi></h2>
      <dl>
        <dt>Address</dt><dd><code>{webhook.url}</code></dd>
        <dt>Told of</dt><dd>{webhook.kinds.length === KINDS.length ? 'everything' : webhook.kinds.map(plain).join(', ')}</dd>
        <dt>Secret</dt><dd><Secret of={webhook} /></dd>
      </dl>
      <DataTable caption={`Messages, the newest first${webhook.messages.totalCount > rows.length ? `: ${String(rows.length)} of ${String(webhook.messages.totalCount)}` : ''}`} rows={rows} id={(row) => row.id} empty="Nothing was to be told yet." sortable={false} columns={[
        { name: 'Of', cell: (row) => plain(row.kind) },
        { name: 'Message', cell: (row) => <code>{row.id}</code> },
        { name: 'Stands', cell: (row) => (row.deliveredAt === null ? row.nextAttemptAt === null ? <strong>given up</strong> : <>waits, tried again <Instant at={row.nextAttemptAt} /></> : <>taken <Instant at={row.deliveredAt} /></>) },
        { name: 'Last failure', cell: (row) => (row.failure === null ? 'none' : spoken(row.failure)) },
        { name: 'Attempts', cell: (row) => row.attempts, number: true },
      ]} />
      <Replay webhook={webhook} again={again} />
      <div className="acts">
        <ConfirmByTyping title="Remove the webhook" what={hostOf(webhook.url)} act={remove} verb="Remove the webhook" doing="Removing…" input={() => ({ webhook: webhook.id })} done={() => undefined}
          follows={<p>Nothing more is sent there, not even what waits.</p>} />
      </div>
    </section>
  );
}

/** Where are we told, and did it arrive? */
export default function Webhooks() {
  const session = useSession().data ?? ANYONE;
  const keeper = session.roles.some((role) => KEEPERS.includes(role));
  const asked = useOperation(WebhooksDocument, { first: SHOWN }, { timeless: true, enabled: keeper });
  if (!keeper) {
    return <Page title="Webhooks"><Empty>Officers, leads and supervisors keep their organisation’s webhooks.</Empty></Page>;
  }
  return (
    <PageOf of={asked} name="Webhooks">
      {(data) => {
        const open = data.webhooks.filter((one) => !one.removed);
        const gone = data.webhooks.filter((one) => one.removed);
        const waiting = open.flatMap((one) => one.messages.edges).filter(({ node }) => node.deliveredAt === null && node.nextAttemptAt !== null).length;
        return (
          <Page title="Webhooks" status={open.length === 0 ? 'You are told nowhere.' : `You are told at ${String(open.length)} ${open.length === 1 ? 'address' : 'addresses'}; ${waiting === 0 ? 'nothing waits' : `${String(waiting)} of the newest messages ${waiting === 1 ? 'waits' : 'wait'} to be taken`}.`}>
            <p className="muted">Every message is signed by the Standard Webhooks scheme, tried for three days, and has one id however often it is tried.</p>
            {open.map((one) => <One key={one.id} webhook={one} again={() => void asked.refetch()} />)}
            <Register />
            {gone.length === 0 ? null : <details><summary>Removed ({gone.length})</summary><ul>{gone.map((one) => <li key={one.id}><code>{one.url}</code></li>)}</ul></details>}
          </Page>
        );
      }}
    </PageOf>
  );
}

import { Link } from '../../shell/router';

interface Reason {
  readonly code: string;
  readonly thresholdKey: string | null;
  readonly safeguardKey: string | null;
  readonly relatesTo?: string | null;
  readonly sentence: string;
}

const PAGES: Readonly<Record<string, string>> = { hlt: 'halts', att: 'attestations', dec: 'decisions', req: 'requests', evd: 'evidence', mdl: 'models', inc: 'incidents', inq: 'inquiries', eng: 'engagements' };

/** Where the thing behind a reason is shown, if it has a page. */
export function pageOf(id: string | null | undefined): string | undefined {
  const prefix = id?.split('_')[0];
  const page = prefix === undefined ? undefined : PAGES[prefix];
  return page === undefined || id === null || id === undefined ? undefined : `/${page}/${id}`;
}

/** Every reason in the order of the rules, each with its one link to what is missing or proves it. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ol className="reasons">
      {reasons.map((reason, index) => {
        const page = pageOf(reason.relatesTo) ?? (reason.safeguardKey === null ? undefined : `/safeguards?key=${reason.safeguardKey}`);
        return (
          <li key={reason.code + String(index)}>
            <div>
              <p><strong>{[reason.thresholdKey, reason.safeguardKey].filter((key) => key !== null).join(', ') || 'The request'}</strong> <code className="small muted">{reason.code}</code></p>
              <p>{reason.sentence}</p>
              {page === undefined ? null : <p><Link href={page}>Open what this is about</Link></p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

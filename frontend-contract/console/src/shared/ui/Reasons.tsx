import type { ReasonCode } from '@countersign/client';
import { Link } from '../../shell/router';
import { Sentence } from './Facts';

interface Reason {
  readonly code: string;
  readonly thresholdKey: string | null;
  readonly safeguardKey: string | null;
  readonly relatesTo?: string | null;
  readonly sentence: string;
}

const PAGES: Readonly<Record<string, readonly [page: string, noun: string]>> = {
  hlt: ['halts', 'halt'], att: ['attestations', 'attestation'], dec: ['decisions', 'decision'], req: ['requests', 'request'], evd: ['evidence', 'evidence'], mdl: ['models', 'model'], inc: ['incidents', 'incident'], inq: ['inquiries', 'inquiry'], eng: ['engagements', 'engagement'],
};

const LAB = 'The lab';
const AUDITOR = 'An engaged auditor';
const EVALUATOR = 'The lab, or an engaged auditor';

/** Who has to bring what is missing; nobody, where nothing is. */
const WHO = {
  STATUS_UNPROVEN: 'The platform: ask again once its log is fresh', NO_POLICY: LAB, OPEN_HALT: 'The lab’s officers; then its regulators may object', NO_THRESHOLDS: LAB, MUST_NOT_PROCEED: 'Nobody: no safeguard lifts it',
  SAFEGUARD_MISSING: LAB, SAFEGUARD_NOT_VALIDATED: AUDITOR, SAFEGUARD_DEGRADED: 'The lab; then an engaged auditor', ATTESTATION_LAPSED: AUDITOR,
  NOT_ASSESSED: EVALUATOR, CEILING_EXCEEDED: LAB, STALE_COMPUTE_RATIO: EVALUATOR, STALE_AGE: EVALUATOR, MODEL_CHANGED: EVALUATOR, ELICITATION_ADVANCE: EVALUATOR, INCONCLUSIVE: EVALUATOR, APPROACHING_NOT_STRUCTURED: EVALUATOR,
  CONCLUSION_NOT_SUPPORTED: EVALUATOR, EVIDENCE_NOT_DECISION_GRADE: EVALUATOR, MITIGATIONS_NOT_OFF: EVALUATOR, CONFLICTED: 'Another, independent auditor', NOT_ATTESTED: AUDITOR,
  RULED_OUT: undefined, APPROACHING: undefined, SAFEGUARDS_VALIDATED: undefined,
} satisfies Readonly<Record<ReasonCode, string | undefined>>;

const whoOf = (code: string): string | undefined => (code in WHO ? WHO[code as ReasonCode] : undefined);

/** Where the thing behind a reason is shown, if it has a page. */
export function pageOf(id: string | null | undefined): string | undefined {
  const page = PAGES[id?.split('_')[0] ?? '']?.[0];
  return page === undefined || id === null || id === undefined ? undefined : `/${page}/${id}`;
}

/** What the thing behind a reason is. */
const nounOf = (id: string | null | undefined): string => PAGES[id?.split('_')[0] ?? '']?.[1] ?? 'safeguard';

/** Every reason in the order of the rules, each with its one link to what is missing or proves it. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ol className="reasons">
      {reasons.map((reason, index) => {
        const page = pageOf(reason.relatesTo) ?? (reason.safeguardKey === null ? undefined : `/safeguards?key=${reason.safeguardKey}`);
        const who = whoOf(reason.code);
        return (
          <li key={reason.code + String(index)}>
            <div>
              <p><strong>{[reason.thresholdKey, reason.safeguardKey].filter((key) => key !== null).join(', ') || 'The request'}</strong> <code className="small muted">{reason.code}</code></p>
              <p><Sentence text={reason.sentence} /></p>
            </div>
            <div className="small">
              {who === undefined ? null : <p><span className="muted">Who:</span> {who}</p>}
              {page === undefined ? null : <p><Link href={page}>Open the {nounOf(reason.relatesTo)}</Link></p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

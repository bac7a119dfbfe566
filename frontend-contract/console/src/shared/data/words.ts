import { useMemo } from 'react';
import { codes, NamesDocument } from '@countersign/client';
import { useOperation } from './query';

/** What the platform's codes are called, and how they look. A code that is not here shows as itself. */
export interface Word {
  readonly word: string;
  readonly tone: 'met' | 'claimed' | 'due' | 'overdue' | 'breached' | 'contested' | 'none';
  readonly shape: Shape;
  readonly code?: string;
}

export type Shape = 'disc' | 'half' | 'clock' | 'triangle' | 'octagon' | 'diamond' | 'dash' | 'square' | 'rings' | 'triangles' | 'octagons';

const word = (text: string, tone: Word['tone'], shape: Shape, code?: string): Word => ({ word: text, tone, shape, ...(code === undefined ? {} : { code }) });

export const WORDS: Readonly<Record<string, Word>> = {
  MET: word('Met', 'met', 'disc', 'Me'),
  CLAIMED: word('Claimed, not attested', 'claimed', 'half', 'Cl'),
  DUE_SOON: word('Due soon', 'due', 'clock', 'Du'),
  OVERDUE: word('Overdue', 'overdue', 'triangle', 'Ov'),
  BREACHED: word('Breached', 'breached', 'octagon', 'Br'),
  CONTESTED: word('Contested', 'contested', 'diamond', 'Co'),
  NOT_APPLICABLE: word('Not applicable', 'none', 'dash', 'NA'),
  ABSENT: word('No commitment', 'none', 'square', 'Ab'),
  CLEARED: word('Cleared', 'met', 'rings'),
  EVALUATION_REQUIRED: word('Evaluation required', 'due', 'triangles'),
  HALTED: word('Halted', 'breached', 'octagons'),
  OPEN: word('Open', 'breached', 'octagon'),
  LIFT_REQUESTED: word('Lift requested', 'due', 'clock'),
  LIFT_DENIED: word('Lift denied', 'breached', 'octagon'),
  LIFTED: word('Lifted', 'met', 'disc'),
  REACHED: word('Reached', 'breached', 'octagon', 'Re'),
  CANNOT_RULE_OUT: word('Cannot rule out', 'overdue', 'triangle', 'CR'),
  APPROACHING: word('Approaching', 'due', 'clock', 'Ap'),
  RULED_OUT: word('Ruled out', 'met', 'disc', 'RO'),
  INCONCLUSIVE: word('Inconclusive', 'contested', 'diamond', 'In'),
  ACTIVE: word('Active', 'met', 'disc'),
  SUSPENDED: word('Suspended', 'overdue', 'triangle'),
  REVOKED: word('Revoked', 'breached', 'octagon'),
  SUPERSEDED: word('Superseded', 'none', 'dash'),
  EXPIRED: word('Expired', 'none', 'square'),
  REJECTED: word('Rejected', 'breached', 'octagon'),
  WEAKENED: word('Weakened', 'breached', 'octagon'),
  STRENGTHENED: word('Strengthened', 'met', 'disc'),
  ADDED: word('Added', 'claimed', 'half'),
  REMOVED: word('Removed', 'overdue', 'triangle'),
  NEUTRAL: word('Neutral wording', 'none', 'dash'),
  PENDING: word('Pending', 'claimed', 'half'),
  SUBMITTED: word('Submitted', 'met', 'disc'),
  SUBMITTED_LATE: word('Submitted late', 'overdue', 'triangle'),
  ANSWERED: word('Answered', 'met', 'disc'),
  ANSWERED_LATE: word('Answered late', 'overdue', 'triangle'),
  CLOSED: word('Closed', 'none', 'dash'),
  OFFERED: word('Offered', 'due', 'clock'),
  ENDED: word('Ended', 'none', 'dash'),
  VALIDATED: word('Validated', 'met', 'disc'),
  IMPLEMENTED: word('In place, not validated', 'claimed', 'half'),
  PROPOSED: word('Proposed', 'due', 'clock'),
  DEGRADED: word('Degraded', 'breached', 'octagon'),
  MISSING: word('Missing', 'overdue', 'triangle'),
  NOT_VALIDATED: word('Not validated', 'overdue', 'triangle'),
  LAPSED: word('Lapsed', 'overdue', 'triangle'),
  BINDING: word('Binding', 'claimed', 'disc'),
  GOAL: word('Goal', 'none', 'half'),
  RECOMMENDATION: word('Recommendation', 'none', 'half'),
  DISCRETIONARY: word('Discretionary', 'none', 'dash'),
  EFFECTIVE: word('In force', 'met', 'disc'),
  PUBLISHED: word('Published', 'claimed', 'half'),
  APPROVED: word('Approved', 'claimed', 'half'),
  DRAFT: word('Draft', 'none', 'dash'),
  REPEALED: word('Repealed', 'none', 'dash'),
  WITHDRAWN: word('Withdrawn', 'none', 'dash'),
  RECORDED: word('Not approved yet', 'claimed', 'half'),
  UPCOMING: word('Not begun', 'none', 'clock'),
  IN_FORCE: word('In force', 'met', 'disc'),
  FULL: word('In full', 'met', 'disc'),
  PARTIAL: word('In part', 'due', 'half'),
  NONE: word('Not met', 'overdue', 'triangle'),
};

/** A status within a sentence: "due soon"; a code that this console does not know stays itself. */
export function wordOf(code: string): string {
  return WORDS[code]?.word.toLowerCase() ?? code;
}

/** Codes that are not their own words. */
const NAMES: Readonly<Record<string, string>> = {
  AI_RND: 'AI research', CHEM_BIO: 'chemical and biological', RADIOLOGICAL_NUCLEAR: 'radiological and nuclear', NO_AI: 'no AI', RL: 'reinforcement learning', FINETUNE: 'fine-tuning',
};

/** A code that others may add to at any time, as a person reads it: NOT_ATTESTED is "not attested". */
export function spoken(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

/** A code of the schema as a person reads it; one that is newer than this console stays itself. */
export function plain(code: string): string {
  return NAMES[code] ?? (codes.has(code) ? spoken(code) : code);
}

/** What a predicate's address says that was signed: "safeguard validation". */
export function kindOf(predicateType: string): string {
  return (predicateType.split('/').at(-2) ?? predicateType).replaceAll('-', ' ');
}

/** What a regime is called in a list: a framework document stands for what its own policy asks for. */
export function regimeOf(instrument: string): string {
  return instrument.startsWith('doc_') ? 'Own policy' : instrument.replaceAll('_', ' ');
}

export interface NamesOf {
  readonly organisation: (id: string) => string;
  readonly version: (id: string | null) => string;
  readonly model: (id: string) => string;
  /** The model that a version belongs to, if it is known. */
  readonly modelOf: (version: string) => string | undefined;
  readonly versions: readonly { readonly id: string; readonly name: string; readonly lab: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly kind: string; readonly jurisdictions: readonly string[] }[];
}

const short = (id: string): string => (id.length > 16 ? `${id.slice(0, 12)}…` : id);

/** What ids are called, for whoever may know; an id without a name is shown as it is. */
export function useNames(): NamesOf {
  const { data } = useOperation(NamesDocument, {}, { staleTime: 60_000 });
  return useMemo(() => {
    const organisations = new Map(data?.organisations.nodes.map((node) => [node.id, node]) ?? []);
    const models = new Map(data?.models.nodes.map((node) => [node.id, node.name]) ?? []);
    const versions = new Map(
      data?.models.nodes.flatMap((model) => model.versions.nodes.map((version) => [version.id, { id: version.id, name: `${model.name}@${version.label}`, lab: model.lab, model: model.id }] as const)) ?? [],
    );
    return {
      organisation: (id) => organisations.get(id)?.legalName ?? id.replace(/^org_/, ''),
      version: (id) => (id === null ? '–' : (versions.get(id)?.name ?? short(id))),
      model: (id) => models.get(id) ?? short(id),
      modelOf: (version) => versions.get(version)?.model,
      versions: [...versions.values()],
      organisations: [...organisations.values()].map((node) => ({ id: node.id, name: node.legalName, kind: node.kind, jurisdictions: node.jurisdictions })),
    };
  }, [data]);
}

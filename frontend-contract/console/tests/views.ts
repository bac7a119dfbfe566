import { idOf } from '@countersign/mock';

const DOCUMENT = `/labs/org_aurelia/policies/${idOf('FrameworkDocument', 0)}`;

/** Every page, with who looks at it. */
export const VIEWS: readonly (readonly [name: string, path: string, role: string])[] = [
  ['home-public', '/', ''], ['home-lab', '/', 'officer'], ['home-auditor', '/', 'lead'], ['home-regulator', '/', 'supervisor'],
  ['matrix', '/matrix', 'supervisor'], ['requests', '/requests', 'officer'], ['request', '/requests/req_1', 'officer'], ['halts', '/halts', 'supervisor'], ['halts-public', '/halts', ''],
  ['halt', '/halts/hlt_1', 'officer'], ['halt-supervisor', '/halts/hlt_1', 'supervisor'], ['deadlines', '/deadlines', 'supervisor'], ['incidents', '/incidents', 'officer'], ['incident', '/incidents/inc_1', 'officer'],
  ['findings', '/findings', 'supervisor'], ['gaps', '/findings?view=gaps', 'supervisor'], ['divergence', '/findings?view=divergence', 'supervisor'], ['exceptions', '/findings?view=exceptions', 'supervisor'],
  ['inquiries', '/inquiries', 'supervisor'], ['inquiry', `/inquiries/${idOf('Inquiry', 0)}`, 'officer'], ['safeguards', '/safeguards', 'officer'], ['evidence', '/evidence', 'lead'], ['evidence-room', '/evidence/ev_1', 'lead'],
  ['engagements', '/engagements', 'officer'], ['engagement', '/engagements/eng_1', 'lead'], ['attestations', '/attestations', 'lead'], ['attestation', '/attestations/att_1', 'lead'], ['attest', `/attest/evaluation-${idOf('Evaluation', 0)}`, 'lead'],
  ['lab', '/labs/org_aurelia', ''], ['diff', `${DOCUMENT}?from=${idOf('PolicyVersion', 1)}&to=${idOf('PolicyVersion', 0)}`, 'supervisor'], ['model', '/models/mdl_1', 'officer'], ['decision', '/decisions/dec_1', 'officer'],
  ['threshold', '/models/mdl_1/thresholds/CYBER-2', 'lead'], ['policy-new', `${DOCUMENT}/draft/new`, 'officer'], ['policy-draft', `${DOCUMENT}/draft/pol_1`, 'officer'], ['documents', '/documents', 'supervisor'], ['documents-lab', '/documents', 'officer'], ['thresholds', '/thresholds', ''], ['requirements', '/requirements', ''], ['search', '/search?words=cyber', ''], ['exports', '/exports', 'supervisor'],
  ['auditors', '/auditors', ''], ['auditor', '/auditors/org_kestrel', ''], ['access', '/access', 'officer'], ['verify', '/verify', ''], ['help', '/help', ''],
];

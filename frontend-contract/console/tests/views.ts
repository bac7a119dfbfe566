import { idOf } from '@countersign/mock';

const DOCUMENT = `/labs/org_aurelia/policies/${idOf('FrameworkDocument', 0)}`;

/** Some pages alone, by a pattern of their names; all, if absent. */
export const WANTED = process.env['COUNTERSIGN_VIEWS'];

const ALL: readonly (readonly [name: string, path: string, role: string])[] = [
  ['home-public', '/', ''], ['home-lab', '/', 'officer'], ['home-auditor', '/', 'lead'], ['home-regulator', '/', 'supervisor'],
  ['matrix', '/matrix', 'supervisor'], ['requests', '/requests', 'officer'], ['request', '/requests/req_1', 'officer'], ['halts', '/halts', 'supervisor'], ['halts-public', '/halts', ''],
  ['halt', '/halts/hlt_1', 'officer'], ['halt-supervisor', '/halts/hlt_1', 'supervisor'], ['deadlines', '/deadlines', 'supervisor'], ['incidents', '/incidents', 'officer'], ['incident', '/incidents/inc_1', 'officer'],
  ['findings', '/findings', 'supervisor'], ['gaps', '/findings?view=gaps', 'supervisor'], ['divergence', '/findings?view=divergence', 'supervisor'], ['exceptions', '/findings?view=exceptions', 'supervisor'],
  ['inquiries', '/inquiries', 'supervisor'], ['inquiry', `/inquiries/${idOf('Inquiry', 0)}`, 'officer'], ['safeguards', '/safeguards', 'officer'], ['evidence', '/evidence', 'lead'], ['evidence-room', '/evidence/ev_1', 'lead'],
  ['engagements', '/engagements', 'officer'], ['engagement', '/engagements/eng_1', 'lead'], ['attestations', '/attestations', 'lead'], ['attestation', '/attestations/att_1', 'lead'], ['attest', `/attest/evaluation-${idOf('Evaluation', 0)}`, 'lead'],
  ['lab', '/labs/org_aurelia', ''], ['diff', `${DOCUMENT}?from=${idOf('PolicyVersion', 1)}&to=${idOf('PolicyVersion', 0)}`, 'supervisor'], ['model', '/models/mdl_1', 'officer'], ['decision', '/decisions/dec_1', 'officer'],
  ['threshold', '/models/mdl_1/thresholds/CYBER-2', 'lead'], ['policy-new', `${DOCUMENT}/draft/new`, 'officer'], ['policy-draft', `${DOCUMENT}/draft/pol_1`, 'officer'], ['documents', '/documents', 'supervisor'], ['documents-lab', '/documents', 'officer'], ['thresholds', '/thresholds', ''], ['requirements', '/requirements', ''], ['search', '/search?words=cyber', ''], ['exports', '/exports', 'supervisor'], ['packs', '/packs', 'officer'], ['pack-board', '/packs?pack=board', 'officer'],
  ['matrix-compared', '/matrix?compare=2026-07-01T00:00:00Z&lab=org_aurelia', 'supervisor'], ['matrix-lab', `/matrix?cell=${encodeURIComponent('(median) BIO-2')}`, 'officer'], ['mappings', '/mappings?requirement=CYBER-2', 'officer'], ['aggregates', '/aggregates', ''],
  ['hazards', `/hazards?request=${idOf('HazardRead', 0)}`, 'officer'], ['keys', `/keys?key=${idOf('SigningKey', 0)}`, 'officer'], ['webhooks', '/webhooks', 'officer'], ['deadlines-lab', '/deadlines', 'officer'],
  ['threshold-reading', `/thresholds?read=${encodeURIComponent(`${idOf('PolicyVersion', 0)} CYBER-2`)}`, 'supervisor'], ['lab-adopt', `/labs/org_aurelia?adopt=${encodeURIComponent(`${idOf('PolicyVersion', 0)} CYBER-2`)}`, 'supervisor'],
  ['auditors', '/auditors', ''], ['auditor', '/auditors/org_kestrel', ''], ['access', '/access', 'officer'], ['verify', '/verify', ''], ['help', '/help', ''],
];

/** Every page, with who looks at it. */
export const VIEWS = ALL.filter(([name]) => WANTED === undefined || new RegExp(WANTED).test(name));

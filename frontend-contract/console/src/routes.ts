import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Session } from './shell/session';

type Kind = Session['kind'];

/** One question, one address, for everybody: rights decide what is found there, never the address. */
export interface Route {
  readonly path: string;
  readonly page: LazyExoticComponent<ComponentType>;
  /** What it is called where pages are listed; absent for pages about one thing. */
  readonly name?: string;
  /** Whom it is listed for. */
  readonly for: readonly Kind[];
  /** Whose daily work it is: listed in the bar. */
  readonly daily?: readonly Kind[];
}

const EVERYONE: readonly Kind[] = ['PUBLIC', 'LAB', 'AUDITOR', 'REGULATOR', 'PLATFORM'];
const SIGNED_IN: readonly Kind[] = ['LAB', 'AUDITOR', 'REGULATOR'];
const LAB_AND_REGULATOR: readonly Kind[] = ['LAB', 'REGULATOR'];

export const ROUTES: readonly Route[] = [
  { path: '/', page: lazy(() => import('./public/Home')), for: EVERYONE },
  { path: '/matrix', page: lazy(() => import('./regulator/Matrix')), name: 'Compliance matrix', for: LAB_AND_REGULATOR, daily: ['REGULATOR'] },
  { path: '/requests', page: lazy(() => import('./lab/Requests')), name: 'Can we proceed?', for: LAB_AND_REGULATOR, daily: ['LAB'] },
  { path: '/requests/:id', page: lazy(() => import('./lab/Request')), for: [] },
  { path: '/halts', page: lazy(() => import('./public/Halts')), name: 'Halts', for: EVERYONE, daily: EVERYONE },
  { path: '/halts/:id', page: lazy(() => import('./public/Halt')), for: [] },
  { path: '/deadlines', page: lazy(() => import('./regulator/Deadlines')), name: 'Deadlines', for: SIGNED_IN, daily: LAB_AND_REGULATOR },
  { path: '/incidents', page: lazy(() => import('./lab/Incidents')), name: 'Incidents', for: LAB_AND_REGULATOR },
  { path: '/incidents/:id', page: lazy(() => import('./lab/Incident')), for: [] },
  { path: '/findings', page: lazy(() => import('./regulator/Findings')), name: 'Findings', for: LAB_AND_REGULATOR, daily: ['REGULATOR'] },
  { path: '/inquiries', page: lazy(() => import('./regulator/Inquiries')), name: 'Inquiries', for: LAB_AND_REGULATOR, daily: ['REGULATOR'] },
  { path: '/inquiries/:id', page: lazy(() => import('./regulator/Inquiry')), for: [] },
  { path: '/safeguards', page: lazy(() => import('./lab/Safeguards')), name: 'Safeguards', for: SIGNED_IN },
  { path: '/evidence', page: lazy(() => import('./auditor/EvidenceList')), name: 'Evidence', for: SIGNED_IN, daily: ['LAB', 'AUDITOR'] },
  { path: '/evidence/:id', page: lazy(() => import('./auditor/EvidenceRoom')), for: [] },
  { path: '/engagements', page: lazy(() => import('./auditor/Engagements')), name: 'Engagements', for: SIGNED_IN, daily: ['AUDITOR'] },
  { path: '/engagements/:id', page: lazy(() => import('./auditor/Engagement')), for: [] },
  { path: '/attestations', page: lazy(() => import('./auditor/Attestations')), name: 'Attestations', for: SIGNED_IN, daily: ['AUDITOR'] },
  { path: '/attestations/:id', page: lazy(() => import('./auditor/Attestation')), for: [] },
  { path: '/attest/:draft', page: lazy(() => import('./auditor/Attest')), for: [] },
  { path: '/labs/:lab', page: lazy(() => import('./public/Lab')), for: [] },
  { path: '/labs/:lab/policies/:doc', page: lazy(() => import('./public/PolicyDiff')), for: [] },
  { path: '/labs/:lab/policies/:doc/draft/:id', page: lazy(() => import('./lab/PolicyDraft')), for: [] },
  { path: '/models/:id/thresholds/:key', page: lazy(() => import('./auditor/Threshold')), for: [] },
  { path: '/models/:id', page: lazy(() => import('./public/Model')), for: [] },
  { path: '/decisions/:id', page: lazy(() => import('./public/Decision')), for: [] },
  { path: '/auditors', page: lazy(() => import('./public/Auditors')), name: 'Auditors', for: EVERYONE, daily: ['PUBLIC'] },
  { path: '/auditors/:org', page: lazy(() => import('./public/Auditor')), for: [] },
  { path: '/access', page: lazy(() => import('./lab/Access')), name: 'Who saw what', for: SIGNED_IN },
  { path: '/documents', page: lazy(() => import('./regulator/Documents')), name: 'Documents handed in', for: SIGNED_IN },
  { path: '/thresholds', page: lazy(() => import('./public/Thresholds')), name: 'Thresholds side by side', for: EVERYONE },
  { path: '/requirements', page: lazy(() => import('./public/Requirements')), name: 'Adopted requirements', for: EVERYONE },
  { path: '/mappings', page: lazy(() => import('./lab/Mappings')), name: 'Requirement mapping', for: LAB_AND_REGULATOR },
  { path: '/aggregates', page: lazy(() => import('./public/Aggregates')), name: 'Yearly counts', for: EVERYONE },
  { path: '/search', page: lazy(() => import('./public/Search')), name: 'Search', for: EVERYONE },
  { path: '/exports', page: lazy(() => import('./regulator/Exports')), name: 'Exports', for: SIGNED_IN },
  { path: '/packs', page: lazy(() => import('./lab/Packs')), name: 'Report packs', for: ['LAB'] },
  { path: '/hazards', page: lazy(() => import('./auditor/Hazards')), name: 'Hazard reads', for: SIGNED_IN },
  { path: '/keys', page: lazy(() => import('./organisation/Keys')), name: 'Signing keys', for: ['LAB', 'AUDITOR'] },
  { path: '/webhooks', page: lazy(() => import('./organisation/Webhooks')), name: 'Webhooks', for: SIGNED_IN },
  { path: '/verify', page: lazy(() => import('./public/verify/Verify')), name: 'Verify a proof', for: EVERYONE, daily: ['PUBLIC'] },
  { path: '/help', page: lazy(() => import('./public/Help')), name: 'Help', for: EVERYONE },
  { path: '/sign-in-again', page: lazy(() => import('./shell/SignInAgain')), for: [] },
  { path: '/signed-in', page: lazy(() => import('./shell/SignedIn')), for: [] },
];

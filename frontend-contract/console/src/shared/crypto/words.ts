/** What each field of a statement means, for whoever is about to sign it. A field that is not here is not signed here. */
const MEANINGS: Readonly<Record<string, string>> = {
  labId: 'It is about the lab',
  modelVersionId: 'It is about the model version',
  evaluationId: 'It vouches for the evaluation',
  engagementId: 'It is made under the engagement',
  protocolDigest: 'The protocol that was registered beforehand has SHA-256',
  preRegisteredAt: 'The protocol was registered',
  'elicitation.techniques': 'The capability was brought out by',
  'elicitation.scaffoldDigest': 'With the scaffold whose SHA-256 is',
  'elicitation.fineTuned': 'The model was fine-tuned for it',
  'elicitation.mitigationsOff': 'Mitigations were off',
  'elicitation.computeBudget': 'With so much compute, in FLOP',
  'elicitation.matchesThreatActor': 'It reaches what the threat actor could do',
  accessLevel: 'The evaluator had access to',
  'evaluator.org': 'Who evaluated',
  'evaluator.leadName': 'Led by',
  startedAt: 'It began',
  completedAt: 'It ended',
  'findings.thresholdKey': 'A finding for the threshold',
  'findings.policyVersionDigest': 'as the policy version with this digest defines it',
  'findings.conclusion': 'concludes',
  'findings.results': 'and of what was measured it says',
  'findings.results.indicatorKey': 'by the indicator',
  'findings.results.successes': 'with so many successes',
  'findings.results.value': 'with the value',
  'findings.results.stderr': 'and the standard error',
  'findings.results.n': 'on so many samples',
  'findings.results.planned': 'of so many planned',
  plannedSamples: 'The protocol that was registered plans',
  'plannedSamples.thresholdKey': 'The protocol that was registered plans, for the threshold',
  'plannedSamples.indicatorKey': 'and the indicator',
  'plannedSamples.samples': 'so many samples',
  limitations: 'It is limited by',
  lead: 'The lead who signs is',
  issuedAt: 'It is made',
  validUntil: 'It holds until',
  supersedes: 'It takes the place of the attestation',
  safeguardKey: 'It is about the safeguard',
  'surfaces.surface': 'On the surface',
  'surfaces.configDigest': 'in the configuration whose SHA-256 is',
  'surfaces.result': 'it was found',
  thresholdKeys: 'It bears on the thresholds',
  policyVersionDigests: 'of the policy versions with these digests',
  method: 'By this method',
  evidence: 'It rests on the evidence',
  attackBudget: 'Against this attack budget',
  successCriterion: 'A success of the attack would have been',
  attestationId: 'It revokes the attestation',
  reason: 'Because',
  effectiveFrom: 'From',
  compromisedSince: 'The key was in other hands since',
  'relationships.relationship': 'A relation is disclosed',
  'relationships.with': 'with',
  'relationships.holder': 'held by',
  'relationships.share': 'with the share',
  'relationships.from': 'since',
  'relationships.until': 'until',
  'relationships.scope': 'for the scope',
  'relationships.detail': 'in detail',
  relationships: 'Relations disclosed',
  'periodCovered.from': 'It covers the time from',
  'periodCovered.until': 'to',
  publicationControl: 'The lab has a say in what is published',
  declaredBy: 'Declared by',
  finding: 'It replies to',
  commitmentKey: 'about the commitment',
  reply: 'It says',
  officer: 'The officer who signs is',
};

export interface Said {
  readonly meaning: string;
  readonly value: string;
}

/** A statement in words, from its bytes; or the first path that has no words. */
export function inWords(payload: Uint8Array): { readonly said: readonly Said[]; readonly subjects: readonly Said[]; readonly predicateType: string } | { readonly unknown: string } {
  let statement: unknown;
  try {
    statement = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return { unknown: '$' };
  }
  const { _type, subject, predicateType, predicate, ...rest } = statement as Record<string, unknown>;
  const beyond = Object.keys(rest)[0];
  if (beyond !== undefined || _type !== 'https://in-toto.io/Statement/v1' || typeof predicateType !== 'string' || !Array.isArray(subject)) {
    return { unknown: `$.${beyond ?? '_type'}` };
  }
  const said: Said[] = [];
  let unknown: string | undefined;
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      if (value.length === 0) {
        say(path, 'none');
      } else {
        value.forEach((one) => walk(one, path));
      }
    } else if (value !== null && typeof value === 'object') {
      Object.entries(value).forEach(([key, one]) => walk(one, path === '' ? key : `${path}.${key}`));
    } else {
      say(path, value === null ? 'not said' : String(value));
    }
  };
  const say = (path: string, value: string) => {
    const meaning = MEANINGS[path];
    if (meaning === undefined) {
      unknown ??= `$.predicate.${path}`;
    } else {
      said.push({ meaning, value });
    }
  };
  walk(predicate, '');
  const subjects = (subject as { name?: unknown; digest?: { sha256?: unknown } }[]).map((one) => ({ meaning: String(one.name ?? ''), value: String(one.digest?.sha256 ?? '') }));
  return unknown === undefined ? { said, subjects, predicateType } : { unknown };
}

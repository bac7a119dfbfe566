import type { HaltRoomQuery } from '@countersign/client';

export interface Condition {
  readonly key: string;
  readonly surface: string;
  readonly state: string;
  readonly by: { readonly id: string; readonly auditor: string; readonly expiresAt: string } | undefined;
}

/** Which safeguards the crossed threshold asks for, and what is there of each. */
export function conditions(room: HaltRoomQuery, halt: { thresholdKey: string; modelVersion: string; policyVersionDigest: string; stages: readonly string[] }): readonly Condition[] | undefined {
  const version = room.frameworkDocuments.nodes.flatMap((document) => document.versions.nodes).find((node) => node.digest === halt.policyVersionDigest);
  const threshold = version?.thresholds.find((node) => node.key === halt.thresholdKey);
  if (threshold === undefined) {
    return undefined;
  }
  const keys = new Set(threshold.requiredSafeguards.flatMap((required) => required.safeguards));
  return [...keys].flatMap((key): readonly Condition[] => {
    const there = room.safeguardImplementations.nodes.filter((node) => node.safeguardKey === key && node.modelVersion === halt.modelVersion);
    if (there.length === 0) {
      return [{ key, surface: '–', state: 'MISSING', by: undefined }];
    }
    return there.map((node) => {
      const by = room.attestations.nodes.find((attestation) => attestation.status === 'ACTIVE' && attestation.validations.some((validation) => validation.safeguardKey === key && validation.surface === node.surface && validation.configDigest === node.configDigest && validation.effect === 'EFFECTIVE'));
      return { key, surface: node.surface, state: by === undefined ? node.state : 'VALIDATED', by };
    });
  });
}

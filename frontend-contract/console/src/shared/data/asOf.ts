import type { AsOfInput } from '@countersign/client';
import { usePlace } from '../../shell/router';

/** The state that is looked at; null is now. */
export interface AsOf {
  readonly validAt: string | null;
  readonly knownAt: string | null;
}

/** From the address: a link shows to others what it showed to whoever sent it. */
export function useAsOf(): AsOf {
  const { query } = usePlace();
  return { validAt: query.get('valid'), knownAt: query.get('known') };
}

export function isPast(asOf: AsOf): boolean {
  return asOf.validAt !== null || asOf.knownAt !== null;
}

export function asOfInput(asOf: AsOf): { readonly asOf?: AsOfInput } {
  if (!isPast(asOf)) {
    return {};
  }
  return {
    asOf: {
      ...(asOf.validAt === null ? {} : { validAt: asOf.validAt }),
      ...(asOf.knownAt === null ? {} : { knownAt: asOf.knownAt }),
    },
  };
}
